"""What the archive covers: numbers for the home page and the page about the archive."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.text import capfirst

from archive.models import Area, Report, Review
from archive.models.fact_kinds import FACT_KINDS, FactKind
from archive.text.partial_dates import PartialDate

# Speeches and points are stretches that hold the facts.
COUNTED = [kind for kind in FACT_KINDS.values() if not kind.model.covers_passage]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The published reports in numbers; ``first`` and ``last`` among those whose year is known."""

    reports: int
    samples: int
    without_year: int
    undated: int
    inferred: int
    publishers: int
    areas: int
    first: PartialDate
    last: PartialDate

    @property
    def is_sample_only(self) -> bool:
        return 0 < self.reports == self.samples


def coverage() -> Coverage:
    """Two queries."""
    published = Report.objects.published()
    first, last = published.first_and_last_day()
    numbers = published.aggregate(
        reports=Count("pk"),
        samples=Count("pk", filter=Q(is_sample=True)),
        without_year=Count("pk", filter=Q(published_on__startswith="--")),
        undated=Count("pk", filter=Q(published_on="")),
        inferred=Count("pk", filter=Q(date_is_inferred=True)),
        publishers=Count("publisher", distinct=True),
        areas=Count("area", distinct=True),
    )
    return Coverage(**numbers, first=first, last=last)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """How many public facts of a kind there are, and how many of them a person has confirmed."""

    kind: str  # as the list of passages calls it
    label: str
    total: int
    confirmed: int

    @property
    def pending(self) -> int:
        return self.total - self.confirmed

    @property
    def percent(self) -> int:
        return 100 * self.confirmed // self.total if self.total else 0


def confirmations() -> list[Confirmation]:
    """One query for each kind of fact."""
    return [_confirmation(kind) for kind in COUNTED]


def _confirmation(kind: FactKind) -> Confirmation:
    numbers = kind.facts.public().aggregate(total=Count("pk"), confirmed=Count("pk", filter=Q(review=Review.CONFIRMED)))
    return Confirmation(kind.name, capfirst(str(kind.model._meta.verbose_name_plural)), **numbers)


def statuses() -> list[tuple[str, int]]:
    """(label of the status, number of reports), in the order in which a report goes through them."""
    numbers = dict(Report.objects.order_by().values_list("status").annotate(Count("pk")))
    return [(str(status.label), numbers.get(status, 0)) for status in Report.Status]


def provinces() -> list[Area]:
    """The provinces from which there are reports, in the order of their codes."""
    return list(Area.objects.reported().filter(level=Area.Level.PROVINCE).order_by("code", "pk"))
