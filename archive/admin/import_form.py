"""The page on which an editor brings reports in: pasted, or uploaded in any format that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.fields import refuse_lone_surrogates
from archive.ingest.files.filenames import printable
from archive.ingest.files.intake import Item, items_of_bytes
from archive.ingest.files.reading import MAX_BYTES
from archive.loading.bulk_import import import_items
from archive.loading.lookups import find_area
from archive.loading.results import Options, Outcome
from archive.models import Area
from archive.text.partial_dates import FIRST_YEAR, is_plausible

MOST = 100  # reports in one request: it must end before the server gives it up
_MOST_BYTES = 2 * MAX_BYTES  # of all files of a request


class ManyFiles(forms.FileField):
    """Several files; cleaned into a list."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.ClearableFileInput()
        widget.allow_multiple_selected = True
        widget.attrs["multiple"] = True
        # An empty file is named with the others' outcomes, and refuses none of them.
        super().__init__(widget=widget, allow_empty_file=True, **kwargs)

    def clean(self, data: Mapping[str, object], initial: object = None) -> list[Model]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(ManyFiles, self).clean(file, initial) for file in files]


class ImportForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("粘贴正文或网页源码"),
        required=False,
        strip=False,
        validators=[refuse_lone_surrogates],
        widget=forms.Textarea(attrs={"rows": 14, "class": "vLargeTextField"}),
    )
    uploads = ManyFiles(
        label=gettext_lazy("或选文件（可多选）"),
        required=False,
        help_text=gettext_lazy("txt、html、mht、docx、pdf、jsonl、csv，以及装有它们的 zip、gz。"),
    )
    name = forms.CharField(
        label=gettext_lazy("文件名或网址"), required=False, max_length=500,
        help_text=gettext_lazy("粘贴的正文的，或所选的一个文件的。"),
    )  # fmt: skip
    publisher = forms.CharField(label=gettext_lazy("来源，先于原文所注"), required=False, max_length=200)
    area = forms.CharField(label=gettext_lazy("地区（全称或代码），先于原文所注"), required=False, max_length=120)
    year = forms.IntegerField(label=gettext_lazy("原文未印年份时的年份"), required=False, min_value=FIRST_YEAR)

    def clean_area(self) -> Area | None:
        name = self.cleaned_data["area"].strip()
        area = find_area(name) if name else None
        if name and area is None:
            said = _("找不到地区“%(name)s”，或有几个同名地区；请写全称或代码。") % {"name": name}
            raise forms.ValidationError(said, code="unknown")
        return area

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year is not None and not is_plausible(f"{year:04}"):
            raise forms.ValidationError(_("不会是这一年。"), code="implausible")
        return year

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        files = data.get("uploads") or []
        if not (data.get("text") or "").strip() and not files and not self.errors:
            raise forms.ValidationError(_("请粘贴正文，或选一个文件。"), code="empty")
        if data.get("name") and len(files) + bool((data.get("text") or "").strip()) > 1:
            self.add_error("name", _("只有一份时才能填文件名或网址；几份请分次收入。"))
        if sum(file.size for file in files) > _MOST_BYTES:
            said = _("一次最多上传 %(most)d MB；更多的请用命令 manage.py ingest。") % {"most": _MOST_BYTES >> 20}
            raise forms.ValidationError(said, code="too_large")
        return data

    def items(self) -> Iterator[Item]:
        """Every report of what was pasted and uploaded."""
        text: str = self.cleaned_data["text"]
        if text.strip():
            yield Item(printable(self.cleaned_data["name"]) or _("粘贴的正文"), text.encode())
        for file in self.cleaned_data["uploads"]:
            for item in items_of_bytes(file.read(), str(file.name)):
                yield self._addressed(item, str(file.name))

    def _addressed(self, item: Item, file_name: str) -> Item:
        """Under the address that the editor gave, if any; messages still call it by its file."""
        if not (address := printable(self.cleaned_data["name"])):
            return item
        return replace(item, name=address + item.name.removeprefix(file_name), place=item.place or item.name)

    def options(self) -> Options:
        data = self.cleaned_data
        return Options(publisher=data["publisher"], area=data["area"], known_year=data["year"])


def import_reports(model_admin: ModelAdmin[Model], request: HttpRequest) -> HttpResponse:
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    outcomes: list[Outcome] = []
    left_out = False
    if request.method == "POST" and form.is_valid():
        items = form.items()
        outcomes = import_items(list(islice(items, MOST)), form.options())
        left_out = next(items, None) is not None
        form = ImportForm()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("收入报道"), "opts": model_admin.opts, "form": form, "outcomes": outcomes, "most": MOST,
        "left_out": left_out,
    }  # fmt: skip
    return TemplateResponse(request, "admin/archive/report/import_form.html", context)
