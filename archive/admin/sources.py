"""Raw files, never to be changed, and the meetings that reports tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.admin.merging import MergingAdmin
from archive.admin.names import KeepsFormerName, names_inline
from archive.admin.raw_source import decoded
from archive.admin.shared import ReadOnlyAdmin, RecordAdmin, ReportCounted, record_link
from archive.models import Meeting, MeetingName, PastAddress, Report, SourceText

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_SHOWN = 50  # reports listed


def report_links(reports: Any) -> str:
    rows = reports.select_related(None).only("pk", "title")[:_SHOWN]
    return format_html_join("", "<p>{}</p>", ((record_link(report),) for report in rows)) or "–"


class HasReportsFilter(admin.SimpleListFilter):
    title = _p("one", "报道")
    parameter_name = "reports"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]) -> list[tuple[str, _StrOrPromise]]:
        return [("some", _("有报道")), ("none", _("没有成为报道"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        asked = self.value()
        return queryset.filter(reports__isnull=asked == "none") if asked in ("some", "none") else queryset


@admin.register(SourceText)
class SourceTextAdmin(ReadOnlyAdmin):
    """Immutable. One that no report came from may be deleted; others are protected by their reports."""

    list_display = ("called", "imported_at", "encoding", "media_type", "bytes", "report_count")
    list_filter = (HasReportsFilter, "encoding", "media_type", "imported_at")
    search_fields = ("name", "sha256")
    fields = ("called", "imported_at", "captured_at", "encoding", "media_type", "bytes", "sha256", "reports", "text")
    readonly_fields = ("called", "bytes", "reports", "text")
    view_on_site = False

    def in_list(self, records: QuerySet[Model]) -> QuerySet[Model]:
        return records.defer("data").annotate(report_count=Count("reports"))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super(ReadOnlyAdmin, self).has_delete_permission(request, obj)

    @admin.display(description=_("文件名或网址"), ordering="name")
    def called(self, source: SourceText) -> str:
        return str(source)

    @admin.display(description=_("大小"), ordering="size")
    def bytes(self, source: SourceText) -> str:
        return filesizeformat(source.size)

    @admin.display(description=_("报道数"), ordering="report_count")
    def report_count(self, source: ReportCounted) -> int:
        return int(source.report_count)

    @admin.display(description=_("报道"))
    def reports(self, source: SourceText) -> str:
        return report_links(Report.objects.filter(source=source))

    @admin.display(description=_("内容"))
    def text(self, source: SourceText) -> str:
        return format_html('<pre class="raw">{}</pre>', decoded(source)[:200_000])


@admin.register(Meeting)
class MeetingAdmin(KeepsFormerName, MergingAdmin, RecordAdmin):
    inlines = (names_inline(MeetingName),)
    list_display = ("name", "first_day", "last_day", "place", "area", "report_count")
    list_filter = (("area", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("area",)
    search_fields = ("name", "place")
    search_help_text = _("按会议名称或地点查找。")
    autocomplete_fields = ("area",)
    fields = ("name", ("first_day", "last_day"), ("area", "place"), "reports")
    readonly_fields = ("reports",)
    view_on_site = False

    def in_list(self, records: QuerySet[Model]) -> QuerySet[Model]:
        return records.annotate(report_count=Count("reports"))

    @admin.display(description=_("报道数"), ordering="report_count")
    def report_count(self, meeting: ReportCounted) -> int:
        return int(meeting.report_count)

    @admin.display(description=_("报道"))
    def reports(self, meeting: Meeting) -> str:
        return report_links(Report.objects.filter(meeting=meeting)) if meeting.pk else "–"


@admin.register(PastAddress)
class PastAddressAdmin(ReadOnlyAdmin):
    """Addresses that records had; kept for ever, because others cite them."""

    list_display = ("slug", "kind", "target_id")
    list_filter = ("kind",)
    search_fields = ("slug",)
    view_on_site = False
