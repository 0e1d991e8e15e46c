"""The time a figure is for, as an ISO 8601 year, month or interval.

Absolute years stand by themselves; relative words (去年, 上半年) are resolved against the day of publication where
that has a year, and give nothing where it has none. Intervals are closed on both ends, as 1至4月 and 五年来 are.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_YEAR = r"(?:(?:19|20)\d\d年度?|今年|去年|明年|前年|上年|当年|本年|今后一年|过去(?:的?一)?年)"
_COUNT = "一二三四五六七八九十"
_PART = (
    r"(?:\d{1,2}月?份?[-至到~—–]\d{1,2}月份?|前(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个?(?:月|季度)|"
    r"第?[一二三四1-4]季度|[一二三四]季度|[上下]半年|\d{1,2}月份(?!\d))"
)
_LONG = (
    rf"(?P<many>(?:(?:过去|最近|近|这)(?:[{_COUNT}]|\d{{1,2}})年(?![级度])|"
    rf"(?:[{_COUNT}]|(?<!\d)\d{{1,2}})年(?:多?来|间|中|以来|累计|共)(?!间)))"
)
_PLAN = r'"?(?P<plan>十[一二三四])五"?(?:期间|时期|以来|末|(?P<last>收官之年)|规划期)'
# A time; the year and the part of it may stand together.
# The characters that a time begins with come first: most places are passed over at a glance.
TIME = re.compile(
    rf"(?=[\d,，{_COUNT}今去明前上下当本过第最近这年全目现如眼此日截\"])(?:(?P<year>{_YEAR})?(?:以来)?[,，]?(?P<part>{_PART})|(?P<alone>{_YEAR})|{_LONG}|{_PLAN}|"
    r"(?P<now>全年|(?<!年)年[内底末](?![涝])|目前|当前|现有|现在|如今|眼下|此次|日前|截至今年|截至\d{1,2}月底?))"
)
# A time that something is compared with, or that is part of a name or of a date, is not the figure's own.
_COMPARED = re.compile(r"(?:比|较|同|与|距|距离|是|为|从|由|自|于|超过|始于|(?<!\d)[一-九两]年前|原定|定于)$")
# 从2015年的43%提高到2020年的52%: what was reached is of the year before it.
_REACHED = re.compile(r"(?:提高|增加|增长|上升|扩大|下降|降低|减少|降|升|增)[到至]$")
_A_DATE = re.compile(r"\d{1,2}月\d{1,2}日|[^,。;\n《]{0,24}》|初|的(?=\d)|同期|\d+月(?:\d+日)|开始")
_AHEAD = {"今年": 0, "当年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1, "今后一年": 1, "前年": -2}
# The value that a change begins with: 由上年的33%, 从2016年的79人; its time is the one told there, or none.
_BASE = re.compile(r"(?:由|从)(?P<time>(?:[^,。;、\d到至]|\d{2,4}年|\d{1,2}月){0,12}?)的?$")
_PLANS = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021}  # first years of the five-year plans
_NUMERALS = {character: value for value, character in enumerate(_COUNT, 1)} | {"两": 2}
# Something that stands now, without a word of time.
_STANDING = re.compile(r"已(?!是|经?完成)|现已|共有|拥有|仍有|还有")
# What happened once stands in no year for being told of now: 目前已造成18人死亡.
_HAPPENED = re.compile(r"(?:造成|导致|引[发起]|酿成|夺[去走]|致)[^,。;]{0,16}$")
_NEW_YEAR, _LAST_MONTHS = 3, 9  # up to March, parts of a year that end in September or later are last year's
_FIRST_MONTHS = 6  # up to June, "the past five years" end with the year before


@dataclass(frozen=True, slots=True)
class Published:
    """Year and month of publication; 0 where not known."""

    year: int = 0
    month: int = 0

    @classmethod
    def on(cls, value: str | None) -> "Published":
        """From an ISO 8601 date, possibly without a year (--05-07)."""
        match = re.match(r"(\d{4})(?:-(\d\d))?", value or "")
        return cls(int(match.group(1)), int(match.group(2) or 0)) if match else cls()


@dataclass(frozen=True, slots=True)
class Period:
    """A time as told at ``start``: its ISO 8601 ``value`` and whether the text names it as a year or a part of one.

    ``is_now``: it is no more than the time of the report (目前).
    """

    start: int
    value: str
    is_long: bool = False
    is_now: bool = False
    is_of_old: bool = False  # "by 1988": an absolute year up to which something is told


class Periods:
    """The times that a text tells, and which of them a figure is for."""

    def __init__(self, folded: str, published: Published) -> None:
        self.published = published
        self._folded = folded
        self._periods: Sequence[Period] = tuple(_told(folded, published))
        self._starts = [period.start for period in self._periods]

    def before(self, at: int, paragraph: int) -> Period | None:
        """The time told last before ``at`` in its paragraph."""
        index = bisect_left(self._starts, at) - 1
        return self._periods[index] if index >= 0 and self._starts[index] >= paragraph else None

    def of(self, at: int, clause: int, sentence: int, paragraph: int) -> str:
        """ISO 8601 of the time told nearest before ``at``; the year of publication for what stands now."""
        told = self.before(at, paragraph)
        base = _BASE.search(self._folded, max(clause, at - 16), at)
        time = TIME.search(base.group("time")) if base else None
        has_year = time is not None and (time["alone"] or "")[:1].isdigit()
        if base and (has_year or not (told and told.is_long)):
            return _value(time, self.published, 0) if time else ""
        if told and told.is_long:
            return self._within(told, at, clause) if told.start >= sentence else ""
        if _HAPPENED.search(self._folded, max(clause, at - 24), at):
            return told.value if told and not told.is_now else ""
        since = max(sentence, at - 120) if told is None or told.start < sentence else max(clause, told.start, at - 30)
        is_told = told is not None and (told.start >= clause or told.start >= sentence and told.is_of_old)
        if self.published.year and _STANDING.search(self._folded, since, at) and not is_told:
            return str(self.published.year)
        return told.value if told else ""

    def _within(self, told: Period, at: int, clause: int) -> str:
        """What changed over years stood at the one value before them and at the other at their end (由…提高到…)."""
        first, _, last = told.value.partition("/")
        words = self._folded[max(clause, at - 6) : at]
        if words.endswith(("由", "从")):
            return str(int(first) - 1)
        return last if words.endswith(("到", "至")) else told.value

    def is_open(self, period: str) -> bool:
        """Whether ``period`` is a whole year that was not over, by far, on the day of publication."""
        return self.is_future(period) or period == str(self.published.year) and self.published.month < 12

    def is_future(self, period: str) -> bool:
        """Whether ``period`` had not begun in the year of publication."""
        return bool(self.published.year) and period[:4] > str(self.published.year)


def _told(folded: str, published: Published) -> Iterator[Period]:
    absolute = 0
    for match in TIME.finditer(folded):
        year = match.group("alone") or match.group("year") or ""
        ahead = folded[max(0, match.start() - 4) : match.start()]
        is_reached = year[:1].isdigit() and _REACHED.search(ahead) and folded.startswith("的", match.end())
        if _COMPARED.search(ahead) or _A_DATE.match(folded, match.end()) and not is_reached:
            continue
        if year[:1].isdigit():
            absolute = int(year[:4])
        value = _value(match, published, absolute)  # "" keeps an earlier time from being taken for this one
        now = match.group("now") or ""
        is_of_old = year[:1].isdigit() and folded[max(0, match.start() - 1) : match.start()] == "到"
        is_long = "/" in value and "-" not in value
        yield Period(match.start(), value, is_long, bool(now) and "年" not in now, is_of_old)


def _value(match: re.Match[str], published: Published, absolute: int) -> str:
    if plan := match.group("plan"):
        last = _PLANS[plan] + 4
        return str(last) if match.group("last") else f"{_PLANS[plan]}/{last}"
    if many := match.group("many"):
        return _years(_count(re.sub(rf"[^{_COUNT}\d]", "", many)), published)
    part = match.group("part") or ""
    year = _year(match.group("alone") or match.group("year") or "", published, absolute, _last_month(part))
    if not year:
        return ""
    return _part(part, year) if part else str(year)


def _last_month(part: str) -> int:
    """The last month of a part of a year; 0 for none, and for a half, which may be planned."""
    told = _part(part, 1000) if part and "半年" not in part else ""
    return int(told[-2:]) if "-" in told else 0


def _year(printed: str, published: Published, absolute: int, last: int = 0) -> int:
    """``last``: the last month told of the year. In January nobody tells of 前11个月 of the year that has begun."""
    if printed[:1].isdigit():
        return int(printed[:4])
    if printed.startswith("过去"):
        return published.year and published.year - 1
    if printed:
        return published.year and published.year + _AHEAD[printed]
    is_over = 0 < published.month <= _NEW_YEAR <= _LAST_MONTHS <= last
    return published.year - is_over if published.year else absolute


def _years(count: int, published: Published) -> str:
    """The last ``count`` years: up to the year before in a report of the first months."""
    if not published.year or count < 2:
        return ""
    last = published.year - (0 < published.month <= _FIRST_MONTHS)
    return f"{last - count + 1}/{last}"


def _count(printed: str) -> int:
    return int(printed) if printed.isdigit() else _NUMERALS.get(printed, 10)


def _part(printed: str, year: int) -> str:
    """Months, a quarter or a half of ``year``."""
    numbers = [int(number) for number in re.findall(r"\d{1,2}", printed)]
    if "半年" in printed:
        first, last = (1, 6) if printed[0] == "上" else (7, 12)
    elif "季度" in printed:
        count = numbers[0] if numbers else _count(printed.lstrip("前第")[0])
        first, last = (1 if printed[0] == "前" else 3 * count - 2), 3 * count
    elif printed[0] == "前":
        first, last = 1, numbers[0] if numbers else _count(printed[1:].split("个")[0].split("月")[0])
    else:
        first, last = numbers[0], numbers[-1]
    if not 1 <= first <= last <= 12:
        return str(year)
    return f"{year}-{first:02}" if first == last else f"{year}-{first:02}/{year}-{last:02}"
