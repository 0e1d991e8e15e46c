"""Writes documents into a Whoosh index. Whoever calls holds the writer lock of the directory."""

from collections.abc import Iterable
from pathlib import Path

from whoosh import index
from whoosh.query import Or, Term
from whoosh.writing import SegmentWriter

from search.whoosh_engine.directory import sync
from search.whoosh_engine.schema import KEY, Document, Layout, as_fields, schema

_MEMORY = 128  # megabytes of postings kept before they are spilled to disk


def create(directory: Path, layout: Layout) -> None:
    """An empty index in ``directory``."""
    index.create_in(str(directory), schema(layout))


def write(directory: Path, layout: Layout, documents: Iterable[Document], gone: Iterable[int] = ()) -> int:
    """Put ``documents`` in the place of those with the same numbers and take out ``gone``, in one commit.

    Returns the number of documents written. Of two with the same number the last one counts.
    """
    latest = {document.number: document for document in documents}
    return _commit(directory, layout, latest.values(), {*latest, *gone})


def write_new(directory: Path, layout: Layout, documents: Iterable[Document]) -> int:
    """Fill a new index with ``documents``, each of them once, in one commit; they may be a stream."""
    count = _commit(directory, layout, documents, set())
    # Only here: for a single edit it would take longer than the edit. What a power cut takes is found by a check.
    sync(directory)
    return count


def _commit(directory: Path, layout: Layout, documents: Iterable[Document], replaced: set[int]) -> int:
    # Files of their own can be mapped into memory; Whoosh reads compound ones whole.
    writer = SegmentWriter(index.open_dir(str(directory)), timeout=5, limitmb=_MEMORY, compound=False)
    try:
        # Whoosh's update_document leaves duplicates and opens a searcher a document: delete all at once, then add.
        deleted = _delete(writer, replaced)
        count = 0
        for document in documents:
            writer.add_document(**as_fields(document, layout))
            count += 1
    except BaseException:
        writer.cancel()
        raise
    if not (count or deleted):
        writer.cancel()
        return 0
    writer.commit()
    return count


def _delete(writer: SegmentWriter, numbers: set[int]) -> int:
    """Take out the documents with these numbers; how many there were."""
    if not (numbers and writer.segments):
        return 0
    return int(writer.delete_by_query(Or([Term(KEY, str(number)) for number in sorted(numbers)])))
