"""Changes of office told in other words than of appointment: 甲接替乙出任…, 局长甲已被免职, 曾任局长的甲."""

import re

from archive.ingest.careers.clauses import names_at
from archive.ingest.careers.office_lists import ListedOffice
from archive.ingest.careers.statement_clause import Appointments, StatementClause, mention
from archive.ingest.careers.subjects import name_at, name_before, titled_names
from archive.ingest.document import AppointmentMention
from archive.ingest.people import offices
from archive.ingest.people.names import name_end

_INSTEAD_OF = re.compile(r"(?:将|已)?(?:接替|取代)")
_INTO = re.compile(r"(?:同志)?(?:被)?(?:出任|担任|当选为?|任命为|就任|任|成为)")


def succession(clause: StatementClause) -> Appointments | None:
    """甲接替乙任…: both had or have the one office."""
    folded = clause.folded
    instead = _INSTEAD_OF.search(folded, clause.at, clause.end)
    if instead is None:
        return None
    before = names_at(folded, instead.end(), clause.end, bold=True) or _cut(folded, instead.end(), clause.end)
    into = _INTO.match(folded, before[-1][1]) if before else None
    new = _named_before(clause, instead.start())
    if into is None or new is None:
        return None
    rows = [*clause.rows("ended", before, into.end()), *clause.rows("appointed", [new], into.end())]
    return rows or None


def _cut(folded: str, at: int, end: int) -> list[tuple[int, int]]:
    """A name that ends before a verb, whatever its sounds: 取代江渡聪德出任…"""
    into = _INTO.search(folded, at + 2, min(end, at + 10))
    return [(at, into.start())] if into and not offices.titles(folded[at : into.start()]) else []


def _named_before(clause: StatementClause, end: int) -> tuple[int, int] | None:
    if (behind_title := name_before(clause.folded, clause.at, end)) is not None:
        return behind_title
    at = clause.first + (clause.folded.startswith(("除", "由"), clause.first))
    stop = name_end(clause.folded[at:end], 0)
    return (at, at + stop) if stop is not None and at + stop == end else clause.state.person


# 院长王莉已被免职, 前总理李完九因…引咎辞职: the office goes before the name, the verb has none.
_RESIGNED = re.compile(
    r"[^,。;\n]{0,24}?(?:被免职|被撤职|被罢免|引咎辞职|宣布辞职|提出辞职|递交辞呈|请辞|辞职|卸任)(?:的|了)?"
)
_REMOVED = re.compile(r"(?:已|也)?被[^,。;\n]{0,20}?(?:免去|撤销)(?P<office>[^,。;\n其]{2,20})职务")
_NOT_YET = re.compile(r"要求|呼吁|或|传|拒绝|不会|否认|考虑|可能")


def resignation(clause: StatementClause) -> Appointments | None:
    """局长甲已被免职: who left the office that stands before the name."""
    folded = clause.folded
    for start, end in reversed(titled_names(folded, clause.at, clause.end)):
        if removal := _REMOVED.match(folded, end, clause.end):
            office = removal.span("office")
            return list(clause.rows("ended", [(start, end)], office[0], end=office[1])) or None
        verb = _RESIGNED.match(folded, end, clause.end)
        if verb and not _NOT_YET.search(verb.group()):
            first = offices.office_start(folded, start, clause.at)
            first += folded.startswith(("前", "原", "时任"), first) * (2 if folded[first] == "时" else 1)
            return list(clause.rows("ended", [(start, end)], first, end=start)) or None
    return None


# 曾任岚浦县县长的王新民: the office is an attribute of the name.
_ATTRIBUTE = re.compile(
    r"(?:(?P<held>曾任|曾担任|当过|历任)|(?P<holds>现任|时任)|(?P<appointed>刚刚?被?任命为|履新|刚刚?出任|新当选))"
    r"(?P<office>[^,。;的]{2,40})的(?!是)"
)


def attribute(clause: StatementClause) -> tuple[list[AppointmentMention], int] | None:
    """曾任县长、书记的甲: an office said of the name that follows, and where that name begins."""
    said = _ATTRIBUTE.search(clause.folded, clause.at, clause.end)
    if said is None:
        return None
    at = said.end()
    stop = name_at(clause.folded, at)
    if stop is None:
        return None
    kind = next(kind for kind in ("held", "holds", "appointed") if said[kind])
    rows = list(clause.rows(kind, [(at, stop)], said.start("office"), end=said.end("office")))
    return (rows, at) if rows else None


_TRANSFERRED = re.compile(
    r"[^,。;\n]{0,12}?(?:调(?:到|往|入)?|到|在)(?P<body>[\u3400-\u9fff]{2,20}(?:[部委局厅办院会室署]|政府|大学))工作$"
)


def transfer(clause: StatementClause) -> Appointments | None:
    """调省文化厅工作,历任副处长、处长: the body of the bare titles that follow."""
    moved = _TRANSFERRED.match(clause.folded, clause.at, clause.end)
    if moved is None or clause.state.person is None:
        return None
    clause.state.office = moved["body"]
    return ()


_PREDECESSOR = re.compile(r"(?:而|其|他的|她的)*前任(?:是|为)?")


def predecessor(clause: StatementClause) -> Appointments | None:
    """其前任甲: who held the office that the clause before tells."""
    said = _PREDECESSOR.match(clause.folded, clause.at, clause.end)
    if said is None or said.group() == "前任" or not clause.state.office:
        return None
    stop = name_at(clause.folded, said.end())
    if stop is None:
        return None
    office = ListedOffice(clause.state.office, said.end(), stop)
    return [mention(clause.text, "held", (said.end(), stop), office, None, (None, None))]
