"""Editing notes and labels at sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from archive.admin.bringing_in import LoadSummary, bring_in
from archive.admin.shared import RecordAdmin
from archive.admin.widgets import OneAutocomplete
from archive.history.recording import act, added
from archive.loading.annotations import MAX_BYTES, load_annotations
from archive.models import Annotation, Report, Revision

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class SeatedFilter(admin.SimpleListFilter):
    title = _("在正文里的位置")
    parameter_name = "seated"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]) -> list[tuple[str, _StrOrPromise]]:
        return [("yes", _("有位置")), ("no", _("正文改过，已无此句"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        asked = self.value()
        return queryset.filter(start__isnull=asked == "no") if asked in ("yes", "no") else queryset


class AnnotationsForm(forms.Form):
    upload = forms.FileField(
        label=_("JSON-LD 文件"), allow_empty_file=True,
        help_text=_("W3C Web Annotation：一条、一列，或 AnnotationPage、AnnotationCollection。至多 5,000 条，16 MB。"),
    )  # fmt: skip
    report = forms.ModelChoiceField(Report.objects.all(), label=_("没有写明报道的批注属于"), required=False)
    is_public = forms.BooleanField(label=_("读者立即可见"), required=False)

    def __init__(
        self,
        site: admin.AdminSite,
        data: Mapping[str, object] | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
    ) -> None:
        super().__init__(data, files)
        widget = OneAutocomplete(Annotation._meta.get_field("report"), site)
        # The widget of a choice is told of the choices when the field is made.
        field = self.fields["report"]
        assert isinstance(field, forms.ModelChoiceField)
        widget.choices = field.choices
        field.widget = widget


@admin.register(Annotation)
class AnnotationAdmin(RecordAdmin):
    """The quote finds its place in the text when the form is saved (see ``Annotation.clean``)."""

    list_display = ("__str__", "report", "labels", "creator", "is_public")
    list_filter = ("is_public", SeatedFilter)
    list_select_related = ("report",)
    search_fields = ("quote", "body", "labels")
    autocomplete_fields = ("report",)
    fields = ("report", "quote", "body", "labels", "creator", "is_public")
    change_list_template = "admin/archive/annotation/list.html"
    view_on_site = staticmethod(lambda annotation: annotation.report.get_absolute_url())

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, str | list[str]]:
        """From the page of a report with the report and the words; the author is who writes."""
        return {"creator": request.user.get_username(), **super().get_changeform_initial_data(request)}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.bring_annotations_in)
        return [path("bring-in/", view, name="archive_annotation_bring_in"), *super().get_urls()]

    def bring_annotations_in(self, request: HttpRequest) -> HttpResponse:
        """Those that came before under their id are changed, so both permissions are asked for."""
        if not (self.has_add_permission(request) and self.has_change_permission(request)):
            raise PermissionDenied
        form = AnnotationsForm(self.admin_site, data=request.POST or None, files=request.FILES or None)
        return bring_in(request, self, gettext("收入批注"), form, lambda given: _load(given, request.user))


def _load(given: dict[str, Any], user: AbstractBaseUser | AnonymousUser) -> LoadSummary:
    def save(annotation: Annotation) -> None:
        if annotation.pk:
            with act(user, Revision.Kind.EDIT, annotation):
                annotation.save()
        else:
            annotation.save()
            added(user, annotation)

    upload = given["upload"]
    result = load_annotations(
        upload.read(MAX_BYTES + 1), given["report"], user.get_username(), publish=given["is_public"], save=save
    )
    numbers = {"new": result.new, "changed": result.changed, "old": result.unchanged}
    outcome = ngettext(
        "%(path)s：新增 %(new)d 条，改 %(changed)d 条，未变 %(old)d 条。",
        "%(path)s：新增 %(new)d 条，改 %(changed)d 条，未变 %(old)d 条。",
        result.new,
    )
    lines = [gettext("第 %(number)s 条未收：%(why)s") % {"number": number, "why": why} for number, why in result.bad]
    return LoadSummary(outcome % {"path": upload.name, **numbers}, lines)
