"""Strategies and slogans: quoted formulas, and names of strategies and campaigns without quotation marks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.ingest.document import NameMention, Span
from archive.ingest.lexicon.occurrences import occurrences
from archive.ingest.lexicon.words import is_noun_word, is_word
from archive.ingest.slogans.quotations import Quotation, quotations
from archive.ingest.slogans.slogans import GENERAL_NAME, NUMERAL, PARALLEL, is_parallel, kind_of
from archive.ingest.slogans.unquoted import unquoted
from archive.text.normalize import fold

_COUNT = re.compile(rf"(?:[{NUMERAL}]|\d{{1,2}})")
# “四大一高”, “两不误”, “1主18辅”: numerals with one to four characters behind each.
_COUNTED = re.compile(
    rf"(?:(?:[{NUMERAL}]{{1,2}}|\d{{1,2}})(?:[^\s{NUMERAL}\d,，、。;；:：!！?？]{{1,6}})){{1,5}}[{NUMERAL}]?"
)
_FIVE_YEARS = re.compile(r"(?:[一二三四五六七八九]|十[一二三四五六七八九]?)五(?:时期|期间|规划|末|以来)?")
_QUESTION = re.compile(r"什么|哪里|怎么|如何|谁|吗|呢|[?？。!！;；:：]")
_AMOUNT = re.compile(rf"[{NUMERAL}\d.+×%]+(?:亿|万|千|百|元|年|月|日|%|岁|天|个)*级?")
_SUM = re.compile(r"\d{1,4}(?:\+[\da-z]{1,3}){1,4}|\d{2,4}\+")  # “1+3+N”, “331+”
# What kind of thing such a sum is stands near: “331+”产业扶贫模式.
_SUM_HEAD = re.compile(
    r"[”\"'』」’][\u3400-\u9fff]{0,6}?(?:战略|行动|计划|工程|方针|理念|要求|目标|思路|工作法|模式|布局|机制|政策|体系|格局|方案|举措|规划|系列)"
)
_ALL_NUMERALS = re.compile(r"[一二三四五六七八九十]{3,8}")  # “一二三四”,即围绕一个目标…
_TOLD_IN_FULL = re.compile(r"[”\"'』」’]\s?[,(]?\s?(?:即|就是|指)")
_BARE_DATE = re.compile(
    r"(?:三八|五一|五四|六一|七一|八一|九一八|十一|十月一日|一二九|双十一|九·一八|八·一|五·一|11|12|3·15|"
    r"1[0-2]\.\d{1,2}|\d{1,2}[·.]\d{1,2})\S{0,3}"
)
# Words that are quoted because they are figures of speech, names of groups or of honours.
_OTHER_QUOTED = re.compile(
    r"(?:三农|一把手|一条龙|一刀切|(?:全.)?一盘棋|一张网|一站式|一揽子|一窝蜂|一言堂|一锅粥|一家人|一家亲|一口清|三公|"
    r"四风|双反|两制|一国|十佳|百强|千人一面|万金油|店小二|放空炮|"
    r"两会|两院|两委|三甲|二维码|三高|四害|一票否决|一事一议|一卡通|一本账|一老一小|三无|二传手|一哄而上|"
    r"主力军|主阵地|主战场|桥头堡|排头兵|火车头|试验田|助推器|加速器|先手棋|牛鼻子|金钥匙|敲门砖|生命线|风向标|晴雨表|试金石|"
    r"磨刀石|定盘星|领头[羊雁]|顶梁柱|突破口|切入点|着力点|制高点|主心骨|绊脚石|拦路虎|硬骨头|老大难|大锅饭|及时雨|多面手|"
    r"半拉子|米袋子|菜篮子|钱袋子|乌纱帽|紧箍咒|传声筒|快车道|紧日子|接力棒|成绩单|路线图|时间表|军令状|走过场|一阵风|两面人|"
    r"墙头草|中梗阻|稳定器|压舱石|发动机|主旋律|主渠道|主引擎|新引擎|领头人|带头人|娘家人|贴心人|聚宝盆|摇钱树|大本营|多米诺)"
)
_TROUBLE = re.compile(
    r"[”\"'』」’](?:等)?(?:的)?(?:问题|现象|难题|顽疾|困境|之风|歪风|弊[病端]|事件|怪象|陋习|行为|心态|做法)"
)
# Says that something is under way or done, or will be: an answer that is quoted, not what is pursued.
_TELLS_STATE = re.compile(r"^已|^现任|正在|已经|尚未|仍在|还在|即将|曾经|暂[不未缓无]|有待")
_HONOUR = re.compile(
    r"(?:之乡|之城|之都|示范县|示范市|示范区|示范村|示范点|先进|奖|称号|荣誉|单位|机构|企业|大学|学校|品牌|城市|"
    r"县|市|个人|标兵|能手|模范|劳模|卫士|人物|冠军|第一|名片|商标|公司|集团|服务队|小分队|中心|小区|平台|论坛|晚会|杯|展|系统|"
    r"软件|app|微信|节)$"
)
_HONOUR_FOLLOWS = re.compile(
    r"\s?(?:称号|荣誉|等?(?:荣誉)?称号|奖|牌匾|(?:单位|企业|品牌)(?!创建|建设|培育|整治)|微信|公众号|app|客户端|网站|号)"
)

# What is pursued: verbs before, and head nouns behind, a formula.
_PURSUED = re.compile(
    r"(?:实施|推进|推动|坚持|践行|落实|贯彻|围绕|开展|深化|打造|培养|培育|扩大|突出|做到|增强|坚定|支持|拥护|捍卫|"
    r"坚定不移地?实施|实现|秉承|秉持|树立|创建|弘扬|按照|遵循|强化|建设|加快|抓好|确立|执行|启动|提出|"
    r"叫响|发扬|唱响|建立|推行|探索|构建|学会|做|用|叫做?|喊出?|走|靠|从|到|首先是|其次是|就是|所谓|运用|形成|抓|"
    r"立足|着眼|着力|聚力|锚定|对标|开创|紧扣|聚焦|突破|争创|完成|锁定|瞄准|把握|统筹|有|以|要|即|的|为|等|与|和|及|把|、|》|\"|“|『|"
    r"「|”|」)了?(?:好)?\s?[“\"『「‘]$"
)
_HEAD = re.compile(
    r"[”\"'』」’](?:等)?(?:的)?(?:总体|奋斗|战略|发展|宏伟|总|主要|重大|国家|工作|重点|新|科学|创建|重要|核心|基本|"
    r"专项|系列|治理|建设|各项|根本|城市|农村|产业|区域|主题|品牌|综合|三年|五年|经济|单位)*"
    r"(?:战略|行动计划|行动|计划|工程|方针|理念|要求|目标|思路|工作法|模式|布局|机制|政策|口号|原则|主题|建设|"
    r"教育|制度|发展|协调|并举|联动|项目|融合|活动|精神|定位|举措|部署|任务|格局|"
    r"体系|改革|创建|攻坚|方略|路径|路子|工作|标准|意识|魄力|志气|管理|作用|规划|方案|试点|整治|倡议|监督|力度|"
    r"道路|原则)"
)
_PROGRAMME = re.compile(
    r"[”\"'』」’](?:新?经济|重点)?(?:战略|计划|工程|行动|政策|倡议)"
)  # so even a common word is named
# A single thing that is built or bought.
_A_WORK = re.compile(r"(?:项目|生产线|课题|大桥|公路|铁路|隧道|机场|广场|有限公司|合同|协议书?|论文)$")
_MEASURED = re.compile(rf"[{NUMERAL}][尺寸丈里斤张只把匹亩块元分毛米朵滴碗杯盘瓶重]")
_ENDS_AS_NAME = re.compile(r"(?:战略|行动计划|行动|工程|计划|攻坚战|战役|保卫战|大会战)$")
# Last characters of things and people: four characters that end so are a nickname rather than a slogan.
_THING = re.compile(
    r"[人者员家车船机城县村号队团网店户士军站厅馆楼牌证卡券票链院所室厂矿港湾岛山河湖海星球]$|之\S$|引擎|名片|"
    r"钥匙|密码|短板|瓶颈|罪行|协调|问题|现象|效应|怪圈|红利|蛋糕|通道|新政|事件|平台|窗口|地带"
)
# What is told of a formula that stands as the subject.
_TOLD_OF = re.compile(
    r"[”\"'』」’](?:是|就是|要|最|不是|不能|必须|关键|已|成为|让|使|推行|实施|推进|做成|叫|给了|打下|四个字|三个字|"
    r"五个字|既|重在|贵在|为|这|下|起步|出让|走到|有了|喊)"
)
_SPEECH_BEFORE = re.compile(
    r"(?:说|道|表示|指出|强调|介绍|认为|称|问|写着|写道|写有|题为|标题|告诉记者|答)\s?[:：]?\s?[“\"『「]$"
)
# What is prevented or done away with is no slogan; nor is what a thing is likened to or called.
_OPPOSED = re.compile(
    r"(?:防止|避免|杜绝|破除|反对|克服|整治|纠正|打破|消除|警惕|摒弃|遏制|根治|治理|解决|出现|存在|走出|告别|清理)了?(?:了|好)?"
    r"[^,，。;；\"]{0,6}[“\"『「‘]$"
)
_LIKENED = re.compile(
    r"(?:(?<!就)(?<!要)是[^,，。;；]{0,14}的|(?:作为|成为|变成?为?|当作|当成|视为|誉为|称为|称作|叫做|称之为|堪称|好比|如同|犹如|指定为|定为|评为|授予|认定为|"
    r"荣获|获得|获评|被评为)[^,，。;；]{0,10})[“\"『「‘]$"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_FOURS = re.compile(r"[\u3400-\u9fff]{4}")

_EXPANDED = re.compile(r"[”\"'』」’]?\s?[(（](?:即|就是|指)[:：,，]?(?P<text>[^()（）]{4,120})[)）]")
_MAX_NAME = 32


def strategies(folded: str, text: str, quoted: Sequence[Quotation], headline: str = "") -> tuple[NameMention, ...]:
    """Every occurrence of every strategy that ``text`` names, by place; what only the headline names comes last."""
    found = _in_text(folded, text, quoted)
    known = {fold(mention.name) for mention in found}
    told = [quotation for quotation in quotations(headline) if _is_told(headline, quotation)]
    above = _in_text(fold(headline), headline, told)
    outside = {name: mention for mention in above if (name := fold(mention.name)) not in known}
    return (*found, *(replace(mention, span=None) for mention in outside.values()))


def _is_told(headline: str, quotation: Quotation) -> bool:
    """A headline quotes films and nicknames too: what is counted, pursued or named by a noun behind counts."""
    name, after = fold(headline[quotation.start : quotation.end]), fold(headline[quotation.end :])
    return _is_counted(name) or bool(_HEAD.match(after) or _PURSUED.search(headline[: quotation.start][-24:]))


def _in_text(folded: str, text: str, quoted: Sequence[Quotation]) -> tuple[NameMention, ...]:
    found: dict[str, NameMention] = {}
    for start, end, kind in (*_quoted(folded, text, quoted), *unquoted(folded)):
        key = folded[start:end].strip()
        lead = end - start - len(folded[start:end].lstrip())
        name = text[start + lead : start + lead + len(key)]
        if len(key) > 1:
            found.setdefault(key, NameMention(name, None, kind, _expansion(text, end)))
    spans = {(quotation.start, quotation.end) for quotation in quoted}
    places = occurrences(folded, found, lambda start, end: end - start > 2 or (start, end) in spans)  # 两化 in 一高两化
    return tuple(replace(found[folded[start:end]], span=Span(start, end)) for start, end in places)


def _quoted(folded: str, text: str, quoted: Sequence[Quotation]) -> Iterator[tuple[int, int, str]]:
    counts = Counter(folded[quotation.start : quotation.end] for quotation in quoted)
    for quotation in quoted:
        before = text[max(0, quotation.start - 24) : quotation.start]
        after = folded[quotation.end : quotation.end + 16]
        name = folded[quotation.start : quotation.end]
        if _is_formula(name, before, after) or counts[name] > 1 and _is_refrain(name, before, after):
            head = _HEAD.match(after)
            yield quotation.start, quotation.end, kind_of(name, head.group() if head else "")


def _is_formula(name: str, before: str, after: str) -> bool:
    """A quotation that names what is to be done, by its form and by the words around it."""
    if _SUM.fullmatch(name):
        return _SUM_HEAD.match(after) is not None
    if _ALL_NUMERALS.fullmatch(name) and not _FIVE_YEARS.fullmatch(name):
        return _HEAD.match(after) is not None or _TOLD_IN_FULL.match(after) is not None
    if not 2 <= len(name) <= _MAX_NAME or _QUESTION.search(name) or len(_HAN.findall(name)) < 2:
        return False
    if _TELLS_STATE.match(name):
        return False
    head = _HEAD.match(after) is not None
    if (
        _FIVE_YEARS.fullmatch(name)
        or not head
        and _AMOUNT.fullmatch(name)
        or _BARE_DATE.fullmatch(name)
        or _OTHER_QUOTED.fullmatch(name)
    ):
        return False
    if _HONOUR_FOLLOWS.match(after[1:]) or _SPEECH_BEFORE.search(before):
        return False
    if (
        _A_WORK.search(name)
        or name[-2:-1] == "之"
        and not head
        or _OPPOSED.search(before)
        or not head
        and _is_figurative(name, before)
    ):
        return False
    pursued = _PURSUED.search(before) is not None
    if _is_counted(name):
        is_named = len(name) <= 4 or _ENDS_AS_NAME.search(name) is not None
        return head or pursued or is_named or len(_COUNT.findall(name)) > 1
    if is_parallel(name):
        return head or pursued or _is_even(name)
    if (ends := _ENDS_AS_NAME.search(name)) and len(name) >= 4:
        return "的" not in name and GENERAL_NAME.fullmatch(name[: ends.start()]) is None
    if _HONOUR.search(name) and not head:
        return False
    told = head or pursued or _TOLD_OF.match(after) is not None
    if len(name) in (4, 8) and _FOURS.match(name):
        return (not is_word(name) or _PROGRAMME.match(after) is not None) and (
            told or not _THING.search(name) and not is_noun_word(name[-2:])
        )
    if (len(name) == 5 or name.endswith(("制", "化"))) and 3 <= len(name) <= 8 and "的" not in name:
        return told and not is_word(name)
    return head and pursued and "的" not in name and 3 <= len(name) <= 16


def _is_figurative(name: str, before: str) -> bool:
    """A thing measured (三尺柜台), or what something is likened to; several numerals or pieces make a slogan still."""
    if _MEASURED.match(name) and len(_COUNT.findall(name)) < 2:
        return True
    return _LIKENED.search(before) is not None and not is_parallel(name) and len(_COUNT.findall(name)) < 2


def _is_refrain(name: str, before: str, after: str) -> bool:
    """A quotation that comes again is a catchword, unless it is an honour, a body or a common word."""
    if (
        not 3 <= len(name) <= 12
        or _QUESTION.search(name)
        or "的" in name
        or is_word(name)
        or _TELLS_STATE.match(name)
        or _SPEECH_BEFORE.search(before)
    ):
        return False
    if _FIVE_YEARS.fullmatch(name) or _OTHER_QUOTED.fullmatch(name) or _HONOUR_FOLLOWS.match(after[1:]):
        return False
    if (
        _A_WORK.search(name)
        or name[-2:-1] == "之"
        or _OPPOSED.search(before)
        or _is_figurative(name, before)
        or is_noun_word(name[-2:])
    ):
        return False
    return len(_HAN.findall(name)) == len(name) and _HONOUR.search(name) is None


# 一国两制: one of something and another number of something; 一心一意, 一五一十 are idioms.
_POLICY = re.compile(r"一[\u3400-\u9fff][二两三四五][\u3400-\u9fff]")


def _is_counted(name: str) -> bool:
    """Begins with a numeral; a single 一 counts nothing (一体化) unless another numeral follows."""
    if not _COUNTED.fullmatch(name) or is_word(name) and name[0] == "一" and not _POLICY.fullmatch(name):
        return False
    return name[0] != "一" or len(_COUNT.findall(name)) > 1


def _is_even(name: str) -> bool:
    """Pieces of one length, as in 一网通办、一次办成: said like that, they are a slogan wherever they stand."""
    lengths = {len(piece) for piece in PARALLEL.split(name) if piece}
    return len(lengths) == 1 and 3 <= min(lengths) <= 6


def _expansion(text: str, end: int) -> str:
    """What stands in brackets behind a short form: (即上规模、上水平)."""
    match = _EXPANDED.match(text, end)
    return match.group("text") if match else ""
