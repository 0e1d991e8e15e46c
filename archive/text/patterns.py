"""Regular expressions applied at a place of a text."""

import re
import sys
from typing import Final

BULLETS: Final = "●○■□◆◇▪▫▲△▶►▼★☆◎※*"  # what opens an item of a list


def past(pattern: re.Pattern[str], text: str, start: int, end: int = sys.maxsize) -> int:
    """Where what ``pattern`` finds at ``start`` of ``text`` ends; ``start`` itself where it finds nothing."""
    match = pattern.match(text, start, end)
    return match.end() if match else start
