"""Which rows an act can touch: those that belong to a record, and those that go with it when it is deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from django.contrib.admin.utils import NestedObjects
from django.db import models, router
from django.db.models import Q

from archive.models import (
    Annotation,
    Area,
    Collection,
    CollectionItem,
    Correction,
    Decision,
    DuplicateCandidate,
    Membership,
    Mergeable,
    Organization,
    PastAddress,
    Person,
    Report,
    ReportFile,
    SentencePrint,
    SluggedModel,
    Speech,
    Strategy,
    TextEdit,
    Zone,
)
from archive.models.naming import Spelling
from archive.models.relocation import evidence_models

Scope = Iterator[Iterable[models.Model]]

# Made anew from the others whenever they change.
DERIVED = (Membership, SentencePrint)


def own_rows(record: models.Model) -> Scope:
    """The record's row and all that is edited with it."""
    yield from row_alone(record)
    if isinstance(record, SluggedModel):
        yield past_addresses(type(record), [record.pk])
    if isinstance(record, Report):
        yield from (model._default_manager.filter(report=record) for model in evidence_models())
        yield from (model._default_manager.filter(report=record) for model in (Annotation, ReportFile, TextEdit))
        yield Correction.objects.filter(Q(report=record) | Q(notice=record))
        yield DuplicateCandidate.objects.filter(Q(report=record) | Q(other=record))
    if isinstance(record, Collection):
        yield CollectionItem.objects.filter(collection=record)
    if isinstance(record, Mergeable):
        yield spellings(type(record), [record.pk])
    if isinstance(record, Strategy | Zone):
        yield record.ties.all()
        yield record.ties_of_others.all()
    if isinstance(record, Person):
        yield Decision.objects.about(Decision.Kind.PERSON).filter(key__in=record.name_keys())
    if isinstance(record, Speech):
        yield record.points.all()
    if isinstance(record, Area):
        # Full names hold the names of the areas above.
        yield Area.objects.filter(Q(parent=record) | Q(parent__parent=record))
        yield Area.successors.through._default_manager.filter(from_area=record)


def merged_rows(record: models.Model, others: Sequence[models.Model]) -> Scope:
    """What a merge of ``others`` into ``record`` touches beside their deletion. Of reports the relation alone: a paper
    has thousands, and their texts stay."""
    yield from own_rows(record)
    if isinstance(record, Organization):
        reports = Report.objects.filter(publisher__in=[record.pk, *(other.pk for other in others)])
        yield reports.only("publisher", "title", "slug")


def row_alone(record: models.Model) -> Scope:
    yield type(record)._base_manager.filter(pk=record.pk)


def cascade_rows(records: Iterable[models.Model]) -> Scope:
    """All that a deletion of ``records`` deletes or lets go, themselves included, and their past addresses."""
    for record in records:
        collector = NestedObjects(using=router.db_for_write(type(record)))
        collector.collect([record])
        for model, collected in collector.data.items():
            if model not in DERIVED:
                yield collected
            if issubclass(model, SluggedModel):
                yield past_addresses(model, [each.pk for each in collected])
        for (field, _value), groups in collector.field_updates.items():
            if field.model not in DERIVED:
                yield from cast(Iterable[Iterable[models.Model]], groups)


def spellings(model: type[models.Model], keys: Iterable[int]) -> models.QuerySet[Spelling]:
    """The names that records of ``model`` go by."""
    names = cast(type[Spelling], model._meta.get_field("names").related_model)
    return names._base_manager.filter(**{f"{names.record_field().name}__in": list(keys)})


def past_addresses(model: type[models.Model], keys: Iterable[int]) -> models.QuerySet[PastAddress]:
    return PastAddress.objects.filter(kind=model._meta.model_name, target_id__in=list(keys))
