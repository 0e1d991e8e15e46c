"""A chart of shares as a picture (PNG, 1200 by 630) that other pages show beside a link: bars, years, numbers.

Without words it needs no Chinese font and no package for pictures: the digits are drawn from the dots below.
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

import numpy as np
import numpy.typing as npt

from archive.charts.shares import WIDTH, Share, ShareChart

Canvas = npt.NDArray[np.uint8]

SIZE: Final = (1200, 630)  # what Open Graph's readers expect: 1.91 to 1
_LEFT, _AXIS, _TOP = 60, 520, 120
_SCALE: Final = (SIZE[0] - 2 * _LEFT) / WIDTH
_PAPER, _INK, _DATA, _RULE, _CINNABAR = range(5)
_COLOURS: Final = bytes.fromhex("f8f4eb 1e1b17 2a5a70 ddd4c3 a5311f")  # those of the light pages, style.css
_DIGITS: Final = dict(zip("0123456789", (
    "0e11191513110e", "040c040404040e", "0e11010204081f", "1f02040201110e", "02060a121f0202",
    "1f101e0101110e", "0608101e11110e", "1f010204080808", "0e11110e11110e", "0e11110f01020c",
), strict=True))  # fmt: skip  # seven rows of five dots each, a byte for each row
_BIG, _SMALL = 4, 3  # pixels of a dot


def share_picture(chart: ShareChart) -> bytes:
    """The bars of ``chart`` in its scale; over a bar the number of reports, under the axis the years that have room."""
    canvas = np.full((SIZE[1], SIZE[0]), _PAPER, dtype=np.uint8)
    canvas[:14] = _CINNABAR
    canvas[_AXIS : _AXIS + 3, _LEFT:-_LEFT] = _INK
    every = max(1, -(-90 * len(chart.shares) // (SIZE[0] - 2 * _LEFT)))  # a year takes 90 pixels
    for index, share in enumerate(chart.shares):
        _draw(canvas, share, (_AXIS - _TOP) / chart.plot, with_words=index % every == 0)
    return _png(canvas)


def _draw(canvas: Canvas, share: Share, rise: float, *, with_words: bool) -> None:
    left, right = (round(_LEFT + _SCALE * x) for x in (share.x, share.x + share.width))
    middle, height = (left + right) // 2, round(share.height * rise)
    if not share.is_held:
        rows, columns = np.indices((_AXIS - _TOP, right - left))
        canvas[_TOP:_AXIS, left:right][(rows + columns) % 12 < 2] = _RULE
    canvas[_AXIS - height : _AXIS, left:right] = _DATA
    if with_words:
        _write(canvas, str(share.year), middle, _AXIS + 22, _SMALL)
    if share.part and right - left >= _BIG * 6 * len(str(share.part)):
        _write(canvas, str(share.part), middle, _AXIS - height - 10 - 7 * _BIG, _BIG)


def _write(canvas: Canvas, digits: str, middle: int, top: int, dot: int) -> None:
    """Around the column ``middle``; what does not fit on the canvas is cut."""
    left = max(0, middle - dot * (6 * len(digits) - 1) // 2)
    for place, digit in enumerate(digits):
        rows = np.frombuffer(bytes.fromhex(_DIGITS[digit]), dtype=np.uint8)
        dots = np.unpackbits(rows[:, np.newaxis], axis=1)[:, 3:].repeat(dot, axis=0).repeat(dot, axis=1)
        start = left + place * 6 * dot
        room = canvas[top : top + dots.shape[0], start : start + dots.shape[1]]
        room[dots[: room.shape[0], : room.shape[1]] > 0] = _INK


def _png(canvas: Canvas) -> bytes:
    """PNG of five colours (ISO/IEC 15948): each row begins with the byte that says that it is not filtered."""
    rows = np.pad(canvas, ((0, 0), (1, 0))).tobytes()
    header = struct.pack(">IIBBBBB", canvas.shape[1], canvas.shape[0], 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", _COLOURS), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, *zip(*chunks, strict=True)))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
