"""Work that takes longer than a request may: scans to be recognised, many files, addresses. One process does it all.

A job says how far it is; one that was broken off or stopped is done again from its beginning, and what is in by then is
passed over: pages are kept one by one, reports as soon as they are read. What is told of the batch stays the same.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import islice

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from archive.database.shared_locks import shared_lock
from archive.fetching.fetch import Fetcher
from archive.fetching.listings import addresses
from archive.ingest.errors import Unreadable
from archive.ingest.files.intake import Item
from archive.ingest.files.scans.pages import RecognizedPage
from archive.loading.accessions import NAME_LENGTH, note_outcomes
from archive.loading.bulk_import import import_stream
from archive.loading.results import ImportStatus, Options, Outcome
from archive.loading.sources import unknown
from archive.loading.uploads import drop_for_job, items_for_job
from archive.models import Accession, Area, IntakeJob, SourceText

MOST_LISTED = 500  # pages of a sitemap or feed asked for by one job; the next takes those that are missing
logger = logging.getLogger(__name__)
_State = IntakeJob.State


def enqueue(accession: Accession, options: Options, **given: Sequence[object]) -> IntakeJob:
    """A job for raw files (``sources=`` keys), ``uploads=`` (of ``keep_for_job``), ``addresses=`` or ``listings=`` of
    them, begun in another process."""
    stated = {
        "publisher": options.publisher, "area": options.area.pk if options.area else None, "year": options.known_year,
    }  # fmt: skip
    plain = {name: list(values) for name, values in given.items()}
    job = IntakeJob.objects.create(accession=accession, given={**plain, "options": stated}, total=_total(plain))
    transaction.on_commit(start_worker)  # before that no other process sees the job
    return job


def start_worker() -> None:
    """Where one is at work already, the new one ends at once."""
    if settings.JOBS_IN_BACKGROUND:
        subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_jobs"], start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def run_jobs() -> int:
    """Do all jobs that wait, and those that were broken off; how many. Nothing while another process does them."""
    number = 0
    waiting = IntakeJob.objects.filter(state__in=[_State.WAITING, _State.RUNNING]).order_by("pk")
    while waiting.exists():  # looked at again without the lock: whoever enqueued meanwhile was turned away by it
        with _lock() as is_ours:
            if not is_ours:
                break
            while job := waiting.first():
                _run(job)
                number += 1
    return number


def _lock() -> AbstractContextManager[bool]:
    """Is this the only process at work, on whatever machine?"""
    return shared_lock("jobs", 0, settings.DATA_DIR)


def _total(given: Mapping[str, Sequence[object]]) -> int:
    """As far as it is known before listings and files are read."""
    return sum(len(given.get(name, ())) for name in ("sources", "uploads", "addresses", "listings"))


class _Stopped(Exception):
    """An editor has stopped the job."""


def stop(job: IntakeJob) -> bool:
    """After the page or file that it is at; False where it is not under way."""
    now = timezone.now()
    return _turn(job, [_State.WAITING, _State.RUNNING], _State.STOPPED, finished_at=now)


def go_on(job: IntakeJob) -> bool:
    """Do one that was stopped, or failed; False for any other."""
    is_waiting = _turn(job, [_State.STOPPED, _State.FAILED], _State.WAITING, finished_at=None)
    if is_waiting:
        transaction.on_commit(start_worker)
    return is_waiting


def _turn(job: IntakeJob, states: Sequence[str], state: str, **fields: object) -> bool:
    """From one of ``states`` to ``state``, in one statement: another process may have turned it meanwhile."""
    return bool(IntakeJob.objects.filter(pk=job.pk, state__in=states).update(state=state, **fields))


def _run(job: IntakeJob) -> None:
    if not _turn(job, [_State.WAITING, _State.RUNNING], _State.RUNNING, done=0, total=_total(job.given)):
        return
    job.refresh_from_db()

    def tell(outcome: Outcome) -> None:
        note_outcomes(job.accession, [outcome])
        done = job.done + 1
        _note(job, done=done, total=max(done, job.total), progress=outcome.name[:300])
        _heed(job)

    def tell_page(name: str, page: RecognizedPage) -> None:
        _note(job, progress=f"{name[:200]} · {page.number} / {page.count}")  # in no language: all editors see it
        _heed(job)

    try:
        import_stream(_items(job), _options(job), 1, tell, tell_page)
    except _Stopped:
        return
    except Exception:  # the next job is done all the same; the log has the details
        logger.exception("job %s failed", job.pk)
        _turn(job, [_State.RUNNING], _State.FAILED, finished_at=timezone.now())
    else:
        if _turn(job, [_State.RUNNING], _State.DONE, finished_at=timezone.now(), progress=""):
            drop_for_job(job.given.get("uploads", []))  # not before: begun again, it would not find them


def _heed(job: IntakeJob) -> None:
    if not IntakeJob.objects.filter(pk=job.pk, state=_State.RUNNING).exists():
        raise _Stopped


def _note(job: IntakeJob, **fields: object) -> None:
    for name, value in fields.items():
        setattr(job, name, value)
    job.save(update_fields=list(fields))


def _items(job: IntakeJob) -> Iterator[Item]:
    for source in SourceText.objects.filter(pk__in=job.given.get("sources", [])).iterator(1):
        yield Item(source.name, bytes(source.data))
    yield from items_for_job(job.given.get("uploads", []))
    fetcher = Fetcher(settings.FETCH_AGENT, allow_loopback=settings.FETCH_LOOPBACK)
    for listing in job.given.get("listings", []):
        try:
            listed = list(islice(unknown(addresses(fetcher, listing)), MOST_LISTED))
        except Unreadable as problem:
            yield Item(listing, b"", problem)
        else:
            _put_in_place(job, listing, listed)
    yield from fetcher.items(_unasked(job))


def _put_in_place(job: IntakeJob, listing: str, listed: Sequence[str]) -> None:
    """Begun again, the job asks for the same pages, whatever is listed by then."""
    listings = [each for each in job.given["listings"] if each != listing]
    given = {**job.given, "listings": listings, "addresses": [*job.given.get("addresses", ()), *listed]}
    _note(job, given=given, total=job.total - 1 + len(listed))


def _unasked(job: IntakeJob) -> list[str]:
    """Without the pages that came in before the job was broken off: a page that is asked for again is another file."""
    told = set(job.accession.items.exclude(status=ImportStatus.FAILED).values_list("name", flat=True))
    given = job.given.get("addresses", [])
    rest = [address for address in given if address[:NAME_LENGTH] not in told]
    _note(job, done=job.done + len(given) - len(rest))
    return rest


def _options(job: IntakeJob) -> Options:
    stated = job.given["options"]
    area = Area.objects.filter(pk=stated["area"]).first() if stated["area"] else None
    return Options(publisher=stated["publisher"], area=area, known_year=stated["year"], accession=job.accession)
