"""The types of records that are matched, and the properties of each: to narrow by, and to take into a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from django.db.models import OuterRef, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import Area, Person, Strategy, Zone
from archive.models.addresses import NamedModel, SluggedModel
from archive.models.listing import ListedQuerySet
from archive.names.kinds import NAMED_KINDS
from archive.text.normalize import fold

Cell = dict[str, object]
Values = Callable[[Any], Iterator[Cell]]


class Property(NamedTuple):
    """``values`` gives the cells of a record as the data extension has them: text, number, or another record."""

    identifier: str
    name: str | Promise
    values: Values


class RecordType(NamedTuple):
    """``identifier`` is the first step of an address: people/李明 is a record's identifier. ``records`` are public."""

    identifier: str
    kind: str
    name: str | Promise
    records: Callable[[], ListedQuerySet]
    properties: tuple[Property, ...]

    def of(self, record: SluggedModel) -> str:
        return f"{self.identifier}/{record.slug}"

    def counted(self) -> Any:
        """Its records with ``report_count``, and ``real_count``: how many of these reports are no samples."""
        real = self.records().model._default_manager.with_report_count("no").filter(pk=OuterRef("pk"))
        return self.records().with_report_count().annotate(real_count=Subquery(real.values("report_count")))


def _text(value: object) -> Iterator[Cell]:
    if value:
        yield {"str": str(value)}


def _entity(record: SluggedModel | None) -> Iterator[Cell]:
    if record is not None:
        yield {"id": TYPES[_BY_MODEL[type(record)]].of(record), "name": str(record)}


def _spellings(record: Any) -> Iterator[Cell]:
    for each in record.names.all():
        yield from _text(each.name)


def _offices(person: Person) -> Iterator[Cell]:
    """Each once, however it is written."""
    titles: dict[str, str] = {}
    for each in person.memberships.all():
        titles.setdefault(fold(each.role_title), each.role_title)
    for title in titles.values():
        yield from _text(title)


def _office_areas(person: Person) -> Iterator[Cell]:
    for area in {each.area_id: each.area for each in person.memberships.all() if each.area}.values():
        yield from _entity(area)


def _count(record: Any) -> Iterator[Cell]:
    yield {"int": record.report_count}


_COUNT: Final = Property("report_count", _("报道数"), _count)
_SPELLINGS: Final = Property("names", _("又作"), _spellings)
_AREA: Final = Property("area", _("地区"), lambda record: _entity(record.area))
_ZONE_LEVEL: Final = Property("level", _("级别"), lambda zone: _text(zone.level))
_AREA_LEVEL: Final = Property("level", _("级别"), lambda area: _text(area.get_level_display()))
_BY_MODEL: Final[dict[type, str]] = {Person: "people", Strategy: "strategies", Zone: "zones", Area: "areas"}

TYPES: Final = {
    each.identifier: each
    for each in (
        RecordType(
            "people", "person", NAMED_KINDS["person"].title,
            lambda: Person.objects.seen().with_public_names().prefetch_related("memberships__area"),
            (Property("office", _("职务"), _offices), Property("area", _("地区"), _office_areas), _SPELLINGS, _COUNT),
        ),
        RecordType(
            "strategies", "strategy", NAMED_KINDS["strategy"].title,
            lambda: Strategy.objects.seen().with_public_names(),
            (Property("expansion", _("即"), lambda record: _text(record.expansion)), _SPELLINGS, _COUNT),
        ),
        RecordType(
            "zones", "zone", NAMED_KINDS["zone"].title, lambda: Zone.objects.seen().select_related("area"),
            (_AREA, _ZONE_LEVEL, _COUNT),
        ),
        RecordType(
            "areas", "area", NAMED_KINDS["area"].title, lambda: Area.objects.reported().with_lineage(),
            (
                Property("code", _("区划代码"), lambda area: _text(area.code)),
                Property("full_name", _("全名"), lambda area: _text(area.full_name)),
                Property("parent", _("上级"), lambda area: _entity(area.parent)), _AREA_LEVEL, _COUNT,
            ),
        ),
    )
}  # fmt: skip


def properties(chosen: str = "") -> list[Property]:
    """Of a type, or of all, each once."""
    types = [TYPES[chosen]] if chosen in TYPES else TYPES.values()
    return list({each.identifier: each for kind in types for each in kind.properties}.values())


def described(kind: RecordType, record: Any) -> str:
    """What tells a record of ``kind.counted`` from its namesakes, in a few words: first that only samples have it."""
    by_name = {each.identifier: each for each in kind.properties}
    telling = [by_name[name] for name in ("office", "area", "expansion", "full_name") if name in by_name]
    words = [_printed(cell) for each in telling for cell in list(each.values(record))[:3]]
    is_sample = getattr(record, "is_sample", False) or record.report_count and not record.real_count
    return " · ".join([str(_("示例"))] * bool(is_sample) + words)


def _printed(cell: Cell) -> str:
    return str(cell.get("str") or cell.get("name") or "")


def printed(kind: RecordType, record: NamedModel, identifier: str) -> list[str]:
    """The values of a property as words; none where the type has no such property."""
    of_name = [each for each in kind.properties if each.identifier == identifier]
    return [_printed(cell) for each in of_name for cell in each.values(record)]
