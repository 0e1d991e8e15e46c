"""The tables beneath the charts of officials, slogans, zones and coverage, with the rows that stand on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.analysis.archive_coverage import Confirmation
from archive.analysis.area_map import AreaMap, MappedReports
from archive.analysis.area_tree import Branch, flat
from archive.analysis.co_attendance import Tie
from archive.analysis.cooccurrence import Companion
from archive.analysis.coverage_matrix import CoverageMatrix, CoverageRow
from archive.analysis.diffusion import Spread
from archive.analysis.person_slogans import SpokenSlogan
from archive.analysis.ranks import Rank
from archive.analysis.use_matrix import Matrix
from archive.analysis.wordings import Wording
from archive.charts.bars import BarChart
from archive.charts.shares import ShareChart
from archive.export.reports import address, named, sentence
from archive.export.table import Column, Table
from archive.models import Area, Membership
from archive.queries.report_filters import UNKNOWN

REPORTS = Column("reports", _("报道份数"), lambda row: row.number)
PASSAGES = Column("passages", _("处数"), lambda row: row.number)
FIRST = Column("first", _("首次出现"), lambda row: row.first)
LAST = Column("last", _("最近出现"), lambda row: row.last)
SLOGAN = Column("slogan", pgettext_lazy("label", "口号"), lambda row: str(row.strategy))


def of_rows(key: str, columns: Sequence[Column], rows: Iterable[object]) -> Table:
    return Table(key, columns, lambda: rows)


def share_table(chart: ShareChart | None) -> Table:
    """Years of which nothing is held have no numbers, unlike those in which nothing was said."""
    columns = [
        Column("year", _("年份"), lambda share: share.year),
        Column("mentioning", _("提到"), lambda share: share.part if share.is_held else None),
        Column("held", _("全部"), lambda share: share.whole),
        Column("percent", _("百分比"), lambda share: share.percent if share.is_held else None),
    ]
    return of_rows("uses", columns, chart.shares if chart else [])


def office_table(offices: Iterable[Membership]) -> Table:
    columns = [
        Column("person", pgettext_lazy("label", "人物"), lambda office: str(office.person)),
        Column("office", _("职务"), lambda office: office.role_title),
        Column("area", pgettext_lazy("label", "地区"), named(lambda office: office.area)),
        Column("first_seen", _("首次出现"), lambda office: office.first_seen),
        Column("last_seen", _("最近出现"), lambda office: office.last_seen),
        Column("passages", _("处数"), lambda office: office.report_count),
        address(lambda office: office.person.get_absolute_url()),
    ]
    return of_rows("offices", columns, offices)


def spoken_table(slogans: Iterable[SpokenSlogan]) -> Table:
    columns = [SLOGAN, FIRST, _first_sentence(), LAST, PASSAGES, _first_address()]
    return of_rows("slogans", columns, slogans)


def _first_sentence() -> Column:
    return Column("sentence", _("首次出现的原句"), lambda row: sentence(row.passage) if row.passage else "")


def _first_address() -> Column:
    return address(lambda row: row.passage.url if row.passage else "")


def rank_table(rank: Rank) -> Table:
    columns = [
        Column("date", _("日期"), lambda row: row.part.report.published_on),
        Column("report", _("报道"), lambda row: row.part.report.title),
        Column("office", _("职务"), lambda row: row.part.role_title),
        Column("place", _("第几"), lambda row: row.place),
        Column("length", _("共几名"), lambda row: row.length),
        Column("review", _("核对"), lambda row: row.part.get_review_display()),
        address(lambda row: row.url),
    ]
    return of_rows("rank", columns, rank.newest)


def tie_table(ties: Iterable[Tie]) -> Table:
    columns = [
        Column("person", pgettext_lazy("label", "人物"), lambda tie: str(tie.person)),
        Column("together", _("同见"), lambda tie: tie.together),
        Column("alone", _("此人共见"), lambda tie: tie.alone),
        Column("strength", _("紧密"), lambda tie: tie.strength),
        address(lambda tie: tie.person.get_absolute_url()),
    ]
    return of_rows("ties", columns, ties)


def adopter_table(key: str, spread: Spread) -> Table:
    columns = [
        Column("place", _("先后"), lambda row: row.place or None),
        Column("name", _("名称"), lambda row: str(row.record)),
        FIRST,
        _first_sentence(),
        LAST,
        PASSAGES,
        _first_address(),
    ]
    return of_rows(key, columns, spread.adopters)


def use_table(key: str, matrix: Matrix) -> Table:
    """A row for each cell: nothing said in what is held is 0, nothing held is empty."""
    columns = [
        Column("name", _("名称"), lambda row: row[0].name if isinstance(row[0], Area) else str(row[0])),
        Column("year", _("年份"), lambda row: row[1].year),
        Column("passages", _("处数"), lambda row: row[1].number if row[1].held else None),
        Column("held", _("该年报道份数"), lambda row: row[1].held),
    ]
    return of_rows(key, columns, [(row.record, cell) for row in matrix.rows for cell in row.cells])


def companion_table(companions: Iterable[Companion]) -> Table:
    columns = [
        SLOGAN,
        Column("together", _("同篇"), lambda row: row.together),
        Column("alone", _("报道总数"), lambda row: row.alone),
        Column("times_expected", _("共现强度"), lambda row: row.times_expected),
        Column("correlation", _("逐年起落"), lambda row: row.moves),
        address(lambda row: row.strategy.get_absolute_url()),
    ]
    return of_rows("companions", columns, companions)


def wording_table(wordings: Iterable[Wording]) -> Table:
    words = Column("words", _("原文写法"), lambda row: row.words)
    return of_rows("wordings", [words, FIRST, LAST, PASSAGES], wordings)


def coverage_table(matrix: CoverageMatrix) -> Table:
    """A column for each year or month of the page, and the sum."""

    def cell(index: int) -> Callable[[CoverageRow], int]:
        return lambda row: row.cells[index].number

    columns = [
        Column(name, translated("未印") if name == UNKNOWN else name, cell(index))
        for index, name in enumerate(matrix.columns)
    ]
    label = Column("of", _("地区或年份"), lambda row: row.label)
    total = Column("total", _("合计"), lambda row: row.total.number)
    return of_rows("coverage", [label, *columns, total], [*matrix.rows, matrix.totals] if matrix.rows else [])


def confirmation_table(confirmations: Iterable[Confirmation]) -> Table:
    columns = [
        Column("kind", _("种类"), lambda each: each.label),
        Column("confirmed", _("已核"), lambda each: each.confirmed),
        Column("pending", pgettext_lazy("label", "待核"), lambda each: each.pending),
        Column("percent", _("已核的比例"), lambda each: each.percent if each.total else None),
    ]
    return of_rows("confirmations", columns, confirmations)


def branch_table(key: str, branches: Iterable[Branch]) -> Table:
    """Areas in the order of the page, each with those above it."""
    columns = [
        Column("code", _("区划代码"), lambda branch: branch.area.code),
        Column("name", _("名称"), lambda branch: branch.area.name),
        Column("level", _("级别"), lambda branch: branch.area.get_level_display()),
        Column("above", _("上级"), lambda branch: " › ".join(area.name for area in branch.area.lineage[:-1])),
        REPORTS,
        address(lambda branch: branch.area.get_absolute_url()),
    ]
    return Table(key, columns, lambda: flat(branches))


def map_table(drawn: AreaMap, narrowed: MappedReports) -> Table:
    """The tiles by their codes, after them the area itself; ``number`` is empty where nothing is held."""
    columns = [
        Column("code", _("区划代码"), lambda tile: tile.area.code),
        Column("name", _("名称"), lambda tile: tile.area.name),
        Column("held", _("全部"), lambda tile: tile.held),
        Column(
            "number",
            pgettext_lazy("label", "园区") if narrowed.counts_zones else _("报道份数"),
            lambda tile: None if tile.state == "unheld" else tile.number,
        ),
        address(lambda tile: tile.area.get_absolute_url()),
    ]
    return of_rows("map", columns, [*drawn.tiles, *([drawn.own] if drawn.own else [])])


def year_table(chart: BarChart) -> Table:
    columns = [
        Column("year", _("年份"), lambda bar: bar.label),
        Column("reports", _("报道份数"), lambda bar: bar.value),
    ]
    return of_rows("years", columns, chart.bars)
