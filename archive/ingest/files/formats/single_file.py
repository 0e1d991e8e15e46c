"""Pages that SingleFile saved: one file with all that they show, and a note of their address and time."""

import re

from archive.ingest.files.formats.saved_page import SavedPage, moment

_HEAD = 16_384  # bytes in which the note stands
_NOTE = re.compile(
    rb"<!--\s{0,20}Page saved with SingleFile\s{1,20}url:\s{1,20}(\S{1,3000})"
    rb"\s{1,20}saved date:\s{0,20}\w{3} (\w{3}) (\d\d?) (\d{4} [\d:]{8}) GMT([+-]\d{4})"
)
_DATA = re.compile(rb"data:[\w/+.;=-]{1,100},[\w+/=%-]{200,}")  # pictures and fonts, often larger than any text may be


def page_of(data: bytes) -> SavedPage | None:
    """The page without the pictures and fonts in it, in UTF-8; None where SingleFile did not save it."""
    note = _NOTE.search(data, 0, _HEAD)
    if not note:
        return None
    url, month, day, year_and_time, zone = (part.decode("utf-8", "replace") for part in note.groups())
    captured_at = moment(f"{day} {month} {year_and_time} {zone}")
    return SavedPage(_DATA.sub(b"data:,", data), "utf-8", url, captured_at)
