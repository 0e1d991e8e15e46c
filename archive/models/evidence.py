"""Evidence: the base of every fact that was read from a report's text."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar, Self, TypeVar, Unpack

from django.db import models
from django.db.models.functions import RowNumber, Substr
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.saving import SaveOptions
from archive.models.unit_of_work import expect_unit_of_work


class Origin(models.TextChoices):
    MACHINE = "machine", _("程序识别")
    EDITOR = "editor", _("编辑录入")


class Review(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _p("label", "待核")
    CONFIRMED = "confirmed", _("已核")
    REJECTED = "rejected", _("不采用")


class EvidenceQuerySet(models.QuerySet):
    """Verbs that every kind of evidence shares. Writing in bulk needs a unit of work."""

    def update(self, **fields: object) -> int:
        expect_unit_of_work()
        return super().update(**fields)

    def delete(self) -> tuple[int, dict[str, int]]:
        expect_unit_of_work()
        return super().delete()

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        expect_unit_of_work()
        return super().bulk_create(*args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        expect_unit_of_work()
        return super().bulk_update(*args, **kwargs)

    def not_rejected(self) -> Self:
        """Not rejected by an editor."""
        return self.exclude(review=Review.REJECTED)

    def linked(self) -> Self:
        """Whose name stands for a record: for kinds whose mentions may be without one."""
        return self.filter(**{f"{self.model.record_field}__isnull": False})

    def unconfirmed(self) -> Self:
        return self.filter(review=Review.UNCONFIRMED)

    def public(self) -> Self:
        """Standing, and in a published report: what readers see and what is counted."""
        return self.not_rejected().filter(report__status="published")

    def within(self, reports: models.QuerySet[models.Model]) -> Self:
        """Standing, in any of ``reports``."""
        return self.not_rejected().filter(report__in=reports.values("pk"))

    def with_year(self) -> Self:
        """Annotates ``year`` of the report, as text; empty where none is printed."""
        known = models.When(report__published_on__gte="0", then=Substr("report__published_on", 1, 4))
        return self.annotate(year=models.Case(known, default=models.Value("")))

    def in_text_order(self) -> Self:
        return self.order_by(models.F("start").asc(nulls_first=True), "pk")

    def newest_first(self) -> Self:
        return self.order_by("-report__published_on", "-report_id", "start")

    def first_in_each_report(self, number: int) -> Self:
        """At most ``number`` of each report, in text order; annotates ``in_report``: how many the report has."""
        report, in_text = models.F("report_id"), [models.F("start").asc(nulls_last=True), models.F("pk").asc()]
        ranked = self.annotate(
            place=models.Window(RowNumber(), partition_by=report, order_by=in_text),
            in_report=models.Window(models.Count("pk"), partition_by=report),
        )
        return ranked.filter(place__lte=number).order_by("report_id", "place")


Fact = TypeVar("Fact", bound="Evidence")


def as_drafted(facts: Iterable[Fact]) -> list[Fact]:
    """New ``facts`` of the program, each with what it says kept as ``drafted``."""
    new = list(facts)
    for fact in new:
        fact.drafted = fact.values()
    return new


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(getattr(value, "name", value)) if isinstance(value, models.Model) else value


class Evidence(models.Model):
    """A fact's place in a report: ``report.text[start:end] == quote``, in characters, half-open.

    Without start and end the fact stands outside the text (in the headline block), or its sentence went with a
    correction; ``quote`` then still says what was read.
    """

    report = models.ForeignKey("archive.Report", on_delete=models.CASCADE, verbose_name=_p("one", "报道"))
    start = models.PositiveIntegerField(_("起"), null=True, blank=True)
    end = models.PositiveIntegerField(_("止"), null=True, blank=True)
    quote = models.TextField(_("原文"), blank=True)
    origin = models.CharField(_("来历"), max_length=10, choices=Origin.choices, default=Origin.EDITOR)
    review = models.CharField(_("核对"), max_length=12, choices=Review.choices, default=Review.UNCONFIRMED)
    extractor_version = models.CharField(_("程序版本"), max_length=20, blank=True, editable=False)
    drafted = models.JSONField(_("程序所读"), null=True, blank=True, editable=False)
    is_corrected = models.BooleanField(_("已改正"), default=False, editable=False)
    is_bulk = models.BooleanField(_("批量核定"), default=False, editable=False)  # confirmed with others, not by itself

    # The fields that say what was read, beside the place; a relation stands for the name it leads to.
    said: ClassVar[tuple[str, ...]] = ()

    # Whether the quote is a stretch of text, which follows a correction, or the words of a fact, which do not.
    covers_passage: ClassVar = False

    class Meta:
        abstract = True
        ordering = ["report", "start", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__isnull=True, end__isnull=True)
                | models.Q(start__isnull=False, end__isnull=False, start__lt=models.F("end")),
                name="%(class)s_span_is_whole",
            ),
            models.CheckConstraint(condition=models.Q(review__in=Review.values), name="%(class)s_review_is_known"),
            models.CheckConstraint(condition=models.Q(origin__in=Origin.values), name="%(class)s_origin_is_known"),
        ]

    def values(self) -> dict[str, object]:
        """What the fact says, as plain values: names instead of relations, numbers as texts."""
        return {name: self.plain_value(name) for name in self.said}

    def plain_value(self, name: str) -> object:
        """What it says in the field ``name``, as a plain value."""
        return _plain(getattr(self, name))

    def save(self, **options: Unpack[SaveOptions]) -> None:
        """Save; ``drafted`` stays as the program read it, and the fact knows whether an editor said otherwise."""
        self.is_corrected = self.drafted is not None and self.drafted != self.values()
        if (fields := options.get("update_fields")) is not None:
            options["update_fields"] = {*fields, "is_corrected"}
        super().save(**options)

    @property
    def is_unconfirmed(self) -> bool:
        return self.review == Review.UNCONFIRMED
