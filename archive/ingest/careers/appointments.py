"""Statements of appointment: who comes into, leaves, is proposed for, holds or held which office.

A text is read clause by clause; a clause may leave out its person, its verb or its body where those before it said it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.ingest.careers.appointment_days import day_in, period_in
from archive.ingest.careers.appointment_verbs import AS_OFFICE, HEADING, LEADING, LEADS, OF, VERB
from archive.ingest.careers.office_lists import Office, split
from archive.ingest.careers.particulars import particulars
from archive.ingest.document import AppointmentMention, Span
from archive.ingest.lexicon.words import is_word
from archive.ingest.people import offices
from archive.ingest.people.names import ASIDE, name_end, plain, surname_length
from archive.ingest.places.area_names import area_end

_CLAUSE = re.compile(r"[^,。;:\n!?]{1,400}")
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
    for start, end in (clause.span() for clause in _CLAUSE.finditer(folded)):
        for row in _read(folded, text, start, end, state, published):
            key = (row.name, row.kind, row.office, row.day if row.kind == "appointed" else row.start)
            if key not in seen:
                seen.add(key)
                rows.append(row)
    return tuple(replace(row, person=particulars(folded, row.span.start)) for row in _joined(rows))


def _joined(rows: list[AppointmentMention]) -> list[AppointmentMention]:
    """One office held through several lines of a résumé, each of which begins where the one before ends, is one."""
    kept: list[AppointmentMention] = []
    latest: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row.name, row.office)
        place = latest.get(key)
        if row.start and place is not None and kept[place].end == row.start:
            kept[place] = replace(kept[place], end=row.end, kind=row.kind)
            continue
        if row.start:
            latest[key] = len(kept)
        kept.append(row)
    return kept


_TRIGGER = re.compile(
    r"任命|免去|当选|推选|补选|增补|辞去|撤销|提名|不再|担任|选举|简历|职务|[现曾历拟出接兼转改升时]任|"
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
    yield from _statement(folded, text, at, end, state, period if skipped else None)


def _is_listed(folded: str, start: int) -> bool:
    """A line of a list under a heading: a name first."""
    at = LEADING.match(folded, start).end()  # type: ignore[union-attr]
    return name_end(folded, at) is not None or folded.startswith(("任命", "免去"), at)


def _statement(
    folded: str, text: str, at: int, end: int, state: _State, period: tuple[str | None, str | None] | None
) -> Iterator[AppointmentMention]:
    start = at
    at = LEADING.match(folded, at, end).end()  # type: ignore[union-attr]
    persons = _names(folded, at, end)
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
    if not (persons and verb) and (inner := _inner(folded, at, end)):
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
        yield from _rows(folded, text, kind or "appointed", persons, verb.end(), end, state, period)
        return
    if persons and state.kind == "ended" and folded.startswith("的", behind):
        yield from _rows(folded, text, "ended", persons, behind + 1, end, state)
        return
    if state.person and (period or state.kind) and not persons:
        kind = ("holds" if period[1] == "" else "held") if period else str(state.kind)
        yield from _rows(folded, text, kind, [state.person], at, end, state, period)


def _opens_entry(folded: str, persons: list[tuple[int, int]], end: int) -> bool:
    """王晓东,女,…: an entry begins with the name alone."""
    at = persons[-1][1]
    aside = ASIDE.match(folded, at)
    at = aside.end() if aside else at
    return len(persons) == 1 and (at >= end or folded.startswith(("同志", "简历"), at) and at + 4 >= end)


def _lead(folded: str, at: int, end: int) -> tuple[str, list[tuple[int, int]], int] | None:
    """A verb, the names behind it, and where the offices begin."""
    for verb in LEADS.finditer(folded, at, end):
        kind = str(verb.lastgroup)
        persons = _names(folded, verb.end(), end)
        if not persons:
            continue
        behind = persons[-1][1]
        if kind == "ended":
            of = OF.match(folded, behind, end)
            is_removal = (
                "职" in folded[behind:end] or "辞去" in folded[behind:end] or verb.group() in ("免去", "免除", "罢免")
            )
            if of and is_removal and of.end() > behind:
                return kind, persons, of.end()
            continue
        as_office = AS_OFFICE.match(folded, behind, end)
        if as_office:
            return kind, persons, as_office.end()
    return None


def _names(folded: str, at: int, end: int) -> list[tuple[int, int]]:
    """Names side by side from ``at`` on: 陈思、李想."""
    names: list[tuple[int, int]] = []
    while at < end and len(names) < 400:
        stop = _name(folded, at, end)
        if stop is None:
            break
        names.append((at, stop))
        aside = ASIDE.match(folded, stop)
        behind = aside.end() if aside else stop
        if not (folded[behind : behind + 1] in "、和" and behind < end):
            break
        at = behind + 1
    return names


_GOES_ON = re.compile(
    r"同志|[两三四五六七八九][位名]同志|任|为|不再|辞|当选|的|兼|担任|现|曾|历|拟|出任|转|接|改|升|调|就|先后|已|被|[、,(和]|$|卸|请|继续|此前|于|\d|因|代理|简历|晋"
)


_NOT_NAMES = frozenset(("毕业", "经历", "简历", "时任", "历任", "现任", "曾任", "任命", "关于", "通过", "和平"))
_LONGEST = 16  # characters of a name and what shows its end


def _name(folded: str, at: int, end: int) -> int | None:
    """The name that stands at ``at``, also one that its verb would hide: 张任任局长."""
    piece = folded[at : min(end, at + _LONGEST)].replace("-", "·")
    known = name_end(piece, 0, bold=True)
    for stop in (known, 3, 2):
        if (
            stop
            and stop <= len(piece)
            and not piece[:stop].endswith("族")
            and piece[:stop] not in _NOT_NAMES
            and _GOES_ON.match(piece, stop)
            and name_end(piece[:stop], 0) == stop
        ):
            return at + stop
    return None


# 湖北省委常委于绍良转任…: an office stands before the name.
_STRONG = re.compile(
    r"(?:同志)?(?:已|也|将)?(?:不再担任|不再兼任|辞去|卸任|当选|出任|转任|接任|改任|升任|调任|就任|被免去|被任命为|拟任|兼任|担任|任)"
)


def _inner(folded: str, at: int, end: int) -> tuple[int, int] | None:
    """A name inside the clause right before a verb of coming or leaving."""
    for verb in _STRONG.finditer(folded, at + 2, end):
        for length in (3, 2):
            start = verb.start() - length
            titled = start > at and (
                offices.ends_with_title(folded[max(at, start - 8) : start]) or folded[start - 1] in "的由"
            )
            if titled and surname_length(folded, start) == 1 and _name(folded, start, end) == verb.start():
                return start, verb.start()
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
    office: Office,
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
