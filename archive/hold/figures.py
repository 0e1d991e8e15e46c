"""The figures of a text beside what the archive has observed: the same measure, area and period, and nothing else.

Two figures *agree* where what they say meets, but for half a step of the last printed digit of the coarser one:
1527.3亿元 agrees with 1527亿元, 1527.6亿元 does not. Of one that is about so ``_ABOUT`` of its value is let pass; 300多
is less than 400; another bound says all that it allows, and of two that are open to one side, at least 54 and at least
77, neither agrees or differs. A figure that prints no period, or one of an event (12人死亡) in no known area, is
compared with those of the same measure in the sentence of the archive that (nearly) says what its sentence says, of the
same time and place, else with nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, NamedTuple

from archive.hold.names import NamedInText
from archive.hold.reading import TextReading
from archive.hold.sentences import HeldPlace
from archive.http.time_limit import check_request
from archive.ingest.document import FigureMention
from archive.ingest.places.area_names import named_areas
from archive.loading.lookups import AreasByName
from archive.models import Area, Metric, Observation
from archive.resolution.event_measures import is_of_event
from archive.services.linking.rules import read_metric
from archive.text.normalize import fold
from archive.text.sentences import sentence_at, sentences

MOST_COMPARED: Final = 4_000  # observations that are read
SHOWN: Final = 5  # observations of one figure
_BATCH: Final = 300  # measures in one condition
_ABOUT: Final = Decimal("0.05")
_AND_MORE: Final = re.compile(r"[\d一二两三四五六七八九十百千万亿][多余]")
_SHORT_OF_NEXT: Final = Decimal("0.99")  # of a step of the last digit that is not nought: 300多 ends before 400
# Words of a sentence that say of when and where its figures are, beside the names of areas.
_WHEN_OR_WHERE: Final = re.compile(
    r"\d+[年月日号]|[\d一二两三四五六七八九十]个?(?:季度|月|周)|[上下]半年|[今去前明后当][年天日]|昨[天日]|全[国省市县区州盟旗]"
)
_WITHOUT_END: Final = Decimal("Infinity")
_Interval = tuple[Decimal, Decimal, Decimal]  # its ends, and by how much these may be off


class Agreement(StrEnum):
    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"  # nothing to compare it with


class _FigureScope(NamedTuple):
    """What figures must share to be compared."""

    metric: int
    dimension: str
    place: int | None
    period: str
    status: str
    is_cumulative: bool


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """A figure of the text, in sentence ``sentence``; ``metric`` is None where the archive has no such measure.

    ``observations`` are those it was compared with, those that agree first; ``agreeing`` and ``differing`` count all.
    """

    figure: FigureMention
    sentence: int
    metric: Metric | None
    area: Area | None
    agreeing: int
    differing: int
    observations: tuple[Observation, ...]

    @property
    def agreement(self) -> Agreement:
        if self.differing and not self.agreeing:
            return Agreement.DIFFERS
        return Agreement.AGREES if self.agreeing else Agreement.UNKNOWN


def compared_figures(
    text: str,
    reading: TextReading,
    area: Area | None,
    zones: Iterable[NamedInText],
    held: Mapping[int, HeldPlace | None],
) -> list[ComparedFigure]:
    """Those of the text in its order; ``area`` is that of the text, which holds where the sentence names none; ``held``
    are the places where its sentences are held, by their numbers."""
    figures = [each for each in reading.figures if each.is_plausible and each.span]
    areas = AreasByName({each.area for each in figures if each.area})
    places = [areas.of_figure(each.area, reading.day, _around(each, reading, area)) for each in figures]
    metrics = _metrics(figures, reading.area_path)
    inside = _ZonesOfSentences(text, reading, zones)
    scopes = [_scope(each, metric, place) for each, metric, place in zip(figures, metrics, places, strict=True)]
    observed = _observed(scope for scope in scopes if scope)
    beside = _BesideHeldSentences(held)
    compared = []
    for figure, metric, place, scope in zip(figures, metrics, places, scopes, strict=True):
        check_request()
        sentence, keys = inside.at(figure)
        if scope:
            like = [each for each in observed.get(scope, ()) if _is_of(each, keys)]
        else:
            like = beside.like(figure, metric, inside.words_of(sentence), held.get(sentence))
        compared.append(_compared(figure, sentence, metric, place, like))
    return compared


def _around(figure: FigureMention, reading: TextReading, area: Area | None) -> Area | None:
    """The ``area`` of the text where it is told before the figure."""
    return area if figure.span and figure.span.start >= reading.place_from else None


def _is_of(observation: Observation, zones: set[int] | None) -> bool:
    return observation.zone_id is None if zones is None else observation.zone_id in zones


def _compared(
    figure: FigureMention, sentence: int, metric: Metric | None, area: Area | None, like: Sequence[Observation]
) -> ComparedFigure:
    own = _interval(figure)
    agreeing: list[Observation] = []
    differing: list[Observation] = []
    for observation in like:
        if (agrees := _agree(own, _interval(observation))) is not None:
            (agreeing if agrees else differing).append(observation)
    shown = tuple([*agreeing, *differing][:SHOWN])
    return ComparedFigure(figure, sentence, metric, area, len(agreeing), len(differing), shown)


def _metrics(figures: Sequence[FigureMention], path: tuple[str, ...]) -> list[Metric | None]:
    """The measure of each: that which goes by what is printed, else by the name that the rules give to it."""
    names = [(each.subject, read_metric(each.subject, path, each.base_unit).name) for each in figures]
    wanted = list(dict.fromkeys(name for pair in names for name in pair if name))
    known: dict[str, Metric] = {}
    for start in range(0, len(wanted), _BATCH):
        check_request()
        known |= Metric.objects.seen().known_as(wanted[start : start + _BATCH])
    return [known.get(printed) or known.get(name) for printed, name in names]


def _scope(figure: FigureMention, metric: Metric | None, area: Area | None) -> _FigureScope | None:
    if metric is None or not figure.period or (area is None and is_of_event(metric.name)):
        return None
    dimension = figure.base_unit or figure.unit
    place = area.pk if area else None
    return _FigureScope(metric.pk, dimension, place, figure.period, figure.status, figure.is_cumulative)


def _observed(scopes: Iterable[_FigureScope]) -> dict[_FigureScope, list[Observation]]:
    """The earliest reports first, ``MOST_COMPARED`` at most."""
    wanted = set(scopes)
    observed: dict[_FigureScope, list[Observation]] = defaultdict(list)
    by_metric = sorted({scope.metric for scope in wanted})
    left = MOST_COMPARED
    for start in range(0, len(by_metric), _BATCH):
        check_request()
        rows = Observation.objects.public().with_dimension().with_scope().filter(
            metric__in=by_metric[start : start + _BATCH], period__in={scope.period for scope in wanted}
        ).select_related("metric", "report__area").defer("report__text", "report__layout")  # fmt: skip
        for each in rows.order_by("report__published_on", "report_id", "start", "pk")[: max(left, 0)]:
            row: Any = each
            scope = _FigureScope(row.metric_id, row.dimension, row.place, row.period, row.status, row.is_cumulative)
            if scope in wanted:
                observed[scope].append(each)
            left -= 1
    return observed


class _BesideHeldSentences:
    """The observations in the sentences of the archive where those of a text are held."""

    def __init__(self, held: Mapping[int, HeldPlace | None]) -> None:
        self._by_report: dict[int, list[Observation]] = defaultdict(list)
        reports = list({place.report.pk for place in held.values() if place and place.sentence})
        left = MOST_COMPARED
        for start in range(0, len(reports), _BATCH):
            check_request()
            rows = Observation.objects.public().with_dimension().filter(
                report__in=reports[start : start + _BATCH], metric__isnull=False, start__isnull=False
            ).select_related("metric", "report__area").defer("report__text", "report__layout")  # fmt: skip
            for each in rows.order_by("report_id", "start", "pk")[: max(left, 0)]:
                self._by_report[each.report_id].append(each)
                left -= 1

    def like(
        self, figure: FigureMention, metric: Metric | None, words: str, place: HeldPlace | None
    ) -> list[Observation]:
        """Those of the same measure, unit, kind and period in the sentence at ``place``, where it tells of the same
        time and place as the ``words`` around the figure."""
        if metric is None or place is None or place.start is None or place.end is None:
            return []
        if _when_and_where(words) != _when_and_where(place.words):
            return []
        of_sentence: list[Any] = [
            each for each in self._by_report[place.report.pk] if place.start <= (each.start or 0) < place.end
        ]
        kind = metric.pk, figure.base_unit or figure.unit, figure.status, figure.period
        return [each for each in of_sentence if (each.metric_id, each.dimension, each.status, each.period) == kind]


def _when_and_where(words: str) -> Counter[str]:
    folded = fold(words)
    areas = (folded[start:end] for start, end, _areas in named_areas(folded))
    return Counter([*_WHEN_OR_WHERE.findall(folded), *areas])


class _ZonesOfSentences:
    """The zones that sentences name: a figure in one is of them, and not of the area around."""

    def __init__(self, text: str, reading: TextReading, zones: Iterable[NamedInText]) -> None:
        self._text, self._sentences = text, sentences(text)
        keys = {each.name: {record.pk for record in each.records} for each in zones}
        self._zones: dict[int, set[int]] = {}
        for mention in reading.zones:
            if mention.span and (sentence := sentence_at(self._sentences, mention.span.start)):
                self._zones.setdefault(sentence.number, set()).update(keys.get(mention.name, ()))

    def at(self, figure: FigureMention) -> tuple[int, set[int] | None]:
        """The number of its sentence, and the zones named there; None where there are none."""
        assert figure.span is not None
        sentence = sentence_at(self._sentences, figure.span.start)
        number = sentence.number if sentence else 0
        return number, self._zones.get(number)

    def words_of(self, number: int) -> str:
        """Of a sentence by its number; empty for 0."""
        return self._text[slice(*self._sentences[number - 1][1:3])] if number else ""


def _agree(one: _Interval, other: _Interval) -> bool | None:
    """None of two that are open to the same side, unless they end at the same number."""
    (low, high, slack), (other_low, other_high, other_slack) = one, other
    if high == other_high == _WITHOUT_END or low == other_low == -_WITHOUT_END:
        return True if (low, high) == (other_low, other_high) else None
    slack = max(slack, other_slack)
    return low <= other_high + slack and other_low <= high + slack


def _interval(figure: FigureMention | Observation) -> _Interval:
    """Of a figure of either kind, in its base unit."""
    value, factor = Decimal(figure.value), _factor(figure)
    last_digit = int(value.normalize().as_tuple().exponent)
    half_step = Decimal(1).scaleb(min(last_digit, 0)) / 2
    low = high = value
    match figure.bound:
        case ">=" | ">" if _AND_MORE.search(_printed(figure)):
            return value * factor, (value + _SHORT_OF_NEXT.scaleb(last_digit)) * factor, Decimal(0)
        case ">=" | ">":
            return value * factor, _WITHOUT_END, Decimal(0)
        case "<=" | "<":
            return -_WITHOUT_END, value * factor, Decimal(0)
        case "range":
            assert figure.upper is not None
            high = Decimal(figure.upper)
        case "~":
            half_step = max(half_step, abs(value) * _ABOUT)
    return low * factor, high * factor, half_step * factor


def _printed(figure: FigureMention | Observation) -> str:
    return figure.quote if isinstance(figure, Observation) else figure.raw


def _factor(figure: FigureMention | Observation) -> Decimal:
    """From the printed unit to the base unit."""
    if figure.base_value is None or not figure.value:
        return Decimal(1)
    return Decimal(figure.base_value) / Decimal(figure.value)
