"""Lists of reports and sentences: a reader's own, which the address holds, and the public ones of the editors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from pydantic import Field

from archive.export.reports import collected_table
from archive.export.response import Context, render_or_export
from archive.http.attachments import attachment
from archive.http.pagination import paginate
from archive.http.params import Params, note
from archive.http.programs import posted
from archive.http.redirects import redirect_to_current
from archive.http.routes import site_root
from archive.models import Collection
from archive.queries.collected import (
    LONGEST,
    MOST_ITEMS,
    CollectedEntry,
    ItemName,
    collected,
    item_names,
    items_in,
    written_items,
)
from archive.reports.citing import FORMS_OF_SEVERAL, citations

PER_PAGE = 20  # collections of a page
_MOST_BYTES = 2 << 20  # of a file with a list


class CollectionParams(Params):
    items: Annotated[str, Field(max_length=LONGEST)] = ""


def own_collection(request: HttpRequest) -> HttpResponseBase:
    """``?items=12-12.5-88``: the list that the address holds; without one that of the reader's browser, by a script."""
    names = _names(request)
    entries = collected(names)
    rows = [(entry, CollectionParams(items=written_items(n for n in names if n != entry.name)).query())
            for entry in entries]  # fmt: skip
    context: Context = {
        "names": names,
        "items": written_items(names),
        "rows": rows,
        "missing": len(names) - len(entries),
        "forms": FORMS_OF_SEVERAL,
        "most": MOST_ITEMS,
    }
    return render_or_export(request, "archive/own_collection.html", context, collected_table(entries))


@posted
@require_POST
def brought_collection(request: HttpRequest) -> HttpResponse:
    """The list that a file holds which was taken away from here, as an address; nothing of it is kept."""
    upload = request.FILES.get("list")
    names = items_in(upload.read(_MOST_BYTES).decode("utf-8", "replace")) if isinstance(upload, UploadedFile) else []
    if not names:
        context = {"names": [], "problem": _("文件里没有本档案的报道或句子。")}
        return render(request, "archive/own_collection.html", context, status=400)
    return HttpResponseRedirect(reverse("own-collection") + CollectionParams(items=written_items(names)).query())


def own_citations(request: HttpRequest, form: str) -> HttpResponse:
    """Citations of all that ``?items=`` names, as one file."""
    return _citations(request, form, collected(_names(request)), "collection")


def collections(request: HttpRequest) -> HttpResponse:
    """The public collections, the newest first."""
    page = paginate(request, Collection.objects.seen().with_item_count(), PER_PAGE)
    return render(request, "archive/collections.html", {"page": page})


def collection(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The page of a public collection; its items as CSV and JSON, too."""
    record = _public(slug)
    if record.slug != slug:
        return redirect_to_current(record)
    entries = _entries(record)
    context: Context = {
        "collection": record,
        "entries": entries,
        "items": written_items(entry.name for entry in entries),
        "forms": FORMS_OF_SEVERAL,
    }
    return render_or_export(request, "archive/collection.html", context, collected_table(entries))


def collection_citations(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    record = _public(slug)
    return _citations(request, form, _entries(record), record.slug)


def _public(slug: str) -> Collection:
    try:
        record: Collection = Collection.objects.seen().at(slug)
    except Collection.DoesNotExist:
        raise Http404 from None
    return record


def _entries(record: Collection) -> list[CollectedEntry]:
    rows = list(record.items.all()[:MOST_ITEMS])
    return collected([ItemName(row.report_id, row.sentence) for row in rows], [row.note for row in rows])


def _names(request: HttpRequest) -> list[ItemName]:
    names, unreadable = item_names(CollectionParams.read(request).items)
    if unreadable:
        note(request, "items", _("里有读不懂的部分：%s") % _("、").join(unreadable[:5])[:100])
    return names


def _citations(request: HttpRequest, form: str, entries: Sequence[CollectedEntry], name: str) -> HttpResponse:
    if form not in FORMS_OF_SEVERAL:
        raise Http404
    made = citations([(each.report, each.sentence) for each in entries], site_root(request))
    make, media_type = FORMS_OF_SEVERAL[form][:2]
    return attachment("\n".join(map(make, made)), f"{name}.{form}", f"{media_type}; charset=utf-8")
