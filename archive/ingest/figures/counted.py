"""What is counted: the noun behind the counter, with what tells it from its neighbours, or what is told of it."""

import re

from archive.ingest.figures.clauses import Place
from archive.ingest.figures.measures import is_measure, is_noun
from archive.ingest.figures.nouns import behind
from archive.ingest.figures.predicates import attendance, predicate
from archive.ingest.figures.word_roles import ADVERBS, begins_with_verb, is_verbal, tagged

_COUNTED_WITH = frozenset(
    "个家项件座处条名户所台辆位人艘架栋套头只株起例组种张部批支场篇份列班笔宗门本册枚颗间顶床袋具匹尾羽幢对类款根盏眼片次"
)
_POWERS_ALONE = frozenset(("万", "亿", "万亿"))
# What has befallen people; 5人死亡 counts the dead, 4名女性死亡 the women who died.
_BEFALLEN = re.compile(
    r"(?:在[^,。;\d]{1,8}中)?(?:不幸|均|已|全部|不同程度)?(?P<what>死亡|遇难|受伤|轻伤|重伤|失踪|失联|伤亡|死伤|被困|遇害|"
    r"丧生|身亡|溺亡|去世|离世|牺牲|滞留|回国|落网|感染|中毒|被捕|获救|脱险|受灾|脱贫|失业|返乡|无家可归|流离失所)(?![者人们])"
)
_IS_ATTRIBUTE = re.compile(
    r"(?!多|数|人员).*(?:[者员民生客众]|人员|患者|旅客|病例|官兵|家庭|战士)$"
)  # 滞留游客: of these
# Who takes part in what, and who makes up a body.
_PART_TAKEN = re.compile(
    r"(?P<what>(?:参加|出席|参与|听取|观看|收看|聆听)(?:了|本次|此次)*[\u3400-\u9fff]{2,8}?)了?(?=[,。;、\n]|$)"
)
# 因涉嫌犯罪被移送司法机关: what was done to so many people, of whom nothing else is told.
_DONE_TO_PEOPLE = re.compile(r"(?:因[^,。;、]{2,10}?)?(?P<what>被[\u3400-\u9fff]{2,8}?)(?:处理)?(?=[,。;、\n]|$)")
# 39人参军入伍, 3人下落不明: behind 人 stands what they do, never what they are.
_DOING = re.compile(
    r"(?![以左上中里的为是在口均都和与及次民员才被组]|人)(?:到场|前来|共同|进行)*(?P<what>[\u3400-\u9fff]{2,8})(?=[,。;、\n]|$)"
)
# 杰出的科技工作者当选为两院院士: what they have become is what is counted.
_BECOMING = re.compile(r"当选为?(?P<what>[\u3400-\u9fff]{2,8})(?=[,。;、\n]|$)")
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
_OF_AGENTS = frozenset("家名位人户所个")
_AGENT = re.compile(
    r"(?:企业|公司|[院学]校|院所|单位|机构|部门|国家|高校|银行|医院|群众|游客|旅客|代表|选手|学生|教师|市民|农民|居民|干部|组织|[地县]市|县区|[院店厂村站馆校局社者员民生师户人])$"
)
_LED = re.compile(
    r"(?P<what>(?:被[^,。;]{1,3})|(?:[仍还尚]?健在))的有?$|^(?:其中)?已(?P<done>[开动完复竣]工|投产|签约|落地)了?$"
)
_ATTRIBUTE = re.compile(r"(?:[级直型性类式]|的)$")
AIM_BEHIND = re.compile(r"的?(?:全年|年度|预期|就业|脱贫|减贫|增长){0,2}(?:目标|任务|计划)")
_PREDICATE = re.compile(r"(?:已经?|已有|都|均|全部|还|仍)?(?P<doing>(?!以[上下内])[^\W了\d]{2,5})(?=[,。;、]|$)")
_PARTITIVE = re.compile(r"(?:其中|[中里]|之中)(?:已?有|还有|的)?$|^(?:其中|已有|还有)?$")
# What is counted as a thing, though its word is a verb.
_DEED = re.compile(r"的?(?P<deed>[\u3400-\u9fff]{2,8})(?=[,。;、\n]|$)")
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
    befallen = _BEFALLEN.match(place.folded, place.end)
    if befallen and not _IS_ATTRIBUTE.match(behind(place.folded, befallen.end())[0]):
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
    doing = _what_people_do(place)
    return doing and doing + "人数"


def _what_people_do(place: Place) -> str:
    """被移送司法机关, 报名参赛: what is told of 人, where it is all that is told of them."""
    if not place.unit.endswith("人"):
        return ""
    if done := _DONE_TO_PEOPLE.match(place.folded, place.end):
        return done.group("what")
    doing = _DOING.match(place.folded, place.end)
    return doing.group("what").replace("了", "") if doing else ""


def _thing(place: Place) -> str:
    noun, end = behind(place.folded, place.end)
    if not noun:
        return _deed(place)
    if became := _BECOMING.match(place.folded, end):
        return became.group("what")
    if place.unit[-1:] in _OF_AGENTS:
        noun, end = _without_deed(noun, end)
    told = _BEFALLEN.match(place.folded, end) or _SUFFERED.match(place.folded, end)
    attribute = told.group("what") if told else predicate(place.folded, end, place.words)
    attribute = attribute or _attribute(place.words, place)
    return place.settled(noun if attribute in noun else attribute + noun)


def _without_deed(noun: str, end: int) -> tuple[str, int]:
    """光伏企业 of 光伏企业重组, and where it ends: who is counted by people's and bodies' counters is no deed."""
    words = list(tagged(noun))
    last = len(words)
    while last > 1 and is_verbal(words[last - 1].text) and not _AGENT.search(words[last - 1].text):
        last -= 1
    if last == len(words) or not _AGENT.search(words[last - 1].text):
        return noun, end
    return noun[: words[last - 1].end], end - len(noun) + words[last - 1].end


def _is_only_deed(words: str) -> bool:
    """Whether ``words`` are verbs and how it is done, without anybody who does it: 集中开工."""
    return all(word.role == "v" or is_verbal(word.text) or word.text in ADVERBS for word in tagged(words))


def _deed(place: Place) -> str:
    """A verb that stands alone behind the counter of a thing is what is counted: 11场赛马, 2项并购."""
    deed = _DEED.match(place.folded, place.end) if place.unit[-1:] in _OF_DEEDS else None
    words = list(tagged(deed.group("deed"))) if deed else []
    is_told = words and words[0].role == "v" and all(word.role in "vn" for word in words)
    return deed.group("deed") if deed and is_told else ""


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
    phrases = place.phrases(words) if _ATTRIBUTE.search(words) else []
    last = phrases[-1].lstrip("等") if phrases else ""
    if words.endswith("的") and not _is_only_deed(last):
        return ""  # 来自灾区的, 中央公开曝光的: whose it is or where, told in a clause
    return last if 2 <= len(last) <= 8 and words.rstrip("的").endswith(last) else ""
