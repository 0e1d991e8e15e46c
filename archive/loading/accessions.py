"""What comes in together is one accession, with what became of each file; one that was in already leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from archive.loading.results import ImportStatus, Options, Outcome
from archive.models import Accession, AccessionItem


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
    """For the list of what became of all. Told again of the same name, what was said last holds."""
    if accession is None:
        return
    rows = {
        outcome.name[:500]: AccessionItem(
            accession=accession, name=outcome.name[:500], status=outcome.status.value, reason=outcome.reason[:500],
            report=outcome.report,
        )
        for outcome in outcomes
    }  # fmt: skip
    AccessionItem.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=["accession", "name"],
        update_fields=["status", "reason", "report"],
    )  # fmt: skip
