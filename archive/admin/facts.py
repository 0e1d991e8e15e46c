"""Facts as lists of their own: everything that waits for confirmation, whichever report it is in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from archive import history
from archive.admin.evidence import EvidenceForm
from archive.admin.inlines import ObservationForm, StrategyMentionForm
from archive.admin.shared import RecordAdmin
from archive.http.params import Params
from archive.models import (
    Appointment,
    Evidence,
    Observation,
    Participation,
    PolicyDocumentMention,
    Review,
    StrategyMention,
    ZoneMention,
)
from archive.models.unit_of_work import changing
from archive.names.keeping import matching
from archive.text.sentences import sentence_at


class FactParams(Params):
    review: str | None = None  # given where an editor comes from the page of review


class EvidenceAdmin(RecordAdmin):
    """Base of the lists of facts. ``subject``: the relation to what the fact is about, searched by name and pinyin."""

    form: Any = EvidenceForm
    subject: ClassVar[str]
    related: ClassVar[tuple[str, ...]] = ()
    list_display: Any = ("__str__", "report", "review", "origin")
    list_filter: ClassVar[Any] = ("review", "origin", "is_corrected", "report__status")
    search_fields: ClassVar[Any] = ("quote",)
    search_help_text = gettext_lazy("按原文、报道标题，或名称及其拼音查找。")
    readonly_fields: ClassVar[Any] = ("origin", "extractor_version")
    actions = ("confirm", "reject")

    def in_list(self, records: Any) -> Any:
        return records.select_related("report", *self.related).defer("report__text", "report__layout")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        if not (term := search_term.strip()):
            return queryset, False
        subjects = self.model._meta.get_field(self.subject).related_model._default_manager.order_by()
        about = Q(**{f"{self.subject}__in": matching(subjects, term, is_editor=True).values("pk")})
        return queryset.filter(about | Q(quote__contains=term) | Q(report__title__contains=term)), False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # A fact belongs to the text that it was read from.
        return (*self.readonly_fields, "report") if obj else self.readonly_fields

    def view_on_site(self, record: Evidence) -> str:
        place = record.start is not None and sentence_at(record.report.sentences(), record.start)
        return record.report.sentence_url(place.number) if place else record.report.get_absolute_url()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        with changing(filter(None, [form.initial.get("report"), obj.report_id])):
            obj.save(**({"update_fields": form.touched()} if change else {}))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with changing([obj.report_id]):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with changing(set(queryset.order_by().values_list("report_id", flat=True))):
            super().delete_queryset(request, queryset)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Back to the page on which the report is reviewed, for who came from there."""
        if FactParams.read(request).review is None:
            return super().response_post_save_change(request, obj)
        page = reverse("admin:archive_report_review", args=[obj.report_id])
        return HttpResponseRedirect(f"{page}#f-{obj._meta.model_name}-{obj.pk}")

    @admin.action(description=gettext_lazy("核定所选事实"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        number = review_facts(queryset, Review.CONFIRMED, request.user)
        said = ngettext("已核定 %(number)d 条事实。", "已核定 %(number)d 条事实。", number)
        self.message_user(request, said % {"number": number}, messages.SUCCESS)

    @admin.action(description=gettext_lazy("不采用所选事实"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        number = review_facts(queryset, Review.REJECTED, request.user)
        said = ngettext("已注明不采用 %(number)d 条事实。", "已注明不采用 %(number)d 条事实。", number)
        self.message_user(request, said % {"number": number}, messages.SUCCESS)


def review_facts(facts: QuerySet[Any], review: Review, user: Any) -> int:
    """``user`` sets the review of ``facts``, one kind, and what follows from it; the number of them."""
    keys = list(facts.values_list("pk", flat=True))
    chosen = facts.model._default_manager.filter(pk__in=keys)
    report_ids = set(chosen.order_by().values_list("report_id", flat=True))
    with changing(report_ids), history.of_each_report(user, chosen):
        number = chosen.update(review=review)
    return int(number)


@admin.register(Participation)
class ParticipationAdmin(EvidenceAdmin):
    subject = "person"
    related = ("person",)
    autocomplete_fields = ("person", "report")
    list_display = ("__str__", "part", "report", "review", "origin")
    list_filter = ("review", "part", "origin", "report__status")


@admin.register(Appointment)
class AppointmentAdmin(EvidenceAdmin):
    subject = "person"
    related = ("person",)
    autocomplete_fields = ("person", "report")
    list_display = ("__str__", "day", "report", "review", "origin")
    list_filter = ("review", "event", "origin", "report__status")
    search_fields = ("quote", "office", "speaker")


@admin.register(StrategyMention)
class StrategyMentionAdmin(EvidenceAdmin):
    form = StrategyMentionForm
    subject = "strategy"
    related = ("strategy",)
    autocomplete_fields = ("strategy", "report")

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        # Which speeches there are to choose from is known once the report is.
        return None if obj else ("speech",)


@admin.register(PolicyDocumentMention)
class PolicyDocumentMentionAdmin(EvidenceAdmin):
    subject = "document"
    related = ("document",)
    autocomplete_fields = ("document", "report")


@admin.register(ZoneMention)
class ZoneMentionAdmin(EvidenceAdmin):
    subject = "zone"
    related = ("zone",)
    autocomplete_fields = ("zone", "report")


@admin.register(Observation)
class ObservationAdmin(EvidenceAdmin):
    form = ObservationForm
    subject = "metric"
    related = ("metric",)
    autocomplete_fields = ("metric", "area", "zone", "said_by", "report")
    list_display = ("__str__", "value", "unit", "period", "report", "review", "origin")
    list_filter = ("review", "status", "bound", "origin", "report__status")
