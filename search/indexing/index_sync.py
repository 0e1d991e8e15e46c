"""Keeping the index true to the records: draining the outbox, rebuilding beside the live index, comparing both ways."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from math import inf
from threading import Lock, Thread
from time import monotonic, sleep
from typing import NamedTuple, cast

from django.db import connection
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.http.time_limit import RequestStopped
from archive.models import Report
from search.engine.backend import EngineBackend
from search.engine.documents import IndexDocument
from search.engine.errors import IndexBroken, IndexMissing, SearchUnavailable
from search.indexing import outbox
from search.indexing.workers import shared
from search.search_indexes import ReportIndex

logger = logging.getLogger(__name__)

Progress = Callable[[int], object]  # called with the number of reports done so far

_BATCH = 200
# An archive up to this size is indexed on the spot when an edit finds no index that it could go into.
_SMALL = 1000
# Batches that make a process worth starting, which takes it two seconds.
_WORTH = 5
_BOUND = 2.0  # seconds after which an edit no longer waits for the index, once it is saved
_NOT_DRAINED = "the index could not be brought up to date; the notes stay in the outbox"
# Seconds before each new try of an engine that was gone: for some hours.
_PAUSES = (1, 2, 4, 8, 15, 30, *[60] * 240)
_waiting_for_engine = Lock()
PATIENCE = 120  # seconds that the switch after a rebuild waits for whoever writes


class Busy(Exception):
    """Another process is rebuilding or writing the index."""


class Drift(NamedTuple):
    """Primary keys of reports where records and index differ; ``refused`` are those that no document can be made of."""

    missing: list[int]
    stale: list[int]
    orphaned: list[int]
    refused: list[int]

    @property
    def all(self) -> list[int]:
        return sorted({*self.missing, *self.stale, *self.orphaned})


def backend() -> EngineBackend[object, object]:
    return cast(EngineBackend[object, object], connections[DEFAULT_ALIAS].get_backend())


def report_index() -> ReportIndex:
    return cast(ReportIndex, connections[DEFAULT_ALIAS].get_unified_index().get_index(Report))


def drain(bound: float = inf) -> int:
    """Bring what waits in the outbox into the live index; the number of notes that were dealt with.

    While someone else writes, nothing is done: the holder of the lock goes on until the outbox is empty, and looks
    once more after letting go of the lock, so that no note is left lying between the two. After ``bound`` seconds no
    further batch is begun; whoever sets one sees to the rest.
    """
    until = monotonic() + bound
    if not is_current():
        return _start_over()
    done = 0
    try:
        while not outbox.is_empty():
            with backend().writing(wait=0) as held:
                if not held:
                    return done
                done += _drain_to_the_end(until)
            if monotonic() > until:
                break
    except IndexBroken:
        logger.exception("the index cannot be written")
        return done + _start_over()
    return done


def drain_after_commit() -> None:
    """Never lets an index that cannot be written spoil an edit that was saved: the notes stay, and the log says why.

    Nor lets an editor wait while others go on editing: beyond the bound a thread does the rest. An engine that is gone
    is tried again by one, too, until it is back.
    """
    begun = monotonic()
    try:
        drain(_BOUND)
        if monotonic() - begun > _BOUND and not outbox.is_empty():
            Thread(target=_drain_aside, name="drain").start()
    except IndexMissing:
        logger.exception(_NOT_DRAINED)
    except (SearchUnavailable, RequestStopped):
        logger.exception(_NOT_DRAINED)
        if _waiting_for_engine.acquire(blocking=False):
            Thread(target=_drain_when_back, name="drain when back", daemon=True).start()
    except Exception:
        logger.exception(_NOT_DRAINED)


def _drain_aside() -> None:
    try:
        drain()
    except Exception:
        logger.exception(_NOT_DRAINED)
    finally:
        connection.close()  # the thread's own


def _drain_when_back() -> None:
    """One thread of the process."""
    try:
        for pause in _PAUSES:
            sleep(pause)
            with suppress(SearchUnavailable):
                drain()
                return
        logger.error(_NOT_DRAINED)
    except Exception:
        logger.exception(_NOT_DRAINED)
    finally:
        _waiting_for_engine.release()
        connection.close()  # the thread's own


def rebuild(progress: Progress = lambda done: None, workers: int = 1, *, is_fresh: bool = False) -> None:
    """Build the index anew beside the live one, bring in what changed meanwhile, switch.

    A rebuild that was broken off goes on: batches it had made are used again where their reports have not changed
    since, unless ``is_fresh``. Several ``workers`` are processes, which see only what is committed.

    Raises Busy when another rebuild runs.
    """
    engine = backend()
    with engine.rebuilding() as free:
        if not free:
            raise Busy
        covered = outbox.all_notes()
        workshop = engine.begin(is_fresh=is_fresh)
        target = engine.build(workshop, _parts(workshop, workers, progress))
        with engine.writing(PATIENCE) as held:
            if not held:
                raise Busy
            late = {note: report_id for note, report_id in outbox.all_notes().items() if note not in covered}
            if late:
                engine.write(report_index(), late.values(), lambda: _reports(late.values()), target)
            engine.switch(target)
            outbox.discard({*covered, *late})
        engine.tidy()


def ensure(progress: Progress = lambda done: None, workers: int = 1) -> bool:
    """Drain when the index is sound, else rebuild. Was it rebuilt?"""
    if is_current():
        drain()
        if _count() == Report.objects.published().count() or _lacks_only_refused():
            return False
    rebuild(progress, workers)
    return True


def check() -> Drift:
    """Compare every published report with its document, both ways. Raises IndexMissing; IndexBroken where a byte of the
    index is not as it was written."""
    backend().verify()
    indexed = backend().stamps()
    refused: list[int] = []
    documents = backend().documents(report_index(), _published(), refused.append)
    wanted = {document.number: document.stamp for document in documents}
    return Drift(
        missing=sorted(wanted.keys() - indexed.keys()),
        stale=sorted(pk for pk in wanted.keys() & indexed.keys() if wanted[pk] != indexed[pk]),
        orphaned=sorted(indexed.keys() - wanted.keys()),
        refused=refused,
    )


def lacking() -> list[int]:
    """The keys of published reports without a document. Raises IndexMissing."""
    return sorted(set(Report.objects.published().values_list("pk", flat=True)) - backend().stamps().keys())


def _lacks_only_refused() -> bool:
    """Would a rebuild bring nothing more? Then it is not to be done at every start."""
    if _count() < 0:
        return False
    keys = lacking()
    reports = report_index().index_queryset().filter(pk__in=keys)
    published = len(keys) + _count() == Report.objects.published().count()
    return published and not any(True for _document in backend().documents(report_index(), reports))


def repair(drift: Drift) -> None:
    """Note all that differs, and drain."""
    outbox.note(drift.all, drain)


def is_readable() -> bool:
    """Is there an index of this version, and does it answer?"""
    return is_current() and _count() >= 0


def is_current() -> bool:
    """Is there an index, made by the very rules that we have now?"""
    try:
        return backend().live().fingerprint == backend().fingerprint()
    except IndexMissing:
        return False


def _start_over() -> int:
    """What an edit does that finds no index to go into: build a small one, leave a large one to the operator."""
    waiting = len(outbox.all_notes())
    if Report.objects.published()[: _SMALL + 1].count() > _SMALL:
        logger.warning("there is no index of this version; build it with: manage.py index rebuild")
        return 0
    try:
        rebuild()
    except Busy:
        return 0
    return waiting


def _count() -> int:
    """The number of documents; -1 where the index cannot be read, whatever the reason: it will be rebuilt.

    Raises SearchUnavailable where it is the engine that does not answer."""
    try:
        return backend().count()
    except Exception as error:
        if isinstance(error, SearchUnavailable) and not isinstance(error, IndexMissing):
            raise
        logger.exception("the index cannot be read")
        return -1


def _drain_to_the_end(until: float) -> int:
    """Hold the writer lock. A note goes only after the index has been committed. At least one batch, whatever time."""
    done = 0
    while notes := outbox.waiting(_BATCH):
        backend().write(report_index(), notes.values(), partial(_reports, notes.values()))
        if backend().is_rebuilding():
            outbox.keep_for_rebuild(notes)
        else:
            outbox.discard(notes)
            outbox.discard_kept()
        done += len(notes)
        if monotonic() > until:
            break
    return done


def _reports(primary_keys: Iterable[int]) -> Iterator[Report]:
    """Those of them that are published, as they are now."""
    keys = sorted(set(primary_keys))
    for start in range(0, len(keys), _BATCH):
        yield from report_index().index_queryset().filter(pk__in=keys[start : start + _BATCH])


def _parts(workshop: object, workers: int, progress: Progress) -> Iterator[object]:
    """What the engine makes of all batches of published reports, by primary key, each as soon as it is there."""
    keys = Report.objects.published().order_by("pk").values_list("pk", flat=True)
    numbers = list(dict.fromkeys(key // _BATCH for key in keys.iterator()))
    done, workers = 0, min(workers, len(numbers) // _WORTH)
    for part, count in shared(workers, partial(_make_part, workshop), numbers):
        done += count
        progress(done)
        yield part


def _make_part(workshop: object, number: int) -> tuple[object, int]:
    """Of a batch, and how many reports are in it. Its bounds stay the same whatever reports come and go."""
    bounds = number * _BATCH, (number + 1) * _BATCH - 1

    def documents() -> list[IndexDocument]:
        reports = report_index().index_queryset().filter(pk__range=bounds).order_by("pk")
        return list(backend().documents(report_index(), reports))

    return backend().make_part(workshop, number, documents)


def _published() -> Iterator[Report]:
    """All published reports, a batch at a time: a long walk must neither hold all of them nor one long transaction."""
    last = 0
    while reports := list(report_index().index_queryset().filter(pk__gt=last).order_by("pk")[:_BATCH]):
        yield from reports
        last = reports[-1].pk
