"""The tables of figures that are compared: series, disagreements, targets with outcomes, and what is not drawn."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.export.analyses import of_rows
from archive.export.reports import address, named
from archive.export.table import Column, Getter, Table


def compared_tables(compared: Any) -> list[Table]:
    """Those of ``archive.views.figures.Compared`` that have rows. A value is in the base unit of its series."""
    series = [(*row, value) for panel in compared.panels for row in panel.rows for value in row[1].shown]
    unlike = [(each, spot, value) for each in compared.unlike for spot in each.spots[:3] for value in spot.shown]
    disagreements = [(each, spot, value) for each, spot in compared.disagreements for value in spot.shown]
    reason = Column("reason", _("未绘图的原因"), lambda row: row[0].reason)
    return [
        of_rows("series", _value_columns(), series),
        of_rows("disagreements", _value_columns(), disagreements),
        of_rows("unlike", [*_value_columns(), reason], unlike),
        of_rows("targets", _pair_columns(), compared.pairs),
    ]


def _key_columns(series: Getter) -> list[Column]:
    return [
        Column("metric", pgettext_lazy("label", "指标"), named(lambda row: series(row).metric)),
        Column("place", _("所属地区"), named(lambda row: series(row).area)),
        Column("zone", pgettext_lazy("label", "园区"), named(lambda row: series(row).zone)),
        Column("unit", _("单位"), lambda row: series(row).key.dimension),
        Column("is_cumulative", _("累计"), lambda row: int(series(row).key.is_cumulative)),
    ]


def _value_columns() -> list[Column]:
    return [
        *_key_columns(lambda row: row[0]),
        Column("status", _("性质"), lambda row: row[0].status_label),
        Column("period", _("时期"), lambda row: row[1].period),
        Column("value", _("数值"), lambda row: row[2].amount),
        Column("reported", _("报道日期"), lambda row: row[2].day),
        Column("passages", _("处数"), lambda row: row[2].number),
        Column("confirmed", _("已核"), lambda row: row[2].confirmed),
        address(lambda row: row[0].address(row[1], row[2])),
    ]


def _pair_columns() -> list[Column]:
    return [
        *_key_columns(lambda pair: pair.aim),
        Column("period", _("时期"), lambda pair: pair.aim_spot.period),
        Column("target", _("目标"), lambda pair: pair.aimed.amount),
        Column("outcome", _("结果"), lambda pair: pair.reached.amount),
        Column("difference", _("相差"), lambda pair: pair.difference),
        Column("difference_unit", _("相差的单位"), lambda pair: pair.difference_unit),
        Column("percent", _("相差百分比"), lambda pair: pair.percent),
        Column("target_address", _("目标的网址"), lambda pair: pair.aim_address, is_address=True),
        address(lambda pair: pair.outcome_address),
    ]
