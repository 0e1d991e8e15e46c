"""Strategies and slogans: quoted formulas, and names of strategies and campaigns without quotation marks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.ingest.document import NameMention, Span
from archive.ingest.occurrences import occurrences
from archive.ingest.quotations import Quotation
from archive.ingest.words import is_word

_NUMERAL = "一二三四五六七八九十两双百千"
_COUNT = re.compile(rf"(?:[{_NUMERAL}]|\d{{1,2}})")
# “四大一高”, “两不误”, “1主18辅”: numerals with one to four characters behind each.
_COUNTED = re.compile(
    rf"(?:(?:[{_NUMERAL}]{{1,2}}|\d{{1,2}})(?:[^\s{_NUMERAL}\d,，、。;；:：!！?？]{{1,6}})){{1,5}}[{_NUMERAL}]?"
)
_FIVE_YEARS = re.compile(r"(?:[一二三四五六七八九]|十[一二三四五六七八九]?)五(?:时期|期间|规划|末|以来)?")
_QUESTION = re.compile(r"什么|哪里|怎么|如何|谁|吗|呢|[?？。!！;；:：]")
_AMOUNT = re.compile(rf"[{_NUMERAL}\d.+×%]+(?:亿|万|千|百|元|年|月|日|%|岁|天|个)*")
_SUM = re.compile(r"\d{1,3}(?:\+[\da-z]{1,3}){1,4}")  # “1+3+N”
_BARE_DATE = re.compile(
    r"(?:三八|五一|五四|六一|七一|八一|九一八|十一|十月一日|一二九|双十一|九·一八|八·一|五·一|11|12|3·15|"
    r"1[0-2]\.\d{1,2}|\d{1,2}[·.]\d{1,2})\S{0,3}"
)
# Words that are quoted because they are figures of speech, names of groups or of honours.
_OTHER_QUOTED = re.compile(
    r"(?:三农|一把手|一条龙|一刀切|一盘棋|一张网|一站式|一揽子|一窝蜂|一言堂|一锅粥|一家人|一家亲|一口清|三公|"
    r"四风|十佳|百强|千人一面|万金油|店小二|放空炮|"
    r"两会|两院|两委|三甲|双一流|二维码|三高|四害|一票否决|一事一议|一卡通|一本账|一老一小|三无|二传手|一哄而上)"
)
# Says that something is under way or done, or will be: an answer that is quoted, not what is pursued.
_TELLS_STATE = re.compile(r"正在|已经|尚未|仍在|还在|即将|曾经|暂[不未缓无]|有待")
_HONOUR = re.compile(
    r"(?:之乡|之城|之都|示范县|示范市|示范区|示范村|示范点|先进|奖|称号|荣誉|单位|机构|企业|大学|学校|品牌|城市|"
    r"县|市|个人|标兵|能手|模范|劳模|卫士|人物|冠军|第一|名片|商标|公司|集团|中心|小区|平台|论坛|晚会|杯|展|系统|"
    r"软件|app|微信|节)$"
)
_HONOUR_FOLLOWS = re.compile(r"\s?(?:称号|荣誉|等?(?:荣誉)?称号|奖|牌匾|单位|企业|品牌|微信|公众号|app|客户端|网站|号)")

# What is pursued: verbs before, and head nouns behind, a formula.
_PURSUED = re.compile(
    r"(?:实施|推进|推动|坚持|践行|落实|贯彻|围绕|开展|深化|打造|培养|培育|扩大|突出|做到|增强|坚定|"
    r"坚定不移地?实施|实现|秉承|秉持|树立|创建|弘扬|按照|遵循|强化|建设|加快|抓好|确立|执行|启动|提出|"
    r"叫响|发扬|唱响|建立|推行|探索|构建|学会|做|用|叫做?|喊出?|走|靠|从|到|首先是|其次是|就是|所谓|运用|形成|抓|"
    r"紧扣|聚焦|突破|争创|完成|锁定|瞄准|把握|统筹|有|以|要|即|的|为|等|与|和|及|把|、|》|\"|“|『|"
    r"「|”|」)了?(?:好)?\s?[“\"『「‘]$"
)
_HEAD = re.compile(
    r"[”\"』」’](?:等)?(?:的)?(?:总体|奋斗|战略|发展|宏伟|总|主要|重大|国家|工作|重点|新|科学|创建|重要|核心|基本|"
    r"专项|系列|治理|建设|各项|根本|城市|农村|产业|区域|主题|品牌|综合|三年|五年)*"
    r"(?:战略|行动计划|行动|计划|工程|方针|理念|要求|目标|思路|工作法|模式|布局|机制|政策|口号|原则|主题|建设|"
    r"教育|制度|发展|协调|并举|联动|项目|融合|活动|精神|定位|举措|部署|任务|格局|"
    r"体系|改革|创建|攻坚|方略|路径|路子|工作|标准|意识|魄力|志气|管理|作用|规划|方案|试点|整治|倡议|监督|力度|"
    r"道路|原则)"
)
_ENDS_AS_NAME = re.compile(r"(?:战略|行动计划|行动|工程|计划|攻坚战)$")
# Last characters of things and people: four characters that end so are a nickname rather than a slogan.
_THING = re.compile(
    r"[人者员家车船机城县村号队团网店户士军站厅馆楼牌证卡券票链院所室厂矿港湾岛山河湖海星球]$|之\S$|引擎|名片|"
    r"钥匙|密码|短板|瓶颈|罪行|协调|问题|现象|效应|怪圈|红利|蛋糕|通道|新政|事件|平台|窗口|地带"
)
# What is told of a formula that stands as the subject.
_TOLD_OF = re.compile(
    r"[”\"』」’](?:是|就是|要|最|不是|不能|必须|关键|已|成为|让|使|推行|实施|推进|做成|叫|给了|打下|四个字|三个字|"
    r"五个字|既|重在|贵在|为|这|下|起步|出让|走到|有了|喊)"
)
_SPEECH_BEFORE = re.compile(
    r"(?:说|道|表示|指出|强调|介绍|认为|称|问|写着|写道|写有|题为|标题|告诉记者|答)\s?[:：]?\s?[“\"『「]$"
)
_PARALLEL = re.compile(r"[、,，;；·\s/]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FOURS = re.compile(r"[\u3400-\u9fff]{4}")

# Without quotation marks: what is 实施 as 战略; campaigns that a numeral opens.
_NAMED = re.compile(
    r"(?:实施|推进|推动|贯彻|落实|坚持|践行|深化|执行|启动|按照|围绕|实行|突出|强化|服务|融入|对接|抢抓|战略、)(?:好|了|"
    r"落实|推进|实施)?(?P<name>[\u3400-\u9fff0-9+、]{2,16}?)(?P<head>重大国家战略|国家战略|发展战略|战略|行动计划|"
    r"三年行动)(?!性|合作|支撑|支点|伙伴|部署|目标|定位|思维|高度|意义|眼光|布局|规划|机遇|枢纽|新兴|要地|资源|"
    r"转型|研究|决策|举措|思想|任务|框架)"
)
_CAMPAIGN = re.compile(
    rf"(?<![第{_NUMERAL}])[二三四五六七八九十两]大(?:攻坚战|战役|保卫战|会战|攻坚行动|专项行动|行动计划|攻坚|"
    rf"标志性战役)"
)
_GENERAL_NAME = re.compile(
    r"^(?:的|这一|这个|该|各项|重大|国家|发展|全省|全市|我省|我市|省委|市委|中央|区域|总体|企业|重要|系列|一系列|"
    r"有关|相关|一大批|国际|本|新|其|三大|四大|五大|六大|七大|八大|十大|两大)*$"
)
_LEADING = re.compile(r"^(?:的|好|了|落实|推进|以|全省|全市|国家|我省|我市|中央|省委|市委|市委市政府|省委省政府|、)+")
_EXPANDED = re.compile(r"[”\"』」’]?\s?[(（](?:即|就是|指)[:：,，]?(?P<text>[^()（）]{4,120})[)）]")
_MAX_NAME = 32


def strategies(folded: str, text: str, quoted: Sequence[Quotation]) -> tuple[NameMention, ...]:
    """Every occurrence of every strategy that ``text`` names, by place."""
    found: dict[str, NameMention] = {}
    for start, end, kind in (*_quoted(folded, text, quoted), *_unquoted(folded)):
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
        before = text[max(0, quotation.start - 12) : quotation.start]
        after = folded[quotation.end : quotation.end + 16]
        name = folded[quotation.start : quotation.end]
        if _is_formula(name, before, after) or counts[name] > 1 and _is_refrain(name, before, after):
            head = _HEAD.match(after)
            yield quotation.start, quotation.end, _kind(name, head.group() if head else "")


def _is_formula(name: str, before: str, after: str) -> bool:
    """A quotation that names what is to be done, by its form and by the words around it."""
    if _SUM.fullmatch(name):
        return _HEAD.match(after) is not None
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
    pursued = _PURSUED.search(before) is not None
    if _is_counted(name):
        return head or pursued or len(_COUNT.findall(name)) > 1 or len(name) <= 4
    if _is_parallel(name):
        return head or pursued or _is_even(name)
    if _ENDS_AS_NAME.search(name) and len(name) >= 5:
        return True
    if _HONOUR.search(name) and not head:
        return False
    told = head or pursued or _TOLD_OF.match(after) is not None
    if len(name) in (4, 8) and _FOURS.match(name):
        return not is_word(name) and (told or _THING.search(name) is None)
    if (len(name) == 5 or name.endswith(("制", "化"))) and 3 <= len(name) <= 8 and "的" not in name:
        return told and not is_word(name)
    return head and pursued and "的" not in name and 3 <= len(name) <= 16


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
    return len(_HAN.findall(name)) == len(name) and _HONOUR.search(name) is None


def _is_counted(name: str) -> bool:
    """Begins with a numeral; a single 一 counts nothing (一体化) unless another numeral follows."""
    if not _COUNTED.fullmatch(name) or is_word(name) and name[0] == "一":
        return False
    return name[0] != "一" or len(_COUNT.findall(name)) > 1


def _is_parallel(name: str) -> bool:
    """Two or more pieces of about the same length: 集聚、集群、集约; 以港兴市、工业强市."""
    pieces = [piece for piece in _PARALLEL.split(name) if piece]
    lengths = [len(piece) for piece in pieces]
    return len(pieces) >= 2 and min(lengths) >= 2 and max(lengths) <= 12 and max(lengths) - min(lengths) <= 4


def _is_even(name: str) -> bool:
    """Pieces of one length, as in 一网通办、一次办成: said like that, they are a slogan wherever they stand."""
    lengths = {len(piece) for piece in _PARALLEL.split(name) if piece}
    return len(lengths) == 1 and 3 <= min(lengths) <= 6


def _unquoted(folded: str) -> Iterator[tuple[int, int, str]]:
    for match in _NAMED.finditer(folded):
        start, end = match.span("name")
        lead = _LEADING.match(folded, start, end)
        start = lead.end() if lead else start
        name = folded[start:end]
        if len(name) < 3 or "的" in name or _GENERAL_NAME.fullmatch(name) or "、" in name and not _is_parallel(name):
            continue
        national = match.group("head").endswith("国家战略")
        yield start, end if national else match.end("head"), "plan" if "计划" in match.group("head") else "strategy"
    for match in _CAMPAIGN.finditer(folded):
        yield match.start(), match.end(), "campaign"


def _kind(name: str, head: str) -> str:
    """slogan, strategy, plan or campaign, by the head noun behind the name or at its end."""
    for kind, words in (
        ("strategy", ("战略", "方略")),
        ("plan", ("计划", "规划", "方案")),
        ("campaign", ("行动", "工程", "活动", "攻坚", "战")),
    ):
        if name.endswith(words) or any(word in head for word in words):
            return kind
    return "slogan"


def _expansion(text: str, end: int) -> str:
    """What stands in brackets behind a short form: (即上规模、上水平)."""
    match = _EXPANDED.match(text, end)
    return match.group("text") if match else ""
