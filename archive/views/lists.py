"""What the lists of people, strategies, zones, metrics, documents and publishers share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from string import ascii_uppercase
from typing import Annotated, Any, NamedTuple

from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from pydantic import BeforeValidator, Field, create_model

from archive.export.reports import record_table
from archive.export.response import render_or_export
from archive.export.table import Column
from archive.http.checks import one_of
from archive.http.facets import Chip
from archive.http.pagination import paginate
from archive.http.params import Params
from archive.models.listing import OTHER_INITIALS, Initial, ListedQuerySet
from archive.names.current import matching

PER_PAGE = 120
LETTERS = (*ascii_uppercase, OTHER_INITIALS)

ListNarrowing = Callable[[Any], Any]


class ListedKind(NamedTuple):
    """A choice that narrows a list: the value in the address, its label, and the query."""

    value: str
    label: str | Promise
    narrow: ListNarrowing


class ListParams(Params):
    """Part of a name, a letter that readings begin with, the order; a list of several kinds says which there are."""

    q: Annotated[str, Field(max_length=60)] = ""
    initial: Annotated[str, BeforeValidator(str.upper), one_of(*LETTERS)] = ""
    kind: Annotated[str, one_of()] = ""
    sort: Annotated[str, one_of("reports")] = ""

    @property
    def name_chips(self) -> list[Chip]:
        """Of the name; letters and kinds have links of their own."""
        return [chip for chip in self.chips(lambda _name, value: value) if chip.name == "q"]

    @property
    def typed(self) -> str:
        return self.q.strip()

    @property
    def by_reports(self) -> bool:
        return self.sort == "reports"


def listed(
    request: HttpRequest, name: str, records: ListedQuerySet, kinds: tuple[ListedKind, ...] = (), *columns: Column
) -> HttpResponseBase:
    """The list ``name`` of ``records``: the page asked for, each record with its ``report_count``.

    By pinyin each also has its ``initial``. Who takes the list away gets ``columns`` beside the names.
    """
    params = _params(tuple(kind.value for kind in kinds)).read(request)
    narrowed = _narrowed(records, params, kinds)
    ordered = _ordered(narrowed.with_initial(params.initial) if params.initial else narrowed, params)
    make = list if params.by_reports else _counted
    page = paginate(request, ordered, PER_PAGE)
    context = {"asked": params, "kinds": kinds, "initials": _jump_bar(narrowed.initials()), "page": page}
    page.object_list = make(page.object_list)
    return render_or_export(request, f"archive/{name}.html", context, record_table(name, ordered, make, *columns))


@cache
def _params(kinds: tuple[str, ...]) -> type[ListParams]:
    """The parameters of a list with these kinds."""
    return create_model("ListParams", __base__=ListParams, kind=(Annotated[str, one_of(*kinds)], ""))


def _narrowed(records: ListedQuerySet, params: ListParams, kinds: tuple[ListedKind, ...]) -> ListedQuerySet:
    matched = matching(records, params.typed) if params.typed else records
    chosen = next((kind for kind in kinds if kind.value == params.kind), None)
    return chosen.narrow(matched) if chosen else matched


def _jump_bar(initials: list[Initial]) -> list[Initial]:
    """Every letter, those without records with 0; ``#`` only where something is under it."""
    numbers = dict(initials)
    shown = [letter for letter in LETTERS if letter != OTHER_INITIALS or letter in numbers]
    return [Initial(letter, numbers.get(letter, 0)) for letter in shown]


def _ordered(records: ListedQuerySet, params: ListParams) -> ListedQuerySet:
    return records.with_report_count().most_reported_first() if params.by_reports else records.in_pinyin_order()


def _counted(records: Any) -> list[Model]:
    """By pinyin only the records of the page are counted: counting all would cost as much as the archive holds."""
    rows = list(records)
    if not rows:
        return rows
    counted = type(rows[0])._default_manager.filter(pk__in=[record.pk for record in rows]).with_report_count()
    numbers = dict(counted.values_list("pk", "report_count"))
    for record in rows:
        record.report_count, record.initial = numbers[record.pk], _initial(record.pinyin)
    return rows


def _initial(reading: str) -> str:
    first = reading[:1].upper()
    return first if first and first in ascii_uppercase else OTHER_INITIALS
