"""What has a page of its own: people, strategies, zones, areas, industries, metrics, documents and
publishers.

``slug`` names a record in addresses and filters; after a merge the old ones still lead to it.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from archive.api.paging import NumberedPages
from archive.models import Area, Industry, Metric, Organization, Person, PolicyDocument, Strategy, Zone
from archive.names.keeping import matching

router = Router(tags=["entities"])


class Reference(Schema):
    """A record that another one names."""

    slug: str
    name: str
    url: str = Field(alias="get_absolute_url", description="path of its page")


class Thing(Reference):
    report_count: int = Field(description="published reports in which it stands")


class Office(Schema):
    """First and last seen in reports: never a claim of tenure."""

    role_title: str
    area: Reference | None
    first_seen: str
    last_seen: str
    report_count: int


class PersonOut(Thing):
    note: str
    names: list[str]
    offices: list[Office]

    @staticmethod
    def resolve_names(person: Person) -> list[str]:
        return [each.name for each in person.names.all()]

    @staticmethod
    def resolve_offices(person: Person) -> list[Any]:
        return list(person.memberships.all())


class StrategyOut(Thing):
    kind: str
    expansion: str = Field(description="what a short form stands for, where a report or an editor says so")
    names: list[str]

    @staticmethod
    def resolve_names(strategy: Strategy) -> list[str]:
        return [each.name for each in strategy.names.all()]


class ZoneOut(Thing):
    kind: str
    level: str
    area: Reference | None


class AreaOut(Thing):
    """A division as it was called from ``valid_from`` up to, not including, ``valid_to``; empty: open."""

    code: str = Field(description="GB/T 2260")
    full_name: str
    level: str
    parent: Reference | None
    valid_from: str
    valid_to: str


class Typed(Schema):
    q: str = Field("", max_length=60, description="part of the name, or the beginning of its pinyin or initials")


def _listed(records: Any, typed: Typed) -> Any:
    found = matching(records, typed.q) if typed.q else records
    return found.with_report_count().in_pinyin_order()


def _one(records: Any, slug: str) -> Any:
    try:
        return records.with_report_count().at(slug)
    except records.model.DoesNotExist:
        raise HttpError(404, _("没有这样的记录。")) from None


def _people() -> Any:
    return Person.objects.seen().with_public_names().prefetch_related("memberships__area")


def _strategies() -> Any:
    return Strategy.objects.seen().with_public_names()


def _zones() -> Any:
    return Zone.objects.seen().select_related("area")


def _areas() -> Any:
    return Area.objects.reported().select_related("parent")


@router.get("/people", response=list[PersonOut])
@paginate(NumberedPages)
def people(request: HttpRequest, typed: Query[Typed]) -> Any:
    return _listed(_people(), typed)


@router.get("/people/{slug}", response=PersonOut)
def person(request: HttpRequest, slug: str) -> Any:
    return _one(_people(), slug)


@router.get("/strategies", response=list[StrategyOut])
@paginate(NumberedPages)
def strategies(request: HttpRequest, typed: Query[Typed]) -> Any:
    return _listed(_strategies(), typed)


@router.get("/strategies/{slug}", response=StrategyOut)
def strategy(request: HttpRequest, slug: str) -> Any:
    return _one(_strategies(), slug)


@router.get("/zones", response=list[ZoneOut])
@paginate(NumberedPages)
def zones(request: HttpRequest, typed: Query[Typed]) -> Any:
    return _listed(_zones(), typed)


@router.get("/zones/{slug}", response=ZoneOut)
def zone(request: HttpRequest, slug: str) -> Any:
    return _one(_zones(), slug)


@router.get("/areas", response=list[AreaOut])
@paginate(NumberedPages)
def areas(request: HttpRequest, typed: Query[Typed]) -> Any:
    """``report_count`` counts the area's own reports, not those of areas below it."""
    return _listed(_areas(), typed)


@router.get("/areas/{slug}", response=AreaOut)
def area(request: HttpRequest, slug: str) -> Any:
    return _one(_areas(), slug)


@router.get("/metrics", response=list[Thing])
@paginate(NumberedPages)
def metrics(request: HttpRequest, typed: Query[Typed]) -> Any:
    return _listed(Metric.objects.seen(), typed)


@router.get("/metrics/{slug}", response=Thing)
def metric(request: HttpRequest, slug: str) -> Any:
    return _one(Metric.objects.seen(), slug)


@router.get("/industries", response=list[Thing])
@paginate(NumberedPages)
def industries(request: HttpRequest, typed: Query[Typed]) -> Any:
    return _listed(Industry.objects.seen(), typed)


@router.get("/industries/{slug}", response=Thing)
def industry(request: HttpRequest, slug: str) -> Any:
    return _one(Industry.objects.seen(), slug)


@router.get("/documents", response=list[Thing])
@paginate(NumberedPages)
def documents(request: HttpRequest, typed: Query[Typed]) -> Any:
    return _listed(PolicyDocument.objects.seen(), typed)


@router.get("/documents/{slug}", response=Thing)
def document(request: HttpRequest, slug: str) -> Any:
    return _one(PolicyDocument.objects.seen(), slug)


@router.get("/publishers", response=list[Thing])
@paginate(NumberedPages)
def publishers(request: HttpRequest, typed: Query[Typed]) -> Any:
    return _listed(Organization.objects.seen(), typed)


@router.get("/publishers/{slug}", response=Thing)
def publisher(request: HttpRequest, slug: str) -> Any:
    return _one(Organization.objects.seen(), slug)
