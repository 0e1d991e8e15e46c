"""What readers and pages ask of reports."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models.functions import Substr

from archive.models.addresses import SluggedQuerySet
from archive.models.standing import Totals
from archive.text.partial_dates import PartialDate


class ReportQuerySet(SluggedQuerySet):
    """What readers and pages ask of reports."""

    def published(self) -> Self:
        return self.filter(status="published")

    def drafts(self) -> Self:
        return self.filter(status="draft")

    def samples(self) -> Self:
        return self.filter(is_sample=True)

    def in_sample_scope(self, scope: str) -> Self:
        """``no``: without sample material; ``only``: nothing else; empty: all."""
        return self.filter(is_sample=scope == "only") if scope else self

    def sample_scope(self, *, of_samples: bool) -> str:
        """What reports are counted against, ``of_samples`` those that are samples alone: real ones against real ones.

        One query.
        """
        numbers = self.aggregate(all=models.Count("pk"), samples=models.Count("pk", filter=models.Q(is_sample=True)))
        if numbers["samples"] in (0, numbers["all"]):
            return ""
        return "only" if of_samples else "no"

    def newest_first(self) -> Self:
        """By date of publication; those without a year last."""
        return self.order_by("-published_on", "-pk")

    def in_year(self, year: int) -> Self:
        return self.filter(published_on__gte=f"{year:04}", published_on__lt=f"{year + 1:04}")

    def in_month(self, year: str, month: str) -> Self:
        """``year`` of four digits, ``month`` of two; without a month those that print but the year."""
        return self.filter(published_on__startswith=f"{year}-{month}") if month else self.filter(published_on=year)

    def with_year(self) -> Self:
        """Those whose year is known; annotates ``year``, as text."""
        return self.exclude(published_on__lt="0").annotate(year=Substr("published_on", 1, 4))

    def without_year(self) -> Self:
        return self.filter(published_on__lt="0")

    def with_record(self, record: Any, **evidence: object) -> Self:
        """In which ``record`` (a person, strategy, zone, document, metric …) stands: with evidence of it that no editor
        rejected. ``evidence`` narrows by fields of that evidence: ``part="speaker"``."""
        facts = getattr(record, type(record)._default_manager.get_queryset().evidence).not_rejected()
        return self.filter(pk__in=facts.filter(**evidence).values("report_id"))

    def in_area(self, area: object) -> Self:
        """In ``area`` or in an area below it, three levels deep."""
        return self.filter(models.Q(area=area) | models.Q(area__parent=area) | models.Q(area__parent__parent=area))

    def listing_first(self, person: Any, others: list[object]) -> Self:
        """In whose lists of names ``person`` stands before each of ``others``."""
        places = models.OuterRef("pk")
        own = _place_of(person, places)
        reports = self.annotate(place_of_person=own).filter(place_of_person__gt=0)
        for number, other in enumerate(others):
            name = f"place_of_other_{number}"
            reports = reports.annotate(**{name: _place_of(other, places)})
            reports = reports.filter(**{f"{name}__gt": models.F("place_of_person")})
        return reports

    def earlier_of_its_place(self, report: Any) -> Self:
        """Published, from the very area of ``report`` and of an earlier day, newest first.

        A month or a year counts from its beginning. None for a report without an area or a year.
        """
        if report.area_id is None or report.published_on < "0":
            return self.none()
        earlier = self.published().filter(area=report.area_id, published_on__lt=report.published_on)
        return earlier.filter(published_on__gte="0").newest_first()

    def titled(self, typed: str) -> Self:
        """Whose title has every word of ``typed``, as printed but for the case of Latin letters."""
        titled = self
        for word in typed.split():
            titled = titled.filter(title__icontains=word)
        return titled

    def by_publisher(self, publisher: object) -> Self:
        return self.filter(publisher=publisher)

    def with_related(self) -> Self:
        """With what a line in a list shows, in the same query."""
        return self.select_related("area__parent", "publisher", "meeting").defer("text", "layout")

    def first_and_last_day(self) -> tuple[PartialDate, PartialDate]:
        """The dates of the oldest and the newest of those with a year; empty dates for none."""
        days = self.exclude(published_on__lt="0").aggregate(
            first=models.Min("published_on"), last=models.Max("published_on")
        )
        return PartialDate(days["first"] or ""), PartialDate(days["last"] or "")

    def totals(self) -> Totals:
        """One query."""
        known = models.Q(published_on__gte="0")
        return Totals(
            **self.order_by().aggregate(
                number=models.Count("pk"),
                samples=models.Count("pk", filter=models.Q(is_sample=True)),
                first=models.Min("published_on", filter=known),
                last=models.Max("published_on", filter=known),
            )
        )

    def per_year(self) -> list[tuple[int, int]]:
        """(year, number of reports) in order of years; those without a year are left out."""
        counted = self.with_year().order_by("year").values("year").annotate(number=models.Count("pk"))
        return [(int(row["year"]), row["number"]) for row in counted]


def _place_of(person: Any, report: models.OuterRef) -> models.Subquery:
    """The first place of ``person`` in the list of names of ``report``, a reference to the outer query."""
    parts = person.participations.not_rejected().filter(report=report, order__gt=0)
    return models.Subquery(parts.order_by("order").values("order")[:1])
