"""What has a page of its own: people, strategies, zones, areas, industries, metrics, documents and
publishers.

``slug`` names a record in addresses and filters; after a merge the old ones still lead to it.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from archive.api.paging import NumberedPages
from archive.models import Area, Industry, Membership, Metric, Organization, Person, PolicyDocument, Strategy, Zone
from archive.models.listing import ListedQuerySet
from archive.names.current import matching

router = Router(tags=["entities"])


class Reference(Schema):
    """A record that another one names."""

    slug: str
    name: str
    url: str = Field(alias="get_absolute_url", description="path of its page")


class Thing(Reference):
    report_count: int = Field(description="published reports in which it stands")


class NamedThing(Thing):
    names: list[str] = Field(
        description="that it goes by, as far as published reports print them or an editor gave them"
    )

    @staticmethod
    def resolve_names(record: Any) -> list[str]:
        return [each.name for each in record.names.all()]


class Office(Schema):
    """First and last seen in reports: never a claim of tenure."""

    role_title: str
    area: Reference | None
    first_seen: str
    last_seen: str
    report_count: int


class PersonOut(NamedThing):
    note: str
    offices: list[Office]

    @staticmethod
    def resolve_offices(person: Person) -> list[Membership]:
        return list(person.memberships.all())


class StrategyOut(NamedThing):
    kind: str
    expansion: str = Field(description="what a short form stands for, where a report or an editor says so")


class ZoneOut(NamedThing):
    kind: str
    level: str
    area: Reference | None


class AreaOut(Thing):
    """A division as it was called from ``valid_from`` up to, not including, ``valid_to``; empty: open."""

    report_count: int = Field(description="published reports of the area itself, not of areas below it")
    code: str = Field(description="GB/T 2260")
    full_name: str
    level: str
    parent: Reference | None
    valid_from: str
    valid_to: str


class Typed(Schema):
    q: str = Field("", max_length=60, description="part of the name, or the beginning of its pinyin or initials")


_Named = Person | Strategy | Zone | Metric | Industry | PolicyDocument | Organization


def _named(model: type[_Named]) -> Callable[[], ListedQuerySet]:
    return lambda: model.objects.seen().with_public_names()


# What the API says of a record of each kind, and the records that it knows of.
_RECORDS: dict[str, tuple[type[Thing], Callable[[], ListedQuerySet]]] = {
    "people": (PersonOut, lambda: _named(Person)().prefetch_related("memberships__area")),
    "strategies": (StrategyOut, _named(Strategy)),
    "zones": (ZoneOut, lambda: _named(Zone)().select_related("area")),
    "areas": (AreaOut, lambda: Area.objects.reported().select_related("parent")),
    "metrics": (NamedThing, _named(Metric)),
    "industries": (NamedThing, _named(Industry)),
    "documents": (NamedThing, _named(PolicyDocument)),
    "publishers": (NamedThing, _named(Organization)),
}


def _list_and_one(path: str, out: type[Thing], records: Callable[[], ListedQuerySet]) -> None:
    def many(request: HttpRequest, typed: Query[Typed]) -> ListedQuerySet:
        matched = matching(records(), typed.q) if typed.q else records()
        return matched.with_report_count().in_pinyin_order()

    def one(request: HttpRequest, slug: str) -> object:
        try:
            return records().with_report_count().at(slug)
        except ObjectDoesNotExist:
            raise HttpError(404, _("没有这样的记录。")) from None

    model = records().model
    many.__name__, one.__name__ = path, model.route
    router.get(f"/{path}", response=list[out])(paginate(NumberedPages)(many))  # type: ignore[valid-type]
    router.get(f"/{path}/{{slug}}", response=out)(one)


for _path, (_out, _records) in _RECORDS.items():
    _list_and_one(_path, _out, _records)
