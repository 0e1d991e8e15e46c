"""Statements of appointment: who comes into, leaves, is proposed for, holds or held which office.

A text is read clause by clause; a clause may leave out its person, its verb or its body where those before it said it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.ingest.careers.appointment_days import day_in, period_in
from archive.ingest.careers.appointment_verbs import AS_OFFICE, HEADING, LEADING, LEADS, OF, OF_THE_SAME, VERB
from archive.ingest.careers.clauses import clauses, name_inside, names_at
from archive.ingest.careers.office_lists import ListedOffice, split
from archive.ingest.careers.particulars import particulars
from archive.ingest.careers.resumes import joined, memberships
from archive.ingest.document import AppointmentMention, Span
from archive.ingest.lexicon.words import is_word
from archive.ingest.people.names import ASIDE, name_end, plain
from archive.ingest.places.area_names import area_end

_TO_BE = re.compile(r"候选人|人选|拟任")
_NO_OFFICE = re.compile(r"医药|费|责任|任务|最佳|称号|冠军|奖")


@dataclass
class _State:
    """What earlier clauses said and later ones leave out."""

    person: tuple[int, int] | None = None
    kind: str | None = None
    office: str = ""
    area: str = ""
    day: str | None = None
    period: tuple[str | None, str | None] = (None, None)


def appointments(
    folded: str, text: str, title: str = "", published: str | None = None
) -> tuple[AppointmentMention, ...]:
    """All statements of folded ``text``, in order; ``published``, ISO 8601, resolves 今天 and days without a year."""
    if not _TRIGGER.search(folded):
        return ()
    rows: list[AppointmentMention] = []
    seen: set[tuple[str, str, str, str | None]] = set()
    state = _State(area=area_in(title) or area_in(folded[:60]))
    for start, end in clauses(folded):
        for row in _read(folded, text, start, end, state, published):
            key = (row.name, row.kind, row.office, row.day if row.kind == "appointed" else row.start)
            if key not in seen:
                seen.add(key)
                rows.append(row)
    return tuple(replace(row, person=particulars(folded, row.span.start)) for row in joined(rows))


_TRIGGER = re.compile(
    r"年起 |任命|免去|当选|推选|补选|增补|增选|选为|解除|取代|接替|履新|候补委员|届|"
    r"辞去|撤销|提名|不再|担任|选举|简历|职务|[现曾历拟出接兼转改升时]任|"
    r"[\u3400-\u9fff]任[\u3400-\u9fff]{2,24}(?:[长席记员]|主任)|"
    r"(?:19|20)\d\d年?(?:\d{1,2}月)? ?[至—-] ?(?:今|(?:19|20)\d\d)"
)


def area_in(text: str) -> str:
    """The first area of a folded text, by its printed name; empty where there is none."""
    ends = ((at, area_end(text, at)) for at in range(min(len(text), 80)))
    return next((text[at:end] for at, end in ends if end is not None and end - at > 2), "")


def _read(
    folded: str, text: str, start: int, end: int, state: _State, published: str | None
) -> Iterator[AppointmentMention]:
    if start == 0 or folded[start - 1] == "\n":
        state.kind, state.office, state.period = None if not _is_listed(folded, start) else state.kind, "", (None, None)
    elif folded[start - 1] in "。!?":
        state.kind, state.period = None, (None, None)
    state.day = day_in(folded[start:end], published) or (
        state.day if folded[start - 1 : start] != "\n" or state.kind else state.day
    )
    if "日前" in folded[start:end] or "近日" in folded[start:end]:
        state.day = None
    if heading := HEADING.fullmatch("\n" + folded[start:end]):
        state.kind = heading.lastgroup
        return
    period, skipped = period_in(folded[start:end])
    at = start + skipped
    if skipped and (folded[start + skipped :][:1] in ",:" or at >= end):
        state.period, state.kind = period, "held"
        if period[1] == "":
            state.kind = "holds"
        return
    if skipped:
        state.period, state.kind = period, "holds" if period[1] == "" else "held"
    yield from _statement(folded, text, at, end, state, period if skipped else None, published)


# 解放战争时期,甲担任…: a career told by times, not a change of today.
_IN_CAREER = re.compile(r"(?:时期|期间|年代)[^。\n]{0,16}$")


_CHANGES = ("appointed", "ended", "proposed")


def _is_listed(folded: str, start: int) -> bool:
    """A line of a list under a heading: a name first."""
    at = LEADING.match(folded, start).end()  # type: ignore[union-attr]
    return name_end(folded, at) is not None or folded.startswith(("任命", "免去"), at)


def _statement(
    folded: str,
    text: str,
    at: int,
    end: int,
    state: _State,
    period: tuple[str | None, str | None] | None,
    published: str | None,
) -> Iterator[AppointmentMention]:
    if state.person and (held := memberships(folded, at, end, published)):
        yield from (_row(text, kind, state.person, office, None, (None, None)) for kind, office in held)
        return
    if (chosen := _listed_behind(folded, at, end)) is not None:
        yield from _rows(folded, text, "appointed", chosen[1], chosen[0][0], chosen[0][1], state)
        return
    if state.person and (same := OF_THE_SAME.match(folded, at, end)):
        yield from _rows(folded, text, "ended", [state.person], same.end(), end, state)
        return
    start = at
    at = LEADING.match(folded, at, end).end()  # type: ignore[union-attr]
    persons = names_at(folded, at, end, bold=state.kind in _CHANGES)
    behind = persons[-1][1] if persons else at
    verb = VERB.match(folded, behind, end)
    lead = None if verb and persons else _lead(folded, at, end)
    if lead is not None:
        kind, persons, first = lead
        yield from _rows(folded, text, kind, persons, first, end, state)
        return
    if persons and verb is None and _opens_entry(folded, persons, end):
        state.person, state.kind, state.office = persons[0], None, ""
        return
    if not (persons and verb) and (inner := name_inside(folded, at, end)):
        persons, verb = [inner], VERB.match(folded, inner[1], end)
    elif persons and verb is None and not (state.kind == "ended" and folded.startswith("的", behind)):
        if folded[start - 1 : start] in ("", "\n", "。") and not is_word(folded[slice(*persons[-1])]):
            state.person, state.kind = persons[-1], None
        return
    if verb is not None:
        kind = str(verb.lastgroup)
        persons = persons or ([state.person] if state.person and folded[verb.end() : verb.end() + 1] != "务" else [])
        kind = (
            state.kind
            if verb.group().endswith("为")
            and state.kind in ("appointed", "proposed", "ended")
            and len(verb.group()) == 1
            else kind
        )
        if kind == "appointed" and (state.period[0] or _IN_CAREER.search(folded[max(0, at - 40) : at])):
            kind = "held"
        yield from _rows(folded, text, kind or "appointed", persons, verb.end(), end, state, period)
        return
    if persons and state.kind == "ended" and folded.startswith("的", behind):
        yield from _rows(folded, text, "ended", persons, behind + 1, end, state)
        return
    if state.person and (period or state.kind) and not persons:
        kind = ("holds" if period[1] == "" else "held") if period else str(state.kind)
        yield from _rows(folded, text, kind, [state.person], at, end, state, period)


# 当选为省委常委的还有甲、乙: the names stand behind the office.
_ELECTED = re.compile(
    r"[^,。;]{0,12}?(?:当选|选为|被选举|选举产生)为?(?P<office>[\u3400-\u9fff]{2,30})的(?:同志)?(?:还|同时)?(?:有|是|为):?"
)


def _listed_behind(folded: str, at: int, end: int) -> tuple[tuple[int, int], list[tuple[int, int]]] | None:
    elected = _ELECTED.match(folded, at, end)
    persons = names_at(folded, elected.end(), end, bold=True) if elected else []
    return (elected.span("office"), persons) if elected and persons else None


def _opens_entry(folded: str, persons: list[tuple[int, int]], end: int) -> bool:
    """王晓东,女,…: an entry begins with the name alone."""
    at = persons[-1][1]
    aside = ASIDE.match(folded, at)
    at = aside.end() if aside else at
    return len(persons) == 1 and (at >= end or folded.startswith(("同志", "简历"), at) and at + 4 >= end)


_REMOVALS = ("免去", "免除", "罢免", "解除")


def _lead(folded: str, at: int, end: int) -> tuple[str, list[tuple[int, int]], int] | None:
    """A verb, the names behind it, and where the offices begin."""
    for verb in LEADS.finditer(folded, at, end):
        kind = str(verb.lastgroup)
        persons = names_at(folded, verb.end(), end, bold=True)
        if not persons:
            continue
        behind = persons[-1][1]
        if kind == "ended":
            of = OF.match(folded, behind, end)
            is_removal = "职" in folded[behind:end] or "辞去" in folded[behind:end] or verb.group() in _REMOVALS
            is_membership = folded[behind:end].endswith(("资格", "资格的决定"))
            if of and (is_membership or is_removal and of.end() > behind):
                return kind, persons, of.end()
            continue
        as_office = AS_OFFICE.match(folded, behind, end)
        if as_office:
            return kind, persons, as_office.end()
    return None


def _rows(
    folded: str,
    text: str,
    kind: str,
    persons: list[tuple[int, int]],
    first: int,
    end: int,
    state: _State,
    period: tuple[str | None, str | None] | None = None,
) -> Iterator[AppointmentMention]:
    if not persons or _NO_OFFICE.match(folded, first):
        return
    if _TO_BE.search(folded[first:end]) and kind in ("appointed", "proposed"):
        kind = "proposed"
    held = split(folded, first, end, state.office, state.area)
    span = period or (state.period if kind in ("held", "holds") else (None, None))
    is_dated = kind in ("appointed", "ended")
    for person in persons:
        for office in held:
            yield _row(text, kind, person, office, state.day if is_dated else None, span)
    if held:
        state.person, state.kind, state.office = persons[-1], kind, held[-1].name


def _row(
    text: str,
    kind: str,
    person: tuple[int, int],
    office: ListedOffice,
    day: str | None,
    period: tuple[str | None, str | None],
) -> AppointmentMention:
    return AppointmentMention(
        plain(text[person[0] : person[1]]),
        kind,
        office.name,
        Span(*person),
        Span(office.start, office.end),
        day,
        period[0],
        period[1] or None,
    )
