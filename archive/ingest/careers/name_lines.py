"""Lines that hold nothing but names, an office and its names, or a name and its offices, between spaces."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.ingest.careers.clauses import is_no_name
from archive.ingest.careers.office_holders import body_of_election
from archive.ingest.careers.office_words import is_office
from archive.ingest.careers.statement_clause import Appointments, StatementClause
from archive.ingest.document import AppointmentMention
from archive.ingest.lexicon.surnames import COMPOUND
from archive.ingest.lexicon.words import is_word
from archive.ingest.people import offices
from archive.ingest.people.names import name_end, surname_length
from archive.text.patterns import BULLETS, past

_HAN = "[\u3400-\u9fff]"
# 王强, 王  强, 买买提·艾山; what brackets tell behind them: (女), (女,回族), (县财政局).
NAME = rf"(?:{_HAN}{{1,8}}·{_HAN}[\u3400-\u9fff·]{{0,12}}|{_HAN}{{2,5}}|{_HAN} {{1,3}}{_HAN}(?!{_HAN}))"
ASIDES = r"(?: ?\([\u3400-\u9fff、,]{1,16}\))?"
_TOKEN = re.compile(rf"(?P<name>{NAME}){ASIDES}(?:同志)?(?: *[、,] *| +|$)")


def names_filling(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names that fill ``[start, end)``, between marks; none where anything else stands there."""
    names: list[tuple[int, int]] = []
    sure = 0
    while start < end and (token := _TOKEN.match(folded, start, end)):
        is_sure = is_token(token["name"])
        if not (is_sure or _may_be_name(token["name"])):
            return []
        sure += is_sure
        names.append(token.span("name"))
        start = token.end()
    return names if start >= end and sure * 2 > len(names) else []


def _may_be_name(printed: str) -> bool:
    """潘长, 龙县生 among names: a surname, though no name holds what stands behind it."""
    name = printed.replace(" ", "")
    if len(name) >= _LONG or not surname_length(name, 0) or offices.ends_with_title(name):
        return False
    return not (is_word(name) or is_word(name[:2]))


def is_token(printed: str) -> bool:
    """Whether what stands between marks can be a name: no office, no body, nothing that no name holds."""
    name = printed.replace(" ", "")
    if "·" in name:
        return True
    if is_no_name(name) or offices.ends_with_title(name):
        return False
    return len(name) < _LONG or name[:2] in COMPOUND or not (is_word(name[:2]) and is_word(name[2:]))


_LONG = 4  # characters; no name of a Chinese surname of one


def office_and_names(folded: str, start: int, end: int) -> tuple[int, list[tuple[int, int]]] | None:
    """Where the office ends that begins ``[start, end)`` before names alone: 副县长 甲 乙, 书 记 丙."""
    for blank in _BLANKS.finditer(folded, start, end):
        if not offices.ends_with_title(folded[start : blank.start()].replace(" ", "")):
            continue
        if names := names_filling(folded, blank.end(), end):
            return blank.start(), names
    return None


_SEAT = re.compile(
    r"(?P<seat>(?:党委|党工委|人大|政协|纪委)?(?:常务|驻会|专职)?副?(?:书记|主席|主任|[镇乡局校院组队]长|委员)) ?"
    rf"(?P<names>{NAME}{ASIDES}(?:、{NAME}{ASIDES})*)(?: *[,;] *| +|、(?=副?[\u3400-\u9fff]{{1,3}}[长任记席员])|$)"
)


def seats_and_names(folded: str, start: int, end: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """主席张建伟 镇长王晓东、陈思: the titles and names that fill ``[start, end)``; none where anything else does."""
    told: list[tuple[tuple[int, int], tuple[int, int]]] = []
    while start < end and (seat := _SEAT.match(folded, start, end)):
        names = names_filling(folded, *seat.span("names"))
        told += [(seat.span("seat"), name) for name in names]
        if not names:
            return []
        start = seat.end()
    return told if start >= end else []


_BLANKS = re.compile(" +")


def before_names(clause: StatementClause) -> Appointments | None:
    """副主任 甲、乙 in a list of those who come, leave or hold: the line is an office and its names."""
    if not clause.state.is_list or clause.folded[clause.at - 1 : clause.at] not in ("", "\n", ":", ",", ";"):
        return None
    office_with_names = office_and_names(clause.folded, clause.first, clause.end) or _titled(clause)
    return office_with_names and clause.rows(
        str(clause.state.kind), office_with_names[1], clause.first, end=office_with_names[0]
    )


def _titled(clause: StatementClause) -> tuple[int, list[tuple[int, int]]] | None:
    """县财政局局长张建伟, an item of those who come: an office, the name right behind it, and nothing else."""
    folded, at, end = clause.folded, clause.at, clause.end
    titles = offices.titles(folded[at:end]) if clause.state.kind == "appointed" and folded[at - 1] in ":,;" else []
    name = (at + titles[-1][1], end) if titles else (end, end)
    is_name = 1 < end - name[0] < _LONG and name_end(folded[slice(*name)], 0, bold=True) == end - name[0]
    return (name[0], [name]) if is_name and name[0] - at >= _LONG else None


class _Cell(NamedTuple):
    kind: str  # empty where the cell prints no verb
    start: int
    end: int


_ENTRY = re.compile(rf"(?P<name>{NAME}){ASIDES}(?: +|:)")
_VERBS = {
    "proposed": "拟(?:任|提名为?|推荐为|提拔为)",
    "holds": "现任",
    "ended": "免去|免|不再担任|不再兼任",
    "appointed": "(?:挂|兼|担)任|任(?!期)",
}
_VERB = re.compile("|".join(f"(?P<{kind}>{verbs})" for kind, verbs in _VERBS.items()))


def name_and_offices(clause: StatementClause) -> Appointments | None:
    """甲 县民政局副局长 拟任县民政局局长; 甲:县委副书记、县长: a line that begins with a name, then offices."""
    folded, state = clause.folded, clause.state
    named = _named(clause)
    if named is None:
        return None
    person, at = named
    cells = list(_cells(folded, at, clause.end))
    has_verbs = any(cell.kind in ("proposed", "appointed", "ended") for cell in cells)
    if not (state.is_list or has_verbs) or not cells:
        return None
    bare = "holds" if any(cell.kind == "proposed" for cell in cells) else str(state.kind)
    rows: list[AppointmentMention] = []
    for cell in cells:
        if cell.kind or state.is_list or has_verbs:
            rows += clause.rows(cell.kind or bare, [person], cell.start, end=cell.end)
    return rows or None


def is_entry(folded: str, at: int) -> bool:
    """Whether a line that begins at ``at`` is a name and offices behind verbs: 甲 任党委书记."""
    end = folded.find("\n", at)
    end = end if end >= 0 else len(folded)
    return _begins_with_name(folded, at, end) and any(cell.kind for cell in _entry_cells(folded, at, end))


def is_listed_entry(folded: str, at: int, end: int) -> bool:
    """Whether ``[at, end)`` is a name and offices between spaces: 甲 县气象局局长(退休)."""
    return _begins_with_name(folded, at, end) and any(_entry_cells(folded, at, end))


def _begins_with_name(folded: str, at: int, end: int) -> bool:
    entry = _ENTRY.match(folded, at, end)
    return entry is not None and is_name_alone(entry["name"])


def _entry_cells(folded: str, at: int, end: int) -> Iterator[_Cell]:
    entry = _ENTRY.match(folded, at, end)
    return _cells(folded, entry.end() if entry else end, end)


def _named(clause: StatementClause) -> tuple[tuple[int, int], int] | None:
    """The name that begins the line, and where the offices behind it begin."""
    folded, at = clause.folded, clause.first
    if folded[clause.at - 1 : clause.at] == ":":  # 甲:县委副书记
        at = past(_NUMBER, folded, folded.rfind("\n", 0, clause.at) + 1, clause.at)
        entry = _ENTRY.match(folded, at, clause.at)
        is_whole = entry is not None and entry.end() == clause.at
    else:
        is_whole = folded[clause.at - 1 : clause.at] in ("", "\n", ";", "。")
        entry = _ENTRY.match(folded, at, clause.end)
    if entry is None or not is_whole or not is_name_alone(entry["name"]):
        return None
    return entry.span("name"), max(entry.end(), clause.at)


_NUMBER = re.compile(rf"(?:[{BULLETS}] ?|\d{{1,3}}[、. ] ?|[一二三四五六七八九十]{{1,2}}、)?")


def is_name_alone(printed: str) -> bool:
    """从现伟: what is no word may have a surname that the list of surnames lacks."""
    name = printed.replace(" ", "")
    if not is_token(name):
        return _may_be_name(name)
    is_no_word = len(name) == _LONG - 1 and not (is_word(name) or is_word(name[:2]) or is_word(name[1:]))
    return "·" in name or surname_length(name, 0) > 0 or is_no_word or name_end(name, 0) == len(name)


def _cells(folded: str, start: int, end: int) -> Iterator[_Cell]:
    """The cells of ``[start, end)`` between spaces that tell an office."""
    for cell in _CELL.finditer(folded, start, end):
        verb = _VERB.match(folded, *cell.span())
        at = verb.end() if verb else cell.start()
        printed = _ASIDE.sub("", folded[at : cell.end()])
        if offices.ends_with_title(printed) or is_office(printed.rpartition("、")[2]):
            yield _Cell(str(verb.lastgroup) if verb else "", at, cell.end())


_CELL = re.compile("[^ ]+")
_ASIDE = re.compile(r"职务(?:\([^()]*\))?$|\([^()]*\)$")


_ABOVE = re.compile(
    r"(?:选举产生|选举|当选|补选|增补|任命|聘任|免去|推选|选出)了?[^,。;]{0,4}?(?:为|担任)?(?:下列|以下)?(?:人员|同志)?(?:为|担任)?"
    r"(?P<office>[\u3400-\u9fff]{4,40})$"
)


_ORDER = re.compile(r" ?\([^()]{2,20}\)$")
_TO_BE = re.compile("(?:候选人|人选)(?:名单)?$")


def _stands_over_names(clause: StatementClause) -> bool:
    """县人大常委会主任 on a line of its own, and nothing but names on the next one."""
    folded, end = clause.folded, clause.end
    if folded[end : end + 1] != "\n" or folded[clause.at - 1 : clause.at] not in ("", "\n"):
        return False
    below = folded.find("\n", end + 1)
    return bool(names_filling(folded, end + 1, below if below >= 0 else len(folded)))


def names_below(clause: StatementClause) -> Appointments | None:
    """选举产生了县委委员: and, in the lines below, nothing but the names of those elected."""
    folded, state = clause.folded, clause.state
    if state.above and folded[clause.at - 1 : clause.at] == "\n":
        names = (
            names_filling(folded, clause.at, clause.end) if folded[clause.end : clause.end + 1] in ("\n", "") else []
        )
        if names:
            kind, start, end = state.above
            before = state.office
            rows = list(clause.rows(kind, names, start, end=end))
            state.office = body_of_election(folded[start:end], state.heading) or before
            return rows
        state.above = None
    if folded[clause.end : clause.end + 2] != ":\n" and not _stands_over_names(clause):
        return None
    label = _ORDER.sub("", folded[clause.first : clause.end])
    if state.is_list and is_office(_TO_BE.sub("", label.replace(" ", ""))):  # 委 员(按姓氏笔画为序):
        state.above = (str(state.kind), clause.first, clause.first + len(label))
        return ()
    said = _ABOVE.search(folded, clause.at, clause.end)
    if said is None or not is_office(said["office"]):
        return None
    state.listed = "appointed"
    state.office = body_of_election(said["office"], state.heading)
    state.above = ("ended" if said.group().startswith("免去") else "appointed", *said.span("office"))
    return ()
