"""Offices of a province, city, county or township: their own area, or that of the report where they print none."""

import re
from functools import cache

from archive.resolution.geography import NOWHERE, AreaLevel, Lineage, ancestor_of_kind
from archive.resolution.post import AT_HOME, ResolvedPost, Walk
from archive.resolution.post_parts import is_of_one, role_of, walk_of
from archive.resolution.post_tables import LOCAL_OFFICES

_HEAD_RANK = {
    AreaLevel.PROVINCE: 8,
    AreaLevel.CITY: 6,
    AreaLevel.COUNTY: 4,
    AreaLevel.TOWNSHIP: 2,
    AreaLevel.VILLAGE: 0,
    AreaLevel.NONE: 4,
}
# How a local office prints its level, and which level that may be.
_KIND = re.compile(
    r"^(?P<kind>自治区|[省州盟旗镇乡]|市(?!场|政(?!府|协)|民)|县(?!域)|区(?!域)|街道|地(?=委))(?=委|党|政|人|纪|监|公|检|法|武|长|副|常|主席|[\u4e00-\u9fff]{2,14}(?:[局厅办委部院长任]|书记))"
)
_ITS_HEAD = re.compile(r"(?P<kind>[省市县区州盟旗镇乡])长$")
_FORMS = (
    (re.compile(r"^自治区(?=(?:常务)?副?主席$)"), "政府"),
    (re.compile(
        r"^(?:自治区|[省市县区州盟旗镇乡地]|街道|新区|高新区)?委(?:员会)?(?=书记|副书记|专职|"
        r"常务|常委|委员|秘书长|组织|宣传|统战|政法|办|农|党校)"
    ), "党委"),
    (re.compile(r"^(?:自治区|[省市县区州盟旗镇乡]|街道)?(?:人民)?政府(?!办|研究)"), "政府"),
    (re.compile(r"^(?:自治区|[省市县区州盟旗])?人(?:民代表)?大(?:会)?(?:常务委员会|常委会)?"), "人大"),
    (re.compile(r"^(?:自治区|[省市县区州盟旗])?政协(?:委员会)?"), "政协"),
    (re.compile(r"^(?:自治区|[省市县区州盟旗])?纪(?:律检查)?委(?:员会)?"), "纪委"),
    (re.compile(r"^(?:自治区|[省市县区州盟旗])?监(?:察)?委(?:员会)?"), "监委"),
    (re.compile(r"^街道(?=党|工|办)"), ""),
)  # fmt: skip
_VILLAGE = re.compile("村(?:党?支部|党总支|党委|委会|民委员会)?$")
_LOW = {"科长": 2, "股长": 1, "处长": 4, "支队长": 4, "大队长": 2, "队长": 2, "所长": 2, "站长": 2, "馆长": 2}
_DEPARTMENT = re.compile(
    r"(?:局|厅|委|办|办公室|村|部|委员会|院|署|处|科|中心|站|所|队|社|会|工会|妇联|团委|管委会|指挥部|支行|党组|党委|校|学校|台|馆)$"
)


@cache
def _offices() -> tuple[tuple[re.Pattern[str], str, str, int, bool], ...]:
    return tuple((re.compile(row.pattern), row.body, row.role, row.grade, row.is_unique) for row in LOCAL_OFFICES)


def local_post(rest: str, own: Lineage, context: Lineage, *, is_own: bool) -> ResolvedPost | None:
    """The post that ``rest``, an office behind its printed area ``own`` (or NOWHERE), stands for, if it is local.

    ``context`` is the report's area; ``is_own``: the area is printed in the office.
    """
    kind = _KIND.match(rest) or _ITS_HEAD.search(rest)
    word = _in_one_form(rest)
    known = next((row for row in _offices() if row[0].fullmatch(word)), None)
    if known is None and not (own.codes or kind or context.codes):
        return None
    area = _jurisdiction(own if is_own else NOWHERE, context, kind["kind"] if kind else "")
    if known is not None:
        _, body, role, grade, is_unique = known
        return _post(area, is_own, body, role, _HEAD_RANK[area.level] + grade, is_unique)
    return _of_department(word, area, is_own=is_own, has_kind=kind is not None)


def _in_one_form(rest: str) -> str:
    """县委副书记, 委副书记, 中共县委副书记: 党委副书记. 县人民政府县长: 政府县长."""
    for pattern, form in _FORMS:
        shorter = pattern.sub(form, rest)
        if shorter != rest:
            return shorter
    match = _KIND.match(rest)
    return rest[match.end() :] if match and not rest[match.end() :].startswith(("长", "委")) else rest


def _jurisdiction(own: Lineage, context: Lineage, kind: str) -> Lineage:
    """The area that an office is of: its own; else the part of the report's that its word (市, 县) means."""
    if own.codes:
        return ancestor_of_kind(own, kind) if kind else own
    return ancestor_of_kind(context, kind) if kind else context


def _of_department(word: str, area: Lineage, *, is_own: bool, has_kind: bool) -> ResolvedPost | None:
    body, role, is_vice = role_of(word)
    if not role or len(body) < 2 or not (_DEPARTMENT.search(body) and (is_own or has_kind or _is_local(body))):
        return None
    walk = walk_of(body)
    if walk not in (Walk.UNKNOWN, Walk.ORDINARY) or re.search(r"大学|公司|集团|医院", body):
        return None
    if _VILLAGE.search(body):
        village = _VILLAGE.sub("村", body)
        return ResolvedPost(
            "", AreaLevel.VILLAGE, AT_HOME, area, is_own, village, role, 0, not is_vice, Walk.ORDINARY,
            is_specific=village != "村",
        )  # fmt: skip
    rank = min(_HEAD_RANK[area.level] - 2, _LOW.get(role.removeprefix("副"), 10)) - is_vice
    return _post(area, is_own, _short(body), role, max(0, rank), not is_vice and is_of_one(role))


def _is_local(body: str) -> bool:
    is_ours = not body.endswith("总局")  # 广电总局: the nation has one
    return is_ours and body.endswith(("局", "厅", "街道办", "管委会")) and len(body) <= 10


def _short(body: str) -> str:
    for long, short in (
        ("委员会", "委"),
        ("办公室", "办"),
        ("人民", ""),
        ("发展和改革", "发展改革"),
        ("发改", "发展改革"),
    ):
        body = body.replace(long, short)
    return body


def _post(area: Lineage, is_own: bool, body: str, role: str, rank: int, is_unique: bool) -> ResolvedPost:
    return ResolvedPost("", area.level, AT_HOME, area, is_own, body, role, rank, is_unique, Walk.OFFICIAL)
