"""Web pages saved as one file (MHTML): the page itself, the character set that it declares, its address and time."""

import email
import email.policy
import re
from codecs import BOM_UTF8
from email.errors import MessageError

from archive.ingest.errors import Unreadable
from archive.ingest.files.filenames import printable
from archive.ingest.files.formats.saved_page import SavedPage, moment

_MAX_PARTS = 5000
_HEAD = re.compile(rb"(?im)^(?:mime-version|content-type)\s*:\s*(?:1\.0|multipart/|text/html)")


def is_mht(data: bytes) -> bool:
    head = data[:4000].removeprefix(BOM_UTF8)
    return head[:1].isalpha() and _HEAD.search(head) is not None and b"content-type" in head.lower()


def page_of(data: bytes) -> SavedPage:
    """Raises ``Unreadable`` where the file has no page."""
    try:
        message = email.message_from_bytes(data.removeprefix(BOM_UTF8), policy=email.policy.compat32)
        for number, part in enumerate(message.walk()):
            if number > _MAX_PARTS:
                break
            if part.get_content_type() in ("text/html", "text/plain") and not part.is_multipart():
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes) and payload.strip():
                    url = printable(str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""))
                    charset = str(part.get_content_charset() or "")
                    return SavedPage(payload, charset, url.strip(), moment(str(message.get("Date") or "")))
    except (MessageError, RecursionError, LookupError, ValueError) as error:
        raise Unreadable("damaged", format="MHT") from error
    raise Unreadable("damaged", format="MHT")
