"""The year of a report whose dates print none, from other printed evidence: the meeting's name, the year whose work
is commended or laid out, the date in a picture's address. Where the evidence is not of one mind, no year is read.

All texts are folded, but for the addresses.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from archive.ingest.texts import _

FROM_NAME = _("年份取自会议或活动的名称")
FROM_WORK = _("年份取自正文所述的年度工作")
FROM_PICTURE = _("年份取自图片地址里的日期")
FROM_ADDRESS = _("年份取自网址里的日期")

_YEAR = r"(?<!\d)(?P<y>(?:19[89]|20[0-4])\d)年?"
_YEAR_BEFORE = _YEAR.replace("<y>", "<z>")
_GATHERING = (
    r"(?:会议|大会|年会|例会|峰会|论坛|博览会|推介会|洽谈会|座谈会|推进会|动员会|现场会|观摩会|点评会|分析会|调度会|部署会|"
    r"招聘会|对接会|交流会|通报会|表彰会|总结会|誓师会|(?:签约|开工|启动|开幕|揭牌|颁奖)仪式)"
)
_NAMED = re.compile(
    rf"{_YEAR}(?:度|上半年|下半年|第?[一二三四1-4]季度)?"
    rf"(?:[^\d,。;:!?\n、\"]|\"[^\d,。;\"\n]{{1,10}}\"){{0,30}}?{_GATHERING}"
)
_THIS_YEAR = re.compile(rf"(?:今年\(?即?)?{_YEAR}是[^。;\n]{{1,50}}?(?:之年|的?一年|关键期|第[一二三四五]年)")
_PLANNED = re.compile(
    rf"{_YEAR}度?[^,。;\n\d]{{0,12}}?(?:目标责任书|责任书|责任状|工作要点|工作任务|目标任务|工作计划|工作部署)"
)
_COMMENDED = re.compile(
    rf"(?:表彰|表扬|奖励|授予|命名|荣获)[^。;\n\d]{{0,30}}{_YEAR}"
    rf"|{_YEAR_BEFORE}度?[^,。;\n\d]{{0,20}}(?:先进|优秀|受表彰|表彰)"
)
_PICTURE = re.compile(
    r"<img[^>]{0,300}?[/_=](?P<y>20[0-4]\d)[/_-]?(?P<m>0[1-9]|1[0-2])[/_-]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d{1,3}[.])",
    re.IGNORECASE,
)
# …/202006/t20200619_1.html, …/2020/06/19/1.html: the page's own address.
_PAGE = re.compile(
    r"https?://[!-~]{1,200}?[/_=t](?P<y>20[0-4]\d)[/_-]?(?P<m>0[1-9]|1[0-2])[/_-]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_OPENING = 400  # characters of the body in which the report's own meeting is named
_LAG = timedelta(days=10)  # how long after the day a picture of it is put on a page


def printed_year(title: str, body: str, addresses: str, month: int, day: int, page: str = "") -> tuple[int, str] | None:
    """The year in which ``month`` and ``day`` fell, with the reason, where all evidence of one kind agrees on it.

    ``addresses`` is a raw HTML text, or empty; ``page`` the address of the page itself.
    """
    kinds = (
        (FROM_ADDRESS, _dated(_PAGE.finditer(page), month, day)),
        (FROM_PICTURE, _dated(_PICTURE.finditer(addresses), month, day)),
        (FROM_NAME, _of_names(title, body[:_OPENING], month)),
        (FROM_WORK, _of_work(body, month)),
    )
    for reason, told in kinds:
        years = set(told)
        if len(years) == 1:
            return years.pop(), reason
    return None


def _dated(addresses: Iterator[re.Match[str]], month: int, day: int) -> Iterator[int]:
    for match in addresses:
        try:
            taken, told = (date(int(match["y"]), int(m), int(d)) for m, d in ((match["m"], match["d"]), (month, day)))
        except ValueError:
            continue
        if timedelta(0) <= taken - told <= _LAG:
            yield told.year


def _of_names(title: str, opening: str, month: int) -> Iterator[int]:
    """2016年投资年会. At the turn of the year a meeting may bear the name of the other one."""
    if month <= 10:
        for text in (title, opening):
            yield from (int(match["y"]) for match in _NAMED.finditer(text))


def _of_work(body: str, month: int) -> Iterator[int]:
    """In the first half of a year its own work is laid out and that of the year before is commended."""
    if month <= 6:
        yield from (int(match["y"]) for match in (*_THIS_YEAR.finditer(body), *_PLANNED.finditer(body)))
        yield from (int(match["y"] or match["z"]) + 1 for match in _COMMENDED.finditer(body))
