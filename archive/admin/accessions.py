"""What came in together, and what was said of the columns of tables: to be looked at; the latter can be forgotten."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.admin.shared import ReadOnlyAdmin
from archive.admin.sources import report_links
from archive.admin.table_columns import LABELS
from archive.models import Accession, ColumnMapping, IntakeJob, Report


@admin.register(Accession)
class AccessionAdmin(ReadOnlyAdmin):
    list_display = ("at", "by_name", "label", "report_count")
    search_fields = ("by_name", "label")
    fields = ("at", "by_name", "label", "reports")
    readonly_fields = ("reports",)
    view_on_site = False

    def in_list(self, records: Any) -> Any:
        return records.annotate(report_count=Count("reports"))

    @admin.display(description=_("报道数"), ordering="report_count")
    def report_count(self, accession: Any) -> int:
        return int(accession.report_count)

    @admin.display(description=_("报道"))
    def reports(self, accession: Accession) -> str:
        return report_links(Report.objects.filter(accession=accession))


@admin.register(IntakeJob)
class IntakeJobAdmin(ReadOnlyAdmin):
    """How far work is that takes longer than a request."""

    list_display = ("created_at", "accession", "state", "how_far", "progress")
    list_filter = ("state",)
    list_select_related = ("accession",)
    fields = ("accession", "state", "how_far", "progress", "created_at", "finished_at")
    readonly_fields = ("how_far",)
    view_on_site = False

    @admin.display(description=_("已办"), ordering="done")
    def how_far(self, job: IntakeJob) -> str:
        return f"{job.done} / {job.total}"


@admin.register(ColumnMapping)
class ColumnMappingAdmin(ReadOnlyAdmin):
    """Forgotten, the next table with this head is asked about again."""

    list_display = ("__str__", "said")
    fields = ("names", "said")
    readonly_fields = ("said",)
    view_on_site = False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("archive.add_report")

    @admin.display(description=_("各列所存"))
    def said(self, mapping: ColumnMapping) -> str:
        used = [
            f"{name}{_p('after a heading', '：')}{LABELS[key]}"
            for name, key in mapping.mapping.items()
            if key in LABELS
        ]
        return "；".join(used)
