"""Rates, differences and shares: measures that are made of another one."""

import re

from archive.ingest.figures.clauses import Place, level
from archive.ingest.figures.counted import is_counter
from archive.ingest.figures.leftwards import before
from archive.ingest.figures.measures import is_measure, is_noun
from archive.ingest.figures.nouns import behind
from archive.ingest.figures.word_roles import begins_with_verb

# A change of the measure: its rate is another measure than its value. The verb, and what the rate is then called.
CHANGE = re.compile(
    r"(?P<verb>比增|[激猛剧大]增|锐减|[骤大]降|[大暴]跌|暴涨|飙升|攀升|下调|上调|下滑|下浮|上浮|下跌|增长|增加|增幅|增速|提高|上升|上涨|涨幅|下降|降低|减少|回落|降幅|压减|压缩|缩短|缩减|净增|递增|加快|放缓|收窄|翻|增|涨|(?<!每)升|降|减)(?:了|约|近|超过?|逾|达到?|为|在|"
    r"不低于|不少于|不超过|控制|稳定|保持|\W)*+$"
)
_CHANGED = re.compile(r"(?P<verb>[上下][调浮]|提高|降低|调[低高])了?(?P<what>[^,。;至到]{3,24}?)[了约近]*$")
_RATE_NAME = re.compile(r"(?:增速|降幅|涨幅|升幅|增加|减少|增长|下降)$")
_BARE_RATE = re.compile(
    r"增速|增幅|涨幅|降幅|升幅|增长率"
)  # of the figure before; how much faster it grew is another measure
_RATES = {
    "涨": "涨幅", "降": "降幅", "减": "降幅", "落": "降幅", "增": "增速", "翻": "增速", "提": "升幅", "升": "升幅",
    "上": "升幅", "缩": "降幅", "下": "降幅", "跌": "降幅", "快": "升幅", "缓": "降幅", "窄": "降幅",
}  # fmt: skip
_TO_LEVEL = re.compile(
    r"(?:提高|升|上升|下调|上调|增加|扩大|增|降|降低|下降|减少|回落|压缩|压减|缩减|精简|发展|变成|增长)[到至为]\W*$"
)
# How far two values are apart is no measure that a report to come would name again.
_DIFFERENCE = re.compile(
    r"(?:(?:高出|多出|超出)[^,。;]{0,8}|高出|多出|超出|相差|差|(?<![不增])多|(?<![不减])少|便宜|(?<!不)(?:高于|低于|快于|慢于)[^,。;]{2,10}|[比较][^,。;]{1,10}(?:(?<!提)高|(?<!降)低))"
    r"(?:了|约|近)?$"
)
_BEYOND = re.compile(r"超过[^\d,。;]{2,8}$")  # 超过标准值3倍
_OF_SINCE = re.compile(
    r"[比较](?:上年|去年|上个?月|上季度?|前年|同期|年初|年底)[^,。;]{0,4}?(?P<verb>多|少|(?<!提)高|(?<!降)低)了?$"
)
_SINCE = {"多": "增", "少": "减", "高": "升", "低": "降"}
SHARE = re.compile(r"^(?P<part>.*)占(?P<whole>.{0,20})$")
_RATE_FIRST = re.compile(r"[\u3400-\u9fff]{1,6}?(?:率|比[例重])")
# 完成全年计划的54%: how much of it is done.
_OF_PLAN = re.compile(
    r"^(?P<what>[^,]{0,24}?)[已仅只]?(?:(?:完成|实现)了?(?:全年|年度|预期|年初|既定)?的?(?P<plan>目标任务|计划任务|计划|目标|任务)|"
    r"(?:完成|实现|达到|相当于|[为是占])了?(?:全年|年度|年初|调整)*的?(?P<budget>预算)数?)[的总]?量?的?"
    r"(?:近|约|超过)?$"
)
# 财政赤字不超过国内生产总值的4.5%.
_PART_OF_GDP = re.compile(
    r"^(?P<part>[^,占]{2,16}?)[约已仅只]*(?:不?超过|不高于|低于|达到?了?|控制在|相当于|约?为|是|占)+(?:[其该]国?|本国|[\u3400-\u9fff]{2,5}国)?"
    r"(?:国内生产总值|gdp)的(?:近|约|超过)?$"
)
_BACK_TO = re.compile(
    r"^(?P<what>[^,]{0,24}?)[已仅]?恢复[到至]了?[^,]{0,8}?(?:同期|水平|疫情前|灾前)(?:水平)?的(?:近|约|超过)?$"
)
_AMONG = re.compile(r"其中[有近约超过]{0,2}")
_AMOUNT = re.compile(r"(?<=..)(?:总?数量?|总?量|总[额值]|人数)$")
_LESS = ("不足", "不到", "近", "约", "超", "超过", "实现", "覆盖", "覆盖了", "占据")
_NEAR = 40
_TAKING = re.compile(r"(?:对于?|将)占[^,]{0,20}$")
_TAKES = re.compile(r"占(?![领据])")
_NO_SHARE = re.compile(r"地(?:面积)?|比$")  # 占地面积, 占比
_SHARE_NAMED = re.compile(r"比[重例]|率$|占比")
# The rate stands behind: 保持9.9%的年均增长, 适用11%的税率.
_RATE_BEHIND = re.compile(
    r"(?:左右|以[上下])?的(?:年均|同比|平均|较快|中高速|高速|高|强劲|稳定|平稳|持续|快速|正|负)*"
    r"(?P<of>经济|gdp|国内生产总值)?(?P<verb>增长|增速|增幅|升幅|降幅|下降|涨幅)(?!点|目标)"
)
_MEASURE_BEHIND = re.compile(
    r"(?:左右|以[上下])?(?:的(?P<what>[\u3400-\u9fff]{0,4}?(?:[税利费]率|关税|所得税|份额|比例|概率|补贴率))|(?P<tax>[\u3400-\u9fff]{0,6}?(?:所得税|关税|增值税)))"
)
# 村庄中有70%都成立了理事会.
_OF_WHOLE = re.compile(r"^(?P<whole>[^,占]{2,16}?)[中里](?:已?有|的)?(?:近|约|超过)?$")
# 保持54.3%的较高水平, 将占比提高到40%的目标: what the value is reached as, and nothing that is measured.
_REACHED = re.compile(r"(?:水平|临界点|关口|荣枯线|红线|警戒线|高位|低位|区间|目标|位置|速度|门槛|底线)$")
_IS_SHARE = re.compile(r"(?:补贴|折扣|优惠|股[份权]|份额|关税|税率|利率|概率|分红|提成|首付|回报|收益|利润|损失|缺口)$")
OWNED = re.compile(r"股[份权]$")  # the part that is owned: 股权比例
_MADE_OF = re.compile(r"(?:[者员人民生户]|产品|货物|职工|群众)$")  # things, though measures end so, too
# 在国民经济中的比重上升到51%: the share that the measure before has in it.
_SHARE_IN = re.compile(r"^(?P<part>[^,占]{2,20}?)?[也均]?[在占](?P<whole>[^,]{2,12}?)[中里]?的?(?:比重|份额|占比|比例)")
# 这些包裹90%来自海外: a share of those that stand before.
_TOLD_OF = re.compile(r"(?:左右|以[上下]|多)?(?:都|均|已经?)?(?P<doing>[\u3400-\u9fff]{2,8})(?=[,。;、\n]|$)")
# 80%的学生来自…: a share of those that stand behind.
_OF_THOSE = re.compile(r"(?:以[上下](?![都均也用是来为在])|(?:以[上下]|左右|多)?的)(?=[\u3400-\u9fff])")
_DOING = re.compile(r"(?:[中里]|都|均|已经?|来自|[是为]|属于?)*(?P<doing>[\u3400-\u9fff]{2,10})(?=[,。;、\n]|$)")
_TELLS = re.compile(r"的|^(?:表示|认为|指出|希望|担心|相信)")
# 生产总值按年率计算增长5%: how the rate is reckoned.
_BY_YEAR = re.compile(r"[按以](?:年率|年化|可比价格|可比口径|不变价格?)(?:计算|换算|折算|计)?[是则]?$")
_OF_ECONOMY = re.compile(r"经济[^,。;]{0,4}?(?:保持|实现|维持|增长|增速|发展)")
_GDP = re.compile(r"(?:生产总值|gdp)")
_PART_OF = re.compile(r"^.*(?:其中|[人口目]中|之中|里|,)")
_DOWN = "减下降压回少跌滑"


def difference(place: Place) -> str | None:
    """What is so far from another value, where it is told in shares; None where no difference is told."""
    words = place.words
    apart = _DIFFERENCE.search(words) or place.unit == "倍" and _BEYOND.search(words)
    if not apart or _TO_LEVEL.search(words):
        return None
    since = _OF_SINCE.search(words)
    if since and place.follows:
        return rate_name(level(place.before_subject), _SINCE[since.group("verb")], place.unit)
    if not place.unit.endswith(("%", "百分点", "倍")):
        return ""
    name = place.named(re.split("比(?![例重])|较", words[: apart.start()])[0], is_measure)
    return place.before_subject if not name or place.follows and _BARE_RATE.fullmatch(name) else name


def change(place: Place) -> str | None:
    """规模以上工业增加值增速; without a measure of its own the clause goes on about the figure before."""
    words = place.words
    match = None if _TO_LEVEL.search(words) else CHANGE.search(words)
    if match is None:
        return _rate_behind(place) or _changed_before(place)
    if is_counter(place.unit) and words[: match.end("verb")].endswith("新增"):
        return None  # 新增7个项目
    if match.group("verb") == "增加" and place.folded.startswith("的", place.end):
        made, _ = behind(place.folded, place.end)
        if is_measure(made):
            return made  # 为当地增加了3亿元的税收
    rest = _BY_YEAR.sub("", words[: match.start()])
    name = place.named(rest, is_noun) or (level(place.before_subject) if place.follows else "")
    if faster := _how_much_faster(place, name, rest):
        return faster + next(rate for key, rate in _RATES.items() if key in match.group("verb"))
    if _BARE_RATE.fullmatch(name) and place.unit.endswith("百分点"):
        name = place.before_subject if place.follows and _RATE_NAME.search(place.before_subject) else name
        return name + next(rate for key, rate in _RATES.items() if key in match.group("verb"))
    name = name or before(rest) or place.earlier(is_measure) or _just_told(place) or _economy(place)
    return rate_name(name, match.group("verb"), place.unit)


def _how_much_faster(place: Place, name: str, rest: str) -> str:
    """增加值增速 of 增加值增长6.2%,比上月加快1.5个百分点: the rate before, where the clause goes on about it."""
    rate = place.before_subject if place.follows and place.before_unit == "%" else ""
    is_told_of = place.unit.endswith("百分点") and _RATE_NAME.search(rate) and level(rate) == name
    return rate if is_told_of and not before(rest) else ""


def _changed_before(place: Place) -> str | None:
    """存款准备金率降幅 in 下调存款准备金率0.5个百分点."""
    told = _CHANGED.search(place.words) if place.unit.endswith("百分点") else None
    name = place.named(told.group("what"), is_measure) if told else ""
    return rate_name(name, told.group("verb"), place.unit) if told and name else None


def _just_told(place: Place) -> str:
    """The measure of a figure right before in the paragraph, where the sentence names none that has changed."""
    between = place.folded[place.before_end : place.start] if place.before_end >= 0 else ""
    is_near = place.unit.endswith(("%", "百分点")) and 0 < len(between) <= _NEAR and "\n" not in between
    return level(place.before_subject) if is_near and is_measure(level(place.before_subject)) else ""


def _economy(place: Place) -> str:
    """经济 where the sentence tells of its growth and names nothing that grew."""
    return "经济" if _OF_ECONOMY.search(place.folded, place.sentence, place.start) else ""


def rate_name(name: str, verb: str, unit: str) -> str:
    if not name or _RATE_NAME.search(name):
        return name
    if unit.endswith(("%", "百分点", "倍", "成", "基点", "℃", "摄氏度")):
        return name + next(rate for key, rate in _RATES.items() if key in verb)
    return name + ("减少" if any(character in _DOWN for character in verb) else "增加")


def _rate_behind(place: Place) -> str | None:
    if rate := _RATE_BEHIND.match(place.folded, place.end):
        name = rate.group("of") or place.named(place.words, is_measure) or place.nearest
        if rate.group("of"):
            return rate_name(name, rate.group("verb"), place.unit)
        if not is_measure(name):  # 今年以来保持在7%以上的增速
            name = level(place.before_subject) if place.follows else place.earlier(is_measure)
        return rate_name(name, rate.group("verb"), place.unit) if name else None
    if what := _MEASURE_BEHIND.match(place.folded, place.end):
        return what.group("tax") or (before(place.words) if place.words else "") + what.group("what")
    return None


def share(place: Place) -> str | None:
    """A part of a whole: 渔业产值占比, 占生产总值比重, 有残疾儿童占比; None where no share is told."""
    if of := _OF_WHOLE.match(place.words) if place.unit in ("%", "成") else None:
        whole, doing = before(of.group("whole")), _DOING.match(place.folded, place.end)
        told = doing.group("doing").replace("了", "") if doing and begins_with_verb(doing.group("doing")) else ""
        return f"{told}{whole}占比" if whole else None
    if part := _part_of_before(place):
        return part
    if compared := _with_plan_or_past(place):
        return compared
    if inside := _SHARE_IN.match(place.words):
        told = inside.group("part") or ""
        part = place.named(told, is_measure) or (_as_printed(told) if told else "")
        if part or not inside.group("part") and place.follows:
            return _share_name(part or level(place.before_subject), inside.group("whole"))
    if _TAKES.search(place.words):
        return _part(place)
    if place.unit not in ("%", "成") or not (those := _OF_THOSE.match(place.folded, place.end)):
        if told := _told_of_those_before(place) or _told_of_those_behind(place):
            return told
        return "" if place.unit == "%" and place.words.endswith("的") and "由" not in place.words else None
    noun, end = behind(place.folded, those.end())
    if _REACHED.search(noun):
        return place.named(place.words, is_measure) or place.earlier(is_measure) or level(place.before_subject)
    if _IS_SHARE.search(noun):
        return noun + "比例" if OWNED.search(noun) else noun  # 50%的补贴
    if rate := _RATE_FIRST.match(noun):
        return rate.group()  # 以33%的得票率领先
    doing = _DOING.match(place.folded, end) if noun else None
    what = doing.group("doing").replace("了", "") if doing and not _TELLS.search(doing.group("doing")) else ""
    return f"{what}{noun}占比" if noun else None


def _with_plan_or_past(place: Place) -> str:
    """完成率 in 为年初预算的102%, 恢复率 in 恢复到上年同期的64%."""
    if (of_gdp := _PART_OF_GDP.match(place.words)) and (part := before(of_gdp.group("part"))):
        return f"{part}占生产总值比重"
    planned = _OF_PLAN.search(place.words) if place.unit == "%" else None
    past = _BACK_TO.search(place.words) if place.unit in ("%", "成") else None
    told = planned or past
    if told is None:
        return ""
    what = before(told.group("what")) or (level(place.before_subject) if place.follows else "")
    if planned is None:
        return what and f"{what}恢复率"
    return f"{what or planned.group('plan') or planned.group('budget')}完成率"


def _part_of_before(place: Place) -> str:
    """来自海外快件占比 of 其中90%来自海外: what is told of a part of the things before."""
    told = _TOLD_OF.match(place.folded, place.end) if place.unit in ("%", "成") else None
    if told is None or not place.follows or not _AMONG.fullmatch(place.words):
        return ""
    doing = told.group("doing")
    return f"{doing}{level(_AMOUNT.sub('', place.before_subject))}占比" if begins_with_verb(doing) else ""


def _told_of_those_before(place: Place) -> str:
    told = _TOLD_OF.match(place.folded, place.end) if place.unit in ("%", "成") else None
    those = place.nearest if told else ""
    if told is None or not those or is_measure(those) and not _MADE_OF.search(those):
        return ""
    is_told = begins_with_verb(told.group("doing")) and place.words.endswith(those)
    return f"{told.group('doing')}{those}占比" if is_told else ""


def _told_of_those_behind(place: Place) -> str:
    """奶源占比 of 100%奶源实现了直供 and of 控制不足10%奶源, where nothing that it is of stands before."""
    is_first = not place.words or place.words.endswith(_LESS)
    noun, end = behind(place.folded, place.end) if place.unit in ("%", "成") and is_first else ("", 0)
    is_told = place.folded[end : end + 1] not in "的,。" or place.words
    return f"{noun}占比" if noun and not is_measure(noun) and is_told else ""


def _part(place: Place) -> str | None:
    if _TAKING.match(place.words) and (those := _OF_THOSE.match(place.folded, place.end)):
        noun, _ = behind(place.folded, those.end())
        return f"{noun}占比" if noun else None  # 对占总数90%以上的企业
    match = SHARE.match(place.words)
    if match is None or _SHARE_NAMED.search(match.group("whole")) is None and _NO_SHARE.match(match.group("whole")):
        return None
    is_rate = place.unit.endswith(("%", "成", "‰", "百分点"))
    part = place.named(match.group("part"), is_noun) if is_rate else ""
    part = part or _as_printed(match.group("part"))
    part = part or (level(place.before_subject) if place.follows else place.earlier(is_measure) or place.topic)
    if not is_rate:
        return part or None
    if part.endswith(("比重", "比例", "占比", "份额")):
        return part
    return part and _share_name(part, match.group("whole"))


def _share_name(part: str, whole: str) -> str:
    return f"{part}占生产总值比重" if _GDP.search(whole) else f"{part}占比"


def _as_printed(part: str) -> str:
    """因病致贫 in 贫困人口中因病致贫的占42%."""
    bare = (
        re.sub("(?:[则也就都已约仅]|分别)+$|^(?:目前|现在|如今)", "", _PART_OF.sub("", part))
        .removesuffix("的")
        .replace("的", "")
    )
    return bare if 2 <= len(bare) <= 10 else before(part)


# A是B的三倍: told of A.
_TIMES = re.compile(r"^(?P<what>.*?)(?:是|为|相当于)(?P<whole>[^,]{1,24})的(?:近|约|将近|超过)*$")


def times(place: Place) -> str:
    """What is several times something else; "" for other figures."""
    told = _TIMES.match(place.words) if place.unit == "倍" else None
    if told is None:
        return ""
    whole = before(told.group("whole"))
    named = before(told.group("what")) or (level(place.before_subject) if place.follows else place.earlier(is_measure))
    return named or (whole if is_measure(whole) else place.earlier(bool))
