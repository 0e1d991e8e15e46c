"""Records that are really two, taken apart: the counterpart of ``merge_from``. Addresses stay where they were."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, TypeVar

from django.db import transaction

from archive.models import Decision, Evidence, Participation, Person, PersonName, Report
from archive.models.naming import Mergeable
from archive.models.unit_of_work import changing
from archive.text.normalize import fold

# What a record of its own has from the one that it was part of, as far as its kind knows it.
_SHARED: Final = ("kind", "level", "area", "place", "first_day", "last_day")

_Record = TypeVar("_Record", bound=Mergeable)


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
def split_reports(record: _Record, reports: Collection[Report], name: str) -> _Record:
    """A record of its own called ``name`` for ``reports``, some of those that are the publisher's or the meeting's."""
    other = _like(record, name)
    (owned,) = record.owned
    with changing(reports):
        rows = getattr(record, owned)
        rows.filter(pk__in=[report.pk for report in reports]).update(**{rows.field.name: other})
    return other


@transaction.atomic
def split_names(record: _Record, names: Collection[str]) -> _Record:
    """A record of its own for ``names``, some of those that ``record`` goes by, with the evidence that prints them.

    It is named after the first, and of the same kind. ``names`` must leave the record its own. What a report says of a
    zone beside its mentions goes along where the report mentions nothing that stays.
    """
    folded = {fold(name) for name in names}
    naming, *further = record.owned
    mentions = getattr(record, naming)
    moved = [each for each in mentions.all() if folded & _printed(each)]
    record._names.filter(folded__in=folded).delete()
    other = _like(record, next(iter(names)))
    for name in names:
        other.go_by(name)
    with changing(reports := {each.report_id for each in moved}):
        mentions.filter(pk__in=[each.pk for each in moved]).update(**{mentions.field.name: other})
        reports -= set(mentions.values_list("report_id", flat=True))
        for relation in further:
            rows = getattr(record, relation)
            rows.filter(report__in=reports).update(**{rows.field.name: other})
    return other


def _printed(evidence: Evidence) -> set[str]:
    """The names of its record that the evidence prints, folded: in its quote, or as they were read from it."""
    read = getattr(evidence, getattr(evidence, "printed_field", "quote"))
    return {fold(evidence.quote.strip("《》")), fold(read)}


def _like(record: _Record, name: str) -> _Record:
    shared = {field: getattr(record, field) for field in _SHARED if hasattr(record, field)}
    return type(record)._default_manager.create(name=name, **shared)
