"""Offices by label (拟任职务:…), under the name of a body, behind the office (局长:甲) and in the rows of a table."""

import re
from itertools import pairwise

from archive.ingest.careers.appointment_verbs import LEADING, VERB
from archive.ingest.careers.clauses import is_no_name, names_at
from archive.ingest.careers.statement_clause import Appointments, StatementClause, StatementState
from archive.ingest.document import CHANGES_OF_OFFICE
from archive.ingest.people import offices
from archive.ingest.people.names import name_end
from archive.text.patterns import past

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
_NAME_LABELS = ("姓名", "姓 名", "姓  名", "考察对象", "拟任人选", "拟任职人选", "拟任人员")
_BODY = re.compile(
    r"[\u3400-\u9fff]{1,20}(?:局|委|委员会|办|办公室|院|会|部|厅|室|中心|站|所|处|队|校|学|乡|镇|街道|政府|庭|馆)"
)


def labelled(clause: StatementClause) -> Appointments | None:
    """姓名:甲, 拟任职务:…, and 局长:甲 in a list of those who come or leave."""
    folded, state = clause.folded, clause.state
    if folded[clause.at - 1 : clause.at] != ":":
        return None
    start = max(folded.rfind(mark, 0, clause.at - 1) for mark in "\n。;,") + 1
    start = past(LEADING, folded, start, clause.at - 1)
    label = folded[start : clause.at - 1].strip()
    if label in _NAME_LABELS:
        return _named(clause)
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
    if state.kind not in CHANGES_OF_OFFICE or not offices.ends_with_title(label):
        return None
    persons = names_at(folded, clause.first, clause.end, bold=True)
    if not persons or persons[-1][1] < clause.end and not folded.startswith(("(", "同志"), persons[-1][1]):
        persons = _only_names(folded, clause.first, clause.end)
    return clause.rows(str(state.kind), persons, start, end=start + len(label)) if persons else None


_TOKEN = re.compile(r"[\u3400-\u9fff]{2,4}(?![\u3400-\u9fff])")


def _only_names(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of two to four characters between the marks of a line that holds nothing else; else none."""
    parts = re.split(r"[、 ]+", re.sub(r"\([^()]{1,8}\)", "", folded[start:end]).strip())
    is_all = all(_TOKEN.fullmatch(part) and not is_no_name(part) for part in parts)
    return [token.span() for token in _TOKEN.finditer(folded, start, end)] if is_all else []


_ORDER = re.compile(r"\([^()]{4,16}\)$")  # (按姓名笔画为序)


def label_before(clause: StatementClause) -> Appointments:
    """拟任职务:岚浦县档案局局长, and in the line below the person whom it is about."""
    pending = clause.state.pending
    if pending is None or not clause.persons or clause.folded[clause.at - 1 : clause.at] not in ("\n", ";"):
        return ()
    clause.state.pending = None
    kind, first, end = pending
    return clause.rows(kind, clause.persons[:1], first, end=end)


def before_names(clause: StatementClause) -> Appointments | None:
    """副主任 甲、乙 under the body that heads the line, in a list of those who come or leave."""
    folded, state = clause.folded, clause.state
    if state.kind not in CHANGES_OF_OFFICE or not state.section:
        return None
    office, _blank, names = folded[clause.first : clause.end].partition(" ")
    if not names or not offices.ends_with_title(office):
        return None
    persons = names_at(folded, clause.first + len(office) + 1, clause.end, bold=True)
    if not persons or persons[-1][1] != clause.end:
        return None
    return clause.rows(str(state.kind), persons, clause.first, end=clause.first + len(office))


_BULLETS = tuple("●○■◆▪*")


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
    if not (alone and state.kind in CHANGES_OF_OFFICE and _BODY.fullmatch(folded, at, end)):
        return False
    state.section = state.office = folded[at:end]
    return True


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


def begins_table(folded: str, start: int, end: int, state: StatementState) -> bool:
    """Whether a line heads a table with names and offices; the kinds of its columns are kept for the lines below."""
    heads = [folded[slice(*cell)] for cell in cells(folded, start, end)]
    kinds = tuple("name" if head in _NAME_LABELS else _KIND_OF_LABEL.get(head, "") for head in heads)
    if "name" not in kinds or not any(kind not in ("", "name") for kind in kinds):
        return False
    state.columns = kinds
    return True


_NAME_CELL = re.compile(
    r"[\u3400-\u9fff](?:[\u3400-\u9fff]{1,3}| {1,3}[\u3400-\u9fff]|[\u3400-\u9fff]{0,7}·[\u3400-\u9fff·]{1,12})"
)
_TO_BECOME = re.compile("(?:拟(?:任|提名为?|推荐为))?")


def table_row(clause: StatementClause, end: int) -> Appointments | None:
    """What a line of a table says of the person that it names."""
    columns = clause.state.columns
    line = cells(clause.folded, clause.at, end)
    if len(line) != len(columns):
        line = _cells_of_tabs(clause.folded, clause.at, end)
    if not columns or not len(columns) - 1 <= len(line) <= len(columns) or len(line) <= columns.index("name"):
        return None
    person = line[columns.index("name")]
    if not _NAME_CELL.fullmatch(clause.folded, *person):
        return None
    offices_of_line = ((kind, cell) for kind, cell in zip(columns, line, strict=False) if kind not in ("", "name"))
    rows = [
        row
        for kind, (left, right) in offices_of_line
        if not clause.folded.startswith("拟免", left)
        for row in clause.rows(kind, [person], past(_TO_BECOME, clause.folded, left, right), end=right)
    ]
    return rows or None
