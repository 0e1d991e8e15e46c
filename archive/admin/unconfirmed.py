"""How many facts of a report wait for confirmation, as expressions for one query."""

from __future__ import annotations

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from archive.models import Review
from archive.models.evidence import Evidence
from archive.models.relocation import evidence_models


def number_unconfirmed() -> Coalesce:
    """The number of unconfirmed facts of all kinds; a subquery for each kind, none of them grows with the list."""
    counts = [Coalesce(Subquery(_counted(facts), output_field=IntegerField()), 0) for facts in _waiting()]
    return sum(counts[1:], start=counts[0])


def has_unconfirmed() -> Q:
    condition = Q()
    for facts in _waiting():
        condition |= Q(Exists(facts))
    return condition


def unconfirmed_in_all() -> int:
    """Of all reports that were not withdrawn."""
    return sum(facts.exclude(report__status="withdrawn").count() for facts in _all_unconfirmed())


def _waiting() -> list[QuerySet[Evidence]]:
    """Of each kind, the unconfirmed facts of the report of the outer query."""
    return [facts.filter(report=OuterRef("pk")) for facts in _all_unconfirmed()]


def _all_unconfirmed() -> list[QuerySet[Evidence]]:
    return [model._default_manager.filter(review=Review.UNCONFIRMED) for model in evidence_models()]


def _counted(facts: QuerySet[Evidence]) -> QuerySet[Evidence, dict[str, object]]:
    return facts.order_by().values("report").annotate(number=Count("pk")).values("number")
