"""How often editors agreed with what the program read, by kind of fact and version of the program."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Model, Q
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.export.csv import csv_response
from archive.export.response import Export
from archive.http.params import written
from archive.models import Origin, Review
from archive.models.fact_kinds import FACT_KINDS, FactKind

_MACHINE = Q(origin=Origin.MACHINE)
_CONFIRMED, _BULK = Q(review=Review.CONFIRMED), Q(is_bulk=True)
_COUNTS = {
    "read": _MACHINE,
    "right": _MACHINE & _CONFIRMED & ~_BULK & Q(is_corrected=False),
    "bulk": _MACHINE & _CONFIRMED & _BULK,
    "corrected": _MACHINE & _CONFIRMED & ~_BULK & Q(is_corrected=True),
    "rejected": _MACHINE & Q(review=Review.REJECTED),
    "waiting": _MACHINE & Q(review=Review.UNCONFIRMED),
}


@dataclass(frozen=True)
class AgreementLine:
    """Numbers of facts of one kind read by one version; ``added`` by editors, of that kind at all.

    What was confirmed in bulk says little of each fact, and stands apart from what was judged one by one.
    """

    kind: FactKind
    version: str
    read: int
    right: int
    bulk: int
    corrected: int
    rejected: int
    waiting: int
    added: int

    @property
    def precision(self) -> float | None:
        """Of the facts that were decided, the share that was right as read."""
        decided = self.right + self.corrected + self.rejected
        return self.right / decided if decided else None

    @property
    def recall(self) -> float | None:
        """Of the facts that stand after the decision, the share that was read; those added were missed."""
        standing = self.right + self.corrected + self.added
        return (self.right + self.corrected) / standing if standing else None

    def counts(self) -> list[tuple[int, str]]:
        """(number, the list of exactly these facts)."""
        machine = {"origin__exact": "machine", "extractor_version__exact": self.version}
        one_by_one = {**machine, "review__exact": "confirmed", "is_bulk__exact": "0"}
        links: list[tuple[int, dict[str, str]]] = [
            (self.read, machine),
            (self.right, {**one_by_one, "is_corrected__exact": "0"}),
            (self.bulk, {**machine, "review__exact": "confirmed", "is_bulk__exact": "1"}),
            (self.corrected, {**one_by_one, "is_corrected__exact": "1"}),
            (self.rejected, {**machine, "review__exact": "rejected"}),
            (self.waiting, {**machine, "review__exact": "unconfirmed"}),
            (self.added, {"origin__exact": "editor"}),
        ]
        url = reverse(f"admin:archive_{self.kind.model_name}_changelist")
        return [(number, url + written(query.items())) for number, query in links]


def lines() -> list[AgreementLine]:
    """Two queries for each kind; kinds of which nothing was read are left out."""
    table = []
    for kind in FACT_KINDS.values():
        facts = kind.facts.order_by()
        added = facts.filter(origin=Origin.EDITOR).exclude(review=Review.REJECTED).count()
        rows = facts.filter(_MACHINE).values("extractor_version")
        counted = rows.annotate(**{name: Count("pk", filter=condition) for name, condition in _COUNTS.items()})
        table += [
            AgreementLine(kind, row["extractor_version"], **{name: row[name] for name in _COUNTS}, added=added)
            for row in counted.order_by("-extractor_version")
        ]
    return table


def agreement(model_admin: ModelAdmin[Model], request: HttpRequest) -> HttpResponseBase:
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    head = [_("种类"), _("程序版本"), _("读出"), _("照读核定"), _("批量核定"), _("改正"), _("不采用"), _("待核")]
    head += [_("编辑补充"), _("精确率"), _("召回率")]
    table = lines()
    if Export.read(request).format == "csv":
        return csv_response("agreement.csv", head, map(_cells, table))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("编辑与程序的一致程度"), "opts": model_admin.opts, "lines": table, "head": head,
    }  # fmt: skip
    return TemplateResponse(request, "admin/archive/report/agreement.html", context)


def _cells(line: AgreementLine) -> list[object]:
    numbers = [number for number, _url in line.counts()]
    shares = ["" if share is None else f"{share:.3f}" for share in (line.precision, line.recall)]
    return [line.kind.title, line.version, *numbers, *shares]
