"""Offices of other countries and of bodies of states: 美国总统, 俄外长, 联合国秘书长."""

import re

from archive.resolution.countries import countries_in, country_by_character
from archive.resolution.geography import AreaLevel
from archive.resolution.post import ABROAD, AT_HOME, UNIONS, ResolvedPost, Walk
from archive.resolution.post_parts import role_of, walk_of
from archive.resolution.post_tables import FOREIGN_ROLES

_ROLES = "|".join(sorted(FOREIGN_ROLES, key=len, reverse=True))
_ROLE = re.compile(rf"(?:{_ROLES})$")
_OURS = re.compile(r"中国|中共|中方|中华|我国|^驻(?!华)|中央|国务院|全国")
_ENVOY_TO_US = re.compile(r"驻华(?:大使|使馆|临时代办)")
# Offices that no Chinese official has, where no country stands beside them.
_NEVER_OURS = re.compile(
    r"总统府?[^,。]{0,6}(?:主任|秘书长|发言人|顾问|助理|特使)$|国家杜马|(?:总统|首相|国王|女王|王储|埃米尔|外长|防长|财长|外相|大臣|国务卿|[参众]议(?:员|长)|参议长|众议长|国会主席|(?<!研究)议会?议长|首席部长|反对党\S*)$"
)
# 国际合作部长: ministers here are printed 财政部部长, and no such ministry is among ours.
_MINISTER = re.compile(
    r"^(?!.*(?:组织|宣传|统战|武装|人武|市场|事业|党|院|工会|学|科研|干|新闻出版))[\u4e00-\u9fff]{2,6}(?:(?<!部)部长|部部长)$"
)
_OF_COMMITTEE = re.compile("中央委员会(?=总书记|第一书记)")  # 越共中央委员会总书记 is its 中央总书记
_MOST_BETWEEN = 14


def foreign_post(text: str) -> ResolvedPost | None:
    """The post that a folded office of another country stands for; None for one at home, or that does not tell."""
    countries = [(start, end, code) for start, end, code in countries_in(text)]
    if not countries or _OURS.search(text[: countries[0][0]]):
        return None if countries else _without_country(text)
    role = _ROLE.search(text)
    direct = [country for country in countries if role and role.start() - country[1] <= _MOST_BETWEEN]
    start, end, country = direct[-1] if direct and not re.search(r"特使|问题", text) else countries[0]
    if text.startswith(("驻华", "驻")) and start == 0:
        return None
    return post_of_country(country, text[end:])


def _without_country(text: str) -> ResolvedPost | None:
    if _OURS.search(text):
        return None
    country = country_by_character(text[:1])
    if country and (text[1:] in FOREIGN_ROLES or re.match(r"(?:国防部|外交部|总统府?|国务院|军)", text[1:])):
        return post_of_country(country, text[1:])
    if _ENVOY_TO_US.search(text) or _NEVER_OURS.search(text) or _MINISTER.search(text) and not _is_ours(text):
        return post_of_country(ABROAD, text)
    return None


def _is_ours(text: str) -> bool:
    from archive.resolution.national_posts import national_body

    return national_body(text) is not None


def names_country(text: str) -> bool:
    """Whether a folded office says of which country it is, ours among them."""
    return _OURS.search(text) is not None or any(True for _ in countries_in(text))


def post_of_country(country: str, text: str) -> ResolvedPost:
    """The post of ``country`` that ``text``, an office without the name of its country, stands for."""
    text = _OF_COMMITTEE.sub("中央", text)
    match = _ROLE.search(text)
    known = FOREIGN_ROLES.get(match.group()) if match else None
    is_head = (
        known and match and not text[: match.start()].endswith(("副", "院", "国会", "党", "大会", "委员会", "理事会"))
    )
    if known and is_head:
        role, rank, is_unique = known
        return ResolvedPost("", AreaLevel.NATION, country, body="", role=role, rank=rank, is_unique=is_unique,
                    walk=Walk.FOREIGN_OFFICIAL)  # fmt: skip
    body, role, is_vice = role_of(text)
    walk = walk_of(text)
    official = walk in (Walk.UNKNOWN, Walk.MILITARY) or country in UNIONS
    return ResolvedPost(
        "", AreaLevel.NATION, country, body=body, role=role or text, rank=None,
        is_unique=bool(role and not is_vice), is_specific=bool(body) or country != AT_HOME,
        walk=Walk.FOREIGN_OFFICIAL if official else walk,
    )  # fmt: skip
