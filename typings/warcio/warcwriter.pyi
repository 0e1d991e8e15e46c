"""Writing records."""

from typing import BinaryIO

from warcio.recordloader import ArcWarcRecord, ByteStream
from warcio.statusandheaders import StatusAndHeaders

class WARCWriter:
    def __init__(self, filebuf: BinaryIO, gzip: bool = True) -> None: ...
    def create_warc_record(
        self, uri: str, record_type: str, payload: ByteStream, http_headers: StatusAndHeaders | None = None
    ) -> ArcWarcRecord: ...
    def write_record(self, record: ArcWarcRecord) -> None: ...
