"""The records of a file, one after the other."""

from collections.abc import Iterator

from warcio.recordloader import ArcWarcRecord, ByteStream

class WARCIterator:
    def __init__(self, fileobj: ByteStream, no_record_parse: bool = False) -> None: ...
    def __iter__(self) -> Iterator[ArcWarcRecord]: ...
