"""The results of a search to take away: all pages of them, read one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.export.reports import address, report_columns
from archive.export.table import Column, Table
from archive.models.addresses import NamedModel
from search.results import query
from search.results.histogram import Histogram
from search.results.params import MAX_PAGE_SIZE, SearchParams
from search.results.phrase_history import PhraseHistory, PhraseWording, Year


def hit_table(params: SearchParams) -> Table:
    columns = [
        *report_columns(lambda hit: hit.report),
        Column("sentences", _("原句"), _sentences),
        Column("people", _("人物"), lambda hit: _names(hit.people)),
        Column("strategies", pgettext_lazy("label", "口号"), lambda hit: _names(hit.strategies)),
        Column("zones", pgettext_lazy("label", "园区"), lambda hit: _names(hit.zones)),
        address(lambda hit: hit.report.get_absolute_url()),
    ]
    return Table("results", columns, lambda: _all_hits(params))


def histogram_table(drawn: Histogram | None) -> Table:
    """The bars of the page; the reports without a year or month come last."""
    columns = [
        Column("period", _("时期"), lambda row: row[0]),
        Column("reports", _("报道份数"), lambda row: row[1]),
    ]
    rows: list[tuple[str, int]] = [(bar.label, bar.number) for bar in drawn.bars] if drawn else []
    if drawn and drawn.undated:
        rows.append(("", drawn.undated))
    return Table("histogram", columns, lambda: rows)


def wording_table(phrase: PhraseHistory) -> Table:
    """A row for each wording of a year; a year in which nothing was said has 0, one of which nothing is held none."""
    columns = [
        Column("year", _("年份"), lambda row: row[0].year),
        Column("held", _("全部"), lambda row: row[0].held),
        Column("reports", _("说到的报道"), lambda row: row[0].number if row[0].held else None),
        Column("percent", _("百分比"), lambda row: row[0].percent),
        Column("wording", _("说法"), lambda row: row[1].words if row[1] else None),
        Column("wording_reports", _("报道份数"), lambda row: row[1].number if row[1] else None),
        address(lambda row: row[1].first.url if row[1] else None),
    ]
    rows: list[tuple[Year, PhraseWording | None]] = []
    for year in phrase.years:
        rows += [(year, wording) for wording in year.wordings] or [(year, None)]
    return Table("wordings", columns, lambda: rows)


def _sentences(hit: query.Hit) -> list[str]:
    """Whole, where the page cuts a long one."""
    text, spans = hit.report.text, {each.number: each for each in hit.report.sentences()}
    shown = [spans[passage.sentence] for passage in hit.passages if passage.sentence in spans]
    return [text[each.start : each.end].strip() for each in shown]


def _names(records: Sequence[NamedModel]) -> list[str]:
    return [record.name for record in records]


def _all_hits(params: SearchParams) -> Iterator[query.Hit]:
    """Page by page, in the order of the search; ends with the page that has fewer than it could."""
    page = 1
    while hits := query.run(params.changed(page=page, page_size=MAX_PAGE_SIZE)).hits:
        yield from hits
        page += 1
