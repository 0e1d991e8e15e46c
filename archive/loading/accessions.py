"""What comes in together is one accession, with what became of each file; one that was in already leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from archive.loading.results import ImportStatus, Options, Outcome
from archive.models import Accession, AccessionItem

NAME_LENGTH = 500
_CAME_IN = (ImportStatus.NEW, ImportStatus.DUPLICATE)


@contextmanager
def accession(options: Options, names: Sequence[str], by_name: str = "") -> Iterator[Options]:
    """``options`` for all that is taken in within the block from files called ``names``, by an account."""
    made = Accession.objects.create(label=Accession.label_of(names), by_name=by_name)
    try:
        yield replace(options, accession=made)
    finally:
        is_empty = not made.items.exclude(status=ImportStatus.UNCHANGED).exists() and not made.reports.exists()
        if is_empty and not made.jobs.exists():
            made.delete()


def note_outcomes(accession: Accession | None, outcomes: Sequence[Outcome]) -> None:
    """For the list of what became of all. Told again of the same name, what was said last holds; but what came in with
    this accession stays told as that, also when it is found to be there by a job that was broken off."""
    if accession is None:
        return
    came_in = _came_in(accession, [each.name[:NAME_LENGTH] for each in outcomes if each.status not in _CAME_IN])
    rows = {
        name: AccessionItem(
            accession=accession, name=name, status=outcome.status.value, report=outcome.report, **outcome.reason.kept()
        )
        for outcome in outcomes
        if (name := outcome.name[:NAME_LENGTH]) not in came_in or outcome.status in _CAME_IN
    }  # fmt: skip
    AccessionItem.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=["accession", "name"],
        update_fields=["status", "reason", "reason_params", "report"],
    )  # fmt: skip


def _came_in(accession: Accession, names: Sequence[str]) -> set[str]:
    items = accession.items.filter(name__in=names, status__in=_CAME_IN) if names else AccessionItem.objects.none()
    return set(items.values_list("name", flat=True))
