"""People whom the headline names with their office and the text without: 专访县委书记甲, 甲:今年…."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.ingest.lexicon.occurrences import occurrences
from archive.ingest.people.after_names import FOLLOWS_NAME
from archive.ingest.people.before_offices import CLEAN_START
from archive.ingest.people.mentions import find
from archive.ingest.people.occurrence import PersonOccurrence, seen
from archive.text.normalize import fold


def of_title(title: str, folded: str, text: str, sights: Sequence[PersonOccurrence]) -> list[PersonOccurrence]:
    """``sights`` of ``text`` (``folded``: its folded form) and, by place, those whom only ``title`` gives an office."""
    held = {fold(sight.name) for sight in sights if sight.office}
    named = {fold(sight.name): sight.office.removeprefix("访") for sight in find(fold(title), title) if sight.office}
    offices = {name: office for name, office in named.items() if name not in held}
    there = [replace(sight, office=sight.office or offices.get(fold(sight.name))) for sight in sights]
    starts = {sight.start for sight in sights}
    return sorted(
        [*there, *(sight for sight in _again(folded, text, offices) if sight.start not in starts)], key=_place
    )


def _place(sight: PersonOccurrence) -> int:
    return sight.start


def _again(folded: str, text: str, offices: dict[str, str]) -> Iterator[PersonOccurrence]:
    for start, end in occurrences(folded, offices, lambda start, end: _stands_free(folded, start, end)):
        yield seen(text, start, end, offices[folded[start:end]])


def _stands_free(folded: str, start: int, end: int) -> bool:
    leads = CLEAN_START.search(folded[max(0, start - 4) : start]) is not None
    return leads and FOLLOWS_NAME.match(folded, end) is not None
