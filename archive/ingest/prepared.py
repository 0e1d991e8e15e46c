"""From an item to all that can be known of it without the records: what was read, or why nothing could be.

Pure, so that it can be done in another process; ``prepared_all`` does it in several, each of which is ended when it
takes too long or too much memory.
"""

import hashlib
import logging
import multiprocessing
import resource
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as TooSlow
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from pebble import ProcessFuture, ProcessPool

from archive.ingest.document import Draft
from archive.ingest.errors import Unreadable
from archive.ingest.files.intake import Item
from archive.ingest.files.reading import read, scan_type
from archive.ingest.people.known_names import KnownNames
from archive.ingest.pipeline import draft as read_draft
from archive.ingest.slogans.known_strategies import KnownStrategies
from archive.text.shingles import shingles

logger = logging.getLogger(__name__)

LARGE = 200_000  # bytes; the longest real report has a tenth, and what is smaller is read in a second
SECONDS = 60  # for one item; the slowest real report takes less than one
_MEMORY = 3 << 30  # bytes of address space of a process that reads
_WAITING = 8  # items that are under way, for each process: enough to keep it busy, few enough for a flat memory
_UNRECOGNIZED = ("no_recognizer", "picture_passed_over")
_ITEMS_A_PROCESS = 2000  # then it is replaced: what a library leaks stays small


@dataclass(frozen=True, slots=True)
class Prepared:
    """``draft`` and what is known of the text, or ``problem``. ``sketch`` are hashes to find texts alike by.

    The draft comes without its raw text, which the bytes hold.
    """

    item: Item
    sha256: str
    draft: Draft | None = None
    encoding: str = ""
    file_type: str = ""
    url: str = ""
    captured_at: datetime | None = None
    shingles: tuple[int, ...] = ()
    problem: Unreadable | None = None
    is_fault: bool = False  # of the program, not of the file
    unread_pages: int = 0  # that are pictures

    @property
    def has_unread_pages(self) -> bool:
        """Is it a scan, or has it pages of one, that a recogniser has still to read?"""
        return bool(self.unread_pages or self.problem and self.problem.code in _UNRECOGNIZED)


@dataclass(frozen=True, slots=True)
class ReadingHints:
    """What helps to read: the year for texts that print none, and names that published records taught.

    ``names`` are people's, ``strategies`` those of strategies.
    """

    year: int | None = None
    names: tuple[str, ...] = ()
    strategies: tuple[str, ...] = ()


def prepare(item: Item, known: ReadingHints = ReadingHints()) -> Prepared:  # noqa: B008  frozen
    """Read ``item``. Never raises for what it holds."""
    empty = Prepared(item, hashlib.sha256(item.data).hexdigest(), problem=item.problem)
    return empty if item.problem else _tried(empty, known)


def prepare_bounded(item: Item, known: ReadingHints = ReadingHints()) -> Prepared:  # noqa: B008  frozen
    """``prepare``, and what is large in a process of its own, which is ended when it takes too long or too much."""
    if len(item.data) <= LARGE:
        return prepare(item, known)
    (prepared,) = prepared_all([item], 1, known)
    return prepared


def _tried(empty: Prepared, known: ReadingHints) -> Prepared:
    try:
        return _read(empty, known)
    except Unreadable as problem:
        return replace(empty, problem=problem, file_type=scan_type(empty.item.data))
    except MemoryError:
        return replace(empty, problem=Unreadable("too_much_memory"))
    except Exception:
        # A fault of ours must not stop the batch; the log has the details, the bytes stay for another try.
        logger.exception("could not read %r", empty.item.name)
        return replace(empty, problem=Unreadable("fault"), is_fault=True)


def _read(empty: Prepared, known: ReadingHints) -> Prepared:
    raw = read(empty.item.data, empty.item.name, empty.item.recognized)
    drafted = read_draft(
        raw,
        known_year=known.year,
        known_names=_known_names(known.names),
        known_strategies=_known_strategies(known.strategies),
        corrected=empty.item.corrected,
    )
    if not (drafted.title or drafted.document.body):
        raise Unreadable("empty")  # markup without a word
    return replace(
        empty,
        draft=replace(drafted, document=replace(drafted.document, raw="")),
        encoding=raw.encoding,
        file_type=raw.file_type,
        url=raw.given.url,
        captured_at=raw.given.captured_at,
        shingles=shingles(drafted.document.body),
        unread_pages=raw.unread_pages,
    )


@lru_cache(maxsize=1)
def _known_names(names: tuple[str, ...]) -> KnownNames:
    """Made once for all the items of a batch."""
    return KnownNames(names)


@lru_cache(maxsize=1)
def _known_strategies(names: tuple[str, ...]) -> KnownStrategies:
    return KnownStrategies(names)


def prepared_all(items: Iterable[Item], workers: int, known: ReadingHints = ReadingHints()) -> Iterator[Prepared]:  # noqa: B008
    """``prepare`` for each of ``items``, in their order, by ``workers`` processes."""
    # Spawned, not forked: a copy of a process with threads and a database may stand still for ever.
    context = multiprocessing.get_context("spawn")
    with ProcessPool(workers, _ITEMS_A_PROCESS, _start, [known], context=context) as pool:
        under_way: deque[tuple[Item, ProcessFuture[Prepared]]] = deque()
        try:
            for item in items:
                under_way.append((item, pool.schedule(_prepare_here, args=[prepare, item], timeout=SECONDS)))
                if len(under_way) >= workers * _WAITING:
                    yield _result(*under_way.popleft())
            while under_way:
                yield _result(*under_way.popleft())
        except BaseException:
            pool.stop()
            raise


_known = ReadingHints()  # of a process that reads


def _start(known: ReadingHints) -> None:
    """What a process begins with: many names go to it once, not with every item."""
    global _known
    _known = known
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    # Dictionaries are read now: on a busy machine that takes longer than any report, whose time this is not.
    prepare(_FIRST, known)


_FIRST = Item("", "全市工作会议召开\n\n6月30日，全市工作会议召开。市长张建伟讲话，投资12亿元。\n".encode())


def _prepare_here(prepare: Callable[[Item, ReadingHints], Prepared], item: Item) -> Prepared:
    return prepare(item, _known)


def _result(item: Item, future: "ProcessFuture[Prepared]") -> Prepared:
    try:
        # The item's bytes are here already.
        return replace(future.result(), item=item)
    except TooSlow:
        problem = Unreadable("too_slow", seconds=SECONDS)
    except Exception:  # the process died of a fault in a library
        logger.exception("the process that read %r has ended", item.name)
        problem = Unreadable("fault")
    return Prepared(item, hashlib.sha256(item.data).hexdigest(), problem=problem)
