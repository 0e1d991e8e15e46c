"""What is emptied out of the trash is gone from every revision; who deleted what and when stays."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from archive.history.rows import RowKey, existing, model_of
from archive.models import PastAddress, SluggedModel
from archive.models.revisions import RevisedRow, Revision

_BATCH = 500


@transaction.atomic
def empty(deletions: Iterable[Revision]) -> int:
    """Delete for good what ``deletions`` keep; the number of them that were in the trash."""
    number = 0
    for revision in Revision.objects.in_trash().filter(pk__in=[each.pk for each in deletions]):
        gone = RevisedRow.objects.filter(revision=revision, after__isnull=True).values_list("model", "key")
        _forget({RowKey(*row) for row in gone})
        Revision.objects.filter(pk=revision.pk).update(emptied_at=timezone.now())
        number += 1
    return number


def _forget(keys: set[RowKey]) -> None:
    there = {RowKey(str(record._meta.model_name), record.pk) for record in existing(keys)}
    by_model: dict[str, list[int]] = {}
    for name, key in keys - there:
        by_model.setdefault(name, []).append(key)
    for name, primary_keys in by_model.items():
        for start in range(0, len(primary_keys), _BATCH):
            some = primary_keys[start : start + _BATCH]
            RevisedRow.objects.filter(model=name, key__in=some).delete()
            if issubclass(model_of(name), SluggedModel):
                PastAddress.objects.filter(kind=name, target_id__in=some).delete()
