"""What an editor says of a name wherever it stands: it is a record of its kind, or it is none."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from django.db.models import Model, QuerySet

from archive.models import Decision, Metric, Participation, Person, Strategy, Zone
from archive.models.fact_kinds import FACT_KINDS
from archive.models.linked import EDITOR, NO_RECORD, Linked
from archive.models.unit_of_work import changing
from archive.services.linking.touched import name_key, relink
from archive.text.normalize import fold

# Whose names are judged.
JudgedRecord = Person | Strategy | Zone | Metric
# The models of mentions by the kind of their records.
JUDGED: Final = {kind.subject: kind.model for kind in FACT_KINDS.values() if issubclass(kind.model, Linked)}


def decide(kind: str, keys: Collection[str], verdict: str) -> None:
    """``verdict`` on the names ``keys``, for ever; an empty one takes back what was said. Their mentions are linked
    anew: to a record, which is made where there is none, or to none, those too that an editor had linked."""
    with changing():
        Decision.objects.about(kind).filter(key__in=keys, report=None).delete()
        for key in keys if verdict else ():
            Decision.objects.of_name(kind, verdict, key)
        if verdict == Decision.Verdict.NONE:
            _mentions(kind, keys).filter(link_reason=EDITOR).update(link_reason="")
        elif kind == Decision.Kind.PERSON:
            _resume(keys)
        relink(kind, keys)


def _resume(keys: Collection[str]) -> None:
    """Lead names that were none to the people of before, if they are there yet: a name alone leads to nobody."""
    left_alone = Participation.objects.filter(person=None, link_reason=NO_RECORD, name_key__in=keys).order_by("pk")
    printed = {fold(name) for name in left_alone.values_list("printed_name", flat=True)}
    for person in Person.objects.filter(names__folded__in=printed, participations=None, carried_by=None).distinct():
        mention = left_alone.filter(name_key__in=person.name_keys()).first()
        if mention is not None:
            Participation.objects.filter(pk=mention.pk).update(person=person)


def judged_rows(kind: str, keys: Collection[str]) -> Iterator[QuerySet[Model]]:
    """What a verdict changes: itself, and the links of the mentions."""
    yield Decision.objects.about(kind).filter(key__in=keys, report=None)
    yield _mentions(kind, keys)


def keys_of_record(record: JudgedRecord) -> list[str]:
    """The names under which mentions stand with ``record``; without any those that it goes by."""
    kind = str(record._meta.model_name)
    own = JUDGED[kind]._default_manager.filter(**{JUDGED[kind].record_field: record}).exclude(name_key="")
    keys = list(own.order_by().values_list("name_key", flat=True).distinct())
    area = getattr(record, "area", None)
    path = tuple(each.name for each in area.lineage) if area else ()
    names = {record.name, *(each.name for each in record.names.all())}
    return keys or sorted({name_key(kind, name, path) for name in names} - {""})


def _mentions(kind: str, keys: Collection[str]) -> QuerySet[Linked]:
    return JUDGED[kind]._default_manager.filter(name_key__in=keys)
