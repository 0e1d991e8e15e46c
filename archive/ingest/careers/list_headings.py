"""What a line says of those whom the lines below it list: elected, appointed, leaving; and of which body."""

import re

from archive.ingest.careers.clauses import line_end
from archive.ingest.careers.office_holders import body_of_election, office_of_each
from archive.ingest.careers.statement_clause import StatementState

# Ends of lines that stand above offices and names of those elected.
_ELECTED = re.compile(
    r"(?:(?:选举|补选|当选|换届)结果(?:公示|公布|公告|通报)?|当选的?[^,。;:\n]{0,12}公布|当选(?:人员|名单|人|人员名单)|选出|选举产生|补选)(?:如下)?$"
)
# 选举产生了协会负责人,现予公布。 and below it labels
_OFFICERS = re.compile(
    r"(?:选举产生|选出)了?[^,。;:\n]{0,20}(?:负责人|领导班子|领导机构|委员会|班子成员|领导成员|理事会|监事会|执委会|常务委员会)$"
)
_LABEL_BELOW = re.compile(
    r"\n[\u3400-\u9fff][\u3400-\u9fff ]{1,16}:[\u3400-\u9fff]|"
    r"\n[\u3400-\u9fff]{0,12}(?:[长席记]|主任|委员|常委) {1,4}[\u3400-\u9fff]{2,4}(?:[ (\n]|$)"  # 主席 张建伟
)
_ANNOUNCED = re.compile(
    "(?:选派|任命|聘任|选聘|委派)(?:下列|以下)[^,。;:\n为]{1,4}[^,。;:\n]{0,16}$|"
    "(?:下列|以下)(?:人员|同志|人选|干部)[^,。;:\n]{0,12}?(?:任命|聘任|任)[^,。;:\n]{0,24}$"
)  # the lines below tell whom
# 会议决定任命了一批负责人。他们是:县财政局局长张建伟,…
_THEY = re.compile("[他她]们(?:分别)?是$")
_CHANGED = re.compile("任命|选举|当选")
_OF_COURT = re.compile(r"(?:任命|聘任|任)为?(?P<body>[\u3400-\u9fff]{2,16}(?:法院|检察院))")
# 表决通过了县长提名的县政府组成人员: and below them, each with the office
_PASSED = re.compile("(?:通过|任命|批准)了?[^,。;:\n]{0,40}(?:组成人员|人选|任命名单|人员名单)(?:如下)?$")
_DECIDED = re.compile("(?:决定|同意|予以|批准)[^,。;:\n]{0,6}(?:任职|任命|聘任|聘用|免职|免去)(?:如下)?$")
_NAMES_NEXT = re.compile("(?:决定任命|任命|聘任|补选|选举)$")  # 会议决定任命:甲、乙为副县长


def tell_list(folded: str, start: int, end: int, state: StatementState) -> None:
    """Put into ``state`` whether the lines below ``[start, end)`` list those elected."""
    state.each = office_of_each(folded[start:end]) or state.each
    if folded[end : end + 1] not in (":", "\n", "", "。", ","):
        return
    if folded[end : end + 1] in (":", "\n", "") and _ELECTED.search(folded, start, end):
        state.listed = "appointed"
        state.office = body_of_election(folded[folded.rfind("\n", 0, start) + 1 : end], state.heading) or state.office
    elif _OFFICERS.search(folded, start, end) and _LABEL_BELOW.match(folded, line_end(folded, end)):
        state.listed, state.kind = "appointed", None
    elif folded.startswith(":\n", end) and _PASSED.search(folded, start, end):
        state.listed = "appointed"
    elif folded.startswith(":", end) and (decided := _DECIDED.search(folded, start, end)):
        state.headed = "ended" if decided.group().endswith(("免职", "免去")) else "appointed"
    elif folded.startswith(":", end) and _names_come_next(folded, start, end):
        state.kind = "appointed"
    elif _ANNOUNCED.search(folded, start, end):
        state.headed = "appointed"
        if court := _OF_COURT.search(folded, start, end):
            state.section = court["body"]
    elif folded.endswith("名单", start, end):
        state.listed = None


def _names_come_next(folded: str, start: int, end: int) -> bool:
    """Whether names of those who come follow ``[start, end)`` and its colon, on its line or as those told before."""
    if _THEY.search(folded, start, end):
        return _CHANGED.search(folded, max(0, start - _REACH), start) is not None
    return not folded.startswith("\n", end + 1) and _NAMES_NEXT.search(folded, start, end) is not None


_REACH = 80  # characters before 他们是 in which the change is told
