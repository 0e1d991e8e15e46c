"""One record. What a damaged file does not say of it is None."""

from typing import Protocol

from warcio.statusandheaders import StatusAndHeaders

class ByteStream(Protocol):
    def read(self, size: int, /) -> bytes: ...

class ArcWarcRecord:
    rec_type: str | None
    rec_headers: StatusAndHeaders
    http_headers: StatusAndHeaders | None
    length: int | None
    raw_stream: ByteStream
    def content_stream(self) -> ByteStream: ...
