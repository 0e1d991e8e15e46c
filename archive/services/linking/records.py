"""New records in bulk, each with an address of its own, as if each had been saved alone."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.utils.text import slugify

from archive.models import PastAddress, Person, PersonName, StrategyName, ZoneName
from archive.models.addresses import SLUG_LENGTH, NamedModel, SluggedModel
from archive.text.normalize import fold

_STEMS = 200  # in one condition; SQLite bears a thousand


def give_addresses(records: Sequence[SluggedModel]) -> None:
    """Set the slugs of new ``records`` of one model: two statements, and two more for ``_STEMS`` that are taken."""
    if not records:
        return
    wanted = [
        slugify(record.address_text(), allow_unicode=True)[: SLUG_LENGTH - 8].strip("-_") or record._kind()
        for record in records
    ]
    taken = _taken(records[0], Q(slug__in=wanted))
    twice = sorted(taken.intersection(wanted))
    for start in range(0, len(twice), _STEMS):
        numbered = (Q(slug__gte=f"{stem}-", slug__lt=f"{stem}.") for stem in twice[start : start + _STEMS])
        taken |= _taken(records[0], Q(*numbered, _connector=Q.OR))
    numbers: dict[str, int] = {}
    for record, slug in zip(records, wanted, strict=True):
        record.slug = _free(slug, taken, numbers)
        taken.add(record.slug)


def _taken(record: SluggedModel, condition: Q) -> set[str]:
    """Present and past slugs of the kind of ``record``."""
    present = type(record)._base_manager.filter(condition).values_list("slug", flat=True)
    past = PastAddress.objects.filter(condition, kind=record._kind()).values_list("slug", flat=True)
    return {*present, *past}


def _free(slug: str, taken: set[str], numbers: dict[str, int]) -> str:
    """``slug``, or with the first number that is free."""
    if slug not in taken:
        return slug
    number = numbers.get(slug, 2)
    while f"{slug}-{number}" in taken:
        number += 1
    numbers[slug] = number + 1
    return f"{slug}-{number}"


def create_records(records: Sequence[NamedModel]) -> None:
    """Create them, all of one model."""
    for record in records:
        record.note_name()
    give_addresses(records)
    if records:
        type(records[0])._default_manager.bulk_create(records)


def make_people(people: Sequence[Person]) -> None:
    create_records(people)
    PersonName.objects.bulk_create(
        PersonName(person=person, name=person.name, folded=fold(person.name)) for person in people
    )


def note_names(model: type[PersonName] | type[StrategyName] | type[ZoneName], names: Sequence[tuple[int, str]]) -> None:
    """Let records go by further names: (primary key of the record, name). What is there already stays."""
    relation = model.record_field().name
    new = [model(**{f"{relation}_id": pk}, name=name, folded=fold(name)) for pk, name in names]
    model._default_manager.bulk_create(new, ignore_conflicts=True)
