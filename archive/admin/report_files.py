"""On the page of a report: its further files, and the reports that it corrects."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.shared import SafeFields
from archive.ingest.files.reading import MAX_BYTES, scan_type
from archive.loading.sources import keep_source
from archive.models import Correction, ReportFile


class ReportFileForm(forms.ModelForm):
    """A file is sent once; afterwards only what is said of it can be changed."""

    upload = forms.FileField(label=gettext_lazy("文件"), required=False)

    class Meta:
        model = ReportFile
        fields = ("kind", "caption", "rights", "retrieved_on", "is_public")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].disabled = self.instance.pk is not None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        upload = data.get("upload")
        if not self.instance.pk and not upload:
            self.add_error("upload", forms.ValidationError(_("请选一个文件。"), code="required"))
        if upload and upload.size > MAX_BYTES:
            said = _("文件超过上限 %(limit)d 字节。") % {"limit": MAX_BYTES}
            self.add_error("upload", forms.ValidationError(said, code="too_large"))
        return data

    def save(self, commit: bool = True) -> ReportFile:
        if not self.instance.pk and (upload := self.cleaned_data.get("upload")):
            data = upload.read()
            self.instance.source = keep_source(data, str(upload.name), scan_type(data) or "application/octet-stream")
            same = ReportFile.objects.filter(report=self.instance.report, source=self.instance.source)
            if there := same.first():
                self.instance.pk, self.instance._state.adding = there.pk, False
        return super().save(commit)


class ReportFileInline(SafeFields, admin.TabularInline):
    model = ReportFile
    form = ReportFileForm
    fields = ("upload", "kind", "caption", "rights", "retrieved_on", "is_public")
    extra = 0
    verbose_name_plural = gettext_lazy("其他文件：图片、附件、后来的网页、更正")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).select_related("source").defer("source__data")


class CorrectionInline(SafeFields, admin.TabularInline):
    model = Correction
    fk_name = "notice"
    fields = ("report", "note")
    autocomplete_fields = ("report",)
    extra = 0
    verbose_name_plural = gettext_lazy("这是一则更正：所更正的报道")
