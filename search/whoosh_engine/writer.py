"""Writes documents into a Whoosh index. Whoever calls holds the writer lock of the directory."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from whoosh import index
from whoosh.codec.whoosh3 import W3Segment
from whoosh.index import TOC

from search.engine.documents import IndexDocument, IndexLayout
from search.engine.errors import IndexBroken
from search.whoosh_engine import merging
from search.whoosh_engine.directory import sync_files
from search.whoosh_engine.schema import KEY, schema
from search.whoosh_engine.segments import SegmentBuilder
from search.whoosh_engine.stored import StoredSegment, digest

T = TypeVar("T")

# Postings that wait in memory for their segment to be written; sorting them takes as much again.
_WAITING = 24_000_000
_DOCUMENTS = 1 << 15  # of a segment that is written at once


def create(directory: Path, layout: IndexLayout) -> None:
    """An empty index in ``directory``."""
    index.create_in(str(directory), schema(layout))


def write(directory: Path, layout: IndexLayout, documents: Iterable[IndexDocument], gone: Iterable[int] = ()) -> int:
    """Put ``documents`` in the place of those with the same numbers and take out ``gone``, in one commit.

    Returns the number of documents written. Of two with the same number the last one counts. What was written has
    reached the disk when this returns. Raises IndexBroken.
    """
    latest = {document.number: document for document in documents}
    opened = _opened(directory)
    deleted = _delete(directory, opened.segments, {*latest, *gone})
    if not (latest or deleted):
        return 0
    new = list(_segments(opened, layout, latest.values(), SegmentBuilder.add))
    kept = [segment for segment in opened.segments if segment.doc_count()] + new
    _commit(directory, opened, _merged(opened, layout, kept))
    return len(latest)


def write_new(directory: Path, layout: IndexLayout, batches: Iterable[SegmentBuilder]) -> int:
    """Fill a new index with the documents of ``batches``, each of them once, in one commit; they may be a stream."""
    opened = _opened(directory)
    new = list(_segments(opened, layout, batches, SegmentBuilder.merge_from))
    _commit(directory, opened, new)
    return sum(segment.doc_count() for segment in new)


def _opened(directory: Path) -> TOC:
    """Whoosh's table of contents with its storage. Raises IndexBroken."""
    try:
        opened = index.open_dir(str(directory))
        toc = index.TOC.read(opened.storage, opened.indexname)
    except Exception as error:  # whatever Whoosh makes of broken bytes
        raise IndexBroken(str(directory)) from error
    toc.storage, toc.indexname = opened.storage, opened.indexname
    return toc


def _segments(
    opened: TOC, layout: IndexLayout, parts: Iterable[T], add: Callable[[SegmentBuilder, T], None]
) -> Iterator[W3Segment]:
    """Segments of ``parts``, each of which ``add`` puts into a builder."""
    builder = SegmentBuilder(opened.schema, layout)
    for part in parts:
        add(builder, part)
        if builder.size >= _WAITING or builder.count >= _DOCUMENTS:
            yield builder.write(opened.storage, opened.indexname)
            builder = SegmentBuilder(opened.schema, layout)
    if builder.count:
        yield builder.write(opened.storage, opened.indexname)


def _delete(directory: Path, segments: list[W3Segment], numbers: set[int]) -> int:
    """Mark the documents with these numbers as deleted; how many there were. Raises IndexBroken."""
    deleted = 0
    for segment in segments:
        try:
            stored = StoredSegment(directory, segment)
        except FileNotFoundError as error:  # nobody else can have merged it away
            raise IndexBroken(str(directory)) from error
        for number in numbers:
            for document in stored.postings(KEY, str(number).encode()).docs.tolist():
                if not segment.is_deleted(document):
                    segment.delete_document(document)
                    deleted += 1
    return deleted


def _merged(opened: TOC, layout: IndexLayout, segments: list[W3Segment]) -> list[W3Segment]:
    """The segments with those that are due made one."""
    due = merging.due(segments)
    if not due:
        return segments
    builder = SegmentBuilder(opened.schema, layout)
    merging.merge(builder, Path(opened.storage.folder), due, layout)
    kept = [segment for segment in segments if segment not in due]
    return [*kept, builder.write(opened.storage, opened.indexname)]


def _commit(directory: Path, opened: TOC, segments: list[W3Segment]) -> None:
    """The files of new segments reach the disk before the table of contents names them."""
    known = {segment.segment_id() for segment in opened.segments}
    new = {segment.segment_id() for segment in segments} - known
    files = [path for path in directory.iterdir() if path.name.split(".")[0] in new]
    sync_files(files)
    for segment in segments:
        if (own := segment.segment_id()) in new:  # so that whoever opens it sees whether a file is gone or cut
            ours = [path for path in files if path.name.split(".")[0] == own]
            segment.sizes = {path.name: path.stat().st_size for path in ours}
            segment.digests = {path.name: digest(path) for path in ours}
    opened.segments, opened.generation = segments, opened.generation + 1
    opened.write(opened.storage, opened.indexname)
    sync_files([directory / opened._filename(opened.indexname, opened.generation), directory])
    index.clean_files(opened.storage, opened.indexname, opened.generation, segments)
