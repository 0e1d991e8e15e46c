"""Parts of an office that are read alike everywhere: marks such as 原 and 代, the role at its end, the walk of life."""

import re
from functools import cache

from archive.resolution.post import PostMark, Walk
from archive.resolution.post_tables import HEADS, WALKS

_ROLE_BEGINS = (
    "党|副|常务|常委|支部|总|首|外|国务|国防|国家|国会|防|部|书|主[任席]|局|厅|院|校|省|市|县|区|州|镇|乡|站|所|台|处|科|支队|大队|队|行|会|董|"
    "村|财|参|政|议|司|铁|环|卫|监|农|林|水|文|教|公安|检|秘|任|理|委|纪|人大|书记|组"
)
_MARKS = (
    (PostMark.FORMER, re.compile(
        rf"(?<![此目日之从以眼草高平中太开清五固])(?:原|前任?)(?={_ROLE_BEGINS})|^(?:原|"
        rf"前)(?![则子油线沿锋期阳平州郭进山海])|时任|已故|首任|^曾任"
    )),
    (PostMark.ACTING,
    re.compile(r"代理(?=[\u4e00-\u9fff]{2})|代(?=[省市县区州镇乡]长|总[统理]|主席|院长|检察长|行长)")),
    (PostMark.ELECT, re.compile(r"候任|当选(?!为)|候选人|拟任|提名")),
    (PostMark.HONORARY, re.compile(r"名誉|荣誉|荣休")),
)  # fmt: skip


def marks_of(segment: str) -> tuple[frozenset[PostMark], str]:
    """The marks of a folded office, and the office without them."""
    marks = set()
    for mark, pattern in _MARKS:
        shorter = pattern.sub("", segment)
        if shorter != segment and shorter:
            marks.add(mark)
            segment = shorter
    return frozenset(marks), segment


@cache
def _role() -> re.Pattern[str]:
    heads = "|".join(sorted(HEADS, key=len, reverse=True))
    return re.compile(
        rf"(?P<vice>常务副|第一副|副|常务|代)?(?P<head>{heads}|常委|委员|成员|助理|大使|总领事|代表|教授|研究员|院士|特使|顾问|[省市县区州镇乡旗盟]长|村民|"
        r"[\u4e00-\u9fff]师|[\u4e00-\u9fff]员|ceo)$"
    )


_DEPARTMENTS = "部局厅院司署处科所站队"
_SEVERAL = frozenset(("常委", "发言人", "新闻发言人", "助理", "代表", "教授", "院士", "顾问", "村民"))


def role_of(text: str) -> tuple[str, str, bool]:
    """(body, role, whether it is a deputy's) of a folded office: 教育局副局长 is (教育局, 副局长, True).

    The role is "" where the text does not end with one; then all of it is the body.
    """
    match = _role().search(text[-40:])
    if match is None:
        return text, "", False
    head, body = match["head"], text[: len(text) - len(match.group())]
    if head[0] in _DEPARTMENTS and head[1:] == "长" and body and not body.endswith(head[0]):
        body += head[0]  # 组织部长
    vice = (match["vice"] or "").removesuffix("代")
    return body, f"{'副' if '副' in vice else ''}{head}", "副" in vice


def is_of_one(role: str) -> bool:
    """Whether a body has one holder of ``role`` at a time: 局长, 司令员; not 委员, 院士, 工程师."""
    return role not in _SEVERAL and (role in HEADS or not role.endswith(("员", "师")))


@cache
def _walks() -> tuple[tuple[re.Pattern[str], Walk], ...]:
    return tuple((re.compile(row.pattern), Walk(row.walk)) for row in WALKS)


def walk_of(text: str) -> Walk:
    """The walk of life that a folded office or body tells of, official ones not among them."""
    return next((walk for pattern, walk in _walks() if pattern.search(text)), Walk.UNKNOWN)
