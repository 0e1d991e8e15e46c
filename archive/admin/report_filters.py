"""Filters of the list of reports: year, area with what is below it, and whether facts wait for confirmation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.admin.fields import is_key
from archive.admin.unconfirmed import has_unconfirmed
from archive.models import Accession, Area, Report
from archive.models.report_queries import ReportQuerySet

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_LATEST = 20  # accessions to choose from
_INDENT = {"province": "", "city": "\u3000", "county": "\u3000\u3000"}


class YearFilter(admin.SimpleListFilter):
    title = pgettext_lazy("one", "年份")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Model]) -> list[tuple[str, _StrOrPromise]]:
        years = [(str(year), str(year)) for year, _number in reversed(Report.objects.order_by().per_year())]
        return [*years, ("unprinted", _("未印年份")), ("undated", _("没有日期"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        value, reports = self.value(), _of_reports(queryset)
        if value == "undated":
            return reports.filter(published_on="")
        if value == "unprinted":
            return reports.without_year().exclude(published_on="")
        if value and not (value.isascii() and value.isdigit() and len(value) <= 4):
            raise IncorrectLookupParameters
        return reports.in_year(int(value)) if value else reports


class AreaFilter(admin.SimpleListFilter):
    """The areas that have reports, under the areas above them; each with all that is below it."""

    title = pgettext_lazy("one", "地区")
    parameter_name = "area"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Model]) -> list[tuple[str, _StrOrPromise]]:
        rows = Report.objects.order_by().values_list("area", "area__parent", "area__parent__parent").distinct()
        keys = {key for row in rows for key in row if key}
        areas = Area.objects.filter(pk__in=keys).order_by("code", "valid_from")
        return [(str(area.pk), _INDENT.get(area.level, "") + area.name) for area in areas]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        if not (value := self.value()):
            return queryset
        if not (value.isascii() and value.isdigit() and len(value) < 19):
            raise IncorrectLookupParameters
        area = Area.objects.filter(pk=value).first()
        return _of_reports(queryset).in_area(area) if area else queryset.none()


def _of_reports(queryset: QuerySet[Model]) -> ReportQuerySet:
    assert isinstance(queryset, ReportQuerySet)
    return queryset


class AccessionFilter(admin.SimpleListFilter):
    title = pgettext_lazy("one", "收入批次")
    parameter_name = "accession"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]) -> list[tuple[str, str]]:
        """The latest, and the one that is chosen."""
        latest = list(Accession.objects.all()[:_LATEST])
        chosen = str(self.used_parameters.get(self.parameter_name, ""))
        if is_key(chosen) and int(chosen) not in {each.pk for each in latest}:
            latest += Accession.objects.filter(pk=chosen)
        return [(str(each.pk), str(each)) for each in latest]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        if not (value := self.value()):
            return queryset
        if not is_key(value):
            raise IncorrectLookupParameters
        return queryset.filter(accession=value)


class UnconfirmedFilter(admin.SimpleListFilter):
    title = _("事实")
    parameter_name = "facts"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Model]) -> list[tuple[str, _StrOrPromise]]:
        return [("unconfirmed", _("有待核")), ("confirmed", _("全部已核"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        match self.value():
            case "unconfirmed":
                return queryset.filter(has_unconfirmed())
            case "confirmed":
                return queryset.exclude(has_unconfirmed())
        return queryset
