"""What came in together, and what was said of the columns of tables: to be looked at; the latter can be forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, Model, QuerySet, When
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.admin.captures import fetch_addresses
from archive.admin.shared import ReadOnlyAdmin, ReportCounted
from archive.admin.sources import report_links
from archive.admin.table_columns import LABELS
from archive.export.csv import csv_response
from archive.history.batches import MOST, take_back, worked_on
from archive.loading.jobs import go_on, stop
from archive.loading.results import OUTCOME_LABELS, ImportStatus
from archive.models import Accession, ColumnMapping, IntakeJob, Report
from archive.models.messages import named

_FAILED_SHOWN = 50
_ROWS = 500  # read at once


@admin.register(Accession)
class AccessionAdmin(ReadOnlyAdmin):
    """What came in together: its reports, what became of each file as a table to take away, and the way back."""

    change_form_template = "admin/archive/accession/change_form.html"
    list_display = ("at", "by_name", "called", "report_count")
    search_fields = ("by_name", "label")
    fields = ("at", "by_name", "called", "under_way", "outcomes", "reports")
    readonly_fields = ("called", "under_way", "outcomes", "reports")
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("fetch/", view(partial(fetch_addresses, site=self.admin_site)), name="archive_accession_fetch"),
            path("<int:key>/outcomes.csv", view(self.outcomes_csv), name="archive_accession_outcomes"),
            path("<int:key>/take-back/", view(self.take_back_view), name="archive_accession_take_back"),
            *super().get_urls(),
        ]

    def in_list(self, records: QuerySet[Model]) -> QuerySet[Model]:
        return records.annotate(report_count=Count("reports"))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        may = {"may_take_back": self._may_take_back(request)}
        return super().change_view(request, object_id, form_url, {**may, **(extra_context or {})})

    @staticmethod
    def _may_take_back(request: HttpRequest) -> bool:
        return request.user.has_perm("archive.delete_report")

    @admin.display(description=_("报道数"), ordering="report_count")
    def report_count(self, accession: ReportCounted) -> int:
        return int(accession.report_count)

    @admin.display(description=_("来自"), ordering="label")
    def called(self, accession: Accession) -> str:
        return named(accession.label)

    @admin.display(description=_("后台任务"))
    def under_way(self, accession: Accession) -> str:
        """Its jobs, and how far they are."""
        jobs = accession.jobs.order_by("pk")
        rows = (
            (
                reverse("admin:archive_intakejob_change", args=[job.pk]),
                gettext("，").join((job.get_state_display(), f"{job.done} / {job.total}")),
            )
            for job in jobs
        )
        return format_html_join("", '<p><a href="{}">{}</a></p>', rows) or "–"

    @admin.display(description=_("报道"))
    def reports(self, accession: Accession) -> str:
        return report_links(Report.objects.filter(accession=accession))

    @admin.display(description=_("结果"))
    def outcomes(self, accession: Accession) -> str:
        """How many of each, and why some did not come in."""
        numbers = Counter(accession.items.values_list("status", flat=True))
        if not numbers:
            return "–"
        counted = gettext("，").join(f"{OUTCOME_LABELS[status]} {number}" for status, number in numbers.items())
        kept_out = accession.items.exclude(status__in=[ImportStatus.NEW, ImportStatus.UNCHANGED])
        failed_first = Case(When(status=ImportStatus.FAILED, then=0), default=1)
        shown = kept_out.order_by(failed_first, "pk")[:_FAILED_SHOWN]
        rows = ((OUTCOME_LABELS[item.status], named(item.name), item.message) for item in shown)
        listed = format_html_join("", "<li><b>{}</b> {}<br>{}</li>", rows)
        return format_html('<p>{}</p><ul class="outcomes">{}</ul>{}', counted, listed, _and_more(kept_out.count()))

    def outcomes_csv(self, request: HttpRequest, key: int) -> HttpResponseBase:
        """Each file and what became of it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        accession = get_object_or_404(Accession, pk=key)
        head = ("file", "outcome", "reason", "report")
        items = accession.items.select_related("report").defer("report__text", "report__layout").order_by("pk")
        rows = (
            (named(item.name), OUTCOME_LABELS[item.status], str(item.message), item.report.slug if item.report else "")
            for item in items.iterator(_ROWS)
        )
        return csv_response(f"accession-{accession.pk}.csv", head, rows)

    def take_back_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """GET asks, POST deletes reports of the batch as one step; of a large one, a further step is asked for."""
        accession = get_object_or_404(Accession, pk=key)
        if not self._may_take_back(request):
            raise PermissionDenied
        reports = Report.objects.filter(accession=accession)
        if request.method == "POST":
            for job in accession.jobs.all():
                stop(job)  # else it would go on bringing in what is taken back
            number = take_back(accession, request.user)
            said = gettext("已收回 %(number)d 篇，可在历史里一次恢复；原始文件仍在。") % {"number": number}
            self.message_user(request, said, messages.SUCCESS)
            name = "take_back" if reports.exists() else "change"
            return HttpResponseRedirect(reverse(f"admin:archive_accession_{name}", args=[key]))
        number = reports.count()
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("收回这一批"), "opts": self.opts, "accession": accession, "number": min(number, MOST),
            "number_later": max(0, number - MOST),
            "worked_on": worked_on(reports).only("pk", "title")[:_FAILED_SHOWN],
            "number_worked_on": worked_on(reports).count(),
        }  # fmt: skip
        return TemplateResponse(request, "admin/archive/accession/take_back.html", context)


def _and_more(number: int) -> str:
    """Of ``number`` files, that some are not listed."""
    if number <= _FAILED_SHOWN:
        return ""
    said = gettext("共 %(number)d 份，这里只列 %(shown)d 份；全部见收入结果（CSV）。")
    return format_html("<p>{}</p>", said % {"number": number, "shown": _FAILED_SHOWN})


@admin.register(IntakeJob)
class IntakeJobAdmin(ReadOnlyAdmin):
    """How far work is that takes longer than a request; it can be stopped, and gone on with."""

    change_form_template = "admin/archive/intakejob/change_form.html"
    list_display = ("created_at", "accession", "state", "how_far", "progress")
    list_filter = ("state",)
    list_select_related = ("accession",)
    fields = ("accession", "state", "how_far", "progress", "created_at", "finished_at")
    readonly_fields = ("how_far",)
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:key>/stop/", view(self.stop_view), name="archive_intakejob_stop"),
            path("<int:key>/go-on/", view(self.go_on_view), name="archive_intakejob_go_on"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        may = {"may_stop": self._may_stop(request)}
        return super().change_view(request, object_id, form_url, {**may, **(extra_context or {})})

    @staticmethod
    def _may_stop(request: HttpRequest) -> bool:
        return request.user.has_perm("archive.add_report")

    def stop_view(self, request: HttpRequest, key: int) -> HttpResponse:
        return self._turned(request, key, stop, gettext("读完正在读的这一页就停；已收入的都在，可以随时继续。"))

    def go_on_view(self, request: HttpRequest, key: int) -> HttpResponse:
        return self._turned(request, key, go_on, gettext("已重新排入；收入过的文件、识别过的页不会再读。"))

    def _turned(self, request: HttpRequest, key: int, turn: Callable[[IntakeJob], bool], done: str) -> HttpResponse:
        job = get_object_or_404(IntakeJob, pk=key)
        if not self._may_stop(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if turn(job):
            self.message_user(request, done, messages.SUCCESS)
        else:
            self.message_user(request, gettext("这件任务的状态已经变了，没有改动。"), messages.WARNING)
        return HttpResponseRedirect(reverse("admin:archive_intakejob_change", args=[key]))

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

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm("archive.add_report")

    @admin.display(description=_("各列所存"))
    def said(self, mapping: ColumnMapping) -> str:
        used = [
            f"{name}{_p('after a heading', '：')}{LABELS[key]}"
            for name, key in mapping.mapping.items()
            if key in LABELS
        ]
        return gettext("；").join(used)
