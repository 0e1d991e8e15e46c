"""What stands beside a text in columns (of a CSV, of JSON lines): stated facts, which go before what is read."""

import re
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(
    r"\s*(\d{4})(?:[-/.年]?(\d{1,2})(?:[-/.月]?(\d{1,2})日?)?月?)?年?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?)?\s*",
    re.ASCII,
)
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Given:
    """Columns of one row, empty where there are none. ``published_on`` is ISO 8601 with the precision given."""

    title: str = ""
    published_on: str = ""
    publisher: str = ""
    url: str = ""
    area: str = ""


def iso_day(written: str) -> str:
    """``20140508``, ``2014/5/8``, ``2014年5月8日``, ``2014-05-08 10:00`` as 2014-05-08; "" for what is no date."""
    match = _COMPACT.fullmatch(written) or _DAY.fullmatch(written)
    if not match:
        return ""
    year, month, day = match[1], int(match[2] or 0), int(match[3] or 0)
    if day and not month:
        return ""
    try:
        date(int(year), month or 1, day or 1)
    except ValueError:
        return ""
    return year + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
