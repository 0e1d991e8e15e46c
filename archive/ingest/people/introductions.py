"""People without an office: behind a word for what they are (选手, 夫人), and whom a decision or a wish names."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from archive.ingest.document import AppointmentMention, Span
from archive.ingest.lexicon.countries import countries
from archive.ingest.lexicon.name_likeness import likeness
from archive.ingest.lexicon.surnames import COMMON_SURNAMES, RARE_SURNAMES
from archive.ingest.lexicon.words import is_common_word, is_named_person, is_plain_word, is_word
from archive.ingest.people.after_names import FOLLOWS_NAME
from archive.ingest.people.foreign_names import transcription
from archive.ingest.people.names import can_be_name, foreign_name_end, name_end, surname_length
from archive.ingest.people.occurrence import PersonOccurrence, seen
from archive.ingest.places.area_names import area_end

# Nouns for people that stand right before a name. Those of work and kin, of courts, of sport and of the arts.
_NOUNS = (
    "夫人|丈夫|妻子|爱人|儿子|(?<!妇)女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|同事|战友|同学|老人|小伙子?|姑娘|小伙伴|"
    "被告人?|犯罪嫌疑人|嫌疑人|死者|伤者|受害人|枪手|凶手|烈士|英雄|网友|"
    "选手|名将|老将|小将|冠军|亚军|得主|获得者|队员|球员|门将|运动员|"
    "青年|男子|女子|女孩|男孩|市民|商户|农民工?|牧民|居民|职工|工人|矿工|技工|技师|技术员|钣金工|电工|焊工|"
    "警察|民警|交警|战士|哨兵|班长|排长|连长|营长|飞行员|航天员|宇航员|机长|列车员|司机|"
    "教师|学生|医生|护士|律师|法官|检察官|演员|歌手|导演|作家|诗人|画家|艺术家|音乐家|药学家|科学家|学家|企业家|评论员|记者|"
    "女干部|干部|村官|志愿者|创始人|领跑者|发起人|负责人|队长|保持者|创造者|代言人|传承人|继承人|老板|店主|环卫工|候选人|将领|官员|外交官|侨领|作者|编辑"
)
_NOUN = re.compile(f'(?:{_NOUNS}) ?["]?(?=[\u3400-\u9fff])(?!名字?叫|名为)')
_CALLED = re.compile(r"(?:名字?叫|名为|(?<=[人位子娘童孩伙])叫|\d{1,2}岁的)(?=[\u3400-\u9fff])")
_OF_STATES = re.compile(
    f"(?:{countries()}|[美英法俄德日韩印埃伊叙巴以]|黑人|白人|非洲裔?|欧洲|国际)[\u3400-\u9fff]{{0,6}}$"
)
_MUCH = 1.0  # like a name, in powers of ten
_REACH = 10  # characters before the noun in which a country makes the person a foreigner
# What stands behind a person besides what FOLLOWS_NAME holds.
_THEN = re.compile(
    r"[的之叫犯]|是|获|夺|率|发挥|骗|荣|等|乘|被|遭|呼吁|接替|拉[着倒]|起床|家|夫妇|一家|委员|最终|成为|不幸|贩卖|受到|带领|步出|走出|执|"
    r"前(?:不久|往)|用|没有|死亡|身亡|辞职|去世|逝世|当选|竞选|入|出任|向|与|和|\("
)
# Whom a decision, a wish or a request names: what must stand behind the name for each.
_CONCERNED = re.compile(
    r"(?:任命|通过|选举|决定|提名)(?P<appointed>)(?=[\u3400-\u9fff])|"
    r"(?:祝贺|提议|推荐|否决|同意|支持)(?P<elected>)(?=[\u3400-\u9fff])|"
    r"授予(?P<honoured>)(?=[\u3400-\u9fff])|(?:委托|悼念|缅怀|纪念|追授|宣传|学习)(?P<named>)(?=[\u3400-\u9fff])|"
    r"(?:免去|罢免|关于|接受)(?P<removed>)(?=[\u3400-\u9fff])"
)
_BEHIND = {
    "appointed": re.compile(r"(?: ?\([^()]{1,8}\))?(?:同志)?(?:为|任|担任|出任|兼任)"),
    "elected": re.compile(r"(?:同志)?(?:再次|连任|全票|高票)?(?:当选|连任|出任|担任|就任|获奖|荣获|获得)"),
    "honoured": re.compile(
        r"(?:同志)?(?:等[^,。;\"]{0,12})?\"|(?:同志)?(?:等[^,。;\"]{0,12})?[\u3400-\u9fff]{0,10}(?:称号|勋章|奖章)"
    ),
    "named": re.compile(r"同志|先生|副?委员长|代表[^团大]|先进事迹|烈士|诞辰|逝世|、"),
    "removed": re.compile(
        r"(?: ?\([^()]{1,8}\))?(?:同志)?(?:(?!辞?去)的?[\u3400-\u9fff、]{2,40}职务|"
        r"请辞|辞去|、[\u3400-\u9fff]{2,4}同志|同志)"
    ),
}


def introduced(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """Names behind nouns for people; no office is read from these."""
    for noun in _NOUN.finditer(folded):
        if noun.group()[0] == "学" and noun.group().startswith("学家") and noun.start() == 0:
            continue
        at = noun.end()
        end = _name(folded, at, _is_of_state(folded, noun.start()))
        if end is not None:
            yield seen(text, at, end)
    for called in _CALLED.finditer(folded):
        end = _name(folded, called.end(), False)
        if end is not None:
            yield seen(text, called.end(), end)


def _is_of_state(folded: str, at: int) -> bool:
    return _OF_STATES.search(folded[max(0, at - _REACH) : at]) is not None


def _name(folded: str, at: int, is_foreign: bool) -> int | None:
    """A whole name, behind which the sentence goes on; the first two characters are no word."""
    if is_foreign and (end := _foreign(folded, at)):
        return end
    end = name_end(folded, at) or _before_more(folded, at)
    if end is None or is_word(folded[at:end]) or folded[at:end][:2] in ("于是",):
        return _foreign(folded, at)
    if end - at == 2 and (folded[at] not in COMMON_SURNAMES or folded[at] in RARE_SURNAMES):
        return _foreign(folded, at)
    is_alike = end - at == 3 and folded[at] in COMMON_SURNAMES and likeness(folded[at:end]) > _MUCH  # 王国强
    if (
        is_alike
        or "·" in folded[at:end]
        or end - at > 3
        or is_named_person(folded[at:end])
        and not is_word(folded[at : at + 2])
    ):
        return end
    is_plain = folded[at] in RARE_SURNAMES or is_word(folded[at : at + 2]) and folded[at] not in COMMON_SURNAMES
    return None if is_plain or end - at == 3 and is_word(folded[at + 1 : end]) and is_word(folded[at : at + 2]) else end


def _before_more(folded: str, at: int) -> int | None:
    """A name of three characters, else two, behind which stands what follows people in stories."""
    if surname_length(folded, at) != 1 or folded[at] in RARE_SURNAMES:
        return None
    for end in (at + 3, at + 2):
        fits = _THEN.match(folded, end) and not is_word(folded[end - 1 : end + 1])
        if fits and name_end(folded[at:end], 0) == end - at and not is_word(folded[at : at + 2]):
            return end
    return None


def _foreign(folded: str, at: int) -> int | None:
    """A name of sounds that ends where its characters end or where the sentence can go on."""
    run = transcription(folded, at)
    if run is None or is_common_word(folded[at : at + 2]) or is_plain_word(folded[at : at + 2]):
        return None
    end = foreign_name_end(folded, at)
    goes_on = end and (FOLLOWS_NAME.match(folded, end) or _THEN.match(folded, end))
    return end if goes_on and not re.match(countries(), folded[at:end]) else None


def concerned(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """Whom a decision appoints, removes or honours, and whose election is wished well."""
    for lead in _CONCERNED.finditer(folded):
        at = lead.end()
        behind = _BEHIND[next(name for name, value in lead.groupdict().items() if value is not None)]
        for end in _ends(folded, at):
            if behind.match(folded, end) and (area_end(folded, at) or 0) <= end:  # 免去金堂县…职务
                yield seen(text, at, end)
                break


def _ends(folded: str, at: int) -> Iterator[int]:
    run = transcription(folded, at)
    if run is not None and run[1] - at >= 2:
        yield run[1]
    length = surname_length(folded, at)
    for end in (at + length + 2, at + length + 1) if length else ():
        is_name = can_be_name(folded[at:end], length) and folded[at] not in RARE_SURNAMES
        if is_name and (not is_word(folded[at:end]) or is_named_person(folded[at:end])):
            yield end


def of_statements(folded: str, text: str, stated: Sequence[AppointmentMention]) -> Iterator[PersonOccurrence]:
    """The people of statements, each at its place, with the first office that is said of it there.

    Who comes into several at once, and of whom nothing else is stated, has them all: 甲为副市长、代理市长.
    """
    for rows in _by_place(stated):
        first, last = rows[0].office_span, rows[-1].office_span
        is_all = len(rows) == sum(row.name == rows[0].name for row in stated) and _are_joined(text, rows)
        office = text[first.start : last.end if is_all else first.end]
        is_printed = first != rows[0].span  # 接替甲: the office stands beside another's name
        yield seen(text, rows[0].span.start, rows[0].span.end, office if is_printed else None)


def _by_place(stated: Sequence[AppointmentMention]) -> Collection[list[AppointmentMention]]:
    places: dict[Span, list[AppointmentMention]] = {}
    for row in stated:
        places.setdefault(row.span, []).append(row)
    return places.values()


def _are_joined(text: str, rows: Sequence[AppointmentMention]) -> bool:
    between = (text[a.office_span.end : b.office_span.start] for a, b in pairwise(rows))
    return all(row.kind == "appointed" for row in rows) and all(mark == "、" for mark in between)
