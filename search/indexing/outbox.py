"""The outbox: what must still reach the index, noted in the transaction of the change itself.

A rolled-back change takes its note with it; a committed one keeps it until the index has been committed, too.
"""

from collections.abc import Callable, Collection, Iterable

from django.db import transaction

from search.models import OutboxEntry


def note(report_ids: Iterable[int], after_commit: Callable[[], object]) -> None:
    """Note that these reports changed, and have ``after_commit`` called when the transaction is committed.

    It is called once for each note of the transaction.
    """
    entries = [OutboxEntry(report_id=report_id) for report_id in set(report_ids)]
    if not entries:
        return
    OutboxEntry.objects.bulk_create(entries, batch_size=500)
    transaction.on_commit(after_commit, robust=True)


def waiting(number: int) -> dict[int, int]:
    """The oldest notes that the live index has not seen: report id by the note's primary key."""
    rows = OutboxEntry.objects.filter(is_indexed=False).order_by("pk")[:number]
    return dict(rows.values_list("pk", "report_id"))


def is_empty() -> bool:
    return not OutboxEntry.objects.filter(is_indexed=False).exists()


def all_notes() -> dict[int, int]:
    """Every note, also those kept for an index being built: report id by the note's primary key."""
    return dict(OutboxEntry.objects.values_list("pk", "report_id"))


def discard(notes: Collection[int]) -> None:
    _in_batches(notes, lambda some: some.delete())


def keep_for_rebuild(notes: Collection[int]) -> None:
    """The live index has seen them; the one being built beside it must see them yet."""
    _in_batches(notes, lambda some: some.update(is_indexed=True))


def discard_kept() -> None:
    """What a rebuild that did not end left behind."""
    OutboxEntry.objects.filter(is_indexed=True).delete()


def _in_batches(notes: Collection[int], act: Callable[..., object]) -> None:
    ordered = sorted(notes)
    for start in range(0, len(ordered), 500):
        act(OutboxEntry.objects.filter(pk__in=ordered[start : start + 500]))
