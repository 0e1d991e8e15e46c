"""People whom only the headline gives an office (专访县委书记甲, 甲:今年…), and whose words the whole text is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.ingest.document import MeetingPart, PersonMention
from archive.ingest.lexicon.occurrences import occurrences
from archive.ingest.people import offices
from archive.ingest.people.after_names import FOLLOWS_NAME
from archive.ingest.people.before_offices import CLEAN_START
from archive.ingest.people.mentions import find
from archive.ingest.people.names import plain, surname_length
from archive.ingest.people.occurrence import PersonOccurrence, seen
from archive.text.normalize import fold


def of_title(title: str, folded: str, text: str, sights: Sequence[PersonOccurrence]) -> list[PersonOccurrence]:
    """``sights`` of ``text`` (``folded``: its folded form) and, by place, those whom only ``title`` gives an office."""
    held = {fold(sight.name) for sight in sights if sight.office}
    named = {fold(sight.name): _ASKED.sub("", sight.office) for sight in find(fold(title), title) if sight.office}

    told = {name: office for name, office in named.items() if name not in held}
    there = [replace(sight, office=sight.office or told.get(fold(sight.name))) for sight in sights]
    starts = {sight.start for sight in sights}
    return sorted([*there, *(sight for sight in _again(folded, text, told) if sight.start not in starts)], key=_place)


_ASKED = re.compile("^(?:访|对话)")


def with_speaker(
    persons: tuple[PersonMention, ...], title: str, above: Iterable[str], folded: str, *, is_delivered: bool
) -> tuple[PersonMention, ...]:
    """``persons``, before them whose words the ``folded`` text is, though it does not name them.

    Who delivered a speech stands on a line ``above`` it (市长 甲); ``is_delivered``: another line says where, else it
    shows in how the text turns to those who hear it. Who answers questions (答:) stands in the ``title``.
    """
    name, office = "", ""
    lines = tuple(above)
    if is_delivered or _IS_SPEECH.search("\n".join((*map(fold, lines), folded[:_OPENING]))):
        name, office = next(filter(None, map(_name_and_office, lines)), ("", ""))
    elif _ANSWERS.search(folded):
        asked = {sight.name: _ASKED.sub("", sight.office) for sight in find(fold(title), title) if sight.office}
        name, office = next(iter(asked.items())) if len(asked) == 1 else ("", "")
    if not name:
        return persons
    there = next((each for each in persons if each.name == name), None)
    first = there or PersonMention(name, MeetingPart.SPEAKER, office, confidence=_OF_HEAD)
    first = replace(first, part=MeetingPart.SPEAKER, role_title=first.role_title or office)
    others = (each for each in persons if each.name != name)
    return tuple(replace(each, order=order) for order, each in enumerate((first, *others), start=1))


def with_signers(persons: tuple[PersonMention, ...], lines: Iterable[str]) -> tuple[PersonMention, ...]:
    """``persons``, and behind them who signed on one of ``lines`` below the text (市长 甲)."""
    named = {each.name for each in persons}
    entries = (entry for entry in map(_name_and_office, lines) if entry)
    signers = [(name, office) for name, office in entries if name not in named]
    return (
        *persons,
        *(
            PersonMention(name, MeetingPart.MENTIONED, office, len(persons) + order, confidence=_OF_HEAD)
            for order, (name, office) in enumerate(signers, start=1)
        ),
    )


_ANSWERS = re.compile(r"(?:^|\n)\s*(?:\[答\]|答 ?:)")


def _name_and_office(line: str) -> tuple[str, str] | None:
    """市长 甲, where nothing else stands on the line."""
    titles = offices.titles(fold(line)) if _ENTRY.fullmatch(line) else []
    name = plain(line[titles[-1][1] :]) if titles else ""
    is_name = surname_length(fold(name), 0) and 2 <= len(name) <= _LONGEST
    return (name, line[: titles[-1][1]].strip()) if is_name else None


_ENTRY = re.compile("[\u3400-\u9fff、\\s]{5,40}")
_IS_SPEECH = re.compile("各位(?:代表|委员|领导|来宾)|同志们|我(?:受|代表|向)")
_OPENING = 200  # characters of a speech in which it turns to those who hear it
_LONGEST = 4  # characters of a name
_OF_HEAD = 0.9  # as sure as a name with its office in the text


def _place(sight: PersonOccurrence) -> int:
    return sight.start


def _again(folded: str, text: str, told: dict[str, str]) -> Iterator[PersonOccurrence]:
    for start, end in occurrences(folded, told, lambda start, end: _stands_free(folded, start, end)):
        yield seen(text, start, end, told[folded[start:end]])


def _stands_free(folded: str, start: int, end: int) -> bool:
    leads = CLEAN_START.search(folded[max(0, start - 4) : start]) is not None
    return leads and FOLLOWS_NAME.match(folded, end) is not None
