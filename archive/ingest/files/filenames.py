"""Names that files come under, as they can be stored and printed."""

import unicodedata


def printable(name: str) -> str:
    """``name`` with U+FFFD for what can be neither stored nor printed: bytes that are no UTF-8, control characters."""
    return "".join("\ufffd" if unicodedata.category(character)[0] == "C" else character for character in name)
