"""What is counted: the noun behind the counter, with what tells it from its neighbours, or what is told of it."""

import re

from archive.ingest.figures.clauses import Place
from archive.ingest.figures.measures import is_measure, is_noun
from archive.ingest.figures.nouns import behind
from archive.ingest.figures.predicates import attendance, predicate
from archive.ingest.figures.word_roles import begins_with_verb, is_verb

_COUNTED_WITH = frozenset(
    "个家项件座处条名户所台辆位人艘架栋套头只株起例组种张部批支场篇份列班笔宗门本册枚颗间顶床袋具匹尾羽幢"
)
_POWERS_ALONE = frozenset(("万", "亿", "万亿"))
# What has befallen people; 5人死亡 counts the dead, 4名女性死亡 the women who died.
_BEFALLEN = re.compile(
    r"(?:在[^,。;\d]{1,8}中)?(?:不幸|均|已|全部|不同程度)?(?P<what>死亡|遇难|受伤|轻伤|重伤|失踪|失联|伤亡|死伤|被困|遇害|"
    r"丧生|身亡|溺亡|感染|中毒|被捕|获救|脱险|受灾|脱贫|失业|返乡|无家可归|流离失所)(?![者人们])"
)
# Who takes part in what, and who makes up a body.
_PART_TAKEN = re.compile(
    r"(?P<what>(?:参加|出席|参与|听取|观看|收看|聆听)(?:了|本次|此次)*[\u3400-\u9fff]{2,8}?)了?(?=[,。;、\n]|$)"
)
_BEING = re.compile(r"(?:是|为|系|当选为?|入选为?)(?P<what>[\u3400-\u9fff]{2,6})(?=[,。;、\n]|$)")
_BODY_AHEAD = re.compile(r"组成的(?P<body>[\u3400-\u9fff]{2,14}?)(?=名单|[,。;、\n]|$)")
_BODY_BEFORE = re.compile(r"(?P<body>[\u3400-\u9fff]{2,14}?)(?:将|拟)?由$")
# 中管干部被查处, where it ends the clause.
_SUFFERED = re.compile(r"(?:已|均|都|也)?(?P<what>被[\u3400-\u9fff]{2,4})(?=[,。;\n]|$)")
# Verbs that make another measure of what is counted behind them: 取消156项审批事项.
_TELLING = re.compile(
    r"(?P<verb>签约|新?开工|新[建开]|改建|扩建|竣工|投产|取消|关[停闭]|新增|引进|整治|搬迁|拆除|退出|储备|申报|培训|盘活|处置|"
    r"破获|侦破|查处|查获|查扣|查封|缴获|收缴|抓获|打掉|捣毁|清查|检查|立案|起诉|审结|加开|停运|取缔|吊销|下架|召回|淘汰|清退|"
    r"新开|注销|办结|救助|救治|转移|疏散|安置|逮捕|拘留|击毙|打死|杀害|枪杀|俘虏|遣返|编写|翻译|出版)了?"
    r"(?:共|近|约|超过|至少|多达|全国|各类)*$"
)
_DONE_TO = frozenset(("逮捕", "拘留", "击毙", "打死", "杀害", "枪杀", "俘虏", "遣返"))
_LED = re.compile(
    r"(?P<what>(?:被[^,。;]{1,3})|(?:[仍还尚]?健在))的有?$|^(?:其中)?已(?P<done>[开动完复竣]工|投产|签约|落地)了?$"
)
_ATTRIBUTE = re.compile(r"(?:[级直型性类式]|的)$")
AIM_BEHIND = re.compile(r"的?(?:全年|年度|预期|就业|脱贫|减贫|增长){0,2}(?:目标|任务|计划)")
_PREDICATE = re.compile(r"(?:已经?|已有|都|均|全部|还|仍)?(?P<doing>(?!以[上下内])[^\W了\d]{2,5})(?=[,。;、]|$)")
_PARTITIVE = re.compile(r"(?:其中|[中里]|之中)(?:已?有|还有|的)?$|^(?:其中|已有|还有)?$")
# What is counted as a thing, though its word is a verb.
_DEED = re.compile(r"的?(?P<deed>[\u3400-\u9fff]{2,4})(?=[,。;、\n]|$)")
_OF_DEEDS = frozenset("项件条场笔次类种起")


def is_counter(unit: str) -> bool:
    """Whether ``unit`` counts single things; 万 and 亿 alone do (100多万移民)."""
    return unit[-1:] in _COUNTED_WITH or unit in _POWERS_ALONE


def counted(place: Place) -> str:
    """The name of what is counted behind a counter; "" where nothing is named there."""
    if not is_counter(place.unit) or AIM_BEHIND.match(place.folded, place.end):
        return ""
    if place.unit in _POWERS_ALONE and place.named(place.words, is_measure):
        return ""  # 完成投资260亿: money, whatever comes behind
    return _people(place) or _share_of_before(place) or _thing(place)


def _people(place: Place) -> str:
    """死亡人数 in 5人死亡, 听取报告干部 in 干部400人听取报告, 委员会成员 in 委员会由10人组成."""
    if place.unit[-1:] not in "人名例":
        return ""
    if befallen := _BEFALLEN.match(place.folded, place.end):
        return befallen.group("what") + "人数"
    if taken := _PART_TAKEN.match(place.folded, place.end):
        who = "" if place.words.endswith("的") else place.nearest
        return re.sub("了|[本此]次", "", taken.group("what")) + (who or "人数")
    lead = place.folded[max(place.sentence, place.start - 24, place.before_end) : place.start]
    if present := attendance(lead, place.before_subject if place.follows else ""):
        return present
    if being := _BEING.match(place.folded, place.end):
        return being.group("what")
    if place.folded.startswith("口", place.end):
        return "人口"
    if place.folded.startswith("组成", place.end):
        body = _BODY_AHEAD.match(place.folded, place.end) or _BODY_BEFORE.search(place.words)
        return body.group("body").rpartition("的")[2] + "成员" if body else ""
    return ""


def _thing(place: Place) -> str:
    noun, end = behind(place.folded, place.end)
    if not noun:
        return _deed(place)
    told = _BEFALLEN.match(place.folded, end) or _SUFFERED.match(place.folded, end)
    attribute = told.group("what") if told else predicate(place.folded, end, place.words)
    attribute = attribute or _attribute(place.words, place)
    return place.settled(noun if attribute in noun else attribute + noun)


def _deed(place: Place) -> str:
    """A verb that stands alone behind the counter of a thing is what is counted: 11场赛马, 2项并购."""
    deed = _DEED.match(place.folded, place.end) if place.unit[-1:] in _OF_DEEDS else None
    return deed.group("deed") if deed and is_verb(deed.group("deed")) else ""


def _share_of_before(place: Place) -> str:
    """完成招标的项目 in 38个项目中有21个完成招标: the things of the figure before that …"""
    whole = place.before_subject.rpartition("的")[2]
    if not place.follows or not is_counter(place.before_unit):
        return ""
    told = _SUFFERED.match(place.folded, place.end) or _LED.search(place.words)
    if told:
        return (told.groupdict().get("done") or told.group("what").lstrip("仍还尚")) + whole
    doing = _PREDICATE.match(place.folded, place.end)
    if doing and begins_with_verb(doing.group("doing")) and _PARTITIVE.search(place.words) and is_noun(whole):
        return f"{doing.group('doing')}的{whole}"
    return ""


def _attribute(words: str, place: Place) -> str:
    """集中开工 in 集中开工的11个项目, 市直 in 市直62个单位."""
    if telling := _TELLING.search(words):
        verb = telling.group("verb")
        return "被" + verb if verb in _DONE_TO else verb
    if place.before_end >= place.start - len(words) - 1:
        return ""  # 156个国家的5465家企业: of the figure before
    found = place.phrases(words) if _ATTRIBUTE.search(words) else []
    last = found[-1] if found else ""
    return last.lstrip("等") if 2 <= len(last) <= 8 and words.rstrip("的").endswith(last) else ""
