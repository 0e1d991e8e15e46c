"""What is counted: the noun behind the counter, with what tells it from its neighbours, or what is told of it."""

import re

from archive.ingest.figures.clauses import Place
from archive.ingest.figures.fitting import is_person
from archive.ingest.figures.leftwards import doing, is_plain
from archive.ingest.figures.measures import is_measure, is_noun
from archive.ingest.figures.nouns import behind
from archive.ingest.figures.predicates import attendance, out_of_poverty, predicate
from archive.ingest.figures.units import measured_by
from archive.ingest.figures.word_roles import ADVERBS, begins_with_verb, has_verb, is_verbal, tagged
from archive.ingest.lexicon.words import tag, word_set

_COUNTED_WITH = frozenset(
    "个家项件座处条名户所台辆位人艘架栋套头只株起例组种张部批支场篇份列班笔宗门本册枚颗间顶床袋具匹尾羽幢对类款根盏眼片次封首幅"
)
POWERS_ALONE = frozenset(("万", "亿", "万亿"))
# What has befallen people; 5人死亡 counts the dead, 4名女性死亡 the women who died.
_BEFALLEN = re.compile(
    r"(?:在[^,。;\d]{1,24}中|因[^,。;\d]{1,12}?)?(?:不幸|因此|英勇|光荣|均|已|全部|将|稳定|如期|实现了?(?:精准|稳定)?|不同程度|平安|安全|顺利|成功|不治|仍然?)?(?P<what>死亡|遇难|受伤|轻伤|重伤|负伤|失踪|失联|伤亡|死伤|被困|遇害|"
    r"丧生|身亡|溺亡|去世|离世|牺牲|滞留|回国|落网|感染|中毒|被捕|住院|获救|脱险|受灾|脱贫|失业|返乡|无家可归|流离失所|疏散|转移|撤离|"
    r"受损|损毁|倒塌|被毁|被埋|被淹|受淹|被困|坠毁|沉没|触礁|停运|停飞|延误|参赛|增收)(?![者人们员])"
)
_BEFALLEN_BEFORE = re.compile(
    r"(?P<what>死亡|遇难|受伤|失踪|失联|被困|遇害|牺牲|获救|受灾|受损|被捕)的$"
)  # 遇难的3名矿工
_CUT_OFF = re.compile(r"(?:居民|家庭|用户)?(?:已|均)?(?P<what>断[水电气]|停[水电气]|脱贫|受灾)")
_BEFALLEN_AHEAD = re.compile(r"(?P<what>脱贫|返贫|受灾|搬迁|[断停][水电气])(?:了|共|约|近|超过)*$")  # 脱贫156户
_DIED = re.compile(r"(?:均|都|已)?死于")
# Who takes part in what, and who makes up a body.
_PART_TAKEN = re.compile(
    r"(?P<what>(?:参加|出席|参与|听取|旁听|观看|收看|聆听)(?:了|本次|此次)*[\u3400-\u9fff]{2,8}?)了?(?=[,。;、\n]|$)"
)
# 因涉嫌犯罪被移送司法机关: what was done to so many people, of whom nothing else is told.
_DONE_TO_PEOPLE = re.compile(
    r"(?:因[^,。;、]{2,10}?)?(?P<what>(?:被|遭到|受到)[\u3400-\u9fff]{2,8}?)(?:处理)?(?=[到至往]|[,。;、\n]|$)"
)
# 39人参军入伍, 3人下落不明: behind 人 stands what they do, never what they are.
_DOING = re.compile(
    r"(?![以左上中里的为是在口均都和与及次民员才被组]|人|可能|正在?|仍|来自|中有|之)(?:到场|前来|共同|进行|实现了?|[作做]了?|已经?|在[\u3400-\u9fff]{2,4}?(?=参[与加]))*(?P<what>[\u3400-\u9fff]{2,10})(?:[《\"](?P<title>[^《》\",。;]{2,16})[》\"](?:这一?[个项次]?[\u3400-\u9fff]{2,4})?)?(?=[,。;、\n]|$)"
)
# 杰出的科技工作者当选为两院院士: what they have become is what is counted.
_BECOMING = re.compile(r"当选为?(?P<what>[\u3400-\u9fff]{2,8})(?=[,。;、\n]|$)")
_BEING = re.compile(r"(?:是|为|系|当选为?|入选为?)(?P<what>[\u3400-\u9fff]{2,6})(?=[,。;、\n]|$)")
# 载有30人的客车, 30人以上的罪行: these are no people; 6人团队 is a body of so many.
_HELD_BY = re.compile(r"(?:以[上下]|左右)?的")
_ON_BOARD = re.compile(r"(?:载有|搭载|载着|乘载)(?:了|约|近)?$")
_BODY_OF = re.compile(r"(?:团队|小组|队伍|班子|剧组|乐[队团]|[^集军社][团队组])$")
_PARTY = re.compile(r"(?:代表团|交流团|访问团|考察团|使团|团队|小组|委员会|班子|突击队|医疗队|救援队)(?:一行)?$")
_BODY_AHEAD = re.compile(r"组成的(?P<body>[\u3400-\u9fff]{2,14}?)(?=名单|[,。;、\n]|$)")
_BODY_BEFORE = re.compile(r"(?P<body>[\u3400-\u9fff]{2,14}?)(?:将|拟)?由$")
# 中管干部被查处, where it ends the clause.
_SUFFERED = re.compile(r"(?:已|均|都|也|因[^,。;\n]{2,16}?)?(?P<what>被[\u3400-\u9fff]{2,4})(?=[,。;\n]|$)")
# 逮捕了23名示威者: these are 被逮捕示威者.
_DONE_TO = word_set("逮捕 拘捕 拘留 击毙 打死 杀害 枪杀 炸死 俘虏 遣返 驱逐 绑架 劫持")
_NEW = re.compile(r"(?P<verb>新[开增建设签办]|加[开办]|改建|扩建|续建)了?(?:共|近|约|超过)*$")
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
_ENDS = re.compile(r"[,。;、\n]|$|左右|以上")
_PARTITIVE = re.compile(r"(?:其中|[中里]|之中)(?:虽然|[虽就则只仅已还共])?(?:有|的)?$|^(?:其中|已有|还有)?$")
# What is counted as a thing, though its word is a verb.
_DEED = re.compile(r"的?(?P<deed>[\u3400-\u9fff]{2,8})(?=[,。;、\n]|$)")
_ANOTHER = re.compile(
    r"(?:[、和与及]|以及)[近约]?\d{1,6}(?:\.\d{1,3})?[万亿]?[多余]?(?P<unit>[名位个家所座辆艘架栋条项件])"
)
_OUT_OF = re.compile(r"(?:[^其]中|里)(?:虽然|[虽就则只仅已还共])?有$")
_AND_OTHERS = re.compile(r"(?:等|[^,]及[^,]{2,8}|[^,]和[^,]{2,8})(?:[共约近]|超过)*$|[^,总一]共(?:[约近]|超过)*$")
# 学者、企业代表等1200人: who they are stands before, in a list that others end.
_AND_SO_ON = re.compile(r"(?:^|[,。;:\n])(?P<list>[\u3400-\u9fff和、]{2,30})等(?:共|近|约|超过|总计|一行)*$")
_ANYWHERE = ("各地", "各级", "我国")
_LONGEST_LIST = 4
_EVERYWHERE = ("全国", "全球", "世界", "各地")
_OF_DEEDS = frozenset("项件条场笔次类种起")
_OF_TASKS = frozenset(("项", "个"))  # 6项任务: counted, not aimed at


def is_counter(unit: str) -> bool:
    """Whether ``unit`` counts single things; 万 and 亿 alone do (100多万移民)."""
    return unit[-1:] in _COUNTED_WITH or unit in POWERS_ALONE


def counted(place: Place) -> str:
    """The name of what is counted behind a counter; "" where nothing is named there."""
    if not is_counter(place.unit) or place.unit not in _OF_TASKS and AIM_BEHIND.match(place.folded, place.end):
        return ""
    if place.unit in POWERS_ALONE and place.named(place.words, is_measure):
        return ""  # 完成投资260亿: money, whatever comes behind
    if is_person(place.before_subject) and _OUT_OF.search(place.words) and (part := _share_of_before(place)):
        return part
    return _people(place) or _share_of_before(place) or _thing(place)


def _people(place: Place) -> str:
    """死亡人数 in 5人死亡, 听取报告干部 in 干部400人听取报告, 委员会成员 in 委员会由10人组成."""
    if place.unit[-1:] == "户" and (cut_off := _CUT_OFF.match(place.folded, place.end)):
        return cut_off.group("what") + "户数"
    befallen = _BEFALLEN.match(place.folded, place.end)
    if place.unit[-1:] == "户" and (those := befallen or _BEFALLEN_AHEAD.search(place.words)):
        return those.group("what") + "户数"
    if place.unit[-1:] not in "人名例":
        return ""
    if befallen and not is_person(behind(place.folded, befallen.end(), "名")[0]):
        return befallen.group("what") + "人数"
    if taken := _PART_TAKEN.match(place.folded, place.end):
        is_list = _AND_OTHERS.search(place.words) and place.folded[place.clause - 1 : place.clause] == "、"
        who = "" if is_list or place.words.endswith("的") else place.nearest  # 甲、乙等: all of them
        who = "" if who.endswith(_EVERYWHERE) else who
        return re.sub("了|[本此]次", "", taken.group("what")) + (who or "人数")
    lead = place.folded[max(place.sentence, place.start - 24, place.before_end) : place.start]
    if present := attendance(lead, place.before_subject if place.follows else ""):
        return present
    if being := _BEING.match(place.folded, place.end):
        return being.group("what")
    if members := _members(place):
        return members
    if listed := _listed(place):
        return listed
    doing = _what_people_do(place)
    near = place.nearest if doing and place.unit == "人" else ""
    who = near if near and place.words.endswith(near) and is_person(near) else "人数"
    return doing and doing + who


def _listed(place: Place) -> str:
    """学者、企业代表 of 学者、企业代表等1200人: a list of words for people, or bodies of them, and nothing else."""
    told = _AND_SO_ON.search(place.folded[max(place.sentence - 1, place.start - 40, 0) : place.start])
    if told is None or place.unit[-1:] not in "人名":
        return ""
    name = place.without_area(told.group("list").rpartition("的")[2]).removeprefix("当地")
    parts = re.split("[和、]", name)
    are_words = all(
        word.role in "na" and tag(word.text)[:2] not in ("nr", "ns") for part in parts for word in tagged(part)
    )
    return name if len(parts) > 1 and min(map(len, parts)) > 1 and are_words and is_person(parts[-1]) else ""


def _members(place: Place) -> str:
    """Of what so many people are all: 人口, 委员会成员, 团队成员 of 6人团队; who is on board."""
    if place.folded.startswith("口", place.end):
        return "人口"
    if place.folded.startswith("民", place.end) and place.unit.endswith("人"):
        return behind(place.folded, place.end - 1, "名")[0].removesuffix("人民") or "人口"  # 200万人民教师
    if place.folded.startswith("组成", place.end):
        told = _BODY_AHEAD.match(place.folded, place.end) or _BODY_BEFORE.search(place.words)
        body = told.group("body").rpartition("的")[2] if told else ""
        return body and (behind(body, 0)[0] or body) + "成员"  # 由30人组成的卫队把守
    body = behind(place.folded, place.end)[0] if place.unit == "人" else ""
    if _BODY_OF.search(body) and not _HELD_BY.match(place.folded, place.end):
        return body + "成员"
    if _ON_BOARD.search(place.words):
        return "" if is_person(behind(place.folded, place.end, "名")[0]) else "载客人数"
    if place.unit == "人" and _PARTY.search(place.words.rstrip("共有约近")) and (party := place.nearest):
        return party.removesuffix("一行") + "成员"
    return ""


def _what_people_do(place: Place) -> str:
    """被移送司法机关, 报名参赛: what is told of 人, where it is all that is told of them."""
    if not place.unit.endswith("人"):
        return ""
    if done := _DONE_TO_PEOPLE.match(place.folded, place.end):
        return done.group("what")
    doing = _DOING.match(place.folded, place.end)
    if doing is None or "的" in doing.group("what"):
        return ""  # 1亿人居住的村镇
    return doing.group("what").replace("了", "") + (doing.group("title") or "")


def _thing(place: Place) -> str:
    noun, end = behind(place.folded, place.end, place.unit)
    if not noun:
        return _deed(place) or _done(place)
    if place.unit[-1:] == "人" and not is_person(noun) and "的" in place.folded[place.end : end]:
        return ""  # 载有30人的渔船, 300人居住的村子
    if begins_with_verb(noun) and not is_person(noun) and _ends_with(place, place.nearest):
        return ""  # 生产客车1600多台投放市场
    if became := _BECOMING.match(place.folded, end):
        return became.group("what")
    if place.unit[-1:] in _OF_AGENTS:
        noun, end = _without_deed(noun, end)
    end = _end_of_list(place.folded, end)
    told = _BEFALLEN.match(place.folded, end) or _SUFFERED.match(place.folded, end)
    died = "死亡" if _DIED.match(place.folded, end) else ""
    if lifted := out_of_poverty(place.folded, end, noun, place.unit):
        return lifted
    attribute = told.group("what") if told else died or predicate(place.folded, end, place.words)
    attribute = attribute or _attribute(place.words, place)
    return place.settled(noun if attribute in noun or noun[0] == "被" else attribute + noun)


def _end_of_list(folded: str, end: int) -> int:
    """Where the list ends that goes on behind ``end`` with other counted things: 8名乘客和2名船员全部获救."""
    for _ in range(_LONGEST_LIST):
        another = _ANOTHER.match(folded, end)
        noun, behind_it = behind(folded, another.end(), another.group("unit")) if another else ("", end)
        if not noun:
            break
        end = behind_it
    return end


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


def _ends_with(place: Place, noun: str) -> bool:
    return bool(noun) and place.words.endswith(noun) and not begins_with_verb(noun[-2:])


def _done(place: Place) -> str:
    """办结来电 in 接到来电80个，办结25个, 发行 in 发行3万册: what is done to the things before, or to nothing named."""
    verb = doing(place.words) if place.unit[-1:] not in "人名位" else ""
    if not verb or not _ENDS.match(place.folded, place.end):
        return ""
    is_same = (one.subject for one in reversed(place.told) if one.unit[-1:] == place.unit[-1:] and is_counter(one.unit))
    things = next(is_same, "")
    if things and next(tagged(things)).role == "v":
        things = things[len(next(tagged(things)).text) :] or things
    things = (things or measured_by(place.unit)).removeprefix(verb)
    return verb + (things[1:] if things[:1] == verb[-1] else things)  # 破案 and 案件


def _share_of_before(place: Place) -> str:
    """完成招标的项目 in 38个项目中有21个完成招标: the things of the figure before that …"""
    whole = place.before_subject.rpartition("的")[2]
    if not place.follows or not is_counter(place.before_unit):
        return ""
    told = _SUFFERED.match(place.folded, place.end) or _LED.search(place.words)
    if told and not is_person(told.group("what") or ""):
        return (told.groupdict().get("done") or told.group("what").lstrip("仍还尚")) + whole
    doing = _PREDICATE.match(place.folded, place.end)
    if doing and begins_with_verb(doing.group("doing")) and _PARTITIVE.search(place.words) and is_noun(whole):
        return f"{doing.group('doing')}的{whole}"
    return ""


def _of_list(place: Place) -> str:
    """到达 of 到达11个国家、29个城市: what is done to the first of a list is done to all of it."""
    if place.words or not place.follows or place.folded[place.start - 1] not in "、和与":
        return ""
    verb = next(tagged(place.before_subject))
    told = place.folded[
        max(place.sentence, place.before_end - 24) : place.before_end
    ]  # 制冷设备: what is counted itself
    is_done = verb.role == "v" and len(verb.text) == 2 < len(place.before_subject) and verb.text in told
    return verb.text if is_done and "," not in place.folded[place.before_end : place.start] else ""


def _done_by(words: str, deed: str) -> bool:
    """Whether ``words`` tell who does ``deed``: 各地 of 各地查处的. The things are a set without that."""
    who = list(tagged(words.removesuffix("的").removesuffix(deed)))
    return bool(who) and (who[-1].role == "n" or who[-1].text in _ANYWHERE)


def _attribute(words: str, place: Place) -> str:
    """集中开工 in 集中开工的11个项目, 市直 in 市直62个单位."""
    if befallen := _BEFALLEN_BEFORE.search(words):
        return befallen.group("what")
    new = _NEW.search(words)
    if verb := new.group("verb") if new else doing(place.without_last_area(words)):
        return "被" + verb if verb in _DONE_TO else verb
    if shared := _of_list(place):
        return shared
    if place.before_end >= place.start - len(words) - 1:
        return ""  # 156个国家的5465家企业: of the figure before
    phrases = place.phrases(words) if _ATTRIBUTE.search(words) else []
    last = phrases[-1].lstrip("等") if phrases else ""
    if words.endswith("的") and (is_plain(last) or not _is_only_deed(last) or _done_by(words, last)):
        return ""  # 来自灾区的, 中央公开曝光的: whose it is or where, told in a clause
    is_attribute = words.endswith("的") or not has_verb(last)
    return last if is_attribute and 2 <= len(last) <= 8 and words.rstrip("的").endswith(last) else ""
