"""Editing speeches and their numbered points."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from archive.admin.evidence import EvidenceFormSet, EvidenceInline
from archive.admin.facts import EvidenceAdmin
from archive.models import Point, Report, Speech
from archive.models.unit_of_work import changing


class PointFormSet(EvidenceFormSet):
    """The points of the speech that is edited; they belong to its report, too."""

    @property
    def report(self) -> Report | None:  # type: ignore[override]
        return self.instance.report if self.instance.report_id else None

    def save_new(self, form: Any, commit: bool = True) -> Any:
        form.instance.report = self.instance.report
        return super().save_new(form, commit)


class PointInline(EvidenceInline):
    model = Point
    fk_name = "speech"
    formset = PointFormSet
    ordering = ("start", "level", "pk")
    fields = ("label", "review", "level", "quote", "start", "end", "origin")


@admin.register(Speech)
class SpeechAdmin(EvidenceAdmin):
    subject = "person"
    related = ("person",)
    autocomplete_fields = ("person", "report")
    list_filter = ("review", "mode", "origin", "report__status")
    inlines = (PointInline,)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        nest_points(form.instance)


@admin.register(Point)
class PointAdmin(EvidenceAdmin):
    subject = "speech__person"
    related = ("speech__person",)
    readonly_fields = ("origin", "extractor_version", "report", "speech", "parent")
    list_display = ("label", "__str__", "speech", "report", "review", "origin")

    def has_add_permission(self, request: HttpRequest) -> bool:
        # Points are added on the page of their speech, from which they have their report.
        return False

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> tuple[Any, bool]:
        return (queryset.filter(quote__contains=term) if (term := search_term.strip()) else queryset), False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        nest_points(obj.speech)


def nest_points(speech: Speech) -> None:
    """Give every point the parent that follows from the levels: the last point before it of a lower level."""
    above: dict[int, Point] = {}
    for point in speech.points.order_by("start", "level", "pk"):
        above = {level: before for level, before in above.items() if level < point.level}
        parent_id = above[max(above)].pk if above else None
        if point.parent_id != parent_id:
            with changing([speech.report_id]):
                Point.objects.filter(pk=point.pk).update(parent=parent_id)
        above[point.level] = point
