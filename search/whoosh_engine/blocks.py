"""Posting lists on disk: Whoosh's own W3 blocks, written from arrays and read as arrays.

A list is ``W3Bl`` and one or more blocks. A block is its length (negative for the last one), a pickled tuple of facts
about it, and a pickled tuple (ids as differences, weights, values). Whoosh goes through ids and weights as sequences
of numbers, whatever their type: where it pickles tuples of numbers, this module pickles bytes and arrays, which NumPy
takes over without a loop. Either reads what the other has written.
"""

import io
import pickle
import struct
import zlib
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC as MAGIC

from search.whoosh_engine.arrays import Array

BLOCK = 1 << 13  # postings: few blocks to unpickle for a common term
_LENGTH = struct.Struct("!i")
# The facts as a pickle of protocol 2 whose numbers have a fixed width: (postings, last id, greatest weight,
# compression, least and greatest length of a document as bytes).
_HEAD = b"\x80\x02(J"
_FACTS = len(_HEAD) + 4 + 5 + 9 + 6 + 2
_PROTOCOL = 4  # of the data: bytes and arrays as they are in memory


class Postings(NamedTuple):
    """The documents (numbers in their segment, ascending) with a term, and how often each has it."""

    docs: Array
    weights: Array


class PostingsRun(NamedTuple):
    """The postings of many terms one behind the other, ready to be cut into blocks: ``narrow`` holds the differences
    in bytes of one, two and four octets, ``weights`` and ``values`` likewise; ``lengths`` are of the documents."""

    docs: Array
    narrow: tuple[bytes, bytes, bytes]
    widest: Array  # of the differences, by term
    weights: tuple[bytes, bytes]
    heaviest: Array  # weight, by term
    values: bytes
    shortest: Array  # document as Whoosh's length byte, by term
    longest: Array


def run(docs: Array, weights: Array, starts: Array, lengths: Array, with_values: bool) -> PostingsRun:
    """``starts`` are where each term begins; ``lengths`` the length bytes of the segment's documents."""
    steps = docs.astype(np.uint32)
    steps[1:] -= docs[:-1].astype(np.uint32)
    heads = _heads(starts, len(docs))
    steps[heads] = docs[heads]
    narrow = (steps.astype(np.uint8).tobytes(), steps.astype(np.uint16).tobytes(), steps.tobytes())
    of_docs = lengths[docs]
    return PostingsRun(
        docs=docs,
        narrow=narrow,
        widest=np.maximum.reduceat(steps, starts),
        weights=(weights.astype(np.uint8).tobytes(), weights.astype(np.uint16).tobytes()),
        heaviest=np.maximum.reduceat(weights, starts),
        values=weights.astype(">u4").tobytes() if with_values else b"",
        shortest=np.minimum.reduceat(of_docs, starts),
        longest=np.maximum.reduceat(of_docs, starts),
    )


def _heads(starts: Array, end: int) -> Array:
    """Where blocks begin: at each term, and at each further block of a long one."""
    stops = np.append(starts[1:], end)
    long = np.flatnonzero(stops - starts > BLOCK)
    more = [np.arange(starts[at] + BLOCK, stops[at], BLOCK) for at in long]
    return np.concatenate([starts, *more]) if more else starts


def encoded(run: PostingsRun, term: int, start: int, stop: int) -> bytes:
    """The posting list of the ``term``-th term, which is ``[start, stop)`` of the run."""
    blocks = [MAGIC]
    widest, heaviest = int(run.widest[term]), int(run.heaviest[term])
    tail = bytes((75, 0, 75, int(run.shortest[term]), 75, int(run.longest[term]), 116, 46))
    for at in range(start, stop, BLOCK):
        end = min(at + BLOCK, stop)
        data = pickle.dumps(
            (_steps(run, widest, at, end), _weights(run, heaviest, at, end), run.values[4 * at : 4 * end] or None),
            _PROTOCOL,
        )
        last = struct.pack("<IBI", end - at, 74, int(run.docs[end - 1]))
        facts = b"".join((_HEAD, last, b"G", struct.pack(">d", heaviest), tail))
        length = len(facts) + len(data)
        blocks += (_LENGTH.pack(-length if end == stop else length), facts, data)
    return b"".join(blocks)


def _steps(run: PostingsRun, widest: int, start: int, end: int) -> Sequence[int]:
    one, two, four = run.narrow
    if widest < 1 << 8:
        return one[start:end]
    return array("H", two[2 * start : 2 * end]) if widest < 1 << 16 else array("I", four[4 * start : 4 * end])


def _weights(run: PostingsRun, heaviest: int, start: int, end: int) -> Sequence[int] | None:
    if heaviest == 1:
        return None  # Whoosh's sign for all of them being 1
    one, two = run.weights
    return one[start:end] if heaviest < 1 << 8 else array("H", two[2 * start : 2 * end])


def decoded(stored: bytes) -> Postings:
    """All postings of a stored list, whoever wrote it."""
    parts = [(np.cumsum(_numbers(steps), dtype=np.uint32), weights) for steps, weights in _blocks(stored)]
    docs = [ids for ids, _weights_ in parts]
    weights = [_weight_numbers(coded, len(ids)) for ids, coded in parts]
    return Postings(_one(docs), _one(weights))


def _blocks(stored: bytes) -> Iterator[tuple[bytes | Sequence[int], bytes | Sequence[int] | None]]:
    if stored[:4] != MAGIC:
        raise ValueError("no posting list")
    at, is_last = len(MAGIC), False
    while not is_last:
        (length,) = _LENGTH.unpack_from(stored, at)
        is_last, at = length < 0, at + _LENGTH.size
        block = memoryview(stored)[at : at + abs(length)]
        size, is_packed = _facts(block)
        data = zlib.decompress(block[size:]) if is_packed else block[size:]
        steps, weights, _values = pickle.loads(data)  # noqa: S301  our own index
        yield steps, weights
        at += abs(length)


def _facts(block: memoryview) -> tuple[int, bool]:
    """How long the pickled facts are, and whether the data is compressed."""
    if block[: len(_HEAD)] == _HEAD and block[_FACTS - 1] == 46 and block[8] == 74 and block[13] == 71:
        return _FACTS, bool(block[23])
    stream = io.BytesIO(block)
    facts = pickle.load(stream)  # noqa: S301  our own index
    return stream.tell(), bool(facts[3])


def _numbers(stored: bytes | Sequence[int]) -> Array:
    if isinstance(stored, bytes):
        return np.frombuffer(stored, np.uint8)
    return np.asarray(stored)


def _weight_numbers(stored: bytes | Sequence[int] | None, number: int) -> Array:
    if stored is None:
        return np.ones(number, np.uint16)
    if isinstance(stored, float):
        return np.full(number, stored)
    return _numbers(stored)


def _one(arrays: list[Array]) -> Array:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
