"""The page on which an editor brings reports in: pasted, or uploaded in any format that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.fields import refuse_lone_surrogates
from archive.admin.table_columns import TableColumns, mappings_of, tables_of
from archive.ingest.document import ParagraphKind
from archive.ingest.files.filenames import printable
from archive.ingest.files.intake import Item
from archive.ingest.files.reading import MAX_BYTES
from archive.loading.accessions import accession, note_outcomes
from archive.loading.bulk_import import import_items
from archive.loading.jobs import enqueue
from archive.loading.lookups import find_area
from archive.loading.results import ImportStatus, Options, Outcome
from archive.loading.uploads import Upload, drop, fetch, items_of_upload, keep, keep_for_job, names_apart
from archive.models import Accession, Area
from archive.models.messages import PASTED, named
from archive.text.partial_dates import FIRST_YEAR, is_plausible

MOST = 100  # reports in one request, which must end before the server gives it up; a job takes in the rest
_LEFT_OUT, _CUT = 20, 80  # paragraphs told of that were left out, and characters of each
_MOST_BYTES = 2 * MAX_BYTES  # of all files of a request


@dataclass(frozen=True)
class BroughtIn:
    """An outcome, with the paragraphs of the file that stand in no part of the report."""

    outcome: Outcome

    @property
    def name(self) -> str:
        return named(self.outcome.name)

    @property
    def left_out(self) -> list[str]:
        if self.outcome.report is None or self.outcome.status is ImportStatus.UNCHANGED:
            return []
        noise = [each["text"] for each in self.outcome.report.layout if each["kind"] == ParagraphKind.NOISE]
        return [text if len(text) <= _CUT else text[:_CUT] + "…" for text in noise[:_LEFT_OUT] if text.strip()]


class TakenIn(NamedTuple):
    """``accession`` is None where all was in already; ``has_more``: is a job taking in what one request may not?"""

    outcomes: Sequence[BroughtIn] = ()
    accession: Accession | None = None
    has_more: bool = False


class ManyFiles(forms.FileField):
    """Several files; cleaned into a list."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.ClearableFileInput()
        widget.allow_multiple_selected = True
        widget.attrs["multiple"] = True
        # An empty file is named with the others' outcomes, and refuses none of them.
        super().__init__(widget=widget, allow_empty_file=True, **kwargs)

    def clean(self, data: object, initial: object = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(ManyFiles, self).clean(file, initial) for file in files]


class ReportFacts(forms.Form):
    """What an editor says of all that is brought in."""

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

    def options(self) -> Options:
        data = self.cleaned_data
        return Options(publisher=data["publisher"], area=data["area"], known_year=data["year"])


class ImportForm(ReportFacts):
    field_order = ("text", "uploads", "name", "publisher", "area", "year", "asks_columns")

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
        help_text=gettext_lazy(
            "txt、html、mht、docx、doc、wps、odt、rtf、ofd、pdf、xlsx、xls、ods、csv、json、jsonl、epub、warc、wacz，"
            "扫描的 pdf、png、jpg、tiff、webp，以及装有它们的 zip、gz。"
        ),
    )
    name = forms.CharField(
        label=gettext_lazy("文件名或网址"), required=False, max_length=500,
        help_text=gettext_lazy("粘贴的正文的，或所选的一个文件的。"),
    )  # fmt: skip
    asks_columns = forms.BooleanField(
        label=gettext_lazy("收入前看一看表格的各列"), required=False,
        help_text=gettext_lazy("有认不出的列时总会先问；所定的，下一份同样表头的照用。"),
    )  # fmt: skip

    def __init__(self, *args: Any, waiting: Sequence[Upload] = (), is_lost: bool = False, **kwargs: Any) -> None:
        """``waiting`` are files that were sent before; ``is_lost`` where some of them are gone."""
        super().__init__(*args, **kwargs)
        self._waiting, self._is_lost = waiting, is_lost

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self._is_lost:
            raise forms.ValidationError(_("所传的文件已不在，请再选一次。"), code="lost")
        files = data.get("uploads") or []
        number = len(files) + len(self._waiting)
        if not (data.get("text") or "").strip() and not number and not self.errors:
            raise forms.ValidationError(_("请粘贴正文，或选一个文件。"), code="empty")
        if data.get("name") and number + bool((data.get("text") or "").strip()) > 1:
            self.add_error("name", _("只有一份时才能填文件名或网址；几份请分次收入。"))
        if sum(file.size for file in files) > _MOST_BYTES:
            said = _("一次最多上传 %(most)d MB；更多的请用命令 manage.py ingest。") % {"most": _MOST_BYTES >> 20}
            raise forms.ValidationError(said, code="too_large")
        names = names_apart(str(file.name) for file in files)
        data["uploads"] = [
            *self._waiting,
            *(Upload(name, file.read()) for name, file in zip(names, files, strict=True)),
        ]
        return data

    def items(self, mappings: Mapping[int, Mapping[str, Mapping[str, str]]]) -> Iterator[tuple[int, Item]]:
        """Every report of what was pasted (-1) and uploaded, with the number of its file; ``mappings`` of columns as
        ``mappings_of`` gives them."""
        text: str = self.cleaned_data["text"]
        if text.strip():
            yield -1, Item(self.address or PASTED, text.encode())
        for number, upload in enumerate(self.cleaned_data["uploads"]):
            for item in items_of_upload(upload, mappings.get(number, {}), self.address):
                yield number, item

    @property
    def address(self) -> str:
        """Which the editor gave, if any."""
        return printable(self.cleaned_data["name"])

    def label(self) -> list[str]:
        """What is brought in, by name."""
        pasted = [self.cleaned_data["name"] or PASTED] if self.cleaned_data["text"].strip() else []
        return [printable(name) for name in (*pasted, *(upload.name for upload in self.cleaned_data["uploads"]))]


def import_reports(model_admin: ModelAdmin[Model], request: HttpRequest) -> HttpResponse:
    """What is sent is taken in, or first asked about where a table has columns that nobody has told of."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    tokens = request.POST.getlist("waiting")
    waiting = [upload for token in tokens if (upload := fetch(token, request.user))]
    form = ImportForm(
        request.POST or None, request.FILES or None, waiting=waiting, is_lost=len(waiting) < len(tokens)
    )  # fmt: skip
    taken = TakenIn()
    if request.method == "POST" and form.is_valid():
        tables = tables_of(form.cleaned_data["uploads"])
        if tokens:
            for table in tables:
                table.read(request.POST)
        elif form.cleaned_data["asks_columns"] and tables or not all(table.is_clear for table in tables):
            return _ask(model_admin, request, form, tables)
        if any(table.problem for table in tables):
            return _ask(model_admin, request, form, tables)
        taken = _take_in(request, form, tables, is_told=bool(tokens))
        for token in tokens:
            drop(token)
        form = ImportForm()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("收入报道"), "opts": model_admin.opts, "form": form, "outcomes": taken.outcomes,
        "accession": taken.accession, "has_more": taken.has_more,
    }  # fmt: skip
    return TemplateResponse(request, "admin/archive/report/import_form.html", context)


def _take_in(request: HttpRequest, form: ImportForm, tables: Sequence[TableColumns], *, is_told: bool) -> TakenIn:
    """What one request may is taken in now; the rest, and scans, by a job."""
    mappings = mappings_of(tables)
    items = form.items(mappings)
    with accession(form.options(), form.label(), str(request.user)) as options:
        taken = list(islice(items, MOST))
        outcomes = import_items([item for _number, item in taken], options)
        note_outcomes(options.accession, outcomes)
        assert options.accession is not None  # whose block this is
        if waiting := [each.source for each in outcomes if each.source]:
            enqueue(options.accession, options, sources=waiting)
        following = next(items, None)
        if following is not None:
            first, uploads = following[0], form.cleaned_data["uploads"]
            passed = sum(number == first for number, _item in taken)
            rest = [
                keep_for_job(uploads[number], mappings.get(number, {}), form.address, passed if number == first else 0)
                for number in range(first, len(uploads))
            ]
            enqueue(options.accession, options, uploads=rest)
    if is_told:
        for table in tables:
            table.remember()
    accession_kept = Accession.objects.filter(pk=options.accession.pk).first()
    return TakenIn([BroughtIn(outcome) for outcome in outcomes], accession_kept, following is not None)


def _ask(
    model_admin: ModelAdmin[Model], request: HttpRequest, form: ImportForm, tables: Sequence[TableColumns]
) -> HttpResponse:
    """What do the columns hold? Meanwhile the files wait."""
    kept = request.POST.getlist("waiting") or [keep(upload, request.user) for upload in form.cleaned_data["uploads"]]
    fields = [(name, request.POST.get(name, "")) for name in form.fields if name not in ("uploads", "asks_columns")]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("表格的各列"), "opts": model_admin.opts, "tables": tables, "waiting": kept, "fields": fields,
    }  # fmt: skip
    return TemplateResponse(request, "admin/archive/report/columns_form.html", context)
