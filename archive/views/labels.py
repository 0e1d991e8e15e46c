"""The labels that editors gave to sentences, and the sentences of one label, whatever reports they stand in."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponseBase
from pydantic import Field

from archive.export.reports import labelled_table
from archive.export.response import Context, render_or_export
from archive.http.pagination import paginate
from archive.http.params import Params
from archive.queries.annotated import annotated_sentences, label_counts, labelled

PER_PAGE = 50


class LabelParams(Params):
    label: Annotated[str, Field(max_length=100)] = ""


def labels(request: HttpRequest) -> HttpResponseBase:
    """All labels with their numbers; with ``?label=`` the sentences that carry it, the newest report first."""
    label = " ".join(LabelParams.read(request).label.split())
    keys = labelled(label) if label else []
    page = paginate(request, keys, PER_PAGE)
    context: Context = {"label": label, "page": page}
    if label:
        context["sentences"] = list(annotated_sentences(list(page.object_list)))
    else:
        context["counts"] = label_counts()
    table = labelled_table(lambda: annotated_sentences(keys))
    return render_or_export(request, "archive/labels.html", context, table)
