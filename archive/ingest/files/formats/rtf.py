"""Rich text (.rtf): its text by striprtf, with the printed numbers of lists and tabs between the cells of tables."""

import re

from striprtf.striprtf import rtf_to_text

from archive.ingest.errors import Unreadable

MAGIC = b"{\\rtf"
_BEYOND_ASCII = re.compile("[\x80-\xff]")  # some programs write the bytes of GBK as they are
_CHANGES = (
    (re.compile(r"\\(?:pntext|listtext)(?![a-z])"), r"\\plain"),  # the number that is printed, else left out
    (re.compile(r"\\(?:nest)?cell(?![a-z])"), r"\\tab"),
    (re.compile(r"\\par(?![a-z])"), r"\\par\\par"),
    (re.compile(r"\{((?:\\[a-z]{1,32}-?\d{0,10}\s?){0,20})\\deleted(?![a-z0-9])"), r"{\\*\\deleted\1"),
)


def text_of(data: bytes) -> str:
    """Raises ``Unreadable`` for what is no rich text after all."""
    text = _BEYOND_ASCII.sub(lambda byte: f"\\'{ord(byte[0]):02x}", data.decode("latin-1"))
    for pattern, replacement in _CHANGES:
        text = pattern.sub(replacement, text)
    try:
        return str(rtf_to_text(text, encoding="gb18030", errors="replace"))
    except Exception as error:  # whatever a hostile file makes it stumble over
        raise Unreadable("damaged", format="RTF") from error
