"""What stands beside a text in columns (of a CSV, of JSON): stated facts, which go before what is read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from archive.ingest.document import DateReading
from archive.ingest.texts import _
from archive.text.chinese_counting import in_digits
from archive.text.normalize import fold
from archive.text.partial_dates import is_plausible

MONTH_FIRST = _("日月次序不明，按表格软件的习惯读作月/日/年")
SERIAL = _("日期取自表格软件的日序数")

_CLOCK = r"(?:上午|下午|[ap]m)?\s*\d{1,2}[:时点](?:\d{1,2}分?)?(?::?\d{1,2}(?:\.\d{1,9})?秒?)?\s*(?:上午|下午|[ap]m)?"
_WEEKDAY = r"(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?)"
_AFTER = rf"(?:\s*{_WEEKDAY})?(?:[T\s]*{_CLOCK})?(?:\s*{_WEEKDAY})?"
_ZONED = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d\d:?(?:\d\d)?)", re.I)
_DAY = re.compile(
    rf"((?:1[89]|20)\d\d)(?:\s*[-/.年]?\s*(\d{{1,2}})(?:\s*[-/.月]?\s*(\d{{1,2}})\s*[日号]?)?月?)?年?{_AFTER}",
    re.ASCII | re.I,
)
_COMPACT = re.compile(rf"((?:1[89]|20)\d\d)(\d{{2}})(\d{{2}}){_AFTER}", re.ASCII | re.I)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.]((?:1[89]|20)\d\d){_AFTER}", re.ASCII | re.I)
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_NAMED = re.compile(
    r"(?:[a-z]{3,9},?\s+)?"
    r"(?:(?P<d>\d{1,2})[-\s](?P<m>[a-z]{3})[a-z]{0,6}|(?P<n>[a-z]{3})[a-z]{0,6}\.?\s(?P<e>\d{1,2})),?[-\s]"
    rf"(?P<y>\d{{4}}|\d\d)(?:,?\s+{_CLOCK})?",
    re.I,
)
_NUMBER = re.compile(r"\d{5}(?:\.\d{1,12})?|\d{10}(?:\.\d{1,6})?|\d{13}", re.ASCII)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 60_000  # 1954 and 2064
_EPOCH = date(1899, 12, 30)  # day 0 of Excel's 1900 system for all days after February 1900
_CHINA = timezone(timedelta(hours=8))
_CENTURY = 50  # two digits below it are of this century


@dataclass(frozen=True, slots=True)
class Given:
    """Columns of one row, empty where there are none. ``published_on`` is ISO 8601 with the precision given.

    ``day_reason`` says how a day was understood that is not plain; ``unread_day`` is what was written where it was
    not; ``ignored`` are the names of filled columns that are not used; ``captured_at`` is when a page was saved.
    """

    title: str = ""
    published_on: str = ""
    publisher: str = ""
    url: str = ""
    area: str = ""
    author: str = ""
    day_reason: str = ""
    unread_day: str = ""
    ignored: tuple[str, ...] = ()
    captured_at: datetime | None = None


def stated_day(written: str) -> DateReading | None:
    """The day of a cell, None for what is none. A moment with its zone is the day in China at that moment."""
    plain = in_digits(" ".join(fold(written).split()))[:100]
    for read in _READERS:
        try:
            if day := read(plain):
                return day if is_plausible(day.value) else None
        except (ValueError, OverflowError):
            continue
    return None


def _moment(plain: str) -> DateReading | None:
    if _ZONED.fullmatch(plain):
        return DateReading(_in_china(datetime.fromisoformat(plain.upper())))
    return None


def _mail(plain: str) -> DateReading | None:
    """RFC 5322, as feeds write it: Thu, 08 May 2014 10:00:00 +0800."""
    if not re.search(r"\d:\d\d(?::\d\d)? (?:[+-]\d{4}|gmt|utc?)$", plain, re.IGNORECASE):
        return None
    moment = parsedate_to_datetime(plain)
    return DateReading(_in_china(moment if moment.tzinfo else moment.replace(tzinfo=UTC)))


def _in_china(moment: datetime) -> str:
    return moment.astimezone(_CHINA).date().isoformat()


def _number(plain: str) -> DateReading | None:
    """Days of a spreadsheet, seconds or milliseconds of Unix."""
    if not _NUMBER.fullmatch(plain):
        return None
    value = float(plain)
    if _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return DateReading((_EPOCH + timedelta(days=int(value))).isoformat(), is_inferred=True, reason=SERIAL)
    if value < 10**9:
        return None
    return DateReading(_in_china(datetime.fromtimestamp(value / (1000 if value >= 10**12 else 1), UTC)))


def _year_first(plain: str) -> DateReading | None:
    match = _COMPACT.fullmatch(plain) or _DAY.fullmatch(plain)
    if not match:
        return None
    year, month, day = match[1], int(match[2] or 0), int(match[3] or 0)
    if day and not month:
        return None
    date(int(year), month or 1, day or 1)
    return DateReading(year + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else ""))


def _year_last(plain: str) -> DateReading | None:
    match = _YEAR_LAST.fullmatch(plain)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12:
        return DateReading(date(year, second, first).isoformat())
    day = date(year, first, second).isoformat()
    return DateReading(day) if second > 12 or first == second else DateReading(day, True, MONTH_FIRST)


def _named_month(plain: str) -> DateReading | None:
    match = _NAMED.fullmatch(plain)
    month = _MONTHS.get((match["m"] or match["n"]).lower()) if match else None
    if not match or month is None:
        return None
    year = int(match["y"])
    year += 0 if year >= 100 else 2000 if year < _CENTURY else 1900
    return DateReading(date(year, month, int(match["d"] or match["e"])).isoformat())


_READERS: tuple[Callable[[str], DateReading | None], ...] = (
    _moment, _mail, _number, _year_first, _year_last, _named_month,
)  # fmt: skip
