"""Bounds on zip files, against those that are made to fill memory and disks."""

import zipfile

from archive.ingest.errors import Unreadable

MAX_UNPACKED = 256 * 1024 * 1024  # bytes of all members of a document together
MAX_RATIO = 200  # Chinese text packs to a third, markup to a twentieth
MAX_MEMBERS = 100_000
_SMALL = 4 * 1024 * 1024  # below, no ratio does harm


def check_members(file: zipfile.ZipFile) -> None:
    """Raises ``Unreadable`` by what the directory of the file declares; zipfile reads no more than that."""
    members = file.infolist()
    if len(members) > MAX_MEMBERS:
        raise Unreadable("too_many_members", limit=MAX_MEMBERS)
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise Unreadable("too_large_unpacked", limit=MAX_UNPACKED)
    for member in members:
        check_ratio(member.file_size, member.compress_size)


def check_ratio(unpacked: int, packed: int) -> None:
    if unpacked > _SMALL and unpacked > MAX_RATIO * max(packed, 1):
        raise Unreadable("packed_too_tightly", limit=MAX_RATIO)
