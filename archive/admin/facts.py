"""Facts as lists of their own, whichever report they are in. They are edited where their report is reviewed."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy

from archive.admin.bulk_review import MOST, ShownFact, ask_to_confirm, facts_by_report, judge
from archive.admin.fact_states import fact_state
from archive.admin.review import review_address
from archive.admin.shared import RecordAdmin
from archive.models import (
    Appointment,
    Evidence,
    IndustryMention,
    Observation,
    Participation,
    Point,
    PolicyDocumentMention,
    Report,
    Review,
    Speech,
    StrategyMention,
    ZoneMention,
)
from archive.names.current import matching
from archive.text.sentences import sentence_at


class EvidenceAdmin(RecordAdmin):
    """Base of the lists of facts. ``subject``: the relation to what the fact is about, searched by name and pinyin;
    empty where that is the words alone."""

    subject: ClassVar[str] = ""
    related: ClassVar[tuple[str, ...]] = ()
    list_display: tuple[str, ...] = ("__str__", "report", "review", "origin")
    list_filter: ClassVar[tuple[str, ...]] = ("review", "origin", "is_corrected", "is_bulk", "report__status")
    search_fields: ClassVar[tuple[str, ...]] = ("quote",)
    search_help_text = gettext_lazy("按原文、报道标题，或名称及其拼音查找。")
    actions = ("confirm", "reject")

    def in_list(self, records: QuerySet[Model]) -> QuerySet[Model]:
        return records.select_related("report", *self.related).defer("report__text", "report__layout")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        if not (term := search_term.strip()):
            return queryset, False
        wanted = Q(quote__icontains=term) | Q(report__title__icontains=term)
        if self.subject:
            subjects = self.model._meta.get_field(self.subject).related_model._default_manager.order_by()
            wanted |= Q(**{f"{self.subject}__in": matching(subjects, term, is_editor=True).values("pk")})
        return queryset.filter(wanted), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What the program read is rejected, not deleted; what an editor entered goes where it is edited."""
        return False

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: object = None
    ) -> HttpResponseRedirect:
        """Where the fact is edited: in its context, beside the other facts of its report."""
        if object_id is None:
            raise PermissionDenied
        fact = self.get_object(request, unquote(object_id))
        if not isinstance(fact, Evidence):
            raise Http404
        if not self.has_view_or_change_permission(request, fact):
            raise PermissionDenied
        key = f"{fact._meta.model_name}-{fact.pk}"
        return HttpResponseRedirect(review_address(fact.report_id, key, edit=key))

    def view_on_site(self, record: Evidence) -> str:
        place = record.start is not None and sentence_at(record.report.sentences(), record.start)
        return record.report.sentence_url(place.number) if place else record.report.get_absolute_url()

    @admin.action(description=gettext_lazy("核定所选事实"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Model]) -> HttpResponse:
        keys = set(queryset.values_list("pk", flat=True))
        reports = Report.objects.filter(pk__in=queryset.order_by().values("report_id"))
        by_report = (
            (report, [row for row in rows if row.kind.model is self.model and row.fact.pk in keys])
            for report, rows in facts_by_report(reports)
        )
        return ask_to_confirm(self, request, by_report, request.get_full_path())

    @admin.action(description=gettext_lazy("不采用所选事实"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Evidence]) -> None:
        name = self.model._meta.model_name
        shown = [ShownFact(f"{name}-{fact.pk}", fact_state(fact)) for fact in queryset[:MOST]]
        judge(request, shown, Review.REJECTED, is_bulk=False)


@admin.register(Participation)
class ParticipationAdmin(EvidenceAdmin):
    subject = "person"
    related = ("person",)
    list_display = ("__str__", "part", "report", "review", "origin")
    list_filter = ("review", "part", "origin", "is_bulk", "report__status")


@admin.register(Speech)
class SpeechAdmin(EvidenceAdmin):
    subject = "person"
    related = ("person",)
    list_filter = ("review", "mode", "origin", "is_bulk", "report__status")


@admin.register(Point)
class PointAdmin(EvidenceAdmin):
    related = ("speech__person",)
    search_help_text = gettext_lazy("按原文或报道标题查找。")
    list_display = ("label", "__str__", "speech", "report", "review", "origin")


@admin.register(Appointment)
class AppointmentAdmin(EvidenceAdmin):
    subject = "person"
    related = ("person",)
    list_display = ("__str__", "day", "report", "review", "origin")
    list_filter = ("review", "event", "origin", "is_bulk", "report__status")
    search_fields = ("quote", "office", "speaker")


@admin.register(StrategyMention)
class StrategyMentionAdmin(EvidenceAdmin):
    subject = "strategy"
    related = ("strategy",)


@admin.register(PolicyDocumentMention)
class PolicyDocumentMentionAdmin(EvidenceAdmin):
    subject = "document"
    related = ("document",)


@admin.register(ZoneMention)
class ZoneMentionAdmin(EvidenceAdmin):
    subject = "zone"
    related = ("zone",)


@admin.register(IndustryMention)
class IndustryMentionAdmin(EvidenceAdmin):
    subject = "industry"
    related = ("industry",)


@admin.register(Observation)
class ObservationAdmin(EvidenceAdmin):
    subject = "metric"
    related = ("metric",)
    list_display = ("__str__", "value", "unit", "period", "report", "review", "origin")
    list_filter = ("review", "status", "bound", "origin", "is_bulk", "report__status")
