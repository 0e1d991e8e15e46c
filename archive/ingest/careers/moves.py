"""Where somebody came from or went to: the body before the verb (曾在…任), and who comes into what another leaves."""

import re

from archive.ingest.careers.office_lists import ListedOffice
from archive.ingest.careers.statement_clause import Appointments, StatementClause, mention
from archive.ingest.careers.subjects import name_before, name_of_length
from archive.ingest.people import offices

BEFORE_CHANGE = re.compile("(?:[此之]|履新|任职|到任|上任|升任|调任|出任|接任)前,$")  # 履新前,他是…


def was_before(clause: StatementClause) -> Appointments | None:
    """履新前,他是…: what somebody was until the change."""
    is_said = clause.folded.endswith("是", clause.at, clause.first) and not clause.persons
    if not (is_said and clause.state.person and BEFORE_CHANGE.search(clause.folded, max(0, clause.at - 12), clause.at)):
        return None
    return clause.rows("held", [clause.state.person], clause.first) or None


_TRANSFERRED = re.compile(
    r"[^,。;\n]{0,12}?(?:调(?:到|往|入)?|到|在)(?P<body>[\u3400-\u9fff]{2,20}(?:[部委局厅办院会室署镇乡]|政府|大学|街道|公社|中学))工作$"
)


def transfer(clause: StatementClause) -> Appointments | None:
    """调省文化厅工作,历任副处长、处长: the body of the bare titles that follow."""
    moved = _TRANSFERRED.match(clause.folded, clause.at, clause.end)
    if moved is None or clause.state.person is None:
        return None
    clause.state.office = moved["body"]
    return ()


# 曾在县农业局任办公室主任: the body goes before the verb.
_IN_BODY = re.compile(
    r"(?:(?P<held>曾|此前|先后|[此之]前曾?)|历任|后|还|也|并|又|早年|长期|此外|[一二三四五六七八九十几数两\d]{1,2}年后)?(?:在|调[到往入]?|到)(?P<body>[\u3400-\u9fff]{2,20}?"
    r"(?:[局委厅部院办会署镇乡村校室所站台行社]|政府|大学|街道|公司|中心|[县市区州省]))(?:历任|先后(?:担任|任)|曾任|担任|任)过?(?![期务免职])(?=[\u3400-\u9fff]{2})"
)


def inside_body(clause: StatementClause) -> Appointments | None:
    """曾在石桥镇任镇长: what the person told of was in that body."""
    state = clause.state
    said = _IN_BODY.match(clause.folded, clause.behind, clause.end)
    person = clause.persons[-1] if clause.persons else state.person
    if (
        said is None
        or person is None
        or not offices.ends_with_title(clause.folded[said.end() : clause.end].rstrip("等"))
    ):
        return None
    state.office = said["body"]
    is_dated = state.has_own_day and not said["held"]
    return clause.rows("appointed" if is_dated else "held", [person], said.end())


# 水利局局长一职由甲接任, 由政委乙接任: the office goes before 由, or in the clause before.
_BY = re.compile(
    r"(?P<office>[\u3400-\u9fff、]{4,40}?)?(?:一职|职务)?由(?P<who>[^,。;\n由]{2,30}?)(?:同志)?(?:接任|担任|出任|继任|兼任)$"
)


def taken_over(clause: StatementClause) -> Appointments | None:
    """Who comes into the office that stands before 由 or is told just before."""
    folded, state = clause.folded, clause.state
    said = _BY.fullmatch(folded, clause.first, clause.end)
    if said is None or not (said["office"] and offices.ends_with_title(said["office"]) or not said["office"]):
        return None
    start, end = said.span("who")
    known = clause.known_behind_title()
    named = known if known and known[1] == end else name_before(folded, start, end)
    named = named or ((start, end) if name_of_length(folded, start, end) else None)
    if named is None:
        return None
    if said["office"]:
        return clause.rows("appointed", [named], said.start("office"), end=said.end("office"))
    if not state.office or state.kind != "ended":
        return None
    return [mention(clause.text, "appointed", named, ListedOffice(state.office, *named), state.day, (None, None))]
