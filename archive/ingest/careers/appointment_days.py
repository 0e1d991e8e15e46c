"""Days and periods of a career as printed, in ISO 8601 as far as they go: 2008, 2008-03, 2008-03-12."""

import re
from datetime import date, timedelta

from archive.text.chinese_counting import in_digits

_DAY = re.compile(
    r"(?<![\d月])(?:(?P<year>(?:19|20)\d\d|今|去|当)年)?(?:(?P<month>\d{1,2})月|(?P<same>当月)|本月)?"
    r"(?P<day>\d{1,2})(?:日|(?<![〕\])]\d)(?<![〕\])]\d\d)号(?!码))"  # [2019]5号 is a document's
)
_MONTH = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月|(?!\d))(?!出?生)(?![至到—-])|"
    r"(?P<said>今|去|同|当)年(?:[初底]|(?P<in>\d{1,2})月)|(?<![\d年])(?P<bare>\d{1,2})月(?![\d月份以底下至到—-])|同月"
)
_MONTH_LENGTH = 7  # characters of 2008-03
_NAMED = re.compile(r"今天|今日|昨天|昨日")
_POINT = r"((?:19|20)\d\d)(?:年|\.)?(?:(\d{1,2})月?|年?)"
_DASH = "(?:—+|--?|–)"
_PERIOD = re.compile(
    # A dash may be left open; 2004年3月到某局工作 is where somebody went.
    rf"{_POINT} ?(?:(?:至|到|{_DASH}) ?(?:{_POINT}|(至今|今|现在))|{_DASH} ?(?=[ ,\u3400-\u9fff]))[ ,:]?|"
    rf"{_POINT}(?P<since>起)(?= )"
)


def day_in(clause: str, published: str | None, latest: str | None = None) -> str | None:
    """The last day that folded ``clause`` prints; without a year it is the nearest one up to ``published``.

    ``latest`` is the day told before: 同年9月, 同月 and 4月 are of its year.
    """
    today = date.fromisoformat(published) if published and len(published) == 10 else None
    day = None
    for match in _DAY.finditer(clause):
        day = _resolved(match, today, latest) or day
    if day:
        return day
    if today and (named := _NAMED.search(clause)):
        return str(today - timedelta(days=named.group()[0] == "昨"))
    month = _MONTH.search(clause)
    return _resolved_month(month, today, latest) if month else None


def _resolved_month(match: re.Match[str], today: date | None, latest: str | None) -> str | None:
    if match["year"]:
        return _joined(match["year"], match["month"])
    if match.group() == "同月":
        return latest[:7] if latest and len(latest) >= 7 else None
    month = match["in"] or match["bare"]
    if latest and match["said"] not in ("今", "去"):
        return _joined(latest[:4], month)
    if today is None or match["said"] == "同":
        return None
    return _joined(str(today.year - (match["said"] == "去")), month)


def _resolved(match: re.Match[str], today: date | None, latest: str | None = None) -> str | None:
    if match["same"] and latest and len(latest) >= _MONTH_LENGTH:
        return f"{latest[:_MONTH_LENGTH]}-{int(match['day']):02}"
    month = match["month"] or (today.month if today else None)
    printed = match["year"] or (latest[:4] if latest and not today and match["month"] else None)
    if today and printed in (None, "今", "当", "去"):
        printed = str(today.year - (printed == "去"))
    if month is None or printed is None or not printed.isdigit():
        return None
    try:
        day = date(int(printed), int(month), int(match["day"]))
    except ValueError:
        return None
    if today and match["year"] is None and day > today + timedelta(days=31):
        day = day.replace(year=day.year - 1) if match["month"] and day.month != 2 else day
    return str(day)


def _joined(year: str, month: str | None) -> str:
    return f"{year}-{int(month):02}" if month and 1 <= int(month) <= 12 else year


def period_in(clause: str) -> tuple[tuple[str | None, str | None], int]:
    """(from, to) and the length of a period that begins folded ``clause``; to is empty for 至今.

    ((None, None), 0) where none does.
    """
    match = _PERIOD.match(clause.lstrip())
    if match is None:
        return (None, None), 0
    skipped = len(clause) - len(clause.lstrip()) + match.end()
    if match["since"]:  # 2013年起
        return (_joined(match.group(6), match.group(7)), ""), skipped
    begins = _joined(match.group(1), match.group(2))
    ends = _joined(match.group(3), match.group(4)) if match.group(3) else ""
    return (begins, ends), skipped


BEGINNING = 160  # characters of a text in which it tells its day
FULL = 10  # characters of 2008-03-12
_SENTENCE_PARTS = re.compile("[,。;\n]")
# (2021年5月换届选举产生), above a list
_IN_MONTH = re.compile(r"\((?:19|20)\d\d年\d{1,2}月(?=[^()\d]{0,40}(?:选举产生|选出|通过)\))")
OF_LIFE = re.compile(
    "截[至止]|生于|参加工作|加入|获悉|公示|考察|入党|入伍|出生|[年月日]生|毕业"
)  # days of a life, not of an office
HEARD = re.compile(r"[^,。\n]{0,10}\d日,[^,。\n]{0,20}(?:获悉|了解到)")  # the day of a report about it


def dateline(folded: str, published: str | None) -> str | None:
    """The day of the meeting or decision that the text begins with; the month of an election above a list."""
    for clause in _SENTENCE_PARTS.split(HEARD.sub("", folded[:BEGINNING])):
        day = None if OF_LIFE.search(clause) else day_in(in_digits(clause), published)
        if day and len(day) == FULL and not (published and day > published):
            return day
    elected = _IN_MONTH.match(in_digits(folded[:BEGINNING]))
    return day_in(elected.group(), published) if elected else None
