"""From what was read to records: one unit of work for a batch, nothing twice, the raw bytes always kept."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence

from django.db import transaction

from archive.http.system_faults import classify_fault
from archive.ingest.errors import Unreadable
from archive.ingest.files.intake import Item
from archive.ingest.prepared import Prepared, ReadingHints, prepare_bounded
from archive.loading.accessions import note_outcomes
from archive.loading.batch import write_batch
from archive.loading.results import ImportStatus, Options, Outcome
from archive.loading.scans import with_recognized_pages
from archive.loading.sources import keep_sources
from archive.models import PersonName, SourceText, StrategyMention, StrategyName
from archive.models.messages import Message
from archive.services.linking.context import lineages

logger = logging.getLogger(__name__)


def load(data: bytes, name: str, options: Options = Options()) -> Outcome:  # noqa: B008  frozen
    """Take one report in (see ``load_item``)."""
    return load_item(Item(name, data), options)


def load_item(item: Item, options: Options = Options()) -> Outcome:  # noqa: B008  frozen
    """Read and store ``item``. Never raises for what it holds: what cannot be read is kept and named."""
    (outcome,) = find_existing([item])
    knowing = reading_hints(options)
    return outcome or store(list(with_recognized_pages([prepare_bounded(item, knowing)], knowing)), options)[0]


def reading_hints(options: Options) -> ReadingHints:
    """What helps to read: what the editor says, and the names that published, confirmed records teach."""
    names = (each.objects.taught().values_list("name", flat=True) for each in (PersonName, StrategyName))
    return ReadingHints(options.known_year, *map(tuple, names))


def taught_in_places() -> list[tuple[str, tuple[str, ...]]]:
    """The names of strategies that reports of each area teach, with the names of that area from the province down."""
    rows = list(StrategyMention.objects.public().taught_in_areas())
    paths = lineages({area for _name, area in rows})
    return [(name, paths[area]) for name, area in rows]


def find_existing(items: Sequence[Item]) -> list[Outcome | None]:
    """For each of ``items``, by place, an outcome where its very bytes are the source of a report. One query."""
    hashes = [hashlib.sha256(item.data).hexdigest() if item.data else "" for item in items]
    sources = SourceText.objects.filter(sha256__in=set(hashes)).defer("data").prefetch_related("reports")
    reports = {source.sha256: report for source in sources for report in source.reports.all()[:1]}
    return [
        Outcome(item.shown_as, ImportStatus.UNCHANGED, reports[sha256]) if sha256 in reports else None
        for item, sha256 in zip(items, hashes, strict=True)
    ]


def store(batch: Sequence[Prepared], options: Options = Options()) -> list[Outcome]:  # noqa: B008  frozen
    """Write what was read of a batch: the raw bytes in any case, and all records of a report or none; and what became
    of each with them, so that it is told whenever the work is broken off."""
    readable = [prepared for prepared in batch if prepared.problem is None]
    with transaction.atomic():
        written = dict(zip(map(id, readable), _written(readable, options), strict=True))
        keep_sources([prepared for prepared in batch if prepared.problem and prepared.item.data])
        outcomes = [
            Outcome(prepared.item.shown_as, _status(prepared.problem), reason=error_message(prepared.problem))
            if prepared.problem
            else written[id(prepared)]
            for prepared in batch
        ]
        note_outcomes(options.accession, outcomes)
    return outcomes


def _status(problem: Unreadable) -> ImportStatus:
    return ImportStatus.FAILED if problem.is_failure else ImportStatus.PASSED_OVER


def _written(batch: Sequence[Prepared], options: Options) -> list[Outcome]:
    """All together; where that fails, each alone, so that one report cannot take the others with it."""
    try:
        return write_batch(batch, options) if batch else []
    except Exception as error:  # a fault of ours must not stop the batch; the bytes stay for another try
        if classify_fault(error):
            raise
        if len(batch) > 1:
            return [outcome for prepared in batch for outcome in _written([prepared], options)]
        logger.exception("could not take in %r", batch[0].item.shown_as)
    keep_sources(batch)
    return [Outcome(batch[0].item.shown_as, ImportStatus.FAILED, reason=error_message(Unreadable("fault")))]


def error_message(problem: Unreadable) -> Message:
    return Message(problem.template, problem.params)
