"""What a report says that the earlier reports of its place did not: slogans, people, and figures that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import Exists, FloatField, Model, OuterRef
from django.db.models.functions import Cast

from archive.analysis.periods import end_of
from archive.analysis.series import SPOT, SeriesKey, key_of
from archive.models import Observation, Participation, Report, StrategyMention
from archive.models.evidence import EvidenceQuerySet
from archive.models.metrics import ObservationQuerySet
from archive.queries.cited import FactInSentence, RecordMentions
from archive.text.sentences import Sentence, sentence_at

_LOOKED_BACK = 200  # earlier reports, the newest, in which a like figure is looked for


class _NewsRow(NamedTuple):
    """A figure as it is compared: making thousands of records of which few are shown takes longer than all the rest."""

    pk: int
    report: int
    period: str
    amount: float
    key: SeriesKey


@dataclass(frozen=True, slots=True)
class New:
    """A slogan or a person that the last report does not have; ``is_first``: nor any earlier one of the place."""

    record: Model
    places: Sequence[FactInSentence]
    is_first: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure, and the like figure of the newest earlier report that gives one, with the number of its sentence."""

    now: FactInSentence
    before: Observation
    before_sentence: int | None

    @property
    def before_url(self) -> str:
        report = self.before.report
        return report.sentence_url(self.before_sentence) if self.before_sentence else report.get_absolute_url()


class News:
    """``report`` against those of the same area of earlier days, of what no editor rejected.

    Slogans and people are new that ``last`` does not have. A figure changed when the newest earlier report with a
    figure of the same series (metric, unit, place, zone, status, kind of period) gives another amount for its latest
    period; several amounts for one period in one report cannot be compared, nor can bounds and ranges. The number of
    queries does not grow with the reports held.
    """

    def __init__(self, report: Report, slogans: Iterable[RecordMentions], people: Iterable[FactInSentence]) -> None:
        self.report, self._slogans, self._people = report, list(slogans), list(people)
        self._earlier = Report.objects.earlier_of_its_place(report)

    @cached_property
    def last(self) -> Report | None:
        return self._earlier.with_related().first()

    @cached_property
    def slogans(self) -> list[New]:
        slogans = [each for each in self._slogans if each.is_linked]
        places = {each.record.pk: each.places for each in slogans}
        records = {each.record.pk: each.record for each in slogans}
        return self._new(StrategyMention.objects.all(), "strategy", records, places)

    @cached_property
    def people(self) -> list[New]:
        """Without the journalists."""
        places: dict[int, list[FactInSentence]] = {}
        records: dict[int, Model] = {}
        for each in self._people:
            if each.fact.person and each.fact.part != Participation.Part.JOURNALIST:
                records[each.fact.person_id] = each.fact.person
                places.setdefault(each.fact.person_id, []).append(each)
        return self._new(Participation.objects.officials(), "person", records, places)

    @cached_property
    def figures(self) -> list[Changed]:
        own = _latest(_rows(Observation.objects.not_rejected().filter(report=self.report).in_text_order()))
        if not own or not self.last:
            return []
        before = self._before(own)
        pairs = [(row, before[key]) for key, row in own.items() if key in before and row.amount != before[key].amount]
        return _cited(self.report, pairs)

    @property
    def is_empty(self) -> bool:
        return not (self.slogans or self.people or self.figures)

    def _new(
        self, facts: EvidenceQuerySet, field: str, records: dict[int, Model], places: dict[int, list[FactInSentence]]
    ) -> list[New]:
        """Those of ``records`` that the last report does not have, in their order."""
        if not records or not self.last:
            return []
        facts = facts.order_by()
        in_last = set(facts.filter(report=self.last).not_rejected().values_list(field, flat=True))
        new = [pk for pk in records if pk not in in_last]
        # Whether there is one, not which: the database looks no further than to the first.
        of_one = facts.filter(**{field: OuterRef("pk")}).within(self._earlier)
        model = facts.model._meta.get_field(field).related_model
        ever = set(model.objects.filter(Exists(of_one), pk__in=new).values_list("pk", flat=True))
        return [New(records[pk], places[pk], pk not in ever) for pk in new]

    def _before(self, own: dict[SeriesKey, _NewsRow]) -> dict[SeriesKey, _NewsRow]:
        """For each series the figure of the newest earlier report that has one."""
        metrics = {key.metric for key in own}
        facts = Observation.objects.within(self._earlier[:_LOOKED_BACK]).filter(metric__in=metrics).newest_first()
        by_report: dict[int, list[_NewsRow]] = {}
        for row in _rows(facts):
            by_report.setdefault(row.report, []).append(row)
        latest: dict[SeriesKey, _NewsRow] = {}
        for figures in by_report.values():
            latest = _latest(figures) | latest
        return latest


def _rows(observations: ObservationQuerySet) -> Iterator[_NewsRow]:
    """Those that can be compared, in their order."""
    scoped = observations.linked().exact().with_dimension().with_scope()
    rows = scoped.values_list(*SPOT, Cast("amount", FloatField()), "pk", "report")
    for *where, amount, pk, report in rows:
        yield _NewsRow(pk, report, where[SPOT.index("period")], amount, key_of(where))


def _latest(figures: Iterable[_NewsRow]) -> dict[SeriesKey, _NewsRow]:
    """For each series of one report's figures that of its latest period, where the report gives but one amount."""
    by_key: dict[SeriesKey, dict[str, list[_NewsRow]]] = {}
    for row in figures:
        if row.key.kind.name != "other":
            by_key.setdefault(row.key, {}).setdefault(row.period, []).append(row)
    last = {key: periods[max(periods, key=end_of)] for key, periods in by_key.items()}
    return {key: same[0] for key, same in last.items() if len({row.amount for row in same}) == 1}


def _cited(report: Report, pairs: list[tuple[_NewsRow, _NewsRow]]) -> list[Changed]:
    """The records of ``pairs``, each with its sentence."""
    ids = [row.pk for pair in pairs for row in pair]
    facts = Observation.objects.select_related("report", "metric", "zone", "area").defer("report__layout").in_bulk(ids)
    here = report.sentences()
    changes = []
    for now, before in ((facts[now.pk], facts[before.pk]) for now, before in pairs):
        there = before.report.sentences()
        changes.append(Changed(FactInSentence(now, _number(here, now)), before, _number(there, before)))
    return changes


def _number(sentences: list[Sentence], fact: Observation) -> int | None:
    sentence = None if fact.start is None else sentence_at(sentences, fact.start)
    return sentence.number if sentence else None
