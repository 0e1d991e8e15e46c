"""Documents analysed for an index that is being built, kept as files: other processes make them, and a build that was
broken off goes on with them.

A file is a digest of what follows, and a compressed pickle of a ``SegmentBuilder``. It appears under its name only when
it is whole; one that a power cut has spoilt does not fit its digest.
"""

import pickle
import zlib
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from archive.text.atomic import write_atomically
from search.engine.documents import IndexDocument, IndexLayout
from search.whoosh_engine.schema import schema
from search.whoosh_engine.segments import SegmentBuilder

_DIGEST = 16  # bytes


def make(file: Path, layout: IndexLayout, documents: Sequence[IndexDocument]) -> None:
    """Have the documents in ``file``; they are analysed only where it does not hold these very ones already."""
    kept = _read(file)
    if kept and kept.identity() == [(document.number, document.stamp.encode()) for document in documents]:
        return
    builder = SegmentBuilder(schema(layout), layout)
    for document in documents:
        builder.add(document)
    _write(file, builder)


def load(file: Path) -> SegmentBuilder:
    """What ``make`` has put there. Raises ValueError when the file has been spoilt since."""
    kept = _read(file)
    if kept is None:
        raise ValueError(f"{file} is broken")
    return kept


def _read(file: Path) -> SegmentBuilder | None:
    """None where there is none, or no whole one."""
    if not file.exists():
        return None
    stored = file.read_bytes()
    if _digest(stored[_DIGEST:]) != stored[:_DIGEST]:
        return None
    try:
        return pickle.loads(zlib.decompress(stored[_DIGEST:]))  # noqa: S301 - ours
    except Exception:  # whatever another Python or NumPy has written otherwise
        return None


def _write(file: Path, builder: SegmentBuilder) -> None:
    # The fastest level: half the bytes for a tenth of the time that the analysis takes.
    packed = zlib.compress(pickle.dumps(builder, pickle.HIGHEST_PROTOCOL), 1)
    write_atomically(file, _digest(packed) + packed)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()
