"""Whoosh's column files, written from arrays and read as arrays over mapped files.

Numbers lie big-endian one behind the other; those at the end that are 0 may be left out. Byte strings lie one behind
the other, then their lengths; from 32,768 documents on their offsets follow, too.
"""

import mmap
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from search.whoosh_engine.arrays import Array

_MANY = 1 << 15  # documents: Whoosh's own limit, from which on it expects offsets


def numbers_bytes(values: Sequence[int] | Array, kind: str) -> bytes:
    """The file of a column of numbers; ``kind`` is NumPy's: u1 or u4."""
    return np.asarray(values).astype(f">{kind}").tobytes()


def strings_bytes(values: Sequence[bytes]) -> bytes:
    """The file of a column of byte strings, up to 2 GB of them."""
    lengths = np.fromiter(map(len, values), np.int64, len(values))
    ends = np.cumsum(lengths)
    if len(ends) and ends[-1] >= 1 << 31:
        raise OverflowError("more than 2 GB in one column of a segment")
    parts = [*values, lengths.astype(">i4").tobytes()]
    parts += [(ends - lengths).astype(">i4").tobytes(), b"iiX"] if len(values) > _MANY else [b"i"]
    return b"".join(parts)


class Strings(NamedTuple):
    """Byte strings of all documents: that of ``n`` is ``data[starts[n]:starts[n + 1]]``."""

    data: mmap.mmap | bytes
    starts: Array

    def of(self, document: int) -> bytes:
        return self.data[self.starts[document] : self.starts[document + 1]]


def mapped(path: Path) -> mmap.mmap | bytes:
    """The file in memory as far as it is read; an empty one cannot be mapped."""
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def read_numbers(path: Path, kind: str, count: int) -> Array:
    """The numbers of ``count`` documents; all 0 where there is no file."""
    values = np.zeros(count, f"{kind}")
    if path.exists():
        stored = np.frombuffer(path.read_bytes(), f">{kind}")[:count]
        values[: len(stored)] = stored
    return values


def read_strings(path: Path, count: int) -> Strings:
    """``count`` byte strings; a missing file holds none."""
    data = mapped(path) if path.exists() else b""
    if not count or not data:
        return Strings(data, np.zeros(count + 1, np.int64))
    end, code = len(data) - 1, chr(data[-1])
    if code == "X":
        code, offsets = chr(data[-3]), chr(data[-2])
        end = len(data) - 3 - count * np.dtype(f">{offsets}").itemsize
    kind = np.dtype(f">{code}")
    start = end - count * kind.itemsize
    lengths = np.frombuffer(data[start:end], kind)
    return Strings(data, np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]))
