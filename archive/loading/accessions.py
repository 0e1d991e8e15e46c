"""What comes in together is one accession; one from which no report came leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from archive.loading.results import Options
from archive.models import Accession


@contextmanager
def accession(options: Options, names: Sequence[str], by_name: str = "") -> Iterator[Options]:
    """``options`` for all that is taken in within the block from files called ``names``, by an account."""
    made = Accession.objects.create(label=Accession.label_of(names), by_name=by_name)
    try:
        yield replace(options, accession=made)
    finally:
        if not made.reports.exists():
            made.delete()
