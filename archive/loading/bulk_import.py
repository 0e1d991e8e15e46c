"""Taking in many reports: read by several processes, written in batches, resumable after an end at any point.

The same paths given again go on where they stood: an item whose bytes are in already is passed over unread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from archive.ingest.batch_slogans import SlogansOfPlaces
from archive.ingest.batch_years import with_years_of_neighbours
from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.zip_members import is_hidden
from archive.ingest.files.intake import SUFFIXES, UNREADABLE, Item, items_of_file
from archive.ingest.prepared import prepare_bounded, prepared_all
from archive.loading.loader import find_existing, reading_hints, store, taught_in_places
from archive.loading.results import Options, Outcome
from archive.loading.scans import TellPage, silently, wait_for_recognition, waits, with_recognized_pages

_BATCH = 100  # reports written in one transaction; as many are lost, and read again, when the process is killed
_BATCH_BYTES = 64 * 1024 * 1024  # of the files of a batch, so that memory stays flat whatever they hold


class FoundFile(NamedTuple):
    """A file to take in, and the name under which it is kept: its path below the folder that was named."""

    path: Path
    name: str


def files(paths: Iterable[Path]) -> tuple[list[FoundFile], list[Path]]:
    """The files named and those in the folders named, at any depth, by name; and what else lies there.

    Office files that cannot be read are wanted, so that each is named with its reason, as in a zip file.
    """
    wanted: list[FoundFile] = []
    others: list[Path] = []
    for path in paths:
        if not path.is_dir():
            wanted.append(FoundFile(path, path.name))
            continue
        for file in sorted(file for file in path.rglob("*") if file.is_file() and not file.is_symlink()):
            if is_hidden(str(file.relative_to(path))):
                continue
            if file.suffix.lower() in SUFFIXES | UNREADABLE:
                wanted.append(FoundFile(file, str(file.relative_to(path))))
            else:
                others.append(file)
    return wanted, others


def import_files(
    files: Iterable[FoundFile], options: Options, workers: int, tell: Callable[[Outcome], object],
    tell_page: TellPage = silently,
) -> None:  # fmt: skip
    """Take in every report of the files; ``tell`` hears of each what became of it, in the order of the files, and
    ``tell_page`` of each page that is recognised."""
    items = (item for item in _items(files, dict(options.columns)) if options.captures.wants(item.data))
    import_stream(items, options, workers, tell, tell_page)


def import_stream(
    items: Iterator[Item], options: Options, workers: int, tell: Callable[[Outcome], object],
    tell_page: TellPage = silently,
) -> None:  # fmt: skip
    """``import_files`` for items from anywhere."""
    knowing = reading_hints(options)
    unread = _unread(items, tell)
    slogans = SlogansOfPlaces(taught_in_places())
    read = with_recognized_pages(prepared_all(unread, workers, knowing), knowing, tell_page, workers)
    for batch in _batches(read, lambda prepared: len(prepared.item.data)):
        for outcome in store(slogans.read(with_years_of_neighbours(batch, knowing)), options):
            tell(outcome)


def import_items(items: Sequence[Item], options: Options) -> list[Outcome]:
    """Take in a few ``items``, such as those of one upload, in this process; their outcomes in their order.

    Scans, which take long, are only kept: they wait for a job (see ``archive.loading.jobs``).
    """
    knowing = reading_hints(options)
    there = find_existing(items)
    new = [prepare_bounded(item, knowing) for item, outcome in zip(items, there, strict=True) if not outcome]
    slogans = SlogansOfPlaces(taught_in_places())
    waiting = {at: wait_for_recognition(each) for at, each in enumerate(new) if waits(each)}
    now = [each for at, each in enumerate(new) if at not in waiting]
    written = iter(store(slogans.read(with_years_of_neighbours(now, knowing)), options))
    outcomes = iter([waiting.get(at) or next(written) for at in range(len(new))])
    return [outcome or next(outcomes) for outcome in there]


def _items(files: Iterable[FoundFile], mapping: Mapping[str, str]) -> Iterator[Item]:
    for path, name in files:
        try:
            for item in items_of_file(path, name, mapping):
                yield replace(item, place=f"{path}{(item.place or item.name).removeprefix(name)}")
        except (OSError, ValueError) as error:
            yield Item(name, b"", _unopened(error), place=str(path))


def _unopened(error: OSError | ValueError) -> Unreadable:
    if isinstance(error, FileNotFoundError):
        return Unreadable("missing")
    if isinstance(error, PermissionError):
        return Unreadable("forbidden")
    return Unreadable("unopened", error=getattr(error, "strerror", None) or error)


def _unread(items: Iterator[Item], tell: Callable[[Outcome], object]) -> Iterator[Item]:
    """Those whose bytes are not in yet; of the others ``tell`` hears at once."""
    for window in _batches(items, lambda item: len(item.data)):
        for item, outcome in zip(window, find_existing(window), strict=True):
            if outcome:
                tell(outcome)
            else:
                yield item


T = TypeVar("T")


def _batches(rows: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    batch: list[T] = []
    held = 0
    for row in rows:
        batch.append(row)
        held += size(row)
        if len(batch) >= _BATCH or held >= _BATCH_BYTES:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
