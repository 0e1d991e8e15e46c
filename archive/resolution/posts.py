"""What an office is: an office as printed becomes one or several posts, each with its jurisdiction, body and role."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.resolution.foreign_posts import foreign_post, names_country, post_of_country
from archive.resolution.geography import NOWHERE, AreaLevel, Lineage, area_inside, area_prefix, lineage
from archive.resolution.local_posts import local_post
from archive.resolution.national_posts import is_generic, names_nation, national_body, national_post
from archive.resolution.post import AT_HOME, ResolvedPost, Walk
from archive.resolution.post_parts import is_of_one, marks_of, role_of, walk_of
from archive.text.normalize import fold

__all__ = ["AT_HOME", "AreaLevel", "ResolvedPost", "Walk", "resolve_post"]

_LONGEST = 120  # characters of an office that are looked at
_PARTY = re.compile("(?:党组|党委|党支部|党总支)$")
_MOST = 8  # posts of one office
_SEGMENT = re.compile(r"[、,;/ ]+|(?<=[长记任席员])(?:兼任?|和|暨)(?=[\u4e00-\u9fff]{2})")
# Words that the reading of people takes for part of an office: 致电巴基斯坦总统, 发表国家主席.
_LED_IN = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,24}?(?:致电|致函|致信|发表|会见|会晤|吊唁|召见|推翻|抓获|收到|以来|来自|作客|同时任|记者(?:引用|提问|采访)?)|此前|据悉|因此|这两天|新当选|带您走近|"
    r"我们来认识|同|到|由|嘉宾|主讲人|主持人|报告人|现任|新任)(?=[\u4e00-\u9fff]{4})"
)


@dataclass(frozen=True, slots=True)
class _Before:
    """What the next segment of an office takes over: 教育局党委书记、局长; 副市长、公安局局长."""

    post: ResolvedPost | None = None

    @property
    def country(self) -> str:
        return self.post.country if self.post else ""

    @property
    def area(self) -> Lineage:
        return self.post.area if self.post else NOWHERE


def resolve_post(office: str, *, area: Sequence[str] = ()) -> tuple[ResolvedPost, ...]:
    """The posts that ``office``, as printed before or behind one name, stands for; () where it says nothing (同志).

    ``area`` is that of the report or its publisher, by names or codes from wide to narrow; it places local offices
    that print no area (市长, 县委副书记) and no others. Nonsense gives a post of no jurisdiction; never raises.
    """
    return _resolved(fold(office)[:_LONGEST], tuple(area))


@lru_cache(1 << 16)
def _resolved(office: str, area: tuple[str, ...]) -> tuple[ResolvedPost, ...]:
    context = lineage(area) if area else NOWHERE
    posts: dict[tuple[object, ...], ResolvedPost] = {}
    before = _Before()
    for segment in _segments(office):
        post = _post(segment, context, before)
        if post is None:
            continue
        before = _Before(post)
        posts.setdefault(post.key, post)
    return tuple(posts.values())[:_MOST]


def _segments(office: str) -> Iterator[str]:
    """The parts of an office that are an office each; a body without a role (A公司、B公司总经理) is none."""
    parts = [part for part in _SEGMENT.split(office.replace('"', "")) if len(part) > 1]
    named = [part for part in parts if role_of(part)[1]]
    yield from named or parts[-1:]


def _post(segment: str, context: Lineage, before: _Before) -> ResolvedPost | None:
    marks, plain = marks_of(segment)
    plain = _of_league(_LED_IN.sub("", plain) or plain)
    if _OUR_MINISTER.fullmatch(plain) and national_body(plain):
        plain = f"{plain[2:-2]}部部长"  # 中国外交部长
    plain = _SHORT_MINISTERS.get(plain, plain)
    if is_generic(plain):
        return None
    if before.country == AT_HOME and plain.endswith("部长") and national_body(plain):
        plain = f"{plain.removesuffix('部部长').removesuffix('部长')}部部长"  # 国务委员兼国防部长
    post = _abroad(plain, before) or national_post(plain) or foreign_post(plain) or _domestic(plain, context, before)
    return replace(post, printed=_LED_IN.sub("", segment) or segment, marks=marks) if post else None


_SHORT_MINISTERS = {"中国外长": "外交部部长", "中国防长": "国防部部长", "中国财长": "财政部部长"}
_OUR_MINISTER = re.compile("中国[\u4e00-\u9fff]{2,8}(?<!部)部长")
# 共青团渑池县委书记, 团县委书记: of the league's committee there, not of the party's.
_LEAGUE = re.compile(
    "(?:中国)?(?:共青团|共产主义青年团)(?P<area>[\u4e00-\u9fff]{2,12}?[省市县区州旗])(?:委员会|委)(?!员)|"
    "^团(?P<kind>[省市县区州旗])委"
)


def _of_league(plain: str) -> str:
    return _LEAGUE.sub(lambda match: f"{match['area'] or match['kind']}团委", plain, count=1)


def _abroad(plain: str, before: _Before) -> ResolvedPost | None:
    """老挝人民革命党中央总书记、国家主席: the second office is of the first one's country."""
    if before.country in ("", AT_HOME) or names_country(plain):
        return None
    return post_of_country(before.country, plain)


def _domestic(plain: str, context: Lineage, before: _Before) -> ResolvedPost | None:
    """A local office, one of a body, or one that says its role only, perhaps of the body before it."""
    plain = plain.removeprefix("中共")
    own, end = area_prefix(plain, context)
    if not end and (at := area_inside(plain)):
        plain = plain[at:]
        own, end = area_prefix(plain, context)
    rest = plain[end:]
    if end and rest in ("长", "委"):
        rest = plain[-2:]
    is_nation_s = not own.codes and names_nation(plain)  # 北京大学教授、中国工程院院士: the second is not of Beijing
    inherited = before.area if before.post and before.post.is_own_area and not is_nation_s else NOWHERE
    if before.area.codes:
        context = before.area
    local = local_post(rest, own if own.codes else inherited, context, is_own=bool(own.codes or inherited.codes))
    if local is not None:
        return local
    body, role, is_vice = role_of(rest)
    if not body and role and before.post and before.post.body:
        return _of_same_body(before.post, role, is_vice=is_vice)
    if end and body:
        return _other(plain, plain[: len(plain) - len(rest)] + body, role, is_vice, own)
    return _other(plain, body, role, is_vice, own)


def _of_same_body(post: ResolvedPost, role: str, *, is_vice: bool) -> ResolvedPost:
    """党组书记、主任: the second office is of the body of the first one."""
    body = _PARTY.sub("", post.body) or post.body
    role = role.removeprefix("新闻")
    return replace(post, body=body, role=role, is_unique=not is_vice and is_of_one(role), is_specific=True)


def _other(plain: str, body: str, role: str, is_vice: bool, own: Lineage) -> ResolvedPost:
    """A post in a company, a school, a troop; where only a role is printed it is no post of its own."""
    walk = walk_of(plain)
    return ResolvedPost("", AreaLevel.NONE, "", own, bool(own.codes), body, role or plain, None,
                is_unique=bool(role and body and not is_vice) and is_of_one(role), walk=walk,
                is_specific=len(body) > 1)  # fmt: skip
