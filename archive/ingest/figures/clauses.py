"""The clause that a figure stands in, rid of its place and of what stands before: where its measure is looked for."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from archive.ingest.figures.leftwards import before
from archive.ingest.figures.measures import is_measure, is_noun, phrases, without_zone
from archive.ingest.figures.nouns import behind
from archive.ingest.lexicon.countries import is_country
from archive.ingest.lexicon.words import is_word
from archive.ingest.places.area_names import area_end
from archive.text.normalize import fold
from archive.text.patterns import past

# Who does it to what: 市长甲带领干部对全市15个项目进行观摩.
_ACTOR = re.compile(r".{0,40}[对把将使向](?=[全各我本该])")
# Currencies stand before an amount as its unit: 金额约新台币13亿元, 约合人民币200元.
_CURRENCY = re.compile(r"(?:人民币|新台币|台币|港币|澳币|外币)(?:约|近|超过?|逾)?$")
# Measures that need the thing in front of them to be told apart: 重大项目212个，总投资2000亿元.
_OF_WHAT = re.compile(r"^(?:计划)?(?:总投资|投资|总投资额|投资总额)$")
_THINGS = re.compile(r"(?:项目|工程)$")
_RECORD = re.compile(
    r"(?:创(?:下)?(?:历史|同期|历年)*(?:[纪记]录|新高|新低|之最)|史无前例|前所未有)的(?:约|近)?$"
)  # no measure
_PART = re.compile(r"^其中.*(?<!级产业)(?:园区|开发区|集聚区|新区|高新区|经开区)$")
_CLASS_OF_ZONES = re.compile(r"(?:产业集聚区|产业园区|园区)$")
# An enterprise of a zone is one that has settled there, however the report puts it.
_SETTLED = re.compile(r"^(?:入园|园区|区内)?企业$")
_CLAUSES = re.compile(r"[,;:、()\"《》]")
_SENTENCES = re.compile(r"[。!?\n]")
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万几两][多余]?[个名位家栋]")
# “单项冠军”企业20家, 国家级“小巨人”企业2家.
_QUOTED = re.compile(r'(?P<lead>[国省市县]家?级)?"(?P<what>[^",。;\d]{1,8})"$')
_REGION = re.compile(
    r"(?:[东中西]部|东北|沿海|东南亚|东北亚|中东(?!部)|欧洲|欧元区|亚洲|非洲|拉美|北美|南美|美洲|全球|世界|亚太)(?:地区)?"
)
_OF_PEOPLE = re.compile(r"(?:[者员人民生户]|职工|群众|产品|货物)$")
_LONGER_NAME = re.compile(r"(?:大学|学院|银行|集团|公司|医院|人民)")
# 青岛港, 世界杯: what begins with an area and is none.
_FACILITY = re.compile(r"港(?![口商资币元股澳台])|机场|[东西南北]?站|大桥|杯|锦标赛|贸易组织|遗产")
_WITHIN = re.compile(r"地区|境内|段(?=.)")
_ASIDE = re.compile(r"\([\u3400-\u9fff]{1,4}\)")  # 粮食(谷物)综合生产能力
# 降雨量在24小时之内达到: within what time.
_LASTING = re.compile(r"(?<=..)在[近约]?\d{1,3}个?(?:小时|分钟|天|周|月|年)(?:的?时间)?[之以]?内")
# 增加到现在的8万元: when the new value is reached.
_REACHED_NOW = re.compile(r"(?<=[到至为成])了?(?:现在|如今|目前|今天|当前|眼下)的$")
_RATE_NAME = re.compile(r"(?:增速|降幅|涨幅|升幅|增加|减少)$")

_RULED = re.compile(
    r"([\u3400-\u9fff]{2})[省市县区州](?=委|政府|人民|人大|政协|[省市县区州]?长|[省市县区州]委|召开|领导|城区|[,。、])"
)


class EarlierFigure(NamedTuple):
    """A figure told before in the sentence."""

    end: int
    subject: str
    unit: str


@dataclass(frozen=True)
class Place:
    """Where a figure stands: its own offsets, where its clause and its sentence begin, and the figure before it.

    ``unit`` is its unit as printed, folded.
    ``named_to`` is where the last name of a zone in the clause ends; ``areas`` are short names of areas of the text;
    ``told`` are the figures before this one in its sentence.
    """

    folded: str
    unit: str
    start: int
    end: int
    clause: int
    sentence: int
    before_end: int = -1
    before_subject: str = ""
    before_unit: str = ""
    named_to: int = 0
    base_unit: str = ""
    areas: Collection[str] = ()
    told: Sequence[EarlierFigure] = ()

    @property
    def follows(self) -> bool:
        """Whether a figure with a named measure stands before this one in its sentence."""
        return self.before_end >= self.sentence and bool(self.before_subject)

    @cached_property
    def words(self) -> str:
        """The words of the clause that lead to the figure, behind the figure before it and any name of a zone."""
        folded = self.folded
        start = max(self.clause, self.start - 40, self.before_end)
        start = past(_ACTOR, folded, start, self.start)
        if start < self.named_to < self.start - 1:
            start = self.named_to
        if start == self.clause and (quoted := _QUOTED.search(folded[max(0, start - 13) : start])):
            return (
                (quoted.group("lead") or "") + quoted.group("what") + folded[start : self.start].strip()
            )  # “单项冠军”企业20家
        return _without_area(
            _RECORD.sub("", _CURRENCY.sub("", _told_plainly(folded[start : self.start]).strip())), self.areas
        )

    def phrases(self, words: str) -> list[str]:
        """The noun phrases of ``words``, without areas and zones."""
        return [bare for phrase in phrases(words) if (bare := without_zone(_without_area(phrase, self.areas)))]

    def named(self, words: str, fits: Callable[[str], bool]) -> str:
        """The last phrase of ``words`` that ``fits``; "" where none does, or a part of the figure before is told."""
        phrases = [] if is_part(words) else self.phrases(words)
        at = next((index for index in range(len(phrases) - 1, -1, -1) if fits(phrases[index])), -1)
        name = phrases[at] if at >= 0 else ""
        if at > 0 and _CLASS_OF_ZONES.fullmatch(phrases[at - 1]) and is_measure(name):
            return phrases[at - 1] + name
        name = self.settled(name)
        if _OF_WHAT.match(name) and self.follows and _THINGS.search(self.before_subject):
            return self.before_subject + name
        return name

    def without_area(self, name: str) -> str:
        """``name`` without the area that it begins with, where what is left is a noun: 救灾款 of 甘肃救灾款."""
        end = area_at(name, self.areas)
        while further := area_at(name[end:], self.areas) if end else 0:
            end += further  # 新北市三芝区
        end = end or _country_end(name)
        rest = name[end:]
        is_named = len(rest) > 2 and is_noun(rest) or len(rest) == 2 and is_measure(rest)
        return rest if end and is_named and not _LONGER_NAME.match(rest) else name

    def area_at(self, name: str) -> int:
        """Where the area that ``name`` begins with ends; 0 for none."""
        return area_at(name, self.areas)

    def without_last_area(self, words: str) -> str:
        """``words`` without the area that they end with: 到达 of 到达欧洲."""
        lengths = (length for length in range(min(6, len(words) - 2), 1, -1) if self._is_anywhere(words[-length:]))
        return words[: -next(lengths, 0) or None]

    def _is_anywhere(self, name: str) -> bool:
        return is_country(name) or _REGION.fullmatch(name) is not None or self.is_area(name)

    def is_area(self, name: str) -> bool:
        """Whether ``name`` is an area and nothing else."""
        return bool(name) and area_at(name, self.areas) == len(name)

    @cached_property
    def nearest(self) -> str:
        """The noun phrase that ends right before the figure; "" where the clause begins with it."""
        return before(self.words)

    def earlier(self, fits: Callable[[str], bool]) -> str:
        """The last phrase that ``fits`` of the clauses before in the sentence, up to 120 characters back."""
        told = self.folded[max(self.sentence, self.start - 120) : self.clause]
        clauses = (clause for clause in reversed(_CLAUSES.split(told)) if clause)
        return next((name for clause in clauses if (name := self._told_in(clause, fits))), "")

    def before_sentence(self, fits: Callable[[str], bool]) -> str:
        """The last phrase that ``fits`` of the sentence before, where it ends right before this one."""
        told = self.folded[max(0, self.sentence - 60) : max(0, self.sentence - 1)]
        return self._told_in(_SENTENCES.split(told)[-1].rpartition(",")[2], fits)

    def _told_in(self, clause: str, fits: Callable[[str], bool]) -> str:
        name = self.named(clause, fits)
        if not name or _NUMBER.search(name):
            name = before(clause)
        return name if fits(name) else ""

    @property
    def topic(self) -> str:
        """What the sentence is about: the noun phrase that it begins with."""
        return behind(self.folded, self.sentence)[0] if self.start - self.sentence <= 60 else ""

    def settled(self, name: str) -> str:
        """``name``, or enterprises that have settled in the zone that the sentence names."""
        return "入驻企业" if _SETTLED.match(name) and self.named_to > self.sentence else name


def _told_plainly(words: str) -> str:
    """``words`` without asides, the time within which something happens and that by which it has."""
    words = _REACHED_NOW.sub("", words)
    return _LASTING.sub("", _ASIDE.sub("", words))


def is_part(words: str) -> bool:
    """Whether ``words`` lead to the share of one zone in the figure before."""
    return _PART.search(words) is not None


def area_stems(folded: str, place: str | None) -> frozenset[str]:
    """Short names of ``place`` and of the areas whose offices the text names: 岚浦 from 岚浦市委, 岚浦市市长."""
    own = {fold(place).rstrip("省市县区州旗")} if place else set()
    return frozenset(own | {stem for stem in _RULED.findall(folded) if not is_word(stem)})


def level(name: str) -> str:
    """The measure whose rate ``name`` is, or ``name``."""
    return _RATE_NAME.sub("", name)


def area_at(words: str, areas: Collection[str]) -> int:
    """Where the area that ``words`` begin with ends: an official one or a short name of ``areas``; 0 for none."""
    end = area_end(words, 0)
    if end is None:
        end = next((length for length in (3, 2) if words[:length] in areas), 0)
        end += end > 0 and words[end : end + 1] in ("省", "市", "县", "区", "州")
    if end and (within := _WITHIN.match(words, end)):
        end = within.end()  # 北京地区, 铁路河北段
    return 0 if _FACILITY.match(words, end) else end


def _country_end(name: str) -> int:
    """Where the country ends whose measure ``name`` is (俄罗斯国际储备); 0 for people and bodies of a country, which it
    tells from others (美国企业), and where none stands there."""
    if not is_measure(name) or _OF_PEOPLE.search(name):
        return 0
    if name.startswith(("全球", "世界")):
        return 0  # told apart by it from the country's own
    if region := _REGION.match(name) if not name.endswith("贡献率") else None:
        return 0 if _FACILITY.match(name, region.end()) else region.end()
    return next((length for length in range(min(6, len(name) - 2), 1, -1) if is_country(name[:length])), 0)


def _without_area(words: str, areas: Collection[str]) -> str:
    return words[area_at(words, areas) :]
