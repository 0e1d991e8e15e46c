"""The table of two reports side by side: a row for each pair of sentences, or for one that has no partner."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.analysis.parallel import ParallelRow
from archive.export.analyses import of_rows
from archive.export.table import Column, Getter, Table
from archive.models import Report

KINDS = {
    "same": pgettext_lazy("sentences", "相同"),
    "reworded": pgettext_lazy("sentences", "改动"),
    "one": pgettext_lazy("sentences", "只见于前者"),
    "other": pgettext_lazy("sentences", "只见于后者"),
}


def rows_table(one: Report, other: Report, rows: Sequence[ParallelRow]) -> Table:
    columns = [Column("kind", _("异同"), lambda row: str(KINDS[row.kind]))]
    for side, report in (("one", one), ("other", other)):
        columns += [
            Column(side, str(report), _words(side)),
            Column(f"{side}_address", _("句子地址"), _address(side, report), is_address=True),
        ]
    return of_rows("sentences", columns, rows)


def _words(side: str) -> Getter:
    return lambda row: line.words if (line := getattr(row, side)) else None


def _address(side: str, report: Report) -> Getter:
    return lambda row: report.sentence_url(line.number) if (line := getattr(row, side)) else None
