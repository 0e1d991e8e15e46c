"""Reports that have to do with one, each with why: one meeting, sentences said alike, the same people, slogans, zones,
industries.

What few reports share ties closer: each shared thing or sentence counts one, divided by the number of passages that
have it. Of each thing the ``NEWEST`` passages that came in are looked at, however many there are; a sentence in more
passages than that ties nobody. Reports of the same meeting come first. The number of queries depends on nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import reduce
from heapq import nlargest
from operator import or_

from django.db import models
from django.utils.functional import Promise

from archive.analysis.repeats import Repeats
from archive.models import Report
from archive.models.evidence import EvidenceQuerySet
from archive.models.fact_kinds import FACT_KINDS, FactKind
from archive.models.people import ParticipationQuerySet

SHOWN = 8
OF_THE_MEETING = 20
NEWEST = 40
_PASSAGES = 5000  # of all sentences
_THINGS = 60  # of one kind, the first that the report names

TYING = [kind for kind in FACT_KINDS.values() if kind.in_both]


@dataclass
class Related:
    """A report and what it shares; ``sentences`` are numbers of the first report's own."""

    report: Report
    is_same_meeting: bool
    sentences: set[int]
    in_both: list[tuple[str | Promise, list[models.Model]]] = field(default_factory=list)  # (heading, records)


def related(report: Report, named: dict[str, list[models.Model]], repeats: Repeats) -> list[Related]:
    """The closest first. ``named``: the records that ``report`` names, by the names of ``TYING``."""
    named_records = {kind.name: {record.pk: record for record in named[kind.name][:_THINGS]} for kind in TYING}
    score: dict[int, float] = defaultdict(float)
    for kind in TYING:
        _add(score, _shared(report, kind, named_records[kind.name]))
    _add(score, _said_alike(repeats))
    chosen = _chosen(report, nlargest(SHOWN + OF_THE_MEETING, score, key=score.__getitem__), score)
    alike = repeats.shared_with(chosen)
    by_report = {
        each.pk: Related(each, bool(report.meeting_id) and each.meeting_id == report.meeting_id, alike[each.pk])
        for each in chosen
    }
    for kind in TYING:
        for pk, records in _things_of(by_report, kind, named_records[kind.name]).items():
            by_report[pk].in_both.append((kind.in_both, records))
    return list(by_report.values())


def _facts(kind: FactKind) -> EvidenceQuerySet:
    """What may tie reports: a journalist ties none."""
    public = kind.facts.public()
    return public.officials() if isinstance(public, ParticipationQuerySet) else public


def _shared(report: Report, kind: FactKind, records: Collection[int]) -> dict[int, float]:
    """The key of a report to how closely the shared things of one kind tie it."""
    facts, name = _facts(kind).exclude(report=report).order_by(), kind.subject
    of_one = facts.filter(**{name: models.OuterRef("pk")}).order_by("-pk").values("pk")
    edges = kind.record.objects.filter(pk__in=list(records)).annotate(edge=models.Subquery(of_one[NEWEST - 1 : NEWEST]))
    # One condition for each thing, so that the database reads no further than to its edge.
    newest = [models.Q(**{name: pk, "pk__gte": edge or 0}) for pk, edge in edges.values_list("pk", "edge")]
    if not newest:
        return {}
    return _closeness(facts.filter(reduce(or_, newest)).values_list("report_id", name))


def _said_alike(repeats: Repeats) -> dict[int, float]:
    rare = [each for each in repeats.repeats if each.number <= NEWEST]
    if not rare:
        return {}
    rows = repeats.passages(rare).order_by("-pk").values_list("report_id", "whole")
    return _closeness(rows[:_PASSAGES])


def _add(score: dict[int, float], more: dict[int, float]) -> None:
    for report, closeness in more.items():
        score[report] += closeness


def _closeness(rows: Iterable[tuple[int, int]]) -> dict[int, float]:
    """Of rows of (report, what it shares)."""
    rows = list(rows)
    number = Counter(thing for _report, thing in rows)
    closeness: dict[int, float] = defaultdict(float)
    for report, thing in set(rows):
        closeness[report] += 1 / number[thing]
    return closeness


def _chosen(report: Report, keys: list[int], score: dict[int, float]) -> list[Report]:
    """Those of the meeting, then the closest, of equals the newest."""
    wanted = models.Q(pk__in=keys)
    if report.meeting_id:
        wanted |= models.Q(meeting=report.meeting_id)
    rows = Report.objects.published().exclude(pk=report.pk).filter(wanted).with_related().newest_first()
    closest = sorted(rows[: len(keys) + 2 * OF_THE_MEETING], key=lambda each: -score.get(each.pk, 0))
    own = [each for each in closest if report.meeting_id and each.meeting_id == report.meeting_id][:OF_THE_MEETING]
    return [*own, *[each for each in closest if each not in own][:SHOWN]]


def _things_of(
    reports: Collection[int], kind: FactKind, records: dict[int, models.Model]
) -> dict[int, list[models.Model]]:
    """The key of each of ``reports`` to those of ``records`` that it has, in their order."""
    by_report: dict[int, list[models.Model]] = defaultdict(list)
    if not records or not reports:
        return by_report
    name = kind.subject
    facts = _facts(kind).filter(**{f"{name}__in": list(records), "report__in": list(reports)})
    held = set(facts.order_by().values_list("report_id", name))
    for pk, record in records.items():
        for report in reports:
            if (report, pk) in held:
                by_report[report].append(record)
    return by_report
