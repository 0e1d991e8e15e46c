"""Dates: when the report was published and on which days the meeting was held.

No year is invented. Where neither the text nor an editor tells it the reading stays --MM-DD.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from archive.ingest.dates.deliveries import is_delivery
from archive.ingest.dates.years import printed_year
from archive.ingest.document import DateReading
from archive.ingest.texts import _
from archive.text.chinese_counting import in_digits
from archive.text.normalize import fold
from archive.text.partial_dates import is_plausible

_FULL = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[-年/.]\s?(?P<m>\d{1,2})\s?[-月/.]\s?(?P<d>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)\s*")
_REVERSED = re.compile(r"(?<!\d)(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<y>(?:19|20)\d\d)(?!\d)")
_MONTH_DAY = re.compile(
    r"(?<![\d.])(?<!\d\d\d年)(?:(?P<y>(?:19|20)\d\d)\s?年\s?)?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?"
    r"(?:日|号|(?=[上下中]午|凌晨|清晨|早晨|晚上|(?:至|到|[~-]|—|–)\s?\d{1,2}[日号]))"
)
_RANGE = re.compile(r"\s?(?:[~-]|—|–|至|到|、|和)+\s?(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日")
_DAY = re.compile(r"(?<![\d月年.第])(?P<d>\d{1,2})日(?=[,上下中晚]|电|讯|召|举|主|在|,|从|至|起|[\u3400-\u9fff]{2})")
_WIRE = re.compile(r"(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日(?:电|讯|消息)")
_COMING = re.compile(r"(?:定于|将于|拟于|订于)(?:今年|本月|明年|下月)?\s?$")
_DATE_LINE = re.compile(rf"^\s?(?:{_FULL.pattern})日?\s?$", re.MULTILINE)
_SOON = 60  # characters behind the day of a wire in which the day of the event stands
_OPENING = 600  # characters of the body in which the day of the meeting is told
_LATER = re.compile(r"更新|修改")

GIVEN = _("年份由编辑给出")
NEAREST = _("日月次序不明，取与正文首个日期最近的一种")
FROM_PUBLICATION = _("年份（和月份）取自发布日期")
RELATIVE = _("正文写“昨日”“今日”，日期据发布日期推出")
FROM_EVENT = _("原文未印发布日期，取会议之日")


@dataclass(frozen=True, slots=True)
class Dates:
    """Readings of one report."""

    published_on: DateReading | None = None
    event_first: DateReading | None = None
    event_last: DateReading | None = None


def dates(
    head: Sequence[str],
    body: str,
    known_year: int | None = None,
    *,
    title: str = "",
    addresses: str = "",
    page: str = "",
    stated: DateReading | None = None,
) -> Dates:
    """``head`` are the lines of date and source around the headline, ``body`` and ``title`` are folded.

    ``stated`` is the day of publication that stands beside the text in a column; it goes before what is printed.
    A missing year is ``known_year`` (an editor's), else what ``archive.ingest.dates.years`` finds printed: there
    ``addresses``, a raw HTML text, counts too, and ``page``, the address of the page.
    """
    head, title, body = [in_digits(line) for line in head], in_digits(title), in_digits(body)
    opening = body[:_OPENING]
    whole = stated if stated and len(stated.value) == len("2014-05-08") else None
    published = whole or _published(head, opening) or _wire(opening) or _of_lines(title, opening)
    first, last = _event(opening, published)
    if first is None:
        first = last = _published([line for line in head if is_delivery(line)], opening)
    if first is None and _SPEECH.search(title):
        first = last = _published([line for line in head if _DAY_IN_BRACKETS.fullmatch(fold(line))], opening)
    if first is None:
        first = last = _of_minutes(head, body) or _relative(opening, published)
    if published is None and last is not None:
        published = replace(last, is_inferred=True, reason=FROM_EVENT)
    readings = (published, first, last)
    if known_year is not None:
        return Dates(*(_with_year(reading, known_year, GIVEN) for reading in readings))
    year, reason = _printed_year(readings, title, body, addresses, page) or (None, "")
    return Dates(*(_with_year(reading, year, reason) for reading in readings))


def _printed_year(
    readings: Sequence[DateReading | None], title: str, body: str, addresses: str, page: str
) -> tuple[int, str] | None:
    open_days = [reading.value for reading in readings if reading and reading.value.startswith("--")]
    if not open_days:
        return None
    return printed_year(title, body, addresses, int(open_days[0][2:4]), int(open_days[0][5:7]), page)


def _with_year(reading: DateReading | None, year: int | None, reason: str) -> DateReading | None:
    if reading is None or year is None or not reading.value.startswith("--") or not is_plausible(str(year)):
        return reading
    try:
        date.fromisoformat(f"{year}{reading.value[1:]}")
    except ValueError:  # 29 February of another year
        return reading
    return DateReading(f"{year}{reading.value[1:]}", is_inferred=True, reason=reason)


def _published(head: Sequence[str], opening: str) -> DateReading | None:
    """The first date of the lines around the headline; one that says 更新, or when a speech was held, only where
    nothing else does."""
    lines = sorted(map(fold, head), key=lambda line: (is_delivery(line), _LATER.search(line) is not None))
    for line in lines:
        for match in (*_FULL.finditer(line), *filter(None, [_COMPACT.fullmatch(line)])):
            if value := _iso(match["y"], match["m"], match["d"]):
                return DateReading(value)
        for match in _REVERSED.finditer(line):
            if reading := _either_way(match, opening):
                return reading
        for match in _MONTH_DAY.finditer(line):
            if value := _iso(match["y"], match["m"], match["d"]):
                return DateReading(value)
    return None


def _either_way(match: re.Match[str], opening: str) -> DateReading | None:
    """08.05.2014 is 8 May or 5 August: the reading nearest to the first 月日 of the text, else day before month."""
    readings = [v for m, d in (("b", "a"), ("a", "b")) if (v := _iso(match["y"], match[m], match[d]))]
    told = _MONTH_DAY.search(opening)
    near = _iso(match["y"], told["m"], told["d"]) if told else None
    if not readings or len(set(readings)) == 1:
        return DateReading(readings[0]) if readings else None
    if near is None:
        return DateReading(readings[0])
    return DateReading(
        min(readings, key=lambda value: abs(date.fromisoformat(value) - date.fromisoformat(near))), reason=NEAREST
    )


def _wire(opening: str) -> DateReading | None:
    """新华社…4月5日电 at the beginning of the text; a bare day (6日电) tells too little."""
    match = _WIRE.search(opening[:80])
    value = _iso(None, match["m"], match["d"]) if match and match["m"] else None
    return DateReading(value) if value else None


def _of_lines(title: str, opening: str) -> DateReading | None:
    """The whole date in the headline (某某新闻 2026-06-30), else the first line of the text that is only a date."""
    match = _FULL.search(title) or _DATE_LINE.search(opening)
    value = _iso(match["y"], match["m"], match["d"]) if match else None
    return DateReading(value) if value else None


def _days_told(opening: str) -> list[re.Match[str]]:
    """The days that the text tells, without those of meetings to come; that of the wire where none stands behind it."""
    told = [
        day
        for day in _MONTH_DAY.finditer(opening)
        if not _COMING.search(opening[max(0, day.start() - 8) : day.start()])
    ]
    if len(told) > 1 and _WIRE.match(opening, told[0].start("m")) and told[1].start() - told[0].end() <= _SOON:
        return told[1:]
    return told


def _event(opening: str, published: DateReading | None) -> tuple[DateReading | None, DateReading | None]:
    """First and last day of the first date that the text tells."""
    for match in _days_told(opening):
        first = _told(match["y"], match["m"], match["d"], published)
        if first is not None:
            if _WIRE.match(opening, match.start("m")) and _DAY_BEFORE.match(opening, match.end()):
                first = _before(first)
                return first, first
            end = _RANGE.match(opening, match.end())
            last = _told(match["y"], end["m"] or match["m"], end["d"], published) if end else None
            return first, last or first
    if published is not None and not published.value.startswith("--"):
        day = _DAY.search(opening)
        reading = _day_before(published.value, int(day["d"])) if day else None
        return reading, reading
    return None, None


_DAY_BEFORE = re.compile(r"(?:讯|电|消息)[^。;\d]{0,24}?(?<![\u3400-\u9fff])昨[日天晚]")  # 本报4月9日讯 昨日


def _before(day: DateReading) -> DateReading | None:
    """The day before ``day``; None for 1 March of an open year."""
    if day.value == "--03-01":
        return None
    is_open = day.value.startswith("--")
    before = (date.fromisoformat(day.value.replace("--", "2001-")) - timedelta(days=1)).isoformat()
    return DateReading("--" + before[5:] if is_open else before, is_inferred=True, reason=RELATIVE)


# 时间:2015年9月8日下午3点 above 地点: is when those met.
_MINUTES = re.compile(r"\s?(?:会议|活动|召开)?时 {0,4}间\s?(?::|\s(?=\d))")
_WHERE = re.compile(r"^\s?(?:会议|活动|召开)?地 {0,4}点\s?:", re.MULTILINE)


def _of_minutes(head: Sequence[str], body: str) -> DateReading | None:
    if not _WHERE.search(body[:_OPENING]):
        return None
    line = next((line for line in map(fold, head) if _MINUTES.match(line)), "")
    day = _MONTH_DAY.search(line)
    value = _iso(day["y"], day["m"], day["d"]) if day else None
    return DateReading(value) if value else None


# 在…会议上的讲话, below it (2019年9月9日): the day on which it was held.
_SPEECH = re.compile(r"(?:讲话|报告|致辞|发言|致词|演讲)(?:提纲|\([^()]{1,12}\))?$")
_DAY_IN_BRACKETS = re.compile(rf"\(\s?{_FULL.pattern}日?\s?\)")


_RELATIVE = re.compile(
    r"(?:^|[\n。,)】\]讯电\s])(?P<day>昨[日天晚]|今[日天晨早晚])"
    r"(?=\s?[上下]午|晚|凌晨|(?<=昨.),|我[省市县区州旗镇乡]|全[省市县区]|在|由|[省市县区](?:委|政府|长|人大|政协)|召开|举行|记者)"
    # 市长甲昨日主持…: who acts stands before it.
    r"|(?<=[\u3400-\u9fff])(?P<acts>昨[日天]|今[日天晨早])(?:[上下]午|晚)?(?=主持|出席|召开|前往|赴|率|会见|召集|主礼)"
)
_LEAD = 80  # characters of the text in which 昨日 is the day of the meeting


def _relative(opening: str, published: DateReading | None) -> DateReading | None:
    """昨日, 今天 at the beginning of the text, against a day of publication that is known whole."""
    told = _RELATIVE.search(opening[:_LEAD])
    if told is None or published is None or len(published.value) != len("2014-05-08"):
        return None
    day = date.fromisoformat(published.value) - timedelta(days=(told["day"] or told["acts"]).startswith("昨"))
    return DateReading(day.isoformat(), is_inferred=True, reason=RELATIVE)


def _told(year: str | None, month: str, day: str, published: DateReading | None) -> DateReading | None:
    value = _iso(year, month, day)
    if value is None or not value.startswith("--") or published is None or published.value.startswith("--"):
        return DateReading(value) if value else None
    printed = date.fromisoformat(published.value)
    for candidate in (printed.year, printed.year - 1):
        full = _iso(str(candidate), month, day)
        if full and date.fromisoformat(full) <= printed + timedelta(days=1):
            return DateReading(full, is_inferred=True, reason=FROM_PUBLICATION)
    return DateReading(value)


def _day_before(published: str, day: int) -> DateReading | None:
    """The last such day of the month up to the day of publication."""
    printed = date.fromisoformat(published)
    month_before = printed.replace(day=1) - timedelta(days=1)
    for month in (printed, month_before):
        value = _iso(str(month.year), str(month.month), str(day))
        if value and date.fromisoformat(value) <= printed:
            return DateReading(value, is_inferred=True, reason=FROM_PUBLICATION)
    return None


def _iso(year: str | None, month: str, day: str) -> str | None:
    """ISO 8601 for a date that exists; without a year --MM-DD (29 February does exist)."""
    try:
        real = date(int(year or 2000), int(month), int(day))
    except ValueError:
        return None
    if year and not is_plausible(real.isoformat()):
        return None
    return real.isoformat() if year else f"--{real.month:02}-{real.day:02}"
