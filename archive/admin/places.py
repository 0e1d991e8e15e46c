"""Editing areas, zones and organizations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.admin.merging import MergingAdmin
from archive.admin.names import KeepsFormerName, KeepsOwnName, names_inline
from archive.admin.shared import NamedAdmin, RecordForm
from archive.admin.ties import ties_inline
from archive.admin.verdicts import JudgedAdmin
from archive.models import Area, Organization, OrganizationName, Zone, ZoneName, ZoneTie
from archive.text.partial_dates import PartialDate

_FULL_NAME_LENGTH = Area._meta.get_field("full_name").max_length or 0


class AreaForm(RecordForm):
    """Keeps the tree a tree, and the times times."""

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not (code.isascii() and code.isdigit() and len(code) == 6):
            raise forms.ValidationError(_("代码是六位数字。"))
        return code

    def clean_valid_from(self) -> str:
        return _day(self.cleaned_data["valid_from"])

    def clean_valid_to(self) -> str:
        return _day(self.cleaned_data["valid_to"])

    def clean_parent(self) -> Area | None:
        parent = above = self.cleaned_data["parent"]
        while above is not None:
            if above.pk == self.instance.pk:
                raise forms.ValidationError(_("上级不能是这个地区自己，也不能是它的下级。"))
            above = above.parent
        return parent

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        begun, ended = data.get("valid_from"), data.get("valid_to")
        if ended and begun is not None and ended <= begun:
            self.add_error("valid_to", _("“止”须晚于“起”。"))
        name, parent = data.get("name") or "", data.get("parent")
        if parent and len(parent.full_name + name) > _FULL_NAME_LENGTH:
            self.add_error("name", _("连同上级的名称过长。"))
        return data


def _day(text: str) -> str:
    try:
        day = PartialDate.parse(text)
    except ValueError:
        day = PartialDate("--")
    if day.startswith("-"):
        raise forms.ValidationError(_("日期请写成 2014-05-08、2014-05 或 2014。"))
    return day


@admin.register(Area)
class AreaAdmin(NamedAdmin):
    form = AreaForm
    list_display = ("full_name", "code", "level", "valid_from", "valid_to", "report_count", "is_sample")
    list_filter = ("level", ("valid_to", admin.EmptyFieldListFilter), "is_sample")
    autocomplete_fields = ("parent", "successors")
    fields = (
        "code", "name", "full_name", "level", "parent", ("valid_from", "valid_to"), "successors", "slug", "is_sample",
    )  # fmt: skip
    readonly_fields = ("full_name", "slug", "is_sample")

    def save_model(self, request: HttpRequest, obj: Area, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and {"name", "parent"} & set(form.changed_data):
            _rename_below(obj)


def _rename_below(area: Area) -> None:
    """Full names hold the names of the areas above."""
    with transaction.atomic():
        for child in area.children.all():
            child.parent = area
            child.save()
            _rename_below(child)


class ZoneForm(RecordForm):
    folded_within = ("area",)


@admin.register(Zone)
class ZoneAdmin(KeepsOwnName, JudgedAdmin, NamedAdmin):
    form = ZoneForm
    list_display = ("name", "kind", "level", "area", "report_count")
    list_filter = ("kind", "level")
    autocomplete_fields = ("area",)
    fields = ("name", ("kind", "level"), "area", "slug", "pinyin")
    readonly_fields = ("slug", "pinyin")
    inlines = (names_inline(ZoneName), ties_inline(ZoneTie))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).select_related("area")

    def describe(self, zone: Zone) -> str:
        return f"{zone} · {zone.area}" if zone.area else str(zone)


class OrganizationForm(RecordForm):
    folded_within = ()


@admin.register(Organization)
class OrganizationAdmin(KeepsFormerName, MergingAdmin, NamedAdmin):
    form = OrganizationForm
    inlines = (names_inline(OrganizationName),)
    list_display = ("name", "report_count")
    fields = ("name", "slug", "pinyin")
    readonly_fields = ("slug", "pinyin")
