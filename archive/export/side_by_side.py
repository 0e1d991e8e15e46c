"""The tables of two officials side by side; the columns of each are called by the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.export.analyses import of_rows
from archive.export.table import Column, Getter, Table


def numbers_table(sides: list[dict[str, Any]], together: int) -> Table:
    rows = [
        (_("见于报道"), [side["number"] for side in sides]),
        (_("最早见于"), [side["days"][0] for side in sides]),
        (_("最晚见于"), [side["days"][1] for side in sides]),
        (_("同一名单里列在对方之前"), [side["ahead"] for side in sides]),
        (_("同见于报道"), [together, together]),
    ]
    what = Column("what", _("项目"), lambda row: str(row[0]))
    people = [
        Column(key, str(side["person"]), _at(index))
        for index, (key, side) in enumerate(zip(("one", "other"), sides, strict=True))
    ]
    return of_rows("numbers", [what, *people], rows)


def _at(index: int) -> Getter:
    return lambda row: row[1][index]


def slogans_table(sides: list[dict[str, Any]], slogans: Sequence[object]) -> Table:
    columns = [Column("slogan", pgettext_lazy("label", "口号"), lambda row: str(row[0]))]
    for index, (key, side) in enumerate(zip(("one", "other"), sides, strict=True)):
        name = side["person"].name
        columns += [
            Column(f"{key}_first", _joined(name, _("首次出现")), _use(index, "first")),
            Column(f"{key}_passages", _joined(name, _("处数")), _use(index, "number")),
        ]
    return of_rows("slogans", columns, slogans)


def _joined(name: str, what: object) -> str:
    return f"{name} {what}"


def _use(index: int, field: str) -> Getter:
    return lambda row: getattr(row[1][index], field) if row[1][index] else None
