"""Where records are by now that a row of the past belongs to: there, merged into another, in the trash, or gone."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import CASCADE

from archive.history.rows import RowKey, existing, model_of, relations, target_of
from archive.models.revisions import RevisedRow, Revision

_MERGES_FOLLOWED = 50  # one after the other


class Gone(Exception):
    """It is in the trash, under this name, and must be restored first."""


class Whereabouts:
    """``coming``: the rows that come back in the same act. What was found once is not asked for again."""

    def __init__(self, coming: Collection[RowKey]) -> None:
        self._targets: dict[RowKey, int | None] = {key: key.key for key in coming}

    def lead(self, row: RevisedRow) -> bool:
        """Let the relations in ``row.before`` lead to where their records are; False when it cannot come back.

        A relation that may be empty is emptied when its record is gone for good, unless the row would have gone with
        it. Raises Gone.
        """
        before = row.before or {}
        for column, field in relations(model_of(row.model)).items():
            if before.get(column) is None:
                continue
            target = self._where(RowKey(target_of(field), before[column]))
            if target is None and (not field.null or field.remote_field.on_delete is CASCADE):
                return False
            before[column] = target
        return True

    def _where(self, key: RowKey) -> int | None:
        if key not in self._targets:
            self._targets[key] = self._look_for(key)
        return self._targets[key]

    def _look_for(self, key: RowKey) -> int | None:
        for _step in range(_MERGES_FOLLOWED):
            if any(existing([key])):
                return key.key
            went = Revision.objects.filter(rows__model=key.model, rows__key=key.key, rows__after__isnull=True)
            last = went.filter(is_undone=False).order_by("-pk").first()
            if last is None:
                return None
            if last.is_in_trash:
                raise Gone(last.name)
            if last.kind != Revision.Kind.MERGE or last.model != key.model:
                return None
            key = RowKey(last.model, last.key)
        return None
