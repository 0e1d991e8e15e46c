"""Which words a counter can count: 名 and 位 count people, 家 and 所 bodies, 辆 and 栋 things that do nothing."""

import re
from collections.abc import Sequence

from archive.ingest.figures.word_roles import HEADS, Word, is_verbal
from archive.ingest.lexicon.words import word_set

_OF_PEOPLE = frozenset("名位")
_OF_BODIES = frozenset("家所")
_OF_OBJECTS = frozenset("辆台艘架栋座套间幢只头部")
_BODY = re.compile(
    r"(?:企业|公司|[院学]校|院所|单位|机构|部门|高校|大学|银行|医院|组织|厂商|商户|媒体|集团|协会|基地|[店厂馆社])$"
)
_CLASS_OF_AREAS = re.compile(r"(?:城市|县市|县区|市县|区县|市区|乡镇|乡镇区|省份|地市|国家)$")
_MEASURE = re.compile(r"(?:气温|温度|[房物价均]价|价格|雨量|浓度|[^效频]率|比例|指数)$")
_OF_EVENTS = frozenset("次场")
_EVENT = re.compile(
    r"(?:会议|会谈|会见|座谈会|大会|论坛|活动|仪式|峰会|讲座|比赛|演出|演习|行动)$"
)  # 会议 of 2次会议研究部署
# How words for people end, and those that end otherwise. 国家, 专业 and 工程师傅 are known by their whole words.
_PERSON = re.compile(
    r"(?:[者员人士民师兵手工医官友客众徒犯匪童童伤亲]|干部|人才|代表|委员|群众|老人|学生|学者|嘉宾|领导|警察|教授|书记|主任|翻译|裁判|编辑|导演|警卫|保安|[\u3400-\u9fff]{2}(?<![国厂商大农人独店买卖搬回老居皇安])家|孩子|子女|妇女|"
    r"女性|男性|男子|女子|同胞|用户|客户|网友|粉丝|[民交武特刑辅干法狱]警|青年|少年|青少年|劳动力|将士|烈士|模范|冠军|校长|院长|市长|省长|县长|部长|专家|画家|作家|艺术家|企业家|"
    r"科学家|政治家|歌唱家|农民工|硕士生|博士生|毕业生|研究生|大学生|中学生|小学生|院士|博士|硕士|劳模|选手|教练|家长|司机|船长|机长|"
    r"小伙子|年轻人|留学生|考生|新生|师生|医生|先生|演员|病人|丁|媳妇|姑娘|母亲|父亲|母子|夫妇|元首|首脑|使节|大使|总统|总理|主席)$"
)
_NO_PERSON = word_set(
    "国家 名人 机器人 国人 施工 手工 加工 化工 开工 完工 职工之家 对手 人工 分工 军工 联盟成员国 器官 感官"
)


def _is_person(word: Word) -> bool:
    return word.role in "nv" and word.text not in _NO_PERSON and _PERSON.search(word.text) is not None


def is_person(name: str) -> bool:
    """Whether ``name`` ends with a word for people."""
    return _PERSON.search(name) is not None and not name.endswith(tuple(_NO_PERSON))


def names_people(phrase: Sequence[Word]) -> bool:
    """Whether a word of ``phrase`` is one for people."""
    return any(map(_is_person, phrase))


def counts(unit: str, phrase: Sequence[Word]) -> bool:
    """Whether ``phrase`` holds a word for what ``unit`` counts alone, people or bodies; False for other counters."""
    if counts_people(unit):
        return names_people(phrase)
    return unit[-1:] in _OF_BODIES and any(_BODY.search(word.text) for word in phrase)


def counts_people(unit: str) -> bool:
    """Whether ``unit`` is a counter of people alone."""
    return unit[-1:] in _OF_PEOPLE


def _is_deed(word: str) -> bool:
    return is_verbal(word) and word not in HEADS


def fitted(phrase: list[Word], unit: str) -> list[Word]:
    """``phrase`` up to the last of its words that ``unit`` can count: 宇航员 of 3名宇航员身体状况良好, 媒体机构 of 12家
    媒体机构代表, 汽车 of 50辆汽车受损; all of it where none of them tells."""
    if counts_people(unit):
        last = max((index for index, word in enumerate(phrase) if _is_person(word)), default=len(phrase) - 1)
        return phrase[: last + 1]
    if unit[-1:] in _OF_EVENTS:
        event = next((index for index, word in enumerate(phrase) if _EVENT.search(word.text)), len(phrase) - 1)
        return phrase[: event + 1]
    end = len(phrase)
    if unit[-1:] == "个" and any(_MEASURE.search(word.text) or _is_person(word) for word in phrase[1:]):
        areas = (index for index, word in enumerate(phrase[:-1]) if _CLASS_OF_AREAS.search(word.text))
        return phrase[: next(areas, end - 1) + 1]  # 45个县市最高气温
    while unit[-1:] in _OF_BODIES and end > 1 and _is_person(phrase[end - 1]):
        end -= 1
    if end < len(phrase) and not _BODY.search(phrase[end - 1].text):
        end = len(phrase)  # 3家宗教人士: no body is named
    while unit[-1:] in _OF_OBJECTS and end > 1 and _is_deed(phrase[end - 1].text):
        end -= 1
    return phrase[:end]
