"""Names behind a title inside a clause: whom a verb further on speaks of, and whom 他 means."""

import re

from archive.ingest.lexicon.countries import is_country
from archive.ingest.lexicon.words import is_word
from archive.ingest.people import offices
from archive.ingest.people.foreign_names import is_foreign_office, transcription
from archive.ingest.people.names import foreign_name_end, name_end, surname_length
from archive.ingest.people.sure_names import is_nominal

_TITLE_REACH = 24  # characters before a name in which its title begins
_PARAGRAPH = 160  # characters before 他 in which the person is named
_WORD = 2  # characters
_LONGEST = 16  # characters of a transcribed name
_BEHIND_TITLE = re.compile(
    r"(?:领导人|候选人|之一|党外人士|无党派人士|[党盟社会]员|劳模|法官|议员|同志|\d岁的)(?=[\u3400-\u9fff·]{2})"
)


def name_of_length(folded: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` is one name: a Chinese one, or a transcription as a whole."""
    printed = folded[start:end]
    if name_end(printed, 0, bold=True) == len(printed):
        return surname_length(printed, 0) == 1 or "·" in printed
    run = transcription(folded[start : start + _LONGEST], 0)
    return run is not None and run[1] >= len(printed) >= 2


def titled_names(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names in ``[start, end)`` that stand right behind a title, in order: 县长谭光军被…"""
    window = folded[start:end]
    ends = {title[1] for title in offices.titles(window)} | {m.end() for m in _BEHIND_TITLE.finditer(window)}
    names = ((at, name_at(window, at)) for at in sorted(ends))
    return [(start + at, start + stop) for at, stop in names if stop and _is_name(window, at, stop)]


def _is_name(window: str, at: int, stop: int) -> bool:
    """Whether it is no word; 穆尔西 is in the dictionary, too, and is sounds from end to end."""
    run = transcription(window, at)
    return not is_word(window[at:stop]) or run is not None and run[1] == stop >= at + _SHORTEST_SOUNDS


def name_at(window: str, at: int) -> int | None:
    """Where the name ends that is known to begin at ``at``; a transcription only of some length, no country."""
    if is_country(window[at : at + 2]):
        return None
    if surname_length(window, at):
        return name_end(window, at, bold=True) or _sounds_alone(window, at)
    run = transcription(window, at)
    is_short = run is not None and run[1] - at < _SHORTEST_SOUNDS
    if run is None or is_short and not is_foreign_office(window[max(0, at - _TITLE_REACH) : at]):
        return None
    end = foreign_name_end(window, at)
    return None if end is None or is_country(window[at:end]) else end


def _sounds_alone(window: str, at: int) -> int | None:
    """穆尔西: begins like a Chinese name, and is none."""
    run = transcription(window, at)
    return foreign_name_end(window, at) if run and run[1] - at >= _SHORTEST_SOUNDS else None


_SHORTEST_SOUNDS = 3  # characters of a transcription without a surname


def antecedent(folded: str, at: int) -> tuple[int, int] | None:
    """The person named last, behind a title, before ``at`` in its paragraph."""
    low = max(folded.rfind("\n", 0, at) + 1, at - _PARAGRAPH)
    return next(reversed(titled_names(folded, low, at)), None)


def name_before(folded: str, low: int, end: int) -> tuple[int, int] | None:
    """The name that ends at ``end`` and stands behind a title or 的: 领导人亚采纽克被提名…"""
    low = max(low, end - _LONGEST - _TITLE_REACH)
    starts = {low + title[1] for title in offices.titles(folded[low:end])}
    starts |= {match.end() for match in _BEHIND_TITLE.finditer(folded, low, end)}
    behind_word = [
        at
        for at in range(end - 3, end - 1)
        if at > low and (folded[at - 1] in "的由于替除" or folded.startswith("前任", at - 2))
    ]
    fits = (at for at in (*sorted(starts), *behind_word) if name_of_length(folded, at, end))
    words = (at for at in sorted(starts) if end - at == _WORD and surname_length(folded, at))
    words = (at for at in words if is_nominal(folded[at:end]))
    at = next(fits, None) or next(words, None)  # 局长平静担任…
    return None if at is None else (at, end)
