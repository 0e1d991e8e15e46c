"""What a reader trusts on the page of a record: facts that an editor has confirmed alone, and no sample material."""

from __future__ import annotations

from typing import Annotated, Any, Final, TypeVar

from django.db.models import Model, QuerySet

from archive.http.checks import one_of
from archive.http.params import Params
from archive.models import Area, Organization, Report, Review
from archive.models.report_queries import ReportQuerySet

_Facts = TypeVar("_Facts", bound=QuerySet[Any])


class Trust(Params):
    """Parameters that the page of any record takes, and that its links to lists carry on."""

    review: Annotated[str, one_of(Review.CONFIRMED)] = ""
    samples: Annotated[str, one_of("no")] = ""

    @property
    def narrows(self) -> bool:
        return bool(self.review or self.samples)

    @property
    def fields(self) -> dict[str, str]:
        """What is given, as the lists of reports and of passages take it."""
        return {name: value for name in Trust.model_fields if (value := getattr(self, name))}

    def of_facts(self, facts: _Facts) -> _Facts:
        """Those of the evidence ``facts`` that are trusted."""
        facts = facts.filter(review=self.review) if self.review else facts
        return facts.exclude(report__is_sample=True) if self.samples else facts

    def reports(self) -> ReportQuerySet:
        """The published reports, without samples where those are not wanted."""
        return Report.objects.published().in_sample_scope(self.samples)

    def reports_with(self, record: Model) -> ReportQuerySet:
        """The published reports of an area or a publisher; those in which any other ``record`` stands by trusted
        evidence."""
        if isinstance(record, Area):
            return self.reports().in_area(record)
        if isinstance(record, Organization):
            return self.reports().by_publisher(record)
        evidence = {"review": self.review} if self.review else {}
        return self.reports().with_record(record, **evidence)


EVERYTHING: Final = Trust()
