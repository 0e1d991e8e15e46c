"""Numbers with their units, wherever a text prints them: digits, characters and both mixed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from archive.ingest.figures.numerals import HANZI, compounds, number, signed
from archive.ingest.figures.units import POWERS, UNIT

_DIGITS = r"(?:\d{1,3}(?:(?:,\d{3}){1,4}|(?: \d{3}){1,4})(?:\.\d{1,6})?(?!\d)|\d{1,15}(?:\.\d{1,8})?)"
_NUMBER = re.compile(
    rf"(?<![\d.a-z])(?<!\d,)(?:(?P<times>\d{{1,4}})[×x*])?(?P<low>{_DIGITS})(?P<low_unit>%|‰|万亿|亿|万|千|百)? ?"
    rf"(?:(?:[-~–—]{{1,2}}|至|到) ?(?P<high>{_DIGITS}) ?)?(?P<more>多|余|来)?"
)
# Numbers in characters count with measures that leave no doubt, and with counters where there are many.
_WRITTEN = re.compile(
    rf"(?<![第〇零一二两三四五六七八九十百千几数])(?P<number>(?![百千]){HANZI})(?P<more>多|余)?(?:"
    r"(?P<power>万亿|亿|万)(?P<also>多|余)?(?P<measure>元|人次|人(?!民币|才)|平方米|户|辆|台|套|册|只|头|株|名|家|个|件|份|次|__)|"
    r"(?P<bare>平方米|元(?![旦月老首素件宵])|亩(?![产均])|__|倍(?!增|数)|成(?=多|以上|左右|的|[,。;]))|"
    r"(?P<count>[家户名辆套台座所项件]|人次|个(?!月|小时|方面|五年)))".replace(
        "__", "平方公里|立方米|公里|公顷|公斤|千克|千瓦时?|吨|亩|美元|块钱|海里|斤"
    )
)
# 提高2个和4个百分点: the first of two has the unit of the second.
_SHARED_POINTS = re.compile(r"个?[和与、至到]\d{1,3}(?:\.\d{1,2})?个百分点")
# 3个亿: spoken for 3亿.
_SPOKEN_POWER = re.compile(
    rf"(?<![\d.a-z第几数])(?P<number>\d{{1,5}}|{HANZI})(?P<more>多|余)?个(?P<also>多|余)?(?P<unit>亿(?:美?元)?)"
)
# 男子1500米, 女子49公斤级: a contest; 11米级盾构机: how large it is.
_CONTEST = re.compile(r"(?:[男女]子|男女|混合|接力|项目|速滑|竞走|赛跑|短跑|长跑)$")
_RATED = re.compile(r"(?:以[上下])?级(?!别)")
_PEOPLE_OR_THINGS = re.compile(r"[\u3400-\u9fff](?<![年月日天里次倍字])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_MANY = 20  # fewer than that are told in characters of anything: 三项, 十个
_PERCENT = re.compile(rf"百分之(?P<number>{HANZI}|{_DIGITS})(?!点)")
# 突破千亿元: a threshold spelt as a power alone. 亿元以上, 千亿级 are classes, not figures.
_POWER_ALONE = re.compile(
    r"(?:突破|超过?|逾|达到?|跨越|跃上|跨上|登上|站上|迈上|迈过|迈入|接近|越过|过)(?P<power>百|千)(?P<unit>亿美?元)(?!级|以上|产业|"
    r"企业|集群|园区|项目|工程)"
)

# Counters with such nouns count parts of a text or stretches of time, not things measured.
_NOT_COUNTED = re.compile(
    r"个?[多半来]?(?:方面|月|小时|星期|部分|季度|工作日|层面|维度|阶段|年头|世纪|字|钟头|周年|周|环节|关键词|之最|第一)|"
    r"[种类](?:方式|形式|情况|情形|办法|类型|精神|模式)"
)
_NAME_GOES_ON = re.compile(
    r"(?<=道)班|(?<=部)(?:门|委|队|分)|(?<=条)例|(?<=家)庭|(?<=件)事|(?<=里)(?:面|长征)|(?<=场)所|(?<=头)条|(?<=对)(?:口|"
    r"外)|(?<=号)|(?<=片)区(?!域)|(?<![亿万]人)(?<=人)民(?!币)|(?<=名)(?:单|牌|优(?!秀)|校(?![长友医])|城)|(?<=米)字|"
    r"(?<=担)[任当负保心架]|(?<=类)[型别似]|(?<=种)[植子养粮]|(?<=根)[据本]|(?<=首)[届次个都府批]|(?<=封)[闭城路]|(?<=票)[房务据价]|(?<=席)[卷地]|(?<=款)项|(?<=成)[立员本为功长绩果都品交效熟就了人年分]"
)
# 收入50万元以上的村占比, 10亿元以上项目3个: how large those are that are counted.
_CLASS = re.compile(
    r"以[上下](?:的[\u3400-\u9fff]{1,8}?(?:占比|比[例重]|[已约仅]?占)|"
    r"的?[\u3400-\u9fff]{0,4}?(?:项目|企业|村|工程|大?户|乡镇|街道|合作社|园区)(?:数量)?(?:[已达共有]{0,2}\d|占))"
)
_OF_CLOCK = re.compile(r"\d:$")  # 9日00:00起
_NUMBERED = re.compile(
    r"(?:第|no\.?|国道|省道|县道|(?<![革创更维全最翻重])新|〔\d{4}〕|\[\d{4}\]|(?<![目日此当空提会之眼以先])前|每|(?<![定移迁安聚民旅])居|排名|位居|q|g|s)$"
)


@dataclass(frozen=True, slots=True)
class FigureMatch:
    """A number with its unit: offsets of the figure, its value, upper value, unit in folded text.

    ``more`` tells that the number is followed by 多 or 余.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    more: bool = False


def quantities(folded: str) -> list[FigureMatch]:
    """Every number of ``folded`` that has a unit, by place; of two that overlap, the one that begins first."""
    readers = (_compounds, _spoken_powers, _with_digits, _written, _percent, _powers_alone)
    matches = [match for reader in readers for match in reader(folded)]
    apart, before_end = [], -1
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if match.start >= before_end:
            apart.append(match)
            before_end = match.end
    return apart


def _with_digits(folded: str) -> list[FigureMatch]:
    figures = []
    for match in _NUMBER.finditer(folded):
        item = _read(folded, match)
        if item is not None and not _NUMBERED.search(folded[max(0, match.start() - 6) : match.start()]):
            figures.append(item)
    return figures


def _read(folded: str, match: re.Match[str]) -> FigureMatch | None:
    """A number in digits with the unit behind it; None where no unit follows or the unit is none."""
    low, high, low_unit = match.group("low"), match.group("high"), match.group("low_unit") or ""
    more = bool(match.group("more"))
    at = match.start("low_unit") if low_unit and high is None and not more else match.end()  # the unit's own power
    unit = UNIT.match(folded, at)
    if not low_unit and high is None and _SHARED_POINTS.match(folded, at):
        return FigureMatch(match.start(), at + folded.startswith("个", at), _decimal(low), None, "个百分点", more)
    if unit is None:
        return _read_days(folded, match) if folded.startswith("天", match.end()) else _read_bare(folded, match)
    if _NOT_COUNTED.match(folded, unit.start()) or _NAME_GOES_ON.match(folded, unit.end()):
        return None
    if folded[unit.end() : unit.end() + 1] in "年月日届号时点岁" and not unit.group("measure"):
        return None
    if _CLASS.match(folded, unit.end()) or unit.group("measure") and _RATED.match(folded, unit.end()):
        return None
    if _OF_CLOCK.search(folded, max(0, match.start() - 3), match.start()):
        return None
    if _is_contest(folded, match.start(), unit):
        return None
    start, value, upper = signed(folded, match.start(), _decimal(low), None if high is None else _decimal(high))
    printed = (low_unit if more and high is None else "") + unit.group()
    return FigureMatch(start, unit.end(), value, upper, printed, more)


def _is_contest(folded: str, start: int, unit: re.Match[str]) -> bool:
    measure = unit.group("measure") or ""
    if measure == "公斤" and _RATED.match(folded, unit.end()):
        return True
    return measure in ("米", "公里", "公斤") and _CONTEST.search(folded[max(0, start - 2) : start]) is not None


# 优良天数160天: days that are the measure itself, not a stretch of time.
_OF_DAYS = re.compile(r"天数[^,。;\d]{0,8}$")


def _read_days(folded: str, match: re.Match[str]) -> FigureMatch | None:
    if match.group("low_unit") or not _OF_DAYS.search(folded[max(0, match.start() - 10) : match.start()]):
        return None
    high = match.group("high")
    upper = None if high is None else _decimal(high)
    return FigureMatch(
        match.start(), match.end() + 1, _decimal(match.group("low")), upper, "天", bool(match.group("more"))
    )


def _read_bare(folded: str, match: re.Match[str]) -> FigureMatch | None:
    """80%多, 3万多农户: what stands before 多 is all there is of a unit."""
    unit = match.group("low_unit") or ""
    if match.group("high") is not None or not match.group("more"):
        return None
    if unit in ("%", "‰"):
        return FigureMatch(match.start(), match.end("low_unit"), _decimal(match.group("low")), None, unit, more=True)
    if unit in ("万", "亿", "万亿") and _PEOPLE_OR_THINGS.match(folded, match.end()):
        return FigureMatch(match.start(), match.end(), _decimal(match.group("low")), None, unit, more=True)
    return None


def _compounds(folded: str) -> Iterator[FigureMatch]:
    """2亿3232万人次, 1万8千多吨, 一亿四千万元: in the largest power."""
    for compound in compounds(folded):
        unit = UNIT.match(folded, compound.end)
        if unit is None or unit.group("power") or not unit.group("measure"):
            continue
        if not _NOT_COUNTED.match(folded, unit.start()) and not _NAME_GOES_ON.match(folded, unit.end()):
            printed = compound.power + unit.group()
            yield FigureMatch(compound.start, unit.end(), compound.value, None, printed, compound.more)


def _spoken_powers(folded: str) -> Iterator[FigureMatch]:
    for match in _SPOKEN_POWER.finditer(folded):
        if (value := number(match.group("number"))) is not None:
            more = bool(match.group("more") or match.group("also"))
            yield FigureMatch(match.start(), match.end(), value, None, match.group("unit"), more)


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace(" ", ""))


def _written(folded: str) -> list[FigureMatch]:
    """三千亿元, 两百多万人, 五千公里, 一千多家; 一亩 and 三家 are no figures."""
    return [figure for match in _WRITTEN.finditer(folded) if (figure := _read_written(folded, match)) is not None]


def _read_written(folded: str, match: re.Match[str]) -> FigureMatch | None:
    value = number(match.group("number"))
    power, counted = match.group("power") or "", match.group("count")
    if value is None or _NAME_GOES_ON.match(folded, match.end()):
        return None
    if value < _MANY if counted else value < 2 and not power:
        return None
    if match.group("bare") == "元" and value < 10 and _HAN.match(folded, match.end()):  # 三元食品
        return None
    unit = power + (match.group("measure") or match.group("bare") or counted)
    more = bool(match.group("more") or match.group("also"))
    return FigureMatch(match.start(), match.end(), value, None, unit, more)


def _percent(folded: str) -> list[FigureMatch]:
    return [
        FigureMatch(m.start(), m.end(), value, None, "%")
        for m in _PERCENT.finditer(folded)
        if (value := _decimal(m.group("number")) if m.group("number")[0].isdigit() else number(m.group("number")))
        is not None
    ]


def _powers_alone(folded: str) -> list[FigureMatch]:
    return [
        FigureMatch(m.start("power"), m.end(), Decimal(POWERS[m.group("power")]), None, m.group("unit"))
        for m in _POWER_ALONE.finditer(folded)
    ]
