"""Records that are really two, taken apart: the counterpart of ``merge_from``. Addresses stay where they were."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from django.db import transaction

from archive.models import Decision, Participation, Person, PersonName, Report, Strategy, Zone
from archive.models.unit_of_work import changing
from archive.text.normalize import fold

Named = TypeVar("Named", Strategy, Zone)


@transaction.atomic
def split_person(person: Person, reports: Collection[Report], note: str) -> Person:
    """Somebody else of the same name, told apart by ``note``, to whom everything in ``reports`` goes."""
    other = Person.objects.create(name=person.name, note=note)
    for name in person.names.all():
        PersonName.objects.get_or_create(person=other, folded=name.folded, defaults={"name": name.name})
    with changing(reports):
        _keep_apart(person, reports)
        person.participations.filter(report__in=reports).update(person=other)
        person.speeches.filter(report__in=reports).update(person=other)
        person.appointments.filter(report__in=reports).update(person=other)
        person.observations.filter(report__in=reports).update(said_by=other)
    return other


def _keep_apart(person: Person, reports: Collection[Report]) -> None:
    """Of each name: the mentions in ``reports`` are one person's, and not that of a mention elsewhere."""
    leaving: dict[str, list[Participation]] = {}
    for mention in person.participations.filter(report__in=reports).exclude(name_key="").order_by("pk"):
        leaving.setdefault(mention.name_key, []).append(mention)
    for key, (first, *others) in leaving.items():
        for other in others:
            Decision.objects.of_pair(Decision.Verdict.SAME, first, other)
        if stays := person.participations.filter(name_key=key).exclude(report__in=reports).order_by("pk").first():
            Decision.objects.of_pair(Decision.Verdict.DIFFERENT, first, stays)


@transaction.atomic
def split_names(record: Named, names: Collection[str]) -> Named:
    """A record of its own for ``names``, some of those that ``record`` goes by, with what mentions them.

    It is named after the first, and of the same kind. ``names`` must leave the record its own.
    """
    folded = [fold(name) for name in names]
    mentions = [each.pk for each in record.mentions.only("pk", "quote") if fold(each.quote) in folded]
    moved = record.mentions.filter(pk__in=mentions)
    record.names.filter(folded__in=folded).delete()
    other = _like(record, next(iter(names)))
    for name in names:
        other.names.get_or_create(folded=fold(name), defaults={"name": name})
    with changing(moved.values_list("report_id", flat=True)):
        moved.update(**{record._meta.model_name or "": other})
    return other


def _like(record: Named, name: str) -> Named:
    if isinstance(record, Zone):
        return Zone.objects.create(name=name, kind=record.kind, level=record.level, area=record.area)
    return Strategy.objects.create(name=name, kind=record.kind)
