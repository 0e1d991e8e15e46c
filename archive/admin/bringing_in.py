"""A page of the editing site that brings the rows of one file in, and names those that it left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django import forms
from django.contrib.admin import ModelAdmin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


class LoadSummary(NamedTuple):
    """What came of a file, in a sentence, and of each row that was left out why."""

    outcome: str
    left_out: Sequence[str]


def bring_in(
    request: HttpRequest,
    model_admin: ModelAdmin[Model],
    title: str,
    form: forms.Form,
    load: Callable[[dict[str, Any]], LoadSummary],
) -> HttpResponse:
    """The form, which has a field ``upload``; by POST, what ``load`` made of its cleaned data. A ValueError of
    ``load`` says to the editor why the whole file cannot be used."""
    summary: LoadSummary | None = None
    if request.method == "POST" and form.is_valid():
        try:
            summary = load(form.cleaned_data)
        except ValueError as error:
            form.add_error("upload", str(error))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title, "opts": model_admin.opts, "form": form, "summary": summary, "media": form.media,
    }  # fmt: skip
    return TemplateResponse(request, "admin/archive/bring_in.html", context)
