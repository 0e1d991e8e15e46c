"""Reports of counties and cities as their papers print them, and who and what stands where in them.

Real counties and their cities, invented careers (``careers``), zones and sentences. Zones are printed in full, or as
the county's own papers do: 县产业集聚区, 市高新区, 经开区.
"""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from archive.ingest.places.area_names import stem
from archive.text.gb2260 import divisions
from benchmarks.identity.careers import MONTHS, Place, World, holders_by_month

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温"
    "康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成"
)
_GIVEN = (
    "明国建文军志华平永海春林德成玉金光伟东红新生杰强忠荣清峰庆晓宏学江云宝立福龙振世兴树祥景斌利辉波亮松勇"
    "刚涛超俊民长中大正天元安贵良根生卫瑞传仁昌兵鹏飞凯义山川河洪武全启贤克继先绍宪仲延佳嘉雪梅芳丽英秀霞燕玲娟"
    "敏静慧萍兰凤艳琴素淑桂莉红美莲香月巧云彩珍爱娜丹青来发有胜才友善孝耀泽润恒朝阳向前进喜社培育从革"
)
_NAMESAKES = 0.04  # of people bear the name of another one
_FIRST_DAY = "2012-01-01"  # areas that are younger were none in some of the reports
_GUEST, _LEADERS = 0.25, 17  # share of reports with a guest from the city; the seats that make guests
_SHORT_ZONES = 0.4
_KINDS = ("产业集聚区", "经济技术开发区", "商务中心区", "工业园区", "高新技术产业开发区")
_SHORT_OF_KIND = {"经济技术开发区": ("经开区", "开发区"), "高新技术产业开发区": ("高新区",)}
_TOPICS = ("项目建设", "脱贫攻坚", "安全生产", "防汛抗旱", "招商引资", "环境整治", "农村改厕", "创城工作", "信访稳定",
           "产业发展", "春季造林", "城乡供水", "校园安全", "秸秆禁烧", "旧城改造")  # fmt: skip
_SAYINGS = (
    "要压实责任，细化措施，确保各项任务落到实处",
    "各部门要提高认识，密切配合，形成工作合力",
    "要坚持问题导向，抓紧补齐短板，加快工程进度",
    "要盯紧关键环节，强化督导检查，严格考核奖惩",
    "要深入基层，摸清底数，切实解决群众关心的难事",
)
_DOINGS = ("观看了专题片", "实地察看了施工现场", "与企业负责人座谈", "详细询问了存在的困难", "听取了有关情况汇报")


@dataclass(slots=True)
class _Text:
    """A text that is being written, and the labels of what stands in it."""

    words: str = ""
    people: list[tuple[str, int, int]] = field(default_factory=list)  # name, start, person
    zones: list[tuple[str, int, str]] = field(default_factory=list)  # name, start, which

    def add(self, words: str) -> None:
        self.words += words

    def person(self, name: str, person: int) -> None:
        if all(person != other for _name, _start, other in self.people):
            self.people.append((name, len(self.words), person))
        self.words += name

    def zone(self, name: str, which: str) -> None:
        self.zones.append((name, len(self.words), which))
        self.words += name


def natural_names(number: int, rng: random.Random) -> list[str]:
    """Names as officials bear them; some are borne by two or more people."""
    weights = [1 / (4 + place) for place in range(len(_SURNAMES))]
    names: list[str] = []
    while len(names) < number:
        if names and rng.random() < _NAMESAKES:
            names.append(rng.choice(names))
            continue
        given = "".join(rng.choices(_GIVEN, k=1 if rng.random() < 0.15 else 2))
        names.append(rng.choices(_SURNAMES, weights)[0] + given)
    return names


def _stem(place: Place) -> str:
    """渑池 of 渑池县; a name of two characters stays whole."""
    return stem(place.name) if len(place.name) > 2 else place.name


class Writer:
    """Writes reports of the places of a ``World``; ``write`` gives the text of one with its labels."""

    def __init__(self, found: World, seed: int = 3) -> None:
        self._found, self._rng = found, random.Random(seed)  # noqa: S311  no secret
        found.names = natural_names(len(found.names), self._rng)
        self._in_office: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        for code, seat, month, person in holders_by_month(found):
            self._in_office[code, month].append((seat, person))
        standing = {each.code for each in divisions() if each.first <= _FIRST_DAY and not each.gone}
        self._places = [place for place in found.places if place.word in ("市", "县", "区") and place.code in standing]
        self._places = [place for place in self._places if place.city in standing]
        self._by_code = {place.code: place for place in found.places}
        self._zones = {place.code: self._rng.sample(_KINDS, self._rng.randint(1, 3)) for place in self._places}

    def write(self, number: int) -> dict[str, Any]:
        rng = self._rng
        place, month = rng.choice(self._places), rng.randrange(24, MONTHS)
        if not self._in_office[place.code, month]:
            return self.write(number)
        people, guest = self._chosen(place, month)
        text, topic = _Text(), rng.choice(_TOPICS)
        day = (2010 + month // 12, month % 12 + 1, rng.randint(1, 28))
        form = rng.choice((self._meeting, self._meeting, self._inspection, self._standing))
        form(text, place, topic, people, f"{day[1]}月{day[2]}日")
        if guest is not None:
            self._visit(text, place, guest, people[-1:])
        for _ in range(rng.randint(0, 3)):
            self._zone_sentence(text, place)
        return {
            "text_id": f"i{number:05}", "title": self._title(place, topic, form == self._inspection, people[0]),
            "text": text.words, "published_on": f"{day[0]}-{day[1]:02}-{day[2]:02}", "publisher": self._paper(place),
            "url": f"https://invented.example/{number}", "people": text.people, "zones": text.zones,
            "place": place.name,
        }  # fmt: skip

    def _chosen(self, place: Place, month: int) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
        """Seats with their holders, no name twice; and a leader of the city, sometimes."""
        rng, seats = self._rng, self._found.seats
        present = self._in_office[place.code, month]
        weights = [1 / (2 + seats[seat].number) for seat, _person in present]
        guest = None
        if place.city != place.code and rng.random() < _GUEST:
            leaders = [pair for pair in self._in_office[place.city, month] if seats[pair[0]].number < _LEADERS]
            guest = rng.choice(leaders) if leaders else None
        names = {self._found.names[guest[1]]} if guest else set()
        people = []
        for seat, person in sorted(dict.fromkeys(rng.choices(present, weights, k=9))):
            if (name := self._found.names[person]) not in names:
                names.add(name)
                people.append((seat, person))
        return people or [present[0]], guest

    # -- parts of a report ---------------------------------------------------------------------------------------------
    def _title(self, place: Place, topic: str, is_inspection: bool, first: tuple[int, int]) -> str:
        rng = self._rng
        if is_inspection:
            return f"{self._found.names[first[1]]}调研{topic}"
        whole = rng.choice((f"全{place.word}", place.name, f"我{place.word}"))
        return f"{whole}{rng.choice(('召开', '举行'))}{topic}{rng.choice(('推进会', '工作会议'))}"

    def _paper(self, place: Place) -> str:
        if place.city == place.code:
            return f"{place.name.removesuffix('市')}日报"
        return self._rng.choice((f"{place.name}融媒体中心", f"{place.name}人民政府网"))

    def _office(self, seat: int, at: Place) -> str:
        office, own = self._found.seats[seat].office, self._found.seats[seat].place
        if own.code == at.code and self._rng.random() > 0.25:
            return office
        return (_stem(own) if office.startswith(own.word) else own.name) + office

    def _named(self, text: _Text, pair: tuple[int, int], at: Place) -> None:
        text.add(self._office(pair[0], at))
        text.person(self._found.names[pair[1]], pair[1])

    def _leaders(self, text: _Text, people: list[tuple[int, int]], at: Place) -> None:
        """县领导甲、乙、丙: without an office."""
        text.add(f"{at.word}领导")
        for number, (_seat, person) in enumerate(people):
            text.add("、" if number else "")
            text.person(self._found.names[person], person)

    def _list(self, text: _Text, people: list[tuple[int, int]], at: Place) -> None:
        for number, pair in enumerate(people):
            text.add("，" if number else "")
            self._named(text, pair, at)

    def _meeting(self, text: _Text, place: Place, topic: str, people: list[tuple[int, int]], day: str) -> None:
        rng = self._rng
        whole = rng.choice((f"全{place.word}", place.name, f"我{place.word}"))
        meeting = rng.choice(("工作会议", "推进会", "动员会"))
        text.add(f"{day}，{whole}{topic}{meeting}{rng.choice(('', '在县城' if place.word == '县' else ''))}召开。")
        self._named(text, people[0], place)
        text.add(rng.choice(("出席会议并讲话", "出席并作重要讲话", "主持会议并讲话")))
        rest = people[1:]
        if rest and rng.random() < 0.5:
            text.add("，")
            self._named(text, rest.pop(0), place)
            text.add("主持会议")
        if rest:
            text.add(rng.choice(("。", "，")))
            (self._leaders if rng.random() < 0.3 else self._list)(text, rest, place)
            text.add(rng.choice(("参加会议", "出席会议", "参加")))
        text.add("。\n")
        self._speech(text, people[0][1])

    def _speech(self, text: _Text, person: int) -> None:
        name = self._found.names[person]
        text.person(name, person)
        verbs = self._rng.choice((("指出", "强调"), ("强调", "要求")))
        text.add(f"{verbs[0]}，{self._rng.choice(_SAYINGS)}。")
        text.person(name, person)
        text.add(f"{verbs[1]}，{self._rng.choice(_SAYINGS)}。\n")

    def _inspection(self, text: _Text, place: Place, topic: str, people: list[tuple[int, int]], day: str) -> None:
        text.add(f"{day}，")
        self._named(text, people[0], place)
        text.add("到")
        self._zone(text, place)
        text.add(f"调研{topic}情况。")
        if rest := people[1:]:
            (self._leaders if self._rng.random() < 0.4 else self._list)(text, rest, place)
            text.add(self._rng.choice(("陪同调研", "一同调研", "参加调研")) + "。\n")
        text.person(self._found.names[people[0][1]], people[0][1])
        text.add(f"一行{self._rng.choice(_DOINGS)}。")
        self._speech(text, people[0][1])

    def _standing(self, text: _Text, place: Place, topic: str, people: list[tuple[int, int]], day: str) -> None:
        text.add(f"{day}，")
        self._named(text, people[0], place)
        text.add(f"主持召开{place.word}委常委会会议，专题研究{topic}。")
        if rest := people[1:]:
            self._list(text, rest, place)
            text.add("列席会议。\n")
        text.add(f"会议指出，{self._rng.choice(_SAYINGS)}。会议强调，{self._rng.choice(_SAYINGS)}。\n")

    def _visit(self, text: _Text, place: Place, guest: tuple[int, int], beside: list[tuple[int, int]]) -> None:
        text.add("此前，")
        text.add(self._rng.choice((self._found.seats[guest[0]].office, self._office(guest[0], place))))
        text.person(self._found.names[guest[1]], guest[1])
        text.add(f"到我{place.word}调研{self._rng.choice(_TOPICS)}工作")
        if beside:
            text.add("，")
            self._named(text, beside[0], place)
            text.add("陪同")
        text.add("。\n")

    def _zone(self, text: _Text, place: Place) -> None:
        """One of the place's zones, in full or short; sometimes one of its city."""
        rng, own = self._rng, place
        if place.city != place.code and place.city in self._zones and rng.random() < 0.2:
            own = self._by_code[place.city]
        kind = rng.choice(self._zones[own.code])
        which = own.name + kind
        if rng.random() >= _SHORT_ZONES:
            return text.zone(which if rng.random() < 0.6 else _stem(own) + kind, which)
        if own is not place and own.word == place.word:
            return text.zone(which, which)  # 市高新区 of a city inside another is its own
        form = rng.choice((kind, *_SHORT_OF_KIND.get(kind, ())))
        is_single = len(self._zones[own.code]) == 1
        if form == "开发区" and not is_single:
            form = kind
        return text.zone((own.word if own is not place or rng.random() < 0.6 else "") + form, which)

    def _zone_sentence(self, text: _Text, place: Place) -> None:
        begin, end = self._rng.choice((
            ("会后，与会人员到", "进行了现场观摩。"),
            ("今年以来，", f"新开工项目{self._rng.randint(3, 40)}个。"),
            ("要依托", "，培育壮大龙头企业。"),
            ("截至目前，", f"入驻企业{self._rng.randint(20, 300)}家。"),
            ("据了解，位于", f"的这一项目总投资{self._rng.randint(2, 60)}亿元。"),
        ))  # fmt: skip
        text.add(begin)
        self._zone(text, place)
        text.add(end)
