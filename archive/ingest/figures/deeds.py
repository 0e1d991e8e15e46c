"""Figures that a deed names: what is done to the things of a list, so many people, money or so much land; votes."""

import re

from archive.ingest.figures.clauses import Place, level
from archive.ingest.figures.leftwards import before, is_plain
from archive.ingest.figures.units import measured_by
from archive.ingest.figures.word_roles import has_verb, is_verb, tagged
from archive.ingest.lexicon.words import word_set

_DEED = re.compile(r"(?P<what>[\u3400-\u9fff]{2})(?:了|另外|约|近|至少|将近|多达|超过?|共|达到?)*$")
_OF_DEEDS = re.compile(r"(?:元|美金|吨|斤|亩|公顷|平方公里|公里|海里)$")
_GROWN = re.compile(r".[林木稻麦豆薯棉茶果菜粮竹草米油]$")  # what land is covered with
_EXTENT = re.compile(r"(?:平方公里|公顷|亩|公里|海里)$")
# Plain verbs that name what money is, where nothing else does: 累计投入4100万元.
_SPENT = re.compile(
    r"(?P<what>投入|花费|花(?=了)|支出|捐款|捐赠|募集|筹集|融资|集资|投资|补贴|奖励|罚款|出资|捐资|增资|注资|耗资|斥资|拨款|受贿|行贿|贪污|挪用|报销|赔偿|创收|增收|盈利|亏损|负债|欠债|欠款|追回|退还|筹措|征收|上缴|节约|节省|募捐)(?:[他她](?:们)?|了|约|近|超过?|共|达)*$"
)
_USED_FOR = re.compile(r"(?:将|全部|主要)?用于(?P<what>[\u3400-\u9fff]{2,8})(?=[,。;、\n]|$)")
# 获得54%的选票, 分别获得16%和11%的选票.
_OF_VOTES = re.compile(r"(?:左右|以上)?(?:[和与、]\d{1,2}(?:\.\d{1,2})?%)?的(?:有效)?选票(?!中)")
_VOTE = re.compile(r"[对的]?(?P<vote>赞成|反对|弃权|同意)")


def is_extent(unit: str) -> bool:
    """Whether ``unit`` measures land or a way, which is covered by a deed: 搜寻1.8万平方公里."""
    return _EXTENT.search(unit) is not None


def deed(place: Place) -> str:
    """The deed that is measured, where it ends the clause's words without an object: 创收146亿元, 补偿7000元."""
    told = _DEED.search(place.words) if _OF_DEEDS.search(place.unit) else None
    what = told.group("what") if told else ""
    if not what or not is_verb(what) or is_plain(what):
        return ""
    if not is_extent(place.unit):
        return what
    parts = [part.text for part in tagged(place.words[: told.start()])] if told else []
    of = parts[-1] if parts and _GROWN.search(parts[-1]) and place.unit.endswith("亩") else ""
    return of + what + measured_by(place.unit)  # 搜寻面积, 追逐距离, 晚稻插秧面积


def spent(place: Place) -> str:
    """投入 of 在阅读推广上累计投入4100万元, 校舍修缮资金 of 300亿元用于校舍修缮."""
    if told := _SPENT.search(place.words):
        return "花费" if told.group("what") == "花" else told.group("what")
    used = _USED_FOR.match(place.folded, place.end)
    return used.group("what") + ("占比" if place.unit in ("%", "成") else "资金") if used else ""


_KILLED = dict.fromkeys(("致死", "打死", "炸死", "撞死"), "死亡人数") | dict.fromkeys(
    ("致伤", "打伤", "炸伤", "撞伤"), "受伤人数"
)
_OF_ANYBODY = word_set(
    "出院 住院 治愈 确诊 感染 隔离 死亡 受伤 失踪 报名 参加 到案 就业 脱贫"
)  # by themselves, and not done to them


def of_people(place: Place) -> str:
    """俘虏恐怖分子 in 消灭473名恐怖分子，俘虏22人; 拘捕人数 in 警方拘捕15人."""
    told = _DEED.search(place.words) if place.unit.endswith(("人", "名")) else None
    what = told.group("what") if told else ""
    if what in _KILLED:
        return _KILLED[what]
    if told is None or what[-1] in "到至为有" or not is_verb(what) or is_plain(what):
        return ""
    people = place.before_subject.removeprefix(what) if place.follows and what not in _OF_ANYBODY else ""
    people = people if level(people) == people else ""  # 比去年减少4万人；初中招生49万人
    is_other = bool(before(place.words[: told.start()])) and "其中" not in place.words
    is_of_people = place.before_unit.endswith(("人", "名", "位")) and not people.endswith("人数") and people[:1] != "被"
    return what + (people if people and is_of_people and not is_other else "人数")


def of_list(place: Place) -> str:
    """缴获乙 in 缴获甲6吨、乙22吨: what is done to the things of a list is done to all of them."""
    if not place.follows or place.before_unit[-1:] != place.unit[-1:] or place.folded[place.clause - 1] != "、":
        return ""
    verb = next(tagged(place.before_subject))
    name = before(place.words)
    is_shared = name == place.words and verb.role == "v" and len(verb.text) > 1
    return verb.text + name if is_shared and not has_verb(name) else ""


def votes(place: Place) -> str:
    """赞成票 of 60票赞成, 席位 of 获得64席, 得票率 of 获得54%的选票: who votes or holds them is no part of it."""
    if place.unit == "%" and _OF_VOTES.match(place.folded, place.end):
        return "得票率"
    if not place.unit.endswith(("票", "席")):
        return ""
    vote = _VOTE.match(place.folded, place.end)
    return vote.group("vote") + "票" if vote else "席位" if place.unit.endswith("席") else "得票"
