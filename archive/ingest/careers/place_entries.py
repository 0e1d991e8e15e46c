"""Entries that a place or a part of a body heads: 榆林镇:张建伟, 榆林镇:主席张建伟,镇长王晓东, (一)党委:书记张建伟."""

import re

from archive.ingest.careers.appointment_verbs import LEADING
from archive.ingest.careers.clauses import line_end
from archive.ingest.careers.name_lines import names_filling, seats_and_names
from archive.ingest.careers.office_holders import of_change, office_at
from archive.ingest.careers.office_lists import ListedOffice
from archive.ingest.careers.statement_clause import Appointments, StatementClause, mention
from archive.ingest.document import CHANGES_OF_OFFICE, AppointmentMention
from archive.ingest.people.place_lists import PLACE
from archive.text.patterns import past

_OF_PLACE = re.compile(PLACE)


def by_place(clause: StatementClause, start: int) -> Appointments | None:
    """榆林镇:张建伟, below what gives one office to everybody in the list; 榆林镇:主席张建伟,镇长王晓东."""
    folded, state = clause.folded, clause.state
    start = past(LEADING, folded, folded.rfind("\n", 0, start) + 1, clause.at - 1)
    place = folded[start : clause.at - 1]
    own = OWN_PART.fullmatch(place)
    if not (own and state.section or _OF_PLACE.fullmatch(place)):
        return None
    stop = line_end(folded, clause.at)
    stop -= folded.startswith(("。", ";"), stop - 1)
    told: list[AppointmentMention] = []
    if state.each and clause.end >= stop:
        office = ListedOffice(office_at(place, state.each[1]), start, clause.at - 1)
        persons = names_filling(folded, clause.at, clause.end)
        told = [mention(clause.text, state.each[0], each, office, _day(clause), (None, None)) for each in persons]
    kind = state.listed or state.kind or ("appointed" if of_change(state.heading) else "holds")
    seats = [] if told else seats_and_names(folded, clause.at, stop)
    if seats and not own and not _TOWN.search(place) and folded[seats[0][0][1]] == " ":
        return None  # 县财政局:副局长 张建伟、王晓东 in a list of those who come or leave
    day = state.day if kind in CHANGES_OF_OFFICE else None
    for seat, name in seats:
        title = folded[slice(*seat)]
        whole = state.section + place + title if own else office_at(place, _whole_seat(place, title))
        told.append(mention(clause.text, kind, name, ListedOffice(whole, *seat), day, (None, None)))
    if seats:
        state.read_to = stop
    return told or None


_TOWN = re.compile(r"(?:镇|乡|街道|村|社区|组)(?:\([^()]*\))?$")
# 党委:书记张建伟;副书记…, in the part of a list that a community heads
OWN_PART = re.compile("党委|党总支|党支部|居委会|村委会|监委会|居民委员会|村民委员会|(?:居|村)务监督委员会")


def _whole_seat(place: str, title: str) -> str:
    return _WHOLE_SEAT.get(title, title) if place.partition("(")[0].endswith(("镇", "乡", "街道")) else title


_WHOLE_SEAT = {"主席": "人大主席", "副主席": "人大副主席", "书记": "党委书记", "副书记": "党委副书记"}


def _day(clause: StatementClause) -> str | None:
    return clause.state.day if clause.state.each and clause.state.each[0] in CHANGES_OF_OFFICE else None
