"""Names of records: found by what a reader typed, in any script, by pinyin and by initials."""

from collections.abc import Callable, Collection, Iterable
from functools import reduce
from operator import or_
from typing import Any, Final, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length
from django.utils.translation import pgettext_lazy as _p

from archive.folding import fold
from archive.models import Area, Organization, PastAddress, Person, Strategy, Zone
from archive.pinyin import pinyin

MAX_SUGGESTIONS: Final = 10
_MAX_TYPED = 60  # characters; no name is longer
_CONSIDERED = 400  # records that match what was typed, before the best are chosen


_HAS_REPORTS = Q(published_reports__status="published")


class Kind(NamedTuple):
    """One kind of record with names: the lookups of its folded names, and the records that readers may see."""

    model: Any
    title: Any
    folded: tuple[str, ...]
    public: Callable[[], "QuerySet[Any]"]
    has_initials: bool = False


KINDS: Final[dict[str, Kind]] = {
    "person": Kind(Person, _p("one", "人物"), ("names__folded",), lambda: Person.objects.seen(), True),
    "strategy": Kind(Strategy, _p("one", "口号"), ("names__folded",), lambda: Strategy.objects.seen(), True),
    "zone": Kind(Zone, _p("one", "园区"), ("folded",), lambda: Zone.objects.seen(), True),
    "area": Kind(Area, _p("one", "地区"), ("folded", "folded_full"), lambda: Area.objects.reported()),
    "publisher": Kind(
        Organization, _p("one", "来源"), (), lambda: Organization.objects.filter(_HAS_REPORTS).distinct()
    ),
}


class Match(NamedTuple):
    """A record that fits what was typed, and how well: 0 is its very name, higher is worse."""

    rank: int
    record: Any


def by_slugs(kind: str, slugs: Collection[str]) -> dict[str, Any]:
    """The records at these present or past addresses, by the slug asked for."""
    if not slugs:
        return {}
    model = KINDS[kind].model
    found = {record.slug: record for record in model._default_manager.filter(slug__in=slugs)}
    if missing := set(slugs) - found.keys():
        past = PastAddress.objects.filter(kind=model._meta.model_name, slug__in=missing)
        targets = dict(past.values_list("slug", "target_id"))
        records = model._default_manager.in_bulk(targets.values())
        found |= {slug: records[target] for slug, target in targets.items() if target in records}
    return found


def ids_named(kind: str, names: Collection[str]) -> dict[str, list[int]]:
    """Primary keys of the records meant by each of ``names``: those of that very name, else of that pinyin, else with
    the name in theirs. Two queries at most, however many names."""
    candidates = _candidates(kind, names, _matching)
    return {name: [match.record.pk for match in _closest(candidates, kind, name)] for name in names}


def find(kind: str, typed: str) -> list[Any]:
    """The public records that a reader may mean by ``typed``, only those that fit best."""
    return [match.record for match in _closest(_candidates(kind, [typed], _beginning, public=True), kind, typed)]


def suggest(kind: str, typed: str, limit: int = MAX_SUGGESTIONS) -> list[Any]:
    """Public records to complete ``typed`` with, the best first, each with ``report_count``."""
    matches = _ranked(_candidates(kind, [typed], _beginning, public=True), kind, typed)
    records = [match.record for match in matches]
    counts = _report_counts(kind, [record.pk for record in records])
    for record in records:
        record.report_count = counts.get(record.pk, 0)
    # The sort is stable: by fit first, then by number of reports.
    ranks = {match.record.pk: match.rank for match in matches}
    return sorted(records, key=lambda record: (ranks[record.pk], -record.report_count))[:limit]


def _candidates(
    kind: str, names: Iterable[str], matching: Callable[[Kind, str], Q], public: bool = False
) -> list[tuple[Any, list[str]]]:
    """(record, its folded names) of the records that may be meant by any of ``names``."""
    table = KINDS[kind]
    records = table.public() if public else table.model._default_manager.all()
    wanted = [_typed(name) for name in names if _typed(name)]
    if not wanted:
        return []
    if not table.folded:  # papers are few, and their names are kept only as printed
        return [(record, [fold(record.name)]) for record in records]
    found = records.filter(reduce(or_, (matching(table, name) for name in wanted))).distinct()
    # Of all names with these characters in them the very name is the shortest: it is never cut off.
    found = found.order_by(Length("name"), "pk")[:_CONSIDERED]
    if "names__folded" in table.folded:
        return [(record, [name.folded for name in record.names.all()]) for record in found.prefetch_related("names")]
    return [(record, [getattr(record, lookup) for lookup in table.folded]) for record in found]


def _matching(kind: Kind, name: str) -> Q:
    return _containing(kind, name) | Q(pinyin=_latin(name))


def _beginning(kind: Kind, name: str) -> Q:
    condition = _containing(kind, name)
    latin = _latin(name)
    if latin and not kind.has_initials:
        return Q()  # areas with reports are few enough to look at each
    return condition | Q(pinyin__startswith=latin) | Q(initials__startswith=latin) if latin else condition


def _containing(kind: Kind, name: str) -> Q:
    return reduce(or_, (Q(**{f"{lookup}__contains": name}) for lookup in kind.folded))


def _closest(candidates: list[tuple[Any, list[str]]], kind: str, typed: str) -> list[Match]:
    ranked = _ranked(candidates, kind, typed)
    return [match for match in ranked if match.rank == ranked[0].rank]


def _ranked(candidates: list[tuple[Any, list[str]]], kind: str, typed: str) -> list[Match]:
    """Those that fit ``typed``, the best first."""
    name = _typed(typed)
    matches = [Match(rank, record) for record, names in candidates if (rank := _rank(record, names, name)) is not None]
    return sorted(matches, key=lambda match: match.rank)


def _rank(record: Any, names: list[str], typed: str) -> int | None:
    """0 the name, 1 its pinyin or initials, 2 its beginning, 3 that of its pinyin, 4 within it; None: unlike."""
    latin = _latin(typed)
    readings = {record.pinyin, getattr(record, "initials", "") or pinyin(record.name).initials} if latin else set()
    fits = (
        typed in names,
        bool(latin) and latin in readings,
        any(name.startswith(typed) for name in names),
        bool(latin) and any(form.startswith(latin) for form in readings),
        any(typed in name for name in names),
    )
    return next((rank for rank, fit in enumerate(fits) if fit), None)


def _typed(text: str) -> str:
    return fold(text).strip()[:_MAX_TYPED] if text else ""


def _latin(text: str) -> str:
    """``yang shu-ping`` as yangshuping; empty for what is not written in Latin letters."""
    letters = "".join(character for character in text if character.isalnum())
    return letters if letters.isascii() and letters.isalpha() else ""


def _report_counts(kind: str, keys: list[int]) -> dict[int, int]:
    """Published reports of each record, an area's with those of the areas below it not counted."""
    records = KINDS[kind].model._default_manager.filter(pk__in=keys)
    if hasattr(records, "with_report_count"):
        return dict(records.with_report_count().values_list("pk", "report_count"))
    counted = records.annotate(report_count=Count("published_reports", filter=_HAS_REPORTS, distinct=True))
    return dict(counted.values_list("pk", "report_count"))
