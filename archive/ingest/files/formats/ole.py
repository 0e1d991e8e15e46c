"""OLE compound files, in which Office kept its documents before 2007 and keeps locked ones: what lies at the top.

By [MS-CFB]; only the directory is read. Linear in the size of the directory, whatever the file says.
"""

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_MAX_SECTORS = 20_000
_LAST = 0xFFFFFFFA  # numbers from here on are no sector's


def streams(data: bytes) -> frozenset[str]:
    """The names of what lies at the top of the file; nothing where it is damaged."""
    if not data.startswith(MAGIC) or len(data) < _HEADER:
        return frozenset()
    size = 1 << struct.unpack_from("<H", data, 30)[0] % 16
    if size not in (512, 4096):
        return frozenset()
    directory = b"".join(_sectors(data, size))
    return frozenset(_top(directory)) if len(directory) >= _ENTRY else frozenset()


def _sectors(data: bytes, size: int) -> Iterator[bytes]:
    """The sectors of the directory, in their order."""
    fat, per_sector = list(_fat(data, size)), size // 4
    number = struct.unpack_from("<I", data, 48)[0]
    for _each in range(_MAX_SECTORS):
        if not (sector := _sector(data, size, number)) or number // per_sector >= len(fat):
            return
        yield sector
        if not (table := _sector(data, size, fat[number // per_sector])):
            return
        number = struct.unpack_from("<I", table, 4 * (number % per_sector))[0]


def _fat(data: bytes, size: int) -> Iterator[int]:
    """The numbers of the sectors of the FAT: 109 in the header, the others in a chain of sectors."""
    yield from struct.unpack_from("<109I", data, 76)
    number = struct.unpack_from("<I", data, 68)[0]
    for _each in range(len(data) // size // (size // 4) + 1):
        if not (sector := _sector(data, size, number)):
            return
        *of_fat, number = struct.unpack(f"<{size // 4}I", sector)
        yield from of_fat


def _sector(data: bytes, size: int, number: int) -> bytes:
    """Nothing where the file has no such sector."""
    start = (number + 1) * size
    return data[start : start + size] if number < _LAST and start + size <= len(data) else b""


def _top(directory: bytes) -> Iterator[str]:
    """The names of the root's children, which are a tree of siblings."""
    seen: set[int] = set()
    waiting = [struct.unpack_from("<I", directory, 76)[0]]
    while waiting:
        number = waiting.pop()
        start = number * _ENTRY
        if number in seen or start + _ENTRY > len(directory):
            continue
        seen.add(number)
        length = min(struct.unpack_from("<H", directory, start + 64)[0], 64)
        yield directory[start : start + length].decode("utf-16-le", "replace").rstrip("\x00")
        waiting.extend(struct.unpack_from("<2I", directory, start + 68))
