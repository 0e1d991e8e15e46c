"""A text held against the archive, all of it at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _

from archive.hold.covered import HeldCoverage, coverage_of
from archive.hold.figures import ComparedFigure, compared_figures
from archive.hold.names import NamedInText, names_in
from archive.hold.reading import MOST_CHARACTERS, TextReading, read_text
from archive.hold.sentences import HeldSentence, held_sentences
from archive.loading.loader import reading_hints
from archive.loading.lookups import AreasByName
from archive.loading.results import Options
from archive.models import Area
from archive.names.current import index_of
from archive.text.characters import is_storable


class UnusableText(ValueError):
    """``reason``: empty, long or characters."""

    def __init__(self, reason: str, characters: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.characters = reason, characters


def explained(error: UnusableText) -> tuple[int, str]:
    """The status and the sentence for whoever sent what cannot be used."""
    if error.reason == "long":
        values = {"most": f"{MOST_CHARACTERS:,}", "number": f"{error.characters:,}"}
        return 413, _("最多 %(most)s 个字，送来的有 %(number)s 个：请分几次送来。") % values
    if error.reason == "empty":
        return 400, _("请贴上一段文字。")
    return 400, _("文字里有无法识别的字符，请除去后再送来。")


@dataclass(frozen=True)
class HeldText:
    """``names`` by kind: person, strategy, zone, document. ``unread`` counts characters that could not be read."""

    characters: int
    sentences: list[HeldSentence]
    names: dict[str, list[NamedInText]]
    figures: list[ComparedFigure]
    covered: HeldCoverage
    unread: int

    @cached_property
    def counts(self) -> dict[str, int]:
        """Sentences by their ``holding``."""
        return dict(Counter(str(each.holding) for each in self.sentences))

    @property
    def runs(self) -> Iterator[tuple[bool, list[HeldSentence]]]:
        """The sentences in order, those side by side of which there is nothing to tell together."""
        for has_more, run in groupby(self.sentences, lambda each: each.is_held or bool(each.quotations)):
            if has_more:
                yield from ((True, [each]) for each in run)
            else:
                yield False, list(run)


def usable(text: str) -> str:
    """``text`` with line feeds alone for line ends. Raises UnusableText."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST_CHARACTERS:
        raise UnusableText("long", len(text))
    if not text.strip():
        raise UnusableText("empty")
    if not is_storable(text):
        raise UnusableText("characters")
    return text


def hold(text: str) -> HeldText:
    """Hold ``text`` against the published reports. Raises UnusableText, and RequestStopped where the time is over."""
    text = usable(text)
    hints = replace(reading_hints(Options()), strategies=tuple(index_of("strategy").seen_names()))
    reading = read_text(text, hints)
    area, names = _area(reading), names_in(reading)
    held = held_sentences(text)
    figures = compared_figures(text, reading, area, names["zone"], {each.number: each.place for each in held})
    return HeldText(len(text), held, names, figures, coverage_of(area, reading.day), reading.unread)


def _area(reading: TextReading) -> Area | None:
    names = [name for name in ("".join(reading.area_path), reading.place) if name]
    areas = AreasByName(names)
    return next((area for name in names if (area := areas.of(name, reading.day))), None)
