"""A roster brought in: a CSV of offices (name, post, area, from, to, source), line by line; bad lines are named."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Field
from django.utils.translation import gettext as _

from archive.ingest.files.reading import decode
from archive.models import RosterEntry, Tenure
from archive.queries.post_days import posts_named
from archive.text.normalize import fold
from archive.text.partial_dates import PartialDate, is_plausible

MOST = 20_000  # lines of one roster
MAX_BYTES = 8 << 20
_COLUMNS = {
    "name": ("name", "姓名", "人物"), "office": ("post", "office", "职务", "职位"), "area_name": ("area", "地区"),
    "start_day": ("from", "start", "起", "任职", "任期起"), "end_day": ("to", "end", "止", "离任", "任期止"),
    "source": ("source", "来源", "出处"),
}  # fmt: skip
_FIELDS: dict[str, Field[object, object]] = {field.name: field for field in RosterEntry._meta.concrete_fields}
_NEEDED = ("name", "office")


class RosterUnreadable(ValueError):
    """The whole table cannot be read; the message says why, to the editor."""


@dataclass
class RosterResult:
    """``bad``: number of the line, counted from 1 with the heading, and why it was left out."""

    new: int = 0
    unchanged: int = 0
    bad: list[tuple[int, str]] = field(default_factory=list)


def load_roster(data: bytes, source: str = "") -> RosterResult:
    """Bring in the lines of ``data``; ``source`` is that of lines that name none. A line that is there already stays.

    Raises RosterUnreadable where the table has no usable heading or is too large.
    """
    if len(data) > MAX_BYTES:
        raise RosterUnreadable(_("名录不能超过 %(most)d MB。") % {"most": MAX_BYTES >> 20})
    result = RosterResult()
    with transaction.atomic():
        for number, cells in _lines(data):
            try:
                values = _checked(cells, source)
            except ValueError as error:
                result.bad.append((number, str(error)))
                continue
            entry, is_new = RosterEntry.objects.get_or_create(**values)
            result.new, result.unchanged = result.new + is_new, result.unchanged + (not is_new)
            place(entry)
    return result


def _lines(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    text, _encoding = decode(data)
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    try:
        heads = [_column(head) for head in next(rows, [])]
        if missing := [name for name in _NEEDED if name not in heads]:
            raise RosterUnreadable(_("表头里没有这些列：%(names)s。") % {"names": "、".join(missing)})
        for row in islice(rows, MOST):
            if any(cell.strip() for cell in row):
                yield rows.line_num, {head: cell.strip() for head, cell in zip(heads, row, strict=False) if head}
    except csv.Error as error:
        raise RosterUnreadable(_("不是 CSV 表格：%(why)s") % {"why": error}) from error


def _column(head: str) -> str:
    wanted = fold(head.strip())
    return next((name for name, names in _COLUMNS.items() if wanted in names), "")


def _checked(cells: dict[str, str], source: str) -> Mapping[str, Any]:
    """The values of an entry; raises ValueError with a sentence for the editor."""
    values = {name: cells.get(name, "") for name in _COLUMNS}
    values["source"] = values["source"] or source
    for name in (*_NEEDED, "source"):
        if not values[name]:
            raise ValueError(_("没有填：%(field)s") % {"field": _FIELDS[name].verbose_name})
    for name, value in values.items():
        most = _FIELDS[name].max_length or 0
        if "\x00" in value or len(value) > most and not name.endswith("_day"):
            raise ValueError(_("过长或含有无法保存的字符：%(value)s") % {"value": value[:20]})
    for name in ("start_day", "end_day"):
        values[name] = _day(values[name])
    if values["start_day"] and values["end_day"] and values["end_day"] + "~" < values["start_day"]:
        raise ValueError(_("任期止早于任期起"))
    return values


def _day(printed: str) -> str:
    if not printed or printed in ("至今", "今"):
        return ""
    try:
        day = str(PartialDate.parse(printed))
    except ValueError:
        raise ValueError(_("不是日期：%(value)s") % {"value": printed[:20]}) from None
    if not is_plausible(day):
        raise ValueError(_("不会是这一天：%(value)s") % {"value": printed[:20]})
    return day


def place(entry: RosterEntry) -> None:
    """Find the post that ``entry`` means, and whom of that name the archive knows in it; save what differs."""
    named = posts_named(entry.office if entry.area_name in entry.office else entry.area_name + entry.office)
    post = named[0] if len(named) == 1 else None
    tenures = (
        Tenure.objects.filter(post=post, person__names__folded=fold(entry.name)) if post else Tenure.objects.none()
    )
    people = set(tenures.values_list("person", flat=True))
    person = people.pop() if len(people) == 1 else None
    if (entry.post_id, entry.person_id) != (post, person):
        entry.post_id, entry.person_id = post, person
        entry.save(update_fields=["post", "person"])
