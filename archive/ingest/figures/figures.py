"""Figures: numbers with a unit, as printed and as a value that can be compared."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from decimal import Decimal

from archive.ingest.document import FigureMention, NameMention, Span
from archive.ingest.figures.clauses import EarlierFigure, Place, area_stems
from archive.ingest.figures.degrees import base_of
from archive.ingest.figures.figure_areas import area_of, product_of
from archive.ingest.figures.figure_status import FigureContext, bound, is_cumulative, status
from archive.ingest.figures.periods import Periods, Published
from archive.ingest.figures.quantities import FigureMatch, quantities
from archive.ingest.figures.subjects import subject
from archive.ingest.slogans.quotations import Quotation, enclosing

_SPOKEN = re.compile(r"[,。?!]")
# An aside of one word, 粮食(谷物)产量, is no border.
_CLAUSE_BORDER = re.compile(
    r"[,。;:!?\n、\"《》]|\((?![\u3400-\u9fff]{1,4}\))|(?<!\([\u3400-\u9fff])(?<!\([\u3400-\u9fff]{2})"
    r"(?<!\([\u3400-\u9fff]{3})(?<!\([\u3400-\u9fff]{4})\)"
)
_POINTING = re.compile(r"(?:这|上述|该|以上|此次[\u3400-\u9fff]{0,4}的?)$")
_AT_HAND = 8  # figures of a sentence that a later one may be told of
_SENTENCE_BORDER = re.compile(r"[。!?\n]")


def figures(
    folded: str,
    text: str,
    quoted: Sequence[Quotation],
    *,
    published: str | None = None,
    zones: Sequence[NameMention] = (),
    place: str | None = None,
) -> tuple[FigureMention, ...]:
    """Every figure of ``text``, by place. Numbers inside a slogan are part of its name.

    ``published`` is the day of publication in ISO 8601, against which 去年 and the like are read; the names of
    ``zones`` and of ``place``, the area reported on, are no part of a measure.
    """
    areas = area_stems(folded, place)
    reader = _FigureReader(folded, text, Published.on(published), areas, zones, is_local=place is not None)
    for quantity in quantities(folded):
        if not _in_slogan(folded, quoted, quantity):
            reader.take(quantity)
    return tuple(reader.mentions)


class _FigureReader:
    """Reads what figures say, one after the other; each may leave its measure to the one before."""

    def __init__(
        self,
        folded: str,
        text: str,
        published: Published,
        areas: Collection[str],
        zones: Sequence[NameMention],
        *,
        is_local: bool,
    ) -> None:
        self.folded, self.text = folded, text
        self.mentions: list[FigureMention] = []
        self._periods = Periods(folded, published)
        self._clauses = [match.end() for match in _CLAUSE_BORDER.finditer(folded)]
        self._sentences = [match.end() for match in _SENTENCE_BORDER.finditer(folded)]
        self._paragraphs = [match.end() for match in re.finditer("\n", folded)]
        self._zone_ends = sorted(zone.span.end for zone in zones if zone.span)
        self._areas = areas
        self._before = (-1, "", "")
        self._is_local = is_local
        self._told: dict[tuple[Decimal, str], str] = {}
        self._of_sentence: list[EarlierFigure] = []

    def take(self, item: FigureMatch) -> None:
        mention = self._figure(item, self._place(item))
        self.mentions.append(mention)
        _, subject_before, unit_before = self._before
        keeps = not mention.subject and item.unit[-1:] in (unit_before[-1:], "点")  # 差2亿元: the measure stays
        self._before = (item.end, *((subject_before, unit_before) if keeps else (mention.subject, item.unit)))
        self._of_sentence.append(EarlierFigure(item.end, mention.subject, item.unit))

    def _place(self, item: FigureMatch) -> Place:
        clause, sentence = _last(self._clauses, item.start), _last(self._sentences, item.start)
        named_to = _last(self._zone_ends, item.start)
        stands = (item.unit, item.start, item.end, clause, sentence)
        base_unit, _ = base_of(self.folded, item)
        if self._of_sentence and self._of_sentence[-1].end < sentence:
            self._of_sentence = []
        return Place(
            self.folded, *stands, *self._before, named_to, base_unit, self._areas, tuple(self._of_sentence[-_AT_HAND:])
        )

    def _figure(self, item: FigureMatch, place: Place) -> FigureMention:
        base_unit, base_value = base_of(self.folded, item)
        unit_at = item.end - len(item.unit)
        unit = self.text[unit_at : item.end] if self.folded[unit_at : item.end] == item.unit else item.unit
        paragraph = _last(self._paragraphs, item.start)
        period = self._periods.of(item.start, place.clause, place.sentence, paragraph)
        is_open, is_future = self._periods.is_open(period), self._periods.is_future(period)
        stand = FigureContext(item.start, item.end, place.clause, place.sentence, paragraph, is_open, is_future)
        area = area_of(place)
        return FigureMention(
            subject=product_of(self._as_told(subject(place), item, place), area, place, is_local=self._is_local),
            raw=self.text[item.start : item.end],
            value=item.value,
            unit=unit,
            span=Span(item.start, item.end),
            upper=item.upper,
            bound=bound(self.folded, item.start, item.end, is_range=item.upper is not None, more=item.more),
            base_unit=base_unit,
            base_value=base_value,
            period=period,
            status=status(self.folded, stand),
            is_cumulative=is_cumulative(self.folded, place.clause, item.start),
            area=area,
        )

    def _as_told(self, name: str, item: FigureMatch, place: Place) -> str:
        """``name``, or the fuller one by which the same number of things was called before: 这8起问题."""
        key = (item.value, item.unit)
        fuller = self._told.get(key, "") if _POINTING.search(place.words) else ""
        name = fuller if name and fuller.endswith(name) else name
        self._told.setdefault(key, name)
        return name


def _last(borders: Sequence[int], at: int) -> int:
    index = bisect_right(borders, at) - 1
    return borders[index] if index >= 0 else 0


def _in_slogan(folded: str, quoted: Sequence[Quotation], item: FigureMatch) -> bool:
    """Short quotations without a comma are names; longer ones are somebody's words."""
    quotation = enclosing(quoted, item.start)
    return (
        quotation is not None
        and quotation.end - quotation.start <= 16
        and not _SPOKEN.search(folded, quotation.start, quotation.end)
    )
