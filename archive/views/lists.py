"""What the lists of people, strategies, zones, metrics, documents and publishers share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from string import ascii_uppercase
from typing import Annotated, Any, NamedTuple

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from pydantic import BeforeValidator, Field, create_model

from archive.export.reports import record_table
from archive.export.response import render_or_export
from archive.export.table import Column
from archive.http.checks import one_of
from archive.http.facets import Chip
from archive.http.pagination import paginate
from archive.models import Review
from archive.models.fact_kinds import FACT_KINDS
from archive.models.listing import OTHER_INITIALS, Initial, ListedQuerySet
from archive.models.standing import KINDS
from archive.names.current import matching
from archive.queries.trust import Trust

PER_PAGE = 120
ONCE = "once"  # the group of those that stand in one report only
FOLDED_FROM = 8  # fewer of them on a page are shown as the others are
LETTERS = (*ascii_uppercase, OTHER_INITIALS)

ListNarrowing = Callable[[Any], Any]


class ListedKind(NamedTuple):
    """A choice that narrows a list: the value in the address, its label, and the query."""

    value: str
    label: str | Promise
    narrow: ListNarrowing


class ListParams(Trust):
    """Part of a name, a letter that readings begin with, the order; a list of several kinds says which there are.

    ``review=confirmed``: only what an editor has confirmed a mention of, counted by confirmed mentions.
    """

    q: Annotated[str, Field(max_length=60)] = ""
    initial: Annotated[str, BeforeValidator(str.upper), one_of(*LETTERS)] = ""
    kind: Annotated[str, one_of()] = ""
    review: Annotated[str, one_of()] = ""
    sort: Annotated[str, one_of("reports", "pinyin")] = "reports"

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

    @property
    def folds(self) -> bool:
        """Whether what stands once only is folded away: not from who looks for a name."""
        return self.by_reports and not self.typed and not self.initial

    @property
    def count(self) -> str:
        """What is counted of each record."""
        return "confirmed_count" if self.review else "report_count"


def listed(
    request: HttpRequest,
    name: str,
    records: ListedQuerySet,
    kinds: tuple[ListedKind, ...] = (),
    *columns: Column,
    usual_kind: str = "",
) -> HttpResponseBase:
    """The list ``name`` of ``records``: the page asked for, each record with its ``report_count``, or with its
    ``confirmed_count`` where only confirmed ones are asked for.

    ``samples=no`` leaves samples out of both. Each also has the ``group`` under which it stands: by pinyin its initial,
    by reports ``ONCE`` or none. Who takes the list away gets ``columns`` beside the names. ``usual_kind``: that of
    ``kinds`` which is shown where none is asked for; without it all are.
    """
    params = _params(tuple(kind.value for kind in kinds), bool(records.evidence), _are_kept(records)).read(request)
    chosen = next((kind for kind in kinds if kind.value == (params.kind or usual_kind)), None)
    narrowed = _narrowed(records, params, chosen)
    ordered = _ordered(narrowed.with_initial(params.initial) if params.initial else narrowed, params)
    make = list if params.by_reports else partial(_counted, params)
    page = paginate(request, ordered, PER_PAGE)
    context = {"asked": params, "kinds": kinds, "initials": _jump_bar(narrowed.initials()), "page": page}
    context["chosen_kind"], context["usual_kind"] = chosen, usual_kind
    context["fact_kind"] = _kind_of_evidence(records)
    context["tells_samples"] = _are_kept(records)
    page.object_list = make(page.object_list)
    _group(page.object_list, params)
    context["once"] = ONCE
    return render_or_export(
        request, f"archive/{name}.html", context, record_table(name, ordered, make, params.count, *columns)
    )


@cache
def _params(kinds: tuple[str, ...], has_evidence: bool, tells_samples: bool) -> type[ListParams]:
    """The parameters of a list with these kinds; only evidence can be confirmed."""
    values = {
        "kind": kinds,
        "review": (Review.CONFIRMED.value,) if has_evidence else (),
        "samples": ("no",) if tells_samples else (),
    }
    choices: Any = {name: (Annotated[str, one_of(*each)], "") for name, each in values.items()}
    return create_model("ListParams", __base__=ListParams, **choices)


def _are_kept(records: ListedQuerySet) -> bool:
    """Whether their numbers of reports are kept, which tell samples apart."""
    return records.model.route in KINDS


def _kind_of_evidence(records: ListedQuerySet) -> str:
    """The kind of passages in which the records stand; empty for those without evidence."""
    if not records.evidence:
        return ""
    model = records.model._meta.get_field(records.evidence).related_model
    return next(kind.name for kind in FACT_KINDS.values() if kind.model is model)


def _narrowed(records: ListedQuerySet, params: ListParams, chosen: ListedKind | None) -> ListedQuerySet:
    matched = matching(records, params.typed) if params.typed else records
    matched = matched.confirmed(params.samples) if params.review else matched
    matched = matched.standing(samples=params.samples) if params.samples else matched
    return chosen.narrow(matched) if chosen else matched


def _jump_bar(initials: list[Initial]) -> list[Initial]:
    """Every letter, those without records with 0; ``#`` only where something is under it."""
    numbers = dict(initials)
    shown = [letter for letter in LETTERS if letter != OTHER_INITIALS or letter in numbers]
    return [Initial(letter, numbers.get(letter, 0)) for letter in shown]


def _ordered(records: ListedQuerySet, params: ListParams) -> ListedQuerySet:
    return _with_count(records, params).most_first(params.count) if params.by_reports else records.in_pinyin_order()


def _with_count(records: Any, params: ListParams) -> Any:
    counted = records.with_confirmed_count if params.review else records.with_report_count
    return counted(params.samples)


def _counted(params: ListParams, records: Any) -> list[Any]:
    """By pinyin only the records of the page are counted: counting all would cost as much as the archive holds.

    One that went meanwhile, merged into another, has none.
    """
    rows = list(records)
    if not rows:
        return rows
    counted = _with_count(type(rows[0])._default_manager.filter(pk__in=[record.pk for record in rows]), params)
    numbers = dict(counted.values_list("pk", params.count))
    for record in rows:
        setattr(record, params.count, numbers.get(record.pk, 0))
    return rows


def _group(rows: list[Any], params: ListParams) -> None:
    once = {record.pk for record in rows if getattr(record, params.count) == 1} if params.folds else set()
    folded = once if len(once) >= FOLDED_FROM else set()
    for record in rows:
        record.group = (ONCE if record.pk in folded else "") if params.by_reports else _initial(record.pinyin)


def _initial(reading: str) -> str:
    first = reading[:1].upper()
    return first if first and first in ascii_uppercase else OTHER_INITIALS
