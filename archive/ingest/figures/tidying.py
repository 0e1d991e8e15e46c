"""What is no part of a measure's name, though it stands before or in it: the area, the payer, the task, a particle."""

import re
from itertools import pairwise

from archive.ingest.figures.clauses import Place, level
from archive.ingest.figures.counted import is_counter
from archive.ingest.figures.fitting import is_person
from archive.ingest.figures.measures import is_measure
from archive.ingest.figures.word_roles import is_verbal, tagged

_FOR_WHOM = re.compile(r"[对为给向在]$")
_OF_VILLAGE = re.compile(
    r"^(?![农城乡]|贫困|行政|自然)[\u3400-\u9fff]{1,4}?(?:(?<!农)村|(?<!城)[镇乡]|街道|社区|旗)(?=.{3})"
)
_TASK = re.compile(r"(?<=.{4})(?:任务|工作|建设)$")
_WHEN = re.compile(r"^(?:\d{1,4}[年月日]的?|[春夏秋冬]季|[昨今明当][天日]|当地|最新的?)+(?=..)")
# Who pays is no part of what is paid: 国家投入, 财政支出 is a measure.
_PAYER = re.compile(
    r"^(?:国家|政府|中央财政|各级财政|企业|集团|公司|全国)(?=(?:投入|投资|出资|补助|补贴|拨款)$)|^违者(?=罚款)"
)
# 采购经理指数PMI: told twice.
_ABBREVIATED = re.compile(r"(?<=[\u3400-\u9fff]{2})[a-z]{2,5}$")
# Who serves people is no part of how many they are: 科技馆接待游客.
_SERVING = re.compile(
    r"^[\u3400-\u9fff]{2,12}?(?=(?:接待|发送|运送|承运|救治|收治)[\u3400-\u9fff]{0,4}(?:游客|旅客|乘客|观众|患者|病人)$)"
)
_OF_TERM = re.compile(r"^[\u3400-\u9fff]{2,10}?本[期届次](?=..)")  # 大学本期毕业学员
# What a whole length or area is of is told apart by it alone: 园区总面积, 隧道全长; a part is named: 主桥全长.
_PART = r"(?:主[体桥线]|[一二三四首]期)(?:工程|项目)?"
_WHOLE = re.compile(
    rf"^(?!{_PART})[\u3400-\u9fff]{{0,10}}?(?:[片园城新库港]区|[桥路线群园城馆场岛洞]|隧道|高速|工程|项目|段)"
    rf"(?=(?:{_PART})?(?:总(?:规划|建筑)*面积|规划总?面积|[全总]长)$)"
)
# Whose trade it is, and in what it is contained: 两国贸易额, 每百元收入中的成本.
_BETWEEN = re.compile(r"^(?:[\u3400-\u9fff]{0,6}两国|双方|.{0,10}每[^的]{2,14}中的?)(?=..)")
_OF_CLASS = re.compile(r"^以[上下]的?(?=..)")  # 收入50万元以上的村占比
_FALLEN = re.compile(r"(?<=..)跌幅$")  # of prices and indices: the same rate
_COUNTER = re.compile(r"^[条座项个种次批家所台](?=..)")
_SOMEWHERE = re.compile(
    r"^(?:部分|局部|个别|大部分?|多数|不少|许多|很多|一些)?(?:地区|地方|城市)(?=(?:最[高低]|平均)*(?:气温|温度|降[水雨雪]|雨量))"
)
# 以软件等为代表的新兴服务出口, 创造全省十分之一的产值: what the measure is of is told behind.
_LED_BY = re.compile(r"^.*?(?:为(?:代表|主体?|重点|核心)的?|分之[一二三四五六七八九十百]{1,3}的?)(?=..)")
_OWNED = re.compile(r"^.{2,20}(?:集团|公司)(?=..)")
_OF_COUNTRIES = re.compile(r"^(?:等[\u3400-\u9fff]{0,6})?\d{1,3}国(?=..)")
# 哈密瓜正值采摘期, 4个场馆计划于年底完工: what is told of them.
_TOLD_OF = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:正值|正处于?).*$")
_PLANNED = re.compile(r"计划(?=[于在]\d|[于在]?(?:今|明|年)|将)")
_LISTED = re.compile(r"(?:^|[,。;:!?\n])(?:国内|全国|我国)?(?P<first>[\u3400-\u9fff]{2,4})、$")


def tidy(name: str, place: Place) -> str:
    """``name`` without the area before it, a particle inside a measure and the task that a set of things is."""
    name = _PAYER.sub("", place.without_area(_OF_CLASS.sub("", _WHEN.sub("", name))))
    name = _led_to(name.removeprefix("对") if name.endswith("贡献率") else name, place)
    name = name.replace("以上的", "以上")  # 收入100万元以上的村
    name = name.removeprefix("的")
    name = _TOLD_OF.sub("", _OF_COUNTRIES.sub("", _LED_BY.sub("", name)))
    if len(name) > 3 and name.endswith("计划") and _PLANNED.match(place.folded, place.end + len(name) - 2):
        name = name.removesuffix("计划")
    if "这" + name in place.words.replace("的", ""):
        name = _COUNTER.sub("", name)
    name = _SOMEWHERE.sub("", _SERVING.sub("", _OF_TERM.sub("", _BETWEEN.sub("", _WHOLE.sub("", name)))))
    if is_person(name):
        name = name.replace("的", "")
    if is_measure(level(name)) and (not is_counter(place.unit) or place.unit in ("万", "亿")):
        name = _of_one_thing(_OF_VILLAGE.sub("", name.replace("的", "")), place)
    return name if is_counter(place.unit) else _TASK.sub("", _FALLEN.sub("降幅", name))


def without_owner(name: str, words: str) -> str:
    """人均收入 of 园区的人均收入: who has a measure with an attribute of its own is no part of it, but what is done
    is (申请的贷款总额)."""
    owner, _, own = words[: words.rfind(name[-2:]) + 2].rpartition("的") if name else ("", "", "")
    is_whole = len(own) > 3 and name.endswith(own) and is_measure(own) and len(list(tagged(own))) > 1
    return own.removeprefix("这一") if is_whole and owner and list(tagged(owner[-8:]))[-1].role in "na" else name


def _of_one_thing(name: str, place: Place) -> str:
    """The measure ``name`` without the things whose it is, counted or pointed at before it, and its abbreviation; with
    the one before it in a list of two that share it: 达标率 of 5个县达标率, 甲、乙价格 of 乙价格."""
    short = _ABBREVIATED.sub("", name)
    name = short if is_measure(short) else name
    owned = _OWNED.sub("", name)
    name = owned if is_measure(owned) else name
    rest = name.removeprefix(place.before_subject) if place.follows and is_counter(place.before_unit) else name
    if place.folded.startswith(name, place.before_end) and is_measure(rest) and rest[0] not in "及以区":
        return rest
    listed = _LISTED.search(place.folded[max(0, place.clause - 8) : place.clause])
    first = listed.group("first") if listed and place.words.startswith(level(name)) else ""
    shares = first and all(word.role == "n" for word in tagged(first)) and not is_measure(first)
    return f"{first}、{name}" if shares and not place.is_area(first) else name


def _led_to(name: str, place: Place) -> str:
    """罚款 of 车主罚款 in 对车主罚款: for whom or to whom something is done is no part of it."""
    words = place.words
    if name.endswith("贡献率") or not _FOR_WHOM.search(words[: max(0, words.rfind(name))]):
        return name
    if whose := place.area_at(name):
        return name[whose:] or name  # 供水 of 向天津供水
    parts = list(tagged(name))
    start = next(
        (one.end for one, two in pairwise(parts) if one.role == "n" and (is_verbal(two.text) or two.role == "v")), 0
    )
    return name[start:]
