"""People of a report: every sight gathered under its name, with the most specific office and the most telling part."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.document import MeetingPart, PersonMention, Span, SpeechMention
from archive.ingest.people import offices
from archive.ingest.people.bylines import Journalist
from archive.ingest.people.names import surname_length
from archive.ingest.people.occurrence import PersonOccurrence
from archive.ingest.people.parts import RANK, parts
from archive.text.normalize import fold


def people(
    folded: str,
    sights: Sequence[PersonOccurrence],
    journalists: Sequence[Journalist],
    spoken: Sequence[SpeechMention] = (),
) -> tuple[PersonMention, ...]:
    """One mention for each person, in the order in which the text first names them; journalists last.

    Whoever takes part or is mentioned, and then speaks by a pronoun (他强调) in one of ``spoken``, is a speaker.
    """
    by_name: dict[str, list[tuple[PersonOccurrence, MeetingPart]]] = {}
    for sight, part in zip(sights, parts(folded, sights), strict=True):
        by_name.setdefault(sight.name, []).append((sight, part))
    for name in {speech.speaker for speech in spoken if folded.startswith(("他", "她"), speech.span.start)}:
        if name in by_name and all(part in (MeetingPart.MENTIONED, MeetingPart.ATTENDEE) for _, part in by_name[name]):
            by_name[name].append((by_name[name][0][0], MeetingPart.SPEAKER))
    writers = {journalist.name for journalist in journalists}
    order = _by_rank({name: shown for name, shown in by_name.items() if name not in writers})
    persons = [_mention(name, by_name[name], rank) for rank, name in enumerate(order, start=1)]
    writing = [
        PersonMention(j.name, MeetingPart.JOURNALIST, j.role, len(persons) + rank, j.span, confidence=0.95)
        for rank, j in enumerate(_once(journalists), start=1)
    ]
    return (*persons, *writing)


def _once(journalists: Sequence[Journalist]) -> list[Journalist]:
    """Each name once, where it first stands; 记者 tells more than 作者."""
    first: dict[str, Journalist] = {}
    for journalist in journalists:
        known = first.setdefault(journalist.name, journalist)
        if not _IS_REPORTER.search(known.role or "") and _IS_REPORTER.search(journalist.role or ""):
            first[journalist.name] = replace(known, role=journalist.role)
    return list(first.values())


_IS_REPORTER = re.compile("记者|記者|通讯员|通訊員")


def _by_rank(by_name: dict[str, list[tuple[PersonOccurrence, MeetingPart]]]) -> list[str]:
    """Names in the order of print: by their place in a list of names, where there is one; lists are printed by rank."""
    return sorted(by_name, key=lambda name: _introduced(by_name[name]))


def _introduced(shown: Sequence[tuple[PersonOccurrence, MeetingPart]]) -> int:
    listed = [sight.start for sight, _ in shown if sight.size > 2]
    named = [sight.start for sight, _ in shown if sight.office or sight.size > 1]
    return next(iter((*listed, *named)), shown[0][0].start)


def _mention(name: str, shown: Sequence[tuple[PersonOccurrence, MeetingPart]], order: int) -> PersonMention:
    part = min((part for _, part in shown), key=RANK.__getitem__)
    whole = [sight for sight, _ in shown if sight.end - sight.start > 1] or [shown[0][0]]
    best = next((sight for sight in whole if sight.office), whole[0])
    return PersonMention(
        name, part, _office(shown), order, Span(best.start, best.end), confidence=_confidence(name, shown)
    )


def _office(shown: Sequence[tuple[PersonOccurrence, MeetingPart]]) -> str | None:
    """The specific office with the most titles, before general ones such as 市领导; of equals the own one before
    that of a list (市委常委:甲、乙、丙), then the first."""
    printed = [(sight.office, sight.size <= _FEW) for sight, _ in shown if sight.office]
    best = max(printed, key=lambda each: (not _is_general(each[0]), _titles_in(each[0]), each[1]), default=None)
    return best[0] if best else None


_FEW = 3  # names that one office stands before


def _is_general(office: str) -> bool:
    return offices.GENERIC.search(fold(office)) is not None


def _titles_in(office: str) -> int:
    return len(re.split("[、兼]", office))


_ONLY_KNOWN = 0.5


def _confidence(name: str, shown: Sequence[tuple[PersonOccurrence, MeetingPart]]) -> float:
    """A name with an office, or met more than once, is surer than a bare one; one that is only known, least."""
    if all(sight.is_known for sight, _ in shown):
        return _ONLY_KNOWN
    sure = 0.9 if any(sight.office or sight.size > 2 for sight, _ in shown) else 0.6
    sure += 0.05 if len(shown) > 1 else 0.0
    return round(sure if surname_length(fold(name), 0) else sure - 0.2, 2)
