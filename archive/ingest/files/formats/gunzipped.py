"""A gzip file unpacked as it is read, within bounds, against those that are made to fill memory and disks."""

import gzip
import io
import zlib
from collections.abc import Callable
from typing import BinaryIO

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.zips import check_ratio

GZIP = b"\x1f\x8b"
MAX_UNPACKED = 2 << 30  # bytes of all that one zip or gzip file holds


class Gunzipped(io.RawIOBase):
    """The content of a gzip file, as far as its bounds allow. Raises ``Unreadable`` beyond them.

    A web archive ``is_stream``: it is read record by record, however long it is.
    """

    def __init__(self, file: BinaryIO, *, is_stream: bool = False) -> None:
        self._packed, self._given, self._is_stream = file, 0, is_stream
        self._file = gzip.GzipFile(fileobj=file)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._given = 0
        return self._file.seek(offset, whence)

    def read(self, size: int | None = -1) -> bytes:
        return self._bounded(self._file.read, -1 if size is None else size)

    def readline(self, size: int | None = -1) -> bytes:
        return self._bounded(self._file.readline, -1 if size is None else size)

    def _bounded(self, take: Callable[[int], bytes], size: int) -> bytes:
        try:
            taken = take(size)
        except (gzip.BadGzipFile, zlib.error, EOFError, OSError) as error:
            raise Unreadable("damaged", format="GZIP") from error
        self._given += len(taken)
        if self._given > MAX_UNPACKED and not self._is_stream:
            raise Unreadable("too_large_unpacked", limit=MAX_UNPACKED)
        check_ratio(self._given, self._packed.tell())
        return taken
