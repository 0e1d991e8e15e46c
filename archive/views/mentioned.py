"""The lists of policy documents and of industries, and the page of one: what is only mentioned."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.export.reports import entry_table
from archive.export.response import render_or_export
from archive.export.table import Column
from archive.models import Industry, PolicyDocument
from archive.queries.trust import Trust
from archive.views.entities import EntitySummary, entity_view, entries
from archive.views.lists import ListedKind, listed


def _kind(value: str, label: str | Promise) -> ListedKind:
    return ListedKind(value, label, lambda titles: titles.filter(kind=value))


# What is read is every title in 《》, of newspapers, films and books too; the list is of documents.
DOCUMENT_KINDS = (
    *(_kind(value, label) for value, label in PolicyDocument.Kind.choices),
    ListedKind("any", pgettext_lazy("all kinds", "全部"), lambda titles: titles),
)


def documents(request: HttpRequest) -> HttpResponseBase:
    kind = Column("kind", _("类别"), lambda title: title.get_kind_display())
    documents = PolicyDocument.objects.seen()
    return listed(request, "documents", documents, DOCUMENT_KINDS, kind, usual_kind=PolicyDocument.Kind.DOCUMENT)


def industries(request: HttpRequest) -> HttpResponseBase:
    return listed(request, "industries", Industry.objects.seen())


@entity_view(PolicyDocument)
def document(request: HttpRequest, document: PolicyDocument) -> HttpResponseBase:
    return _mentioned(request, document, "archive/document.html")


@entity_view(Industry)
def industry(request: HttpRequest, industry: Industry) -> HttpResponseBase:
    return _mentioned(request, industry, "archive/industry.html")


def _mentioned(request: HttpRequest, record: PolicyDocument | Industry, template: str) -> HttpResponseBase:
    """The reports that mention ``record``, with its sentences in them."""
    trust = Trust.read(request)
    about = EntitySummary(record, trust)
    page, mentions = about.page(request), trust.of_facts(record.mentions.public())
    context = {"about": about, "page": page, "entries": entries(page.object_list, mentions)}
    table = entry_table(about.reports, lambda batch: entries(batch, mentions))
    return render_or_export(request, template, context, table)
