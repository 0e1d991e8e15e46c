"""Characters that not every place can hold: a database, a file of XML."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2


def is_storable(text: str) -> bool:
    """Whether a database can hold it: no NUL, and no half of a character pair, which UTF-8 cannot write."""
    return _UNSTORABLE.search(text) is None


def storable(text: str) -> str:
    """``text`` without what no database can hold."""
    return _UNSTORABLE.sub("", text)


def xml_text(text: str) -> str:
    """``text`` without what no XML file may hold."""
    return _NO_XML.sub("", text)
