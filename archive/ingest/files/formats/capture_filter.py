"""Which pages of a web archive are wanted, by address, day of capture and media type."""

import re
from dataclasses import dataclass

from archive.ingest.files.formats.web_archives import MAGIC

_HEAD = 64 << 10  # bytes in which the headers of a record and of its response end


@dataclass(frozen=True, slots=True)
class CaptureFilter:
    """Empty: all. ``match``: part of the address; ``since`` and ``until``: days (ISO 8601, both included) of UTC."""

    match: str = ""
    since: str = ""
    until: str = ""
    media_type: str = ""

    def wants(self, data: bytes) -> bool:
        """Of what is no record of a web archive everything is wanted."""
        if not data.startswith(MAGIC) or self == CaptureFilter():
            return True
        record, _blank, response = data[:_HEAD].partition(b"\r\n\r\n")
        day = _header(record, "WARC-Date")[:10]
        media_type = _header(response.partition(b"\r\n\r\n")[0], "Content-Type").partition(";")[0].strip().lower()
        return (
            self.match in _header(record, "WARC-Target-URI")
            and (not self.since or day >= self.since)
            and (not self.until or day <= self.until)
            and self.media_type.lower() in ("", media_type)
        )


def _header(lines: bytes, name: str) -> str:
    header = re.search(rb"(?im)^%s:[ \t]{0,9}([^\r\n]{0,4000})" % name.encode(), lines)
    return header[1].decode("utf-8", "replace").strip() if header else ""
