"""Offices of the whole country: of party and state, of ministries and national bodies; and words that say nothing."""

import re
from collections.abc import Mapping
from functools import cache

from archive.resolution.countries import countries_in
from archive.resolution.geography import AreaLevel
from archive.resolution.post import AT_HOME, ResolvedPost, Walk
from archive.resolution.post_parts import is_of_one, role_of
from archive.resolution.post_tables import DELEGATES, NATIONAL_BODIES, NATIONAL_OFFICES
from archive.text.normalize import fold

_GENERIC = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}(?:领导|领导人|领导同志|领导干部|负责人|负责同志|班子成员|同志)|(?:党|群众|职工|企业)?代表|委员|常委|成员|嘉宾|主持人|党外人士|"
    r"[\u4e00-\u9fff]{0,14}(?:执行主席|主席团[\u4e00-\u9fff]{0,6}|宣讲团成员|代表团(?:成员|副?团长)|无党派人士代表|督导组组长|轮值主席)|大会(?:副?秘书长|[\u4e00-\u9fff]{0,4}主席)|"
    r"(?:先生|女士|老人|副?团长|副?组长|召集人|发起人|中方主席))$"
)
_DELEGATE = re.compile(f"(?:{DELEGATES})$")


_LOCAL_LEADER = re.compile("(?:[\u4e00-\u9fff]{1,9})?[市县区州盟旗](?:四大班子|主要)?(?:领导|领导同志|班子成员)")


@cache
def _offices() -> tuple[tuple[re.Pattern[str], ResolvedPost], ...]:
    return tuple(
        (
            re.compile(f"(?:{row.pattern})$"),
            ResolvedPost(
                "",
                AreaLevel.NATION,
                AT_HOME,
                body=row.body,
                role=row.role,
                rank=row.rank,
                is_unique=row.is_unique,
                walk=Walk.OFFICIAL,
            ),  # fmt: skip
        )
        for row in NATIONAL_OFFICES
    )


@cache
def _bodies() -> Mapping[str, str]:
    """Printed name of a national body to the one used here."""
    return {fold(name): row.split()[0] for row in NATIONAL_BODIES for name in row.split()}


@cache
def _longest_body() -> re.Pattern[str]:
    return re.compile("(?:中共)?(" + "|".join(map(re.escape, sorted(_bodies(), key=len, reverse=True))) + ")")


def is_generic(text: str) -> bool:
    """同志, 市领导, 委员, 执行主席: says nothing about who is meant. An office of another country says which."""
    return _GENERIC.fullmatch(text) is not None and not any(True for _ in countries_in(text))


def is_local_leader(text: str) -> bool:
    """区领导, 渑池县领导同志: one of those who lead a place below the province; which, it does not say."""
    return _LOCAL_LEADER.fullmatch(text) is not None


def national_body(text: str) -> str | None:
    """The national body that a folded office begins with, by the name used here."""
    match = _longest_body().match(text)
    return _bodies()[match[1]] if match else None


def national_post(text: str) -> ResolvedPost | None:
    """The post that a folded office of the whole country stands for."""
    text = text.replace("与", "和")
    if any(True for _ in countries_in(text)) and not re.search(r"中国|中华|中共", text):
        return None
    for pattern, post in _offices():
        if pattern.search(text):
            return post
    if _DELEGATE.search(text):
        return ResolvedPost("", AreaLevel.NONE, AT_HOME, role="代表", is_specific=False)
    return _of_ministry(text) or _envoy(text) or _other_national(text)


def _envoy(text: str) -> ResolvedPost | None:
    """中国驻美国大使, 常驻联合国代表: the post is where it is held."""
    match = re.search(
        r"(?:中国|^)(?:常?驻)(?P<where>(?!华|村|地|京)[\u4e00-\u9fff]{2,12}?)(?P<role>大使|总领事|副?代表|临时代办)$",
        text,
    )
    if match is None:
        return None
    return ResolvedPost("", AreaLevel.NATION, AT_HOME, body=f"驻{match['where']}", role=match["role"], rank=7,
                is_unique=match["role"] != "副代表", walk=Walk.OFFICIAL)  # fmt: skip


def _of_ministry(text: str) -> ResolvedPost | None:
    match = _longest_body().match(text) or _longest_body().search(text, 1, _MOST_LED_IN)
    if match is None or _OF_AREA.search(text, 0, match.start()):
        return None
    inner, role, is_vice = role_of(text[match.end() :])
    if not role:
        return None
    body, rank = _bodies()[match[1]], _rank(role, inner) - is_vice
    is_own = not inner or inner in ("党组", "党委", "新闻", "部", "局", "委", "署")
    return ResolvedPost(
        "", AreaLevel.NATION, AT_HOME, body=body if is_own else body + inner, role=_plain_role(role, inner, is_own),
        rank=rank, is_unique=not is_vice and is_of_one(role), walk=Walk.OFFICIAL,
    )  # fmt: skip


_MOST_LED_IN = 12
_OF_AREA = re.compile(r"[省市县区州盟旗]$")  # 省发展改革委 bears the name of a national body, and is none
_RANKS = {
    "司长": 6,
    "处长": 4,
    "局长": 6,
    "发言人": 6,
    "新闻发言人": 6,
    "助理": 7,
    "成员": 7,
    "委员": 7,
    "院长": 6,
    "所长": 6,
}


def _rank(role: str, inner: str) -> int:
    head = role.removeprefix("副")
    return (
        8 if not inner and head not in ("司长", "处长", "发言人", "新闻发言人", "助理", "成员") else _RANKS.get(head, 6)
    )


def _plain_role(role: str, inner: str, is_own: bool) -> str:
    """党组书记 of a ministry is another post than its head; 新闻发言人 and 发言人 are one."""
    return f"{inner}{role}" if is_own and inner in ("党组", "党委") else role.removeprefix("新闻")


_NATIONWIDE = re.compile(r"(?:国家|全国|中央|中共中央|国务院|中华|中国)[\u4e00-\u9fff]{2,30}$")


def names_nation(text: str) -> bool:
    """Whether a folded office is of a body of the whole country by its own words: 中国工程院院士."""
    return _NATIONWIDE.match(text) is not None


def _other_national(text: str) -> ResolvedPost | None:
    """全国人大法律委员会副主任委员, 中国红十字会会长: a body of the whole country by its own words."""
    if not names_nation(text):
        return None
    body, role, is_vice = role_of(text)
    if not role or re.search(r"大学|学院|研究|院士|公司|集团|银行|中心|部队|医院|电视台|报社", body + role):
        return None
    is_council = text.startswith(("全国人大", "全国政协", "中央", "国务院", "中共中央"))
    body = body.removeprefix("中共").replace("委员会", "委").replace("办公室", "办")
    return ResolvedPost("", AreaLevel.NATION, AT_HOME, body=body, role=role, rank=8 - is_vice if is_council else None,
                is_unique=not is_vice and is_of_one(role), walk=Walk.OFFICIAL)  # fmt: skip
