"""Names of records: found by what a reader typed, in any script, by pinyin and by initials."""

from collections.abc import Callable, Collection, Iterable
from functools import reduce
from operator import or_
from typing import Any, Final, NamedTuple

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Length, Replace
from django.utils.translation import pgettext_lazy as _p

from archive.models import Area, Organization, PastAddress, Person
from archive.models.fact_kinds import MENTIONS, FactKind
from archive.text.normalize import fold
from search.names.readings import Forms, fits, forms, latin

MAX_SUGGESTIONS: Final = 10
_MAX_TYPED = 60  # characters; no name is longer
_CONSIDERED = 400  # records that match what was typed, before the best are chosen
_QUOTES = "\"'«»‹›《》〈〉"  # as folded


_HAS_REPORTS = Q(published_reports__status="published")


class NamedKind(NamedTuple):
    """One kind of record with names: the lookups of its folded names, the records that readers may see, and the path to
    its reports."""

    model: Any
    title: Any
    folded: tuple[str, ...]
    public: Callable[[], "QuerySet[Any]"]
    to_reports: str
    has_initials: bool = False

    @property
    def has_aliases(self) -> bool:
        return "names__folded" in self.folded


def _of_mentions(kind: FactKind) -> NamedKind:
    fields = {field.name for field in kind.record._meta.get_fields()}
    folded = ("names__folded",) if "names" in fields else ("folded",)
    return NamedKind(
        kind.record, kind.one, folded, lambda: kind.record.objects.seen(), "mentions__report", "initials" in fields
    )


KINDS: Final[dict[str, NamedKind]] = {
    "person": NamedKind(
        Person, _p("one", "人物"), ("names__folded",), lambda: Person.objects.seen(), "participations__report", True
    ),
    **{kind.subject: _of_mentions(kind) for kind in MENTIONS},
    "area": NamedKind(Area, _p("one", "地区"), ("folded", "folded_full"), lambda: Area.objects.reported(), "reports"),
    "publisher": NamedKind(
        Organization,
        _p("one", "来源"),
        (),
        lambda: Organization.objects.filter(_HAS_REPORTS).distinct(),
        "published_reports",
    ),
}


class Match(NamedTuple):
    """A record that fits what was typed, and how well: 0 is its very name, higher is worse."""

    rank: int
    record: Any


def by_slugs(kind: str, slugs: Collection[str]) -> dict[str, Any]:
    """The public records at these present or past addresses, by the slug asked for."""
    if not slugs:
        return {}
    model, public = KINDS[kind].model, KINDS[kind].public()
    found = {record.slug: record for record in public.filter(slug__in=slugs)}
    if missing := set(slugs) - found.keys():
        past = PastAddress.objects.filter(kind=model._meta.model_name, slug__in=missing)
        targets = dict(past.values_list("slug", "target_id"))
        records = public.in_bulk(targets.values())
        found |= {slug: records[target] for slug, target in targets.items() if target in records}
    return found


def ids_named(kind: str, names: Collection[str]) -> dict[str, list[int]]:
    """Primary keys of the records meant by each of ``names``: those of that very name, else of that pinyin, else with
    the name in theirs. Two queries at most, however many names."""
    candidates = _candidates(kind, names, _matching)
    return {name: [match.record.pk for match in _closest(candidates, kind, name)] for name in names}


def find(kind: str, typed: str) -> list[Any]:
    """The public records that a reader may mean by ``typed``, only those that fit best."""
    return [match.record for match in _closest(_candidates(kind, [typed], _beginning), kind, typed)]


def counted(kind: str, fits: dict[int, int], limit: int) -> list[Any]:
    """The public ones among the records with these primary keys, each with ``report_count``; those that fit best
    first, then those in most reports, then in the order given. Two queries."""
    records = KINDS[kind].public().in_bulk(fits)
    counts = _report_counts(kind, list(records))
    for key, record in records.items():
        record.report_count = counts.get(key, 0)
    given = [records[key] for key in fits if key in records]
    return sorted(given, key=lambda record: (fits[record.pk], -record.report_count))[:limit]


def _candidates(kind: str, names: Iterable[str], matching: Callable[[str, str], Q]) -> list[tuple[Any, list[str]]]:
    """(record, its folded names) of the public records that may be meant by any of ``names``."""
    table = KINDS[kind]
    records = table.public()
    wanted = [_typed(name) for name in names if _typed(name)]
    if not wanted:
        return []
    if not table.folded:  # papers are few, and their names are kept only as printed
        return [(record, [fold(record.name)]) for record in records]
    found = _reading(records).filter(reduce(or_, (matching(kind, name) for name in wanted))).distinct()
    # Of all names with these characters in them the very name is the shortest: it is never cut off.
    found = found.order_by(_begins(table, wanted), Length("name"), "pk")[:_CONSIDERED]
    if table.has_aliases:
        found = found.prefetch_related("names")
    return [(record, _names(table, record)) for record in found]


def _names(table: NamedKind, record: Any) -> list[str]:
    if table.has_aliases:
        return [fold(record.name), *(name.folded for name in record.names.all())]
    return [getattr(record, lookup) for lookup in table.folded]


def _reading(records: "QuerySet[Any]") -> "QuerySet[Any]":
    """With ``reading``, the pinyin as ``readings.latin`` writes it."""
    return records.alias(reading=Replace("pinyin", Value("v"), Value("u")))


def _begins(table: NamedKind, wanted: list[str]) -> Case:
    """Sorts those first whose pinyin or initials begin with what was typed."""
    typed = [letters for name in wanted if (letters := latin(name))]
    fields = ("reading", "initials") if table.has_initials else ("reading",)
    begins = [Q(**{f"{field}__startswith": letters}) for field in fields for letters in typed]
    return Case(*([When(reduce(or_, begins), then=0)] if begins else []), default=1)


def _matching(kind: str, name: str) -> Q:
    letters = latin(name)
    condition = _containing(kind, name)
    return condition | Q(reading=letters) | _by_alias(kind, letters, 0) if letters else condition


def _beginning(kind: str, name: str) -> Q:
    condition = _containing(kind, name)
    letters = latin(name)
    if letters and not KINDS[kind].has_initials:
        return Q()  # areas with reports are few enough to look at each
    if not letters:
        return condition
    return condition | Q(reading__contains=letters) | Q(initials__contains=letters) | _by_alias(kind, letters, 2)


def _by_alias(kind: str, letters: str, worst: int) -> Q:
    """Records that another of their names fits as ``readings.fits`` says, no worse than ``worst``.

    Only the main name's pinyin is kept with the record; aliases are few, so theirs is made here.
    """
    if not KINDS[kind].has_aliases:
        return Q(pk__in=[])
    names = KINDS[kind].model._meta.get_field("names").related_model._default_manager
    aliases = names.exclude(name=F(f"{kind}__name")).values_list(f"{kind}_id", "folded")
    return Q(
        pk__in={pk for pk, name in aliases if (fit := fits(_forms(kind, name), letters)) is not None and fit <= worst}
    )


def _forms(kind: str, name: str) -> Forms:
    return forms(name, is_person=kind == "person")


def _containing(kind: str, name: str) -> Q:
    spellings = {name, _bare(name)}
    conditions = (Q(**{f"{lookup}__contains": one}) for lookup in KINDS[kind].folded for one in spellings)
    return reduce(or_, conditions)


def _closest(candidates: list[tuple[Any, list[str]]], kind: str, typed: str) -> list[Match]:
    ranked = _ranked(candidates, kind, typed)
    return [match for match in ranked if match.rank == ranked[0].rank]


def _ranked(candidates: list[tuple[Any, list[str]]], kind: str, typed: str) -> list[Match]:
    """Those that fit ``typed``, the best first."""
    name = _typed(typed)
    matches = [Match(rank, record) for record, names in candidates if (rank := _rank(kind, names, name)) is not None]
    return sorted(matches, key=lambda match: match.rank)


def _rank(kind: str, names: list[str], typed: str) -> int | None:
    """0 the name, 1 its pinyin or initials, 2 its beginning, 3 that of its pinyin, 4 within either; None: unlike."""
    letters, name = latin(typed), _bare(typed)
    bare = [_bare(one) for one in names]
    read = {fits(_forms(kind, one), letters) for one in names} if letters else set()
    ranks = (
        name in bare,
        0 in read,
        any(one.startswith(name) for one in bare),
        1 in read,
        2 in read or any(name in one for one in bare),
    )
    return next((rank for rank, fit in enumerate(ranks) if fit), None)


def _typed(text: str) -> str:
    """Folded, without quotes around it: “四大一高” is looked for by its bare name."""
    return fold(text).strip().strip(_QUOTES + " ")[:_MAX_TYPED] if text else ""


def _bare(name: str) -> str:
    return "".join(character for character in name if character not in _QUOTES)


def _report_counts(kind: str, keys: list[int]) -> dict[int, int]:
    """Published reports of each record, an area's with those of the areas below it not counted."""
    records = KINDS[kind].model._default_manager.filter(pk__in=keys)
    if hasattr(records, "with_report_count"):
        return dict(records.with_report_count().values_list("pk", "report_count"))
    counted = records.annotate(report_count=Count("published_reports", filter=_HAS_REPORTS, distinct=True))
    return dict(counted.values_list("pk", "report_count"))
