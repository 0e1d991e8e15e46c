"""Texts as XML takes them."""

import re

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Without the characters that no XML document may hold."""
    return _NO_XML.sub("", text)
