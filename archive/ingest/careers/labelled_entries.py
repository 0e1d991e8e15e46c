"""Offices by label (拟任职务:…), under the name of a body, behind the office (局长:甲) and in the rows of a table."""

import re
from itertools import pairwise

from archive.ingest.careers.appointment_days import day_in
from archive.ingest.careers.appointment_verbs import LEADING, VERB
from archive.ingest.careers.clauses import names_at
from archive.ingest.careers.name_lines import is_entry, is_name_alone, names_filling
from archive.ingest.careers.place_entries import OWN_PART, by_place
from archive.ingest.careers.statement_clause import Appointments, StatementClause, StatementState
from archive.ingest.document import AppointmentMention
from archive.ingest.people import offices
from archive.ingest.people.names import name_end, surname_length
from archive.text.chinese_counting import in_digits
from archive.text.patterns import BULLETS, past

_LABELS = {
    "holds": ("现任职务", "现职务", "现任", "现职", "现工作单位及职务", "现任单位及职务", "工作单位及职务"),
    "proposed": (
        "拟任职务", "拟任", "拟任免职务", "拟任职位", "拟提名职务", "拟推荐职务", "考察职位", "考察职务", "拟提拔职务",
    ),
    "appointed": ("任命职务", "任职", "新任职务", "任职职务"),
    "ended": ("免去职务", "免职", "免职职务"),
    "held": ("原任职务", "原职务", "原任"),
}  # fmt: skip
_KIND_OF_LABEL = {label: kind for kind, labels in _LABELS.items() for label in labels}
_NAME_LABELS = ("姓名", "考察对象", "拟任人选", "拟任职人选", "拟任人员")
_DATA_LABELS = frozenset(
    ["性别", "民族", "出生年月", "出生日期", "籍贯", "出生地", "学历", "学位", "文化程度"]
    + ["政治面貌", "参加工作时间", "入党时间", "党派", "备注", "联系电话"]
)
_BODY = re.compile(
    r"[\u3400-\u9fff]{1,20}(?:局|委|委员会|办|办公室|院|会|部|厅|室|中心|站|所|处|队|校|学|乡|镇|街道|政府|庭|馆|村|社区|政协)"
)


def _is_known(label: str) -> bool:
    return label in _DATA_LABELS or label in _NAME_LABELS or label in _KIND_OF_LABEL


def labelled(clause: StatementClause) -> Appointments | None:
    """姓名:甲, 拟任职务:…, and 局长:甲 in a list of those who come or leave."""
    folded, state = clause.folded, clause.state
    if folded.startswith(":", clause.end) and _is_label(clause):
        return ()
    if folded[clause.at - 1 : clause.at] != ":":
        return None
    start = max(folded.rfind(mark, 0, clause.at - 1) for mark in "\n。;,") + 1
    start = past(LEADING, folded, start, clause.at - 1)
    if (named := by_place(clause, start)) is not None:
        return named
    label = folded[start : clause.at - 1].replace(" ", "")
    if label in _NAME_LABELS:
        return _named(clause)
    if label in _DATA_LABELS:
        return ()
    if VERB.match(folded, clause.first, clause.end) and (
        name_end(label, 0, bold=True) == len(label) or folded[start - 2 : start].strip() in _BULLETS
    ):
        state.person, state.kind = (start, start + len(label)), None  # ●张建伟:任…,免…
        return None
    if kind := _KIND_OF_LABEL.get(label):
        if state.person is None or state.labels_first:
            state.labels_first, state.pending = True, (kind, clause.at, clause.end)
            return ()
        return clause.rows(kind, [state.person], clause.at)
    label = _ORDER.sub("", label)
    if not state.is_list or not offices.ends_with_title(label):
        return None
    persons = names_filling(folded, clause.at, clause.end) or names_at(folded, clause.first, clause.end, bold=True)
    if label in _BELOW and state.section and state.above_label.startswith(state.section):
        state.office = state.above_label
    rows = list(clause.rows(str(state.kind), persons, start, end=clause.at - 1)) if persons else []
    state.above_label = state.office if rows and "纪委" not in state.office else ""
    return rows or None


_BELOW = ("委员", "副主任", "副书记", "常委")  # of the body whose head the line above tells


def _is_label(clause: StatementClause) -> bool:
    """Whether the clause, before a colon, is a label, a name in a list, or what somebody in the next line is to be."""
    folded, state = clause.folded, clause.state
    if _is_known(folded[clause.first : clause.end].replace(" ", "")):
        return True
    if folded[clause.at - 1 : clause.at] not in ("", "\n"):
        return False
    aim = _AIM.match(folded, clause.first, clause.end) if folded.startswith("\n", clause.end + 1) else None
    if aim:
        state.pending = ("proposed", *aim.span("office"))  # 拟任县文物管理所所长人选:
    return aim is not None or state.is_list and is_name_alone(folded[clause.first : clause.end])  # 张建伟:县委副书记


_AIM = re.compile(
    r"拟(?:任|提名为?|聘任?|推荐为?)(?P<office>[\u3400-\u9fff]{4,40}?)(?:的?(?:人选|对象|候选人|考察对象))?$"
)
_ORDER = re.compile(r"\([^()]{4,16}\)$")  # (按姓名笔画为序)


def label_before(clause: StatementClause) -> Appointments:
    """拟任职务:岚浦县档案局局长, and in the line below the person whom it is about."""
    pending = clause.state.pending
    if pending is None or not clause.persons or clause.folded[clause.at - 1 : clause.at] not in ("\n", ";"):
        return ()
    clause.state.pending = None
    kind, first, end = pending
    return clause.rows(kind, clause.persons[:1], first, end=end)


_BULLETS = tuple(BULLETS)


def _named(clause: StatementClause) -> Appointments:
    at = past(LEADING, clause.folded, clause.at, clause.end)
    stop = name_end(clause.folded[at : clause.end], 0, bold=True)
    clause.state.person = (at, at + stop) if stop else None
    return ()


def begins_section(folded: str, start: int, end: int, state: StatementState) -> bool:
    """Whether ``[start, end)`` is the name of a body on a line of its own, under a heading of a list.

    Titles that print no body, further down, are of that one.
    """
    at = past(LEADING, folded, start, end)
    alone = folded[end : end + 1] in ("\n", "", ":") and folded[start - 1 : start] in ("\n", "")
    if alone and _OF_TASK.search(folded, at, end):
        state.kind, state.headed, state.listed = None, None, None
        return True
    if OWN_PART.fullmatch(folded, at, end) and not folded.startswith("\n", end):
        return False
    if not (alone and (state.is_list or is_entry(folded, end + 1)) and _BODY.fullmatch(folded, at, end)):
        return False
    is_of_party = "党委" in state.heading and folded[at:end].endswith(("镇", "乡", "街道"))
    committee = "党工委" if folded[at:end].endswith("街道") else "党委"
    state.section = state.office = folded[at:end] + committee * is_of_party
    return True


_OF_TASK = re.compile(
    r"(?:治丧委员会|领导小组|指挥部|主席团)(?:成员|组成人员)?(?:名单)?$"
)  # who is in it holds no office
_SPACES = re.compile(" +")
_BARS = re.compile(r" *[\t|] *")


def cells(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a line of a table, between tabs or bars, where one may be empty, or between spaces."""
    has_bars = _BARS.search(folded, start, end) is not None
    left = start = past(_EDGE, folded, start, end)
    end -= len(folded[start:end]) - len(folded[start:end].rstrip(" ").removesuffix("|").rstrip(" "))
    spans = []
    for mark in [*(_BARS if has_bars else _SPACES).finditer(folded, start, end), None]:
        right = mark.start() if mark else end
        if right > left or has_bars:
            spans.append((left, right))
        left = mark.end() if mark else end
    return spans


def _cells_of_tabs(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a line in which each space stands for a tab: one may be empty, the last may be left out."""
    bounds = [start - 1, *(mark.start() for mark in re.compile(" ").finditer(folded, start, end)), end]
    return [(left + 1, right) for left, right in pairwise(bounds)]


_EDGE = re.compile(r" *\|? *")


_HINT = re.compile(r"\([^()]*\)")  # 拟任(推荐、提名)职务


def begins_table(folded: str, start: int, end: int, state: StatementState) -> bool:
    """Whether a line heads a table with names and offices; the kinds of its columns are kept for the lines below."""
    heads = [_HINT.sub("", folded[slice(*cell)].replace(" ", "")) for cell in cells(folded, start, end)]
    is_posted = not _POSTED_AT.isdisjoint(heads)
    kinds = tuple(
        "" if is_posted and _COLUMNS.get(head) == "body" and head not in _POSTED_AT else _kind_of_column(head, state)
        for head in heads
    )
    has_names = "name" in kinds and any(kind not in _NO_OFFICE for kind in kinds)
    is_by_body = "name" not in kinds and "body" in kinds and state.listed
    columns_of_names = _offices_in(folded, start, end) if is_by_body else []
    if not (has_names or columns_of_names):
        return False
    state.columns, state.heads = kinds, tuple(columns_of_names)
    return True


def _offices_in(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    line = cells(folded, start, end)
    return [cell for cell in line if offices.ends_with_title(folded[slice(*cell)].replace(" ", ""))]


def _kind_of_column(head: str, state: StatementState) -> str:
    if head in _NAME_LABELS:
        return "name"
    if head in ("职务", "职位"):
        return state.headed or state.listed or ""
    return _COLUMNS.get(head) or _KIND_OF_LABEL.get(head, "")


_POSTED_AT = frozenset(("所驻村", "派驻村", "驻点村", "任职村", "包联村", "拟派驻村", "所驻村(社区)"))
_COLUMNS = (
    dict.fromkeys(_POSTED_AT, "body")
    | dict.fromkeys(("单位", "部门", "工作单位", "乡镇", "单位名称"), "body")
    | dict.fromkeys(("时间", "任免时间", "任职时间", "任命时间", "日期"), "day")
)
_NAME_CELL = re.compile(
    r"[\u3400-\u9fff](?:[\u3400-\u9fff]{1,3}| {1,3}[\u3400-\u9fff]|[\u3400-\u9fff]{0,7}·[\u3400-\u9fff·]{1,12})"
)
_NO_OFFICE = ("", "name", "body", "day")


def _with_whole_names(folded: str, line: list[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    """王 强: names that their cells draw out, where they make two cells of one in a line of ``count``."""
    at = 0
    while len(line) > count and at + 1 < len(line):
        is_drawn_out = all(right - left == 1 for left, right in line[at : at + 2]) and surname_length(
            folded, line[at][0]
        )
        if is_drawn_out:
            line = [*line[:at], (line[at][0], line[at + 1][1]), *line[at + 2 :]]
        at += 1
    return line


_TO_BECOME = re.compile("(?:(?:拟|并)?(?:任(?!命)|提名为?|推荐为))?")


def _holders_of(clause: StatementClause, line: list[tuple[int, int]]) -> Appointments | None:
    """乡镇 党委书记 镇长, and in this line the town and who holds these offices there."""
    columns, folded = clause.state.columns, clause.folded
    first = len(columns) - len(clause.state.heads)
    if len(line) != len(columns) or any(columns[first:]):
        return None
    body = folded[slice(*line[columns.index("body")])]
    rows: list[AppointmentMention] = []
    for person, head in zip(line[first:], clause.state.heads, strict=True):
        if _NAME_CELL.fullmatch(folded, *person):
            clause.state.office = body
            rows += clause.rows(str(clause.state.listed), [person], head[0], end=head[1])
    return rows or None


def _parts(folded: str, left: int, right: int) -> list[tuple[int, int]]:
    """乡党委副书记,提名为乡长候选人: the parts of a cell between commas."""
    bounds = [left - 1, *(mark.start() for mark in re.compile("[,;]").finditer(folded, left, right)), right]
    return [(start + 1, end) for start, end in pairwise(bounds)]


def table_row(clause: StatementClause, end: int) -> Appointments | None:
    """What a line of a table says of the person that it names."""
    columns = clause.state.columns
    line = _with_whole_names(clause.folded, cells(clause.folded, clause.at, end), len(columns))
    if len(line) != len(columns):
        line = _cells_of_tabs(clause.folded, clause.at, end)
    if clause.state.heads:
        return _holders_of(clause, line)
    if not columns or not len(columns) - 1 <= len(line) <= len(columns) or len(line) <= columns.index("name"):
        return None
    person = line[columns.index("name")]
    if not _NAME_CELL.fullmatch(clause.folded, *person):
        return None
    told = list(zip(columns, line, strict=False))
    body = next((clause.folded[slice(*cell)] for kind, cell in told if kind == "body"), "")
    day = next((clause.folded[slice(*cell)] for kind, cell in told if kind == "day"), "")
    clause.state.office = body or clause.state.office
    clause.state.day = (day_in(in_digits(day), clause.published) if day else None) or clause.state.day
    rows = [
        row
        for kind, (left, right) in told
        if kind not in _NO_OFFICE and not clause.folded.startswith("拟免", left)
        for left, right in _parts(clause.folded, left, right)
        for row in clause.rows(kind, [person], past(_TO_BECOME, clause.folded, left, right), end=right)
    ]
    return rows or None
