"""Figures: numbers with a unit, as printed and as a value that can be compared."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from archive.ingest.document import FigureMention, NameMention, Span
from archive.ingest.figures.clauses import Place, area_stems
from archive.ingest.figures.figure_areas import area_of
from archive.ingest.figures.figure_status import FigureContext, bound, is_cumulative, status
from archive.ingest.figures.periods import Periods, Published
from archive.ingest.figures.subjects import subject
from archive.ingest.figures.units import POWERS, UNIT, base
from archive.ingest.slogans.quotations import Quotation, enclosing

_DIGITS = r"(?:\d{1,3}(?:(?:,\d{3}){1,4}|(?: \d{3}){1,4})(?:\.\d{1,6})?(?!\d)|\d{1,15}(?:\.\d{1,8})?)"
_HANZI = r"[〇零一二两三四五六七八九十百千]{1,9}(?:点[〇零一二三四五六七八九]{1,6})?"
_NUMBER = re.compile(
    rf"(?<![\d.a-z])(?<!\d,)(?:(?P<times>\d{{1,4}})[×x*])?(?P<low>{_DIGITS})(?P<low_unit>%|‰|万亿|亿|万|千|百)? ?"
    rf"(?:(?:[-~–—]{{1,2}}|至|到) ?(?P<high>{_DIGITS}) ?)?(?P<more>多|余|来)?"
)
# Numbers in characters count with measures that leave no doubt, and with counters where there are many.
_WRITTEN = re.compile(
    rf"(?<![第〇零一二两三四五六七八九十百千几数])(?P<number>(?![百千]){_HANZI})(?P<more>多|余)?(?:"
    r"(?P<power>万亿|亿|万)(?P<also>多|余)?(?P<measure>元|人次|人(?!民币|才)|平方米|户|辆|台|套|册|只|头|株|名|家|个|件|份|次|__)|"
    r"(?P<bare>平方米|元(?![旦月老首素件宵])|亩(?![产均])|__|倍(?!增|数)|成(?=多|以上|左右|的|[,。;]))|"
    r"(?P<count>[家户名辆套台座所项件]|人次|个(?!月|小时|方面|五年)))".replace(
        "__", "平方公里|立方米|公里|公顷|公斤|千克|千瓦时?|吨|亩|美元|块钱|海里|斤"
    )
)
_COMPOUND = re.compile(
    r"(?<![\d.a-z])(?<!\d,)(?P<large>\d{1,4})(?P<power>亿|万)(?P<small>\d{1,4})(?P<less>万|千|百)?(?P<more>多|余)?"
)
_PEOPLE_OR_THINGS = re.compile(r"[\u3400-\u9fff](?<![年月日天里次倍字])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_MANY = 20  # fewer than that are told in characters of anything: 三项, 十个
_PERCENT = re.compile(rf"百分之(?P<number>{_HANZI}|{_DIGITS})(?!点)")
# 突破千亿元: a threshold spelt as a power alone. 亿元以上, 千亿级 are classes, not figures.
_POWER_ALONE = re.compile(
    r"(?:突破|超过?|逾|达到?|跨越|跃上|跨上|登上|站上|迈上|迈过|迈入|接近|越过|过)(?P<power>百|千)(?P<unit>亿美?元)(?!级|以上|产业|"
    r"企业|集群|园区|项目|工程)"
)

# Counters with such nouns count parts of a text or stretches of time, not things measured.
_NOT_COUNTED = re.compile(
    r"个?(?:方面|月|小时|星期|部分|季度|工作日|层面|维度|阶段|年头|世纪|字|钟头|周年|周|环节|关键词|之最|第一)|"
    r"[种类](?:方式|形式|情况|情形|办法|类型|精神|模式)"
)
_NAME_GOES_ON = re.compile(
    r"(?<=道)班|(?<=部)(?:门|委|队|分)|(?<=条)例|(?<=家)庭|(?<=件)事|(?<=里)面|(?<=场)所|(?<=头)条|(?<=对)(?:口|"
    r"外)|(?<=号)|(?<=片)区(?!域)|(?<![亿万]人)(?<=人)民(?!币)|(?<=名)(?:单|牌|优|校|城)|(?<=米)字|"
    r"(?<=类)[型别似]|(?<=种)[植子养粮]|(?<=根)[据本]|(?<=款)项|(?<=成)[立员本为功长果都品交效熟就了人年分]"
)
_NUMBERED = re.compile(r"(?:第|no\.?|国道|省道|县道|新|文件|〔\d{4}〕|\[\d{4}\]|前|每|居|排名|位居|q|g|s)$")
_SPOKEN = re.compile(r"[,。?!]")
_CLAUSE_BORDER = re.compile(r"[,。;:!?\n、()\"《》]")
_SENTENCE_BORDER = re.compile(r"[。!?\n]")


@dataclass(frozen=True, slots=True)
class _FigureMatch:
    """A number with its unit: offsets of the figure, its value, upper value, unit in folded text."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    more: bool = False


def figures(
    folded: str,
    text: str,
    quoted: Sequence[Quotation],
    *,
    published: str | None = None,
    zones: Sequence[NameMention] = (),
    place: str | None = None,
) -> tuple[FigureMention, ...]:
    """Every figure of ``text``, by place. Numbers inside a slogan are part of its name.

    ``published`` is the day of publication in ISO 8601, against which 去年 and the like are read; the names of
    ``zones`` and of ``place``, the area reported on, are no part of a measure.
    """
    found = [*_compounds(folded), *_with_digits(folded), *_written(folded), *_percent(folded), *_powers_alone(folded)]
    reader = _FigureReader(folded, text, Published.on(published), area_stems(folded, place), zones)
    before_end = -1
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if item.start >= before_end and not _in_slogan(folded, quoted, item):
            reader.take(item)
            before_end = item.end
    return tuple(reader.mentions)


class _FigureReader:
    """Reads what figures say, one after the other; each may leave its measure to the one before."""

    def __init__(
        self, folded: str, text: str, published: Published, areas: Collection[str], zones: Sequence[NameMention]
    ) -> None:
        self.folded, self.text = folded, text
        self.mentions: list[FigureMention] = []
        self._periods = Periods(folded, published)
        self._clauses = [match.end() for match in _CLAUSE_BORDER.finditer(folded)]
        self._sentences = [match.end() for match in _SENTENCE_BORDER.finditer(folded)]
        self._paragraphs = [match.end() for match in re.finditer("\n", folded)]
        self._zone_ends = sorted(zone.span.end for zone in zones if zone.span)
        self._areas = areas
        self._before = (-1, "", "")

    def take(self, item: _FigureMatch) -> None:
        mention = self._figure(item, self._place(item))
        self.mentions.append(mention)
        _, subject_before, unit_before = self._before
        keeps = not mention.subject and item.unit[-1:] in (unit_before[-1:], "点")  # 差2亿元: the measure stays
        self._before = (item.end, *((subject_before, unit_before) if keeps else (mention.subject, item.unit)))

    def _place(self, item: _FigureMatch) -> Place:
        clause, sentence = _last(self._clauses, item.start), _last(self._sentences, item.start)
        named_to = _last(self._zone_ends, item.start)
        stands = (item.unit, item.start, item.end, clause, sentence)
        return Place(self.folded, *stands, *self._before, named_to, self._areas)

    def _figure(self, item: _FigureMatch, place: Place) -> FigureMention:
        base_unit, base_value = base(item.value, item.unit)
        unit_at = item.end - len(item.unit)
        unit = self.text[unit_at : item.end] if self.folded[unit_at : item.end] == item.unit else item.unit
        paragraph = _last(self._paragraphs, item.start)
        period = self._periods.of(item.start, place.clause, place.sentence, paragraph)
        is_open, is_future = self._periods.is_open(period), self._periods.is_future(period)
        stand = FigureContext(item.start, item.end, place.clause, place.sentence, paragraph, is_open, is_future)
        return FigureMention(
            subject=subject(place),
            raw=self.text[item.start : item.end],
            value=item.value,
            unit=unit,
            span=Span(item.start, item.end),
            upper=item.upper,
            bound=bound(self.folded, item.start, item.end, is_range=item.upper is not None, more=item.more),
            base_unit=base_unit,
            base_value=base_value,
            period=period,
            status=status(self.folded, stand),
            is_cumulative=is_cumulative(self.folded, place.clause, item.start),
            area=area_of(place),
        )


def _last(borders: Sequence[int], at: int) -> int:
    index = bisect_right(borders, at) - 1
    return borders[index] if index >= 0 else 0


def _in_slogan(folded: str, quoted: Sequence[Quotation], item: _FigureMatch) -> bool:
    """Short quotations without a comma are names; longer ones are somebody's words."""
    quotation = enclosing(quoted, item.start)
    return (
        quotation is not None
        and quotation.end - quotation.start <= 16
        and not _SPOKEN.search(folded, quotation.start, quotation.end)
    )


def _with_digits(folded: str) -> list[_FigureMatch]:
    found = []
    for match in _NUMBER.finditer(folded):
        item = _read(folded, match)
        if item is not None and not _NUMBERED.search(folded[max(0, match.start() - 6) : match.start()]):
            found.append(item)
    return found


def _read(folded: str, match: re.Match[str]) -> _FigureMatch | None:
    """A number in digits with the unit behind it; None where no unit follows or the unit is none."""
    low, high, low_unit = match.group("low"), match.group("high"), match.group("low_unit") or ""
    more = bool(match.group("more"))
    at = match.start("low_unit") if low_unit and high is None and not more else match.end()  # the unit's own power
    unit = UNIT.match(folded, at)
    if unit is None:
        return _read_days(folded, match) if folded.startswith("天", match.end()) else _read_bare(folded, match)
    if _NOT_COUNTED.match(folded, unit.start()) or _NAME_GOES_ON.match(folded, unit.end()):
        return None
    if folded[unit.end() : unit.end() + 1] in "年月日届号时点岁" and not unit.group("measure"):
        return None
    upper = None if high is None else _decimal(high)
    printed = (low_unit if more and high is None else "") + unit.group()
    return _FigureMatch(match.start(), unit.end(), _decimal(low), upper, printed, more)


# 优良天数160天: days that are the measure itself, not a stretch of time.
_OF_DAYS = re.compile(r"天数[^,。;\d]{0,8}$")


def _read_days(folded: str, match: re.Match[str]) -> _FigureMatch | None:
    if match.group("low_unit") or not _OF_DAYS.search(folded[max(0, match.start() - 10) : match.start()]):
        return None
    high = match.group("high")
    upper = None if high is None else _decimal(high)
    return _FigureMatch(
        match.start(), match.end() + 1, _decimal(match.group("low")), upper, "天", bool(match.group("more"))
    )


def _read_bare(folded: str, match: re.Match[str]) -> _FigureMatch | None:
    """80%多, 3万多农户: what stands before 多 is all there is of a unit."""
    unit = match.group("low_unit") or ""
    if match.group("high") is not None or not match.group("more"):
        return None
    if unit in ("%", "‰"):
        return _FigureMatch(match.start(), match.end("low_unit"), _decimal(match.group("low")), None, unit, more=True)
    if unit in ("万", "亿", "万亿") and _PEOPLE_OR_THINGS.match(folded, match.end()):
        return _FigureMatch(match.start(), match.end(), _decimal(match.group("low")), None, unit, more=True)
    return None


def _compounds(folded: str) -> list[_FigureMatch]:
    """2亿3232万人次, 1万8千多吨: in the larger power."""
    return [found for match in _COMPOUND.finditer(folded) if (found := _read_compound(folded, match)) is not None]


def _read_compound(folded: str, match: re.Match[str]) -> _FigureMatch | None:
    unit = UNIT.match(folded, match.end())
    rest = Decimal(match.group("small")) * POWERS.get(match.group("less") or "", 1)
    power = POWERS[match.group("power")]
    if unit is None or unit.group("power") or not unit.group("measure") or rest >= power:
        return None
    value = Decimal(match.group("large")) + rest / power
    return _FigureMatch(
        match.start(), unit.end(), value, None, match.group("power") + unit.group(), bool(match.group("more"))
    )


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace(" ", ""))


def _written(folded: str) -> list[_FigureMatch]:
    """三千亿元, 两百多万人, 五千公里, 一千多家; 一亩 and 三家 are no figures."""
    return [found for match in _WRITTEN.finditer(folded) if (found := _read_written(folded, match)) is not None]


def _read_written(folded: str, match: re.Match[str]) -> _FigureMatch | None:
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
    return _FigureMatch(match.start(), match.end(), value, None, unit, more)


def _percent(folded: str) -> list[_FigureMatch]:
    return [
        _FigureMatch(m.start(), m.end(), value, None, "%")
        for m in _PERCENT.finditer(folded)
        if (value := _decimal(m.group("number")) if m.group("number")[0].isdigit() else number(m.group("number")))
        is not None
    ]


def _powers_alone(folded: str) -> list[_FigureMatch]:
    return [
        _FigureMatch(m.start("power"), m.end(), Decimal(POWERS[m.group("power")]), None, m.group("unit"))
        for m in _POWER_ALONE.finditer(folded)
    ]


_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def number(characters: str) -> Decimal | None:
    """Chinese numerals below ten thousand, with decimals after 点; None for what is no number (一三)."""
    whole, _, decimals = characters.partition("点")
    total, digit = 0, None
    for character in whole:
        if character in _NUMERALS:
            if digit:
                return None
            digit = _NUMERALS[character]
        else:
            total += (1 if digit is None or digit == 0 else digit) * POWERS[character]
            digit = None
    total += digit or 0
    return Decimal(f"{total}.{''.join(str(_NUMERALS[c]) for c in decimals)}" if decimals else total)
