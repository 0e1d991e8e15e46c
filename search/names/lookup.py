"""Records that readers may see, found by what they typed: the index of names says which, the database which of them."""

from collections.abc import Collection, Iterable
from typing import Any, Final

from archive.models import PastAddress
from archive.models.addresses import NamedModel
from archive.names.current import index_of
from archive.names.index import NameFit
from archive.names.kinds import NAMED_KINDS, NamedKind

MAX_SUGGESTIONS: Final = 10
_COMPLETED: Final = 40  # records that completion looks at; more than are shown, since some may not be public
_CONSIDERED: Final = 400  # records that fit what was typed, before the best are chosen
_MAX_FUZZY: Final = 5
_FUZZY_CONSIDERED: Final = 100
_BY_NAME: Final = (NameFit.NAME, NameFit.READING, NameFit.BEGINS, NameFit.WITHIN)  # what a field of the query may mean

KINDS: Final[dict[str, NamedKind]] = {name: kind for name, kind in NAMED_KINDS.items() if kind.is_searched}


def by_slugs(kind: str, slugs: Collection[str]) -> dict[str, NamedModel]:
    """The public records at these present or past addresses, by the slug asked for."""
    if not slugs:
        return {}
    model, public = KINDS[kind].model, KINDS[kind].public()
    by_slug = {record.slug: record for record in public.filter(slug__in=slugs)}
    if missing := set(slugs) - by_slug.keys():
        past = PastAddress.objects.filter(kind=model._meta.model_name, slug__in=missing)
        targets = dict(past.values_list("slug", "target_id"))
        records = public.in_bulk(targets.values())
        by_slug |= {slug: records[target] for slug, target in targets.items() if target in records}
    return by_slug


def ids_named(kind: str, names: Collection[str]) -> dict[str, list[int]]:
    """Primary keys of the records meant by each of ``names``: those of that very name, else of that pinyin, else with
    the name in theirs. Two queries at most, however many names."""
    if not names:
        return {}
    index = index_of(kind)
    fits = {name: index.fits(name, _CONSIDERED, _BY_NAME) for name in names}
    public = _public(kind, {key for each in fits.values() for key in each})
    return {name: _best({key: fit for key, fit in each.items() if key in public}) for name, each in fits.items()}


def find(kind: str, typed: str) -> list[NamedModel]:
    """The public records that a reader may mean by ``typed``, only those that fit best."""
    fits = index_of(kind).fits(typed, _CONSIDERED)
    records = KINDS[kind].public().in_bulk(fits)
    return [records[key] for key in _best({key: fit for key, fit in fits.items() if key in records})]


def suggest(kind: str, typed: str, limit: int = MAX_SUGGESTIONS) -> list[Any]:
    """Public records to complete ``typed`` with, each with ``report_count``: those that fit best first, of equals those
    in most reports, then in the latest. Two queries."""
    fits = index_of(kind).fits(typed, _COMPLETED)
    records = NAMED_KINDS[kind].public().with_report_count().in_bulk(fits)
    given = [records[key] for key in fits if key in records]
    return sorted(given, key=lambda record: (fits[record.pk], -record.report_count))[:limit]


def fuzzy(kind: str, typed: str) -> list[NamedModel]:
    """Public records with a name read almost like ``typed``, or written otherwise but read the same; the nearest
    first. Often none."""
    keys = index_of(kind).alike(typed, _FUZZY_CONSIDERED)
    records = KINDS[kind].public().in_bulk(keys)
    return [records[key] for key in keys if key in records][:_MAX_FUZZY]


def _public(kind: str, keys: Iterable[int]) -> set[int]:
    return set(KINDS[kind].public().filter(pk__in=keys).values_list("pk", flat=True))


def _best(fits: dict[int, NameFit]) -> list[int]:
    best = min(fits.values(), default=None)
    return [key for key, fit in fits.items() if fit == best]
