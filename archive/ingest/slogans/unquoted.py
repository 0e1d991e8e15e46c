"""Strategies and campaigns that the text names without quotation marks."""

import re
from collections.abc import Iterator

from archive.ingest.lexicon.words import is_word
from archive.ingest.slogans.quoted_formulas import Formula
from archive.ingest.slogans.quoted_name import OF_OTHERS
from archive.ingest.slogans.slogans import GENERAL_NAME, NUMERAL, is_parallel, kind_of

# Without quotation marks: what is 实施 as 战略; campaigns that a numeral opens.
_NO_STRATEGY = (
    r"(?!性|定力|自信|统辖|地位|合作|支撑|支点|伙伴|部署|目标|定位|思维|高度|意义|眼光|布局|规划|机遇|枢纽|新兴|要地|资源|转型|研究|决策|举措|思想|"
    r"任务|框架|管理|方针|引领|协作|博弈|平衡|需求|对接|互信|考量|力量|指导|运营|分析|学|家|与经济|与安全|沟通|判断|选择|决断|抉择|决定|层面|全局|协调|指引|谋划|筹划|联盟|共识|关系|稳定|武器|载|对话|导弹|核)"
)
_NAMED = re.compile(
    r"(?:实施|推进|推动|贯彻|落实|坚持|践行|深化|执行|启动|按照|围绕|实行|突出|强化|服务(?!业)|融入|对接|抢抓|战略、)(?:好|了|"
    r"落实|推进|实施)?(?P<name>[\u3400-\u9fff0-9+、]{2,16}?)(?P<head>重大国家战略|国家战略|发展战略|战略|行动计划|"
    r"(?:倍增|提升|振兴|培育|攻坚|成长|引育|赋能|引领|惠民|强基|富民)计划|"
    rf"三年行动){_NO_STRATEGY}"
)
# Without a verb in front: what such words make a strategy of (健康中国战略, 区域协调发展战略).
_STANDING = re.compile(
    r"(?P<lead>[\u3400-\u9fff]{2})?(?P<what>(?:驱动|协调|可持续|融合|一体化|跨越|优先|绿色|集群|均衡|联动|开放|转型)发展|"
    rf"驱动|振兴|带动|强[国省市县区军]|兴[国省市县区]|立[市县区]|富[民省市县区]|中国|崛起|大开发|优先)战略{_NO_STRATEGY}"
)
_PURSUES = re.compile(
    r"实施|推[进动行]|坚持|落实|贯彻|深化|加快|促进|实行|强化|执行|提出|确立|施行|开展|启动|树立|制定"
)
# 增强四个意识: what is upheld, by its number, without quotation marks.
_UPHELD = re.compile(
    r"(?:增强|坚定|做到|捍卫|领悟|拥护|践行|树牢|牢固树立)了?\"?"
    r"(?P<name>[两三四五六七八九十]个(?![方重关环层步月人小百千万])[\u3400-\u9fff]{2})"
    r"(?![\u3400-\u9fff])"
)
# 一主两翼, 三去一降一补, 一轴三组团: two numerals or more, told as what is pursued.
_MEASURED = rf"[{NUMERAL}年月日号时点分秒届次个名位人家户亩元米斤里吨楼层级条章款节期季周天成倍]|五[\"规时期]"
_COUNTS = re.compile(
    rf"(?<![第{NUMERAL}\d])(?!两[国党岸军])(?P<name>(?:[{NUMERAL}](?!{_MEASURED})[\u3400-\u9fff]){{2,5}}(?:(?<=[三四五六七八九多]组)团|(?<=[两三四五六七八九多]片)区|(?<=[三四五六七八九多]走)廊)?)"
    r"(?P<head>(?:发展|总体|空间|工作)?(?:战略|布局|格局|思路|目标|要求|行动|工程|任务|机制|模式|工作法|体系))"
)
# 坚持四轮驱动不动摇, 推进一带三组团: a formula that a numeral opens, between what is done with it and what it is.
_COINED = re.compile(
    r"(?:实施|推进|坚持|落实|贯彻|树立|走|围绕|抓好|聚焦|按照|深化|突出|锚定|践行|推动|自从)(?:好|了)?"
    rf"(?P<name>[{NUMERAL}](?!{_MEASURED}|[产手面方国岸])[\u3400-\u9fff]"
    rf"(?:(?:[{NUMERAL}](?!{_MEASURED})[\u3400-\u9fff]{{1,2}}?){{1,3}}|"
    r"(?:[共同联齐并互][\u3400-\u9fff]|驱动|倍增|带动)))"
    r"(?=不动摇|理念|(?:发展)?战略|之路|落地|的?一个缩影|总体|布局|思路|目标|工程|[,。;])"
)
_CAMPAIGN = re.compile(
    rf"(?<![第{NUMERAL}])[二三四五六七八九十两]大(?:攻坚战|战役|保卫战|会战|攻坚行动|专项行动|行动计划|攻坚|"
    rf"标志性战役)"
)
# 甲上升为国家战略: what stands before it is the strategy.
_POINTS_AT = re.compile(r"这[一个项是]|[该让使]|成立|拥有|制[定订]|出台")  # 这一战略, 该条约让美俄战略…
_IN_A_SENTENCE = re.compile(r"[的了是]|纳入|如何|一[批个]|等$")  # 某某革命是长期战略, 某某合作等战略
# 推动转型升级、实施创新驱动发展战略; 围绕服务国家人才发展战略.
_LEADING_VERB = re.compile(r"(?:加快|深入|大力|全面)?(?:实施|推进|落实|深化|服务(?!业)|抓住|抢抓)")
_BECOMES = re.compile(
    r"是国家|^建设$|领导小组|委员会|(?:成|上升|列|确定|作)为$|^(?:促进|推动|实现|加强)|各自|两国|双方"
)  # 服务业成为国家战略
_CLAUSES = re.compile(
    r"精神[和及与、]|(?:[和及与、]|并且?|(?=加快|深入|大力|全面))(?:加快|深入|大力|全面|扎实|统筹|持续)?(?:实施|推进|推动|贯彻|落实|深化)"
)
# 启动贫困地区农产品产销对接行动, 组织实施国家农村中小学远程教育工程.
_CARRIED_OUT = re.compile(
    r"(?:(?:启动|组织|全面|深入)?(?:实施|开展|推进)|启动|推出|发起|深化)(?:了|好|的|我国|全国|全省|全市|全县|首个|第[一二三四五六七八九十]批){0,2}"
    r"(?P<name>[\u3400-\u9fff0-9]{3,18}?(?:专项行动|行动计划|[三五]年行动|攻坚行动|提升行动|专项整治|专项斗争|惠民工程|富民工程|"
    r"提升工程|改造工程|升级工程|保护工程|修复工程|教育工程|扶贫工程|民生工程|行动|工程|计划))"
    r"(?=[^\u3400-\u9fff]|$|[的和与及在中等将是为已也还要向于]|以来|启动|实施|取得|有力|全面|深入|工作|进展|成效)"
)
# 自从雁归工程实施以来, 推进雁归工程: what is no word before the noun is a name, though it be short.
_CARRIED_ON = re.compile(
    r"(?:(?:自从|随着)(?P<since>[\u3400-\u9fff]{2,12}(?:行动|工程|计划))(?=的?(?:深入|全面)?实施)|"
    r"(?:实施|推进|启动|抓好)(?:好|了)?(?P<short>[\u3400-\u9fff]{2}(?:行动|工程|计划))(?=[,。;、的]|不动摇|落地))"
)
_YEAR_AND_RANGE = re.compile(r"(?:20\d\d)?年?度?(?:全国|全省|全市|全县|全区)?")
_HEAD_NOUN = re.compile(r"(?:专项|[三五]年)?(?:行动|工程|计划|斗争|整治)(?:计划)?$")
_ANY_SPECIAL = re.compile(r"专项[\u3400-\u9fff]{2}行动")  # 专项摸排行动: how it is done, and not what
_YEARS = re.compile(r"(?<=.{4})(?<!\d)年(?=行动$)")  # 治本攻坚三年行动, 提质增效年行动
_NO_NAME = re.compile(
    r"[的是在了等把将与为被由从对向让使以到就这该其各每某或但且即它他她我你]|有关|相关|部分|情况|部门|和|及|一系列|一批|重大|多项|[一二三四五六七八九十两][项大个]|人质|年|一次|制[定订]|出台|\d+(?:项|个|条|座|万|亩|公里)"
)
# 实施工业强县, 工业强县、生态立县: what makes a place strong.
_STRONG_PLACE = re.compile(
    r"[\u3400-\u9fff]{2}业?(?:强|兴|立|富|旺|活|靓|美|稳|安|名|(?<!城)固|塑|铸|优|亮)(?:省|市|县|区|州|镇|乡|旗|盟|村|企|农|民)(?:发展)?"
    r"(?P<head>战略|工程|行动|计划)?"
)
_DONE_TO = frozenset(
    ("加大", "加快", "增强", "强化", "支持", "推动", "促进", "完善", "落实", "实现", "坚持", "推进", "扩大")
)
_STRONG_PLACES = re.compile(
    r"(?P<verb>(?:实施|坚持|推进|落实|贯彻|突出|围绕|深化|推动|践行|锚定|按照|抓好|坚定|树立|走|大力|坚定不移|持续)(?:好|了|以)?)?"
    r"(?P<names>(?:[\u3400-\u9fff]{2}业?(?:[强兴立富旺活靓美稳安名塑铸优亮]|(?<!城)固)[省市县区州镇乡旗盟村企农民](?:发展)?(?:战略|工程|行动|计划)?[、和及]?){1,6})"
    r"(?![长委府级直城、])"
)
_RAISED = re.compile(
    r"(?:^|[,。;:、\s]|随着|自从|推动|乘着|抢抓|把|将)(?P<name>(?!随着|自从|推动|乘着|抢抓|要?抓住)(?:(?![把将])[\u3400-\u9fff]){4,14}?)(?:已经?|正式)?(?:上升为|列为|确定为)国家战略"
)
_LEADING = re.compile(
    r"(?:(?:19|20)\d\d年?(?:[到至]|前(?=国家))?|的|好|我国|新一轮|把|将|使|了|落实|推进|以|全省|全市|国家|我省|我市|中央|省委|市委|市委市政府|省委省政府|、)+"
)


# 莲花湖湿地恢复工程: a work at one place may be a programme, or a site.
_WORK_IN_A_PLACE = re.compile(r"(?:[湖河江山岭库渠港堤闸桥]|区域|(?<!农)村|[县市镇乡]).*工程$|建筑工程$|航天工程$")


def unquoted(folded: str) -> Iterator[Formula]:
    """All of them, in no order; some may overlap."""
    for rule in (_named, _several, _standing, _counted, _carried_on, _strong_places):
        for start, end, kind in rule(folded):
            is_weak = _CAMPAIGN.fullmatch(folded, start, end) or _WORK_IN_A_PLACE.search(folded[start:end])
            yield Formula(start, end, kind, not is_weak, start, end)


def _named(folded: str) -> Iterator[tuple[int, int, str]]:
    for match in _NAMED.finditer(folded):
        start, end = match.span("name")
        leading = _LEADING.match(folded, start, end)
        start = leading.end() if leading else start
        # Of plans in a list only the last is followed by the noun, and of strategies that are told at no like length.
        if "计划" in match.group("head") or len({len(part) for part in folded[start:end].split("、")}) > 1:
            start = max(start, folded.rfind("、", start, end) + 1)
        if verb := _LEADING_VERB.match(folded, start, end):
            start = verb.end()
        for border in _CLAUSES.finditer(folded, start, end):  # 供给侧结构性改革和实施创新驱动发展战略
            start = border.end()
        name = folded[start:end]
        parts = name.split("、")
        if len(parts) > 1 and {len(part) for part in parts} == {4} and any(map(_STRONG_PLACE.fullmatch, parts)):
            yield from _each_of(folded, start, match.end("head"))
            continue
        if (
            len(name) < 3
            or name[0] in "于为在对由从向与和以及"
            or name[-1] in "与和及同、"
            or _POINTS_AT.search(name)
            or _IN_A_SENTENCE.search(name)
            or _BECOMES.search(name)
            or GENERAL_NAME.fullmatch(name)
            or "、" in name
            and not is_parallel(name)
        ):
            continue
        national = match.group("head").endswith("国家战略")
        yield start, end if national else match.end("head"), "plan" if "计划" in match.group("head") else "strategy"


# 实施创新驱动、人才强市、乡村振兴三大战略: each of them, where they are as many as is said.
_SEVERAL = re.compile(
    r"(?:实施|推进|推动|落实|坚持|深化|贯彻)(?:好|了)?(?P<names>(?:[\u3400-\u9fff]{3,8}、){1,8}[\u3400-\u9fff]{3,8}?)"
    r"(?P<count>[两二三四五六七八九])大(?:发展)?战略"
)


def _several(folded: str) -> Iterator[tuple[int, int, str]]:
    for match in _SEVERAL.finditer(folded):
        start, end = match.span("names")
        names = match["names"].split("、")
        if len(names) == "一二三四五六七八九".index(match["count"].replace("两", "二")) + 1:
            yield from _each_of(folded, start, end)


def _each_of(folded: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """生态立县、项目带动战略: two strategies, the noun with the last."""
    while (border := folded.find("、", start, end)) >= 0:
        yield start, border, "strategy"
        start = border + 1
    yield start, end, "strategy"


def _standing(folded: str) -> Iterator[tuple[int, int, str]]:
    for match in _STANDING.finditer(folded) if "战略" in folded else ():
        lead, what = match.group("lead", "what")
        if lead and is_word(lead) and not _PURSUES.fullmatch(lead) and not GENERAL_NAME.fullmatch(lead):
            yield match.start(), match.end(), "strategy"
        elif what.endswith("发展"):
            yield match.start("what"), match.end(), "strategy"


def _counted(folded: str) -> Iterator[tuple[int, int, str]]:
    for match in _UPHELD.finditer(folded):
        yield *match.span("name"), "slogan"
    for match in _COUNTS.finditer(folded):
        if not is_word(match.group("name")[:4]):
            yield *match.span("name"), kind_of(match.group("name"), match.group("head"))
    for match in _RAISED.finditer(folded) if "国家战略" in folded else ():
        if _POINTS_AT.search(match.group("name")):
            continue
        yield *match.span("name"), "strategy"
    for match in _CARRIED_OUT.finditer(folded):
        start, end = match.span("name")
        leading = _YEAR_AND_RANGE.match(folded, start)
        start = leading.end() if leading else start
        name = folded[start:end]
        if len(name) > 4 and not (
            _NO_NAME.search(_YEARS.sub("", name))
            or OF_OTHERS.search(name)
            or _ANY_SPECIAL.fullmatch(name)
            or GENERAL_NAME.fullmatch(_HEAD_NOUN.sub("", name))
        ):
            yield start, end, kind_of(name, "")
    for match in _CAMPAIGN.finditer(folded):
        yield *match.span(), "campaign"


def _carried_on(folded: str) -> Iterator[tuple[int, int, str]]:
    for match in _COINED.finditer(folded):
        if not is_word(match.group("name")):
            yield *match.span("name"), "slogan"
    for match in _CARRIED_ON.finditer(folded):
        group = match.lastgroup or ""
        name = match.group(group)
        bare = _HEAD_NOUN.sub("", name)
        if not (_NO_NAME.search(name) or OF_OTHERS.search(name) or GENERAL_NAME.fullmatch(bare) or is_word(bare)):
            yield *match.span(group), kind_of(name, "")


def _strong_places(folded: str) -> Iterator[tuple[int, int, str]]:
    """工业强县、生态立县: each of a list, where a verb of carrying out or another of them stands before the first."""
    for match in _STRONG_PLACES.finditer(folded):
        pieces = list(_STRONG_PLACE.finditer(folded, *match.span("names")))
        if match.group("verb") or len(pieces) > 1 or pieces[-1].group("head"):
            yield from (
                (*piece.span(), "strategy")
                for piece in pieces
                if is_word(piece.group()[:2]) and piece.group()[:2] not in _DONE_TO and not is_word(piece.group())
            )
