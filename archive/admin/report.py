"""Editing reports: headline block and text beside its raw source. What was read from them is edited in the review."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.db.models import Field, Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.agreement import agreement
from archive.admin.bulk_review import confirm_shown
from archive.admin.fields import VerbatimTextField, refuse_lone_surrogates
from archive.admin.import_form import import_reports
from archive.admin.raw_source import raw_source
from archive.admin.report_actions import ReportActions
from archive.admin.report_files import CorrectionInline, ReportFileInline
from archive.admin.report_filters import AccessionFilter, AreaFilter, UnconfirmedFilter, YearFilter
from archive.admin.review import review_address, review_report
from archive.admin.scans import scan_page, scan_picture
from archive.admin.shared import RecordAdmin, RecordForm
from archive.admin.unconfirmed import number_unconfirmed
from archive.http.expensive import expensive
from archive.http.params import written
from archive.models import Participation, Person, Report, TextEdit
from archive.models.relocation import reopen_gone_from_headline
from archive.models.report_queries import ReportQuerySet
from archive.models.unit_of_work import changing
from archive.names.current import matching
from archive.queries.text_search import with_text


class ReportInList(Protocol):
    """A row of the list of reports."""

    unconfirmed: int


_HEADLINE = {"kicker", "title", "subtitles", "place"}
_NAMED = 20  # facts that are named one by one


class ReportForm(RecordForm):
    edit_reason = forms.CharField(
        label=gettext_lazy("改正文的原因"), required=False, max_length=500, validators=[refuse_lone_surrogates],
        help_text=gettext_lazy("改了正文时填写，读者会看到。"),
    )  # fmt: skip

    def state(self) -> str:
        """A report is changed by programs, too, which make no revision."""
        return self.instance.modified_at.isoformat()

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        return text if text.strip() else ""


@admin.register(Report)
class ReportAdmin(ReportActions, RecordAdmin):
    form = ReportForm
    list_display = ("headline", "status", "published_on", "area", "publisher", "taken_in", "unconfirmed", "to_review")
    list_filter = (
        "status", UnconfirmedFilter, AccessionFilter, YearFilter, AreaFilter,
        ("publisher", admin.RelatedOnlyFieldListFilter), "is_sample",
    )  # fmt: skip
    search_fields = ("title",)
    search_help_text = gettext_lazy("按标题、正文，或人物的姓名、别名、拼音、首字母查找。")
    autocomplete_fields = ("publisher", "area", "meeting")
    inlines = (ReportFileInline, CorrectionInline)
    readonly_fields = ("raw", "slug", "is_sample", "extractor_version", "created_at", "modified_at")
    fieldsets = (
        (None, {"fields": ("status", "kicker", "title", "subtitles")}),
        (
            gettext_lazy("日期、来源与地点"),
            {
                "fields": (
                    ("published_on", "undated"), ("date_is_inferred", "date_reason"), ("publisher", "meeting"),
                    ("area", "place"),
                )
            },
        ),
        (gettext_lazy("正文与原始文件"), {"fields": (("text", "raw"), "edit_reason"), "classes": ("beside",)}),
        (
            gettext_lazy("档案信息"),
            {
                "fields": (("slug", "is_sample"), ("created_at", "modified_at"), "extractor_version"),
                "classes": ("collapse",),
            },
        ),
    )  # fmt: skip

    def get_readonly_fields(self, request: HttpRequest, obj: object = None) -> list[str] | tuple[str, ...]:
        """Who may not publish does not choose the state either: what is added is a draft."""
        fields = super().get_readonly_fields(request, obj)
        return fields if self.has_publish_permission(request) else (*fields, "status")

    def in_list(self, records: models.QuerySet[models.Model]) -> models.QuerySet[models.Model]:
        assert isinstance(records, ReportQuerySet)
        return records.with_related().annotate(unconfirmed=number_unconfirmed())

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[models.Model]:
        # The raw bytes are large, and no form field.
        return super().get_queryset(request).select_related("publisher", "area", "meeting", "accession")

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[models.Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        if not (term := search_term.strip()):
            return queryset, False
        people = matching(Person.objects.order_by(), term, is_editor=True).values("pk")
        parts = Participation.objects.filter(person__in=people).order_by().values("report_id")
        titled = Q(title__icontains=term) | Q(kicker__icontains=term) | Q(subtitles__icontains=term)
        return queryset.filter(titled | Q(pk__in=parts) | with_text(term)), False

    def describe(self, report: Report) -> str:
        return f"{report.published_on} {report}".strip()

    def formfield_for_dbfield(
        self, db_field: Field[object, object], request: HttpRequest, **kwargs: object
    ) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, VerbatimTextField):
            field.widget.attrs["rows"] = 3 if db_field.name == "subtitles" else 30
        return field

    @admin.display(description=gettext_lazy("标题"), ordering="title")
    def headline(self, report: Report) -> str:
        stamp = format_html(' <span class="stamp">{}</span>', _("示例")) if report.is_sample else ""
        return format_html("{}{}", str(report), stamp)

    @admin.display(description=gettext_lazy("收入"), ordering="created_at")
    def taken_in(self, report: Report) -> str:
        """The day, and who brought it in, leading to all that came with it."""
        day = f"{localtime(report.created_at):%Y-%m-%d}"
        if (batch := report.accession) is None:
            return day
        url = reverse("admin:archive_report_changelist") + written([("accession", batch.pk)])
        return format_html('{} <a href="{}" title="{}">{}</a>', day, url, batch.label, batch.by_name or _("命令"))

    @admin.display(description=gettext_lazy("待核"), ordering="unconfirmed")
    def unconfirmed(self, report: ReportInList) -> int:
        return int(report.unconfirmed)

    @admin.display(description=gettext_lazy("核对"))
    def to_review(self, report: Report) -> str:
        url = reverse("admin:archive_report_review", args=[report.pk])
        return format_html('<a href="{}" aria-label="{}">{}</a>', url, f"{_('核对')} {report}", _("核对"))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/review/", view(partial(review_report, self)), name="archive_report_review"),
            path("<int:object_id>/scan/<int:number>/", view(partial(scan_page, self)), name="archive_report_scan"),
            path(
                "<int:object_id>/scan/<int:number>.jpg",
                expensive(view(partial(scan_picture, self))),
                name="archive_report_scan_picture",
            ),
            path("confirm/", view(partial(confirm_shown, self)), name="archive_report_confirm"),
            path("take-in/", view(partial(import_reports, self)), name="archive_report_take_in"),
            path("agreement/", view(partial(agreement, self)), name="archive_report_agreement"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: object = None) -> HttpResponse:
        """Reports come in by one door, and are read there."""
        return HttpResponseRedirect(reverse("admin:archive_report_take_in"))

    @admin.display(description=gettext_lazy("原始文件"))
    def raw(self, report: Report) -> str:
        return raw_source(report)

    def save_model(self, request: HttpRequest, obj: Report, form: forms.ModelForm, change: bool) -> None:
        """What was not changed is not saved: when a report was last changed is told to readers."""
        if not set(form.changed_data) - {"opened", "edit_reason"}:
            return
        with changing([obj]):
            super().save_model(request, obj, form, change)
            if _HEADLINE & set(form.changed_data):
                before = "\n".join(str(form.initial.get(name) or "") for name in sorted(_HEADLINE))
                obj.reopened = [*obj.reopened, *reopen_gone_from_headline(obj, before)]
            if "text" in form.changed_data:
                TextEdit.objects.create(report=obj, reason=form.cleaned_data.get("edit_reason", ""))
        self._tell_reopened(request, obj)
        if "text" in form.changed_data and obj.source_id:
            link = format_html('<a href="{}">{}</a>', review_address(obj.pk), _("去重读"))
            self.message_user(request, format_html("{} {}", _("正文已改，新加的字句尚未识别。"), link), messages.INFO)

    def _tell_reopened(self, request: HttpRequest, report: Report) -> None:
        if not report.reopened:
            return
        facts = [f"{fact._meta.verbose_name} {fact}" for fact in report.reopened]
        named = _("、").join(facts[:_NAMED]) + ("……" if len(facts) > _NAMED else "")
        said = _("以下事实的依据已不在，退回待核：%(named)s。") % {"named": named}
        link = format_html('<a href="{}">{}</a>', review_address(report.pk), _("去核对"))
        self.message_user(request, format_html("{} {}", said, link), messages.WARNING)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        self.delete_queryset(request, Report.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Model]) -> None:
        with changing(queryset.order_by().values_list("pk", flat=True)):
            super().delete_queryset(request, queryset)
