"""What follows from rows that came back or were changed back: places in texts, addresses, prints of sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from archive.history.rows import RowKey, existing, model_of
from archive.models import Evidence, PastAddress, Report, SluggedModel
from archive.models.revisions import RevisedRow
from archive.models.sentence_prints import index_fingerprints


def reports_of(keys: Collection[RowKey], rows: Collection[RevisedRow]) -> set[int]:
    """The reports whose facts change with ``rows``, whose keys are ``keys``."""
    facts = [record for record in existing(keys) if isinstance(record, Evidence)]
    own = {key.key for key in keys if key.model == "report"}
    return own | _mentioned(rows, "report_id") | {fact.report_id for fact in facts}


def follow(keys: Collection[RowKey]) -> None:
    """Bring what depends on the rows of ``keys`` in line with them, within the unit of work of their reports."""
    _place(record for record in existing(keys) if isinstance(record, Evidence))
    _end_addresses_in_use(keys)
    index_fingerprints(Report.objects.filter(pk__in={key.key for key in keys if key.model == "report"}))


def _mentioned(rows: Iterable[RevisedRow], column: str) -> set[int]:
    """What the rows have in ``column``, before or after."""
    values = {side.get(column) for row in rows for side in (row.before, row.after) if side}
    return {value for value in values if value is not None}


def _place(facts: Iterable[Evidence]) -> None:
    """A fact that came back into a text corrected meanwhile goes to where its words stand now, nearest to its place."""
    facts = list(facts)
    texts = dict(Report.objects.filter(pk__in={fact.report_id for fact in facts}).values_list("pk", "text"))
    for fact in facts:
        text = texts.get(fact.report_id, "")
        if fact.start is not None and text[fact.start : fact.end] != fact.quote:
            start = _nearest(text, fact.quote, fact.start)
            end = None if start is None else start + len(fact.quote)
            type(fact)._default_manager.filter(pk=fact.pk).update(start=start, end=end)


def _nearest(text: str, words: str, expected: int) -> int | None:
    places = [text.rfind(words, 0, expected + len(words)), text.find(words, expected)]
    known = [place for place in places if place >= 0 and words]
    return min(known, key=lambda place: abs(place - expected), default=None)


def _end_addresses_in_use(keys: Collection[RowKey]) -> None:
    """A past address that is the present one of a record again leads nowhere else."""
    for name in {key.model for key in keys}:
        model = model_of(name)
        if issubclass(model, SluggedModel):
            present = model._base_manager.filter(pk__in=[key.key for key in keys if key.model == name])
            PastAddress.objects.filter(kind=name, slug__in=list(present.values_list("slug", flat=True))).delete()
