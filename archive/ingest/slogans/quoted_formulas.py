"""Formulas and names of programmes in quotation marks: by their form and by the words around them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from archive.ingest.lexicon.words import is_noun_word, is_word
from archive.ingest.slogans.quotations import Quotation
from archive.ingest.slogans.slogan_contexts import (
    IDEA,
    POLICY,
    PROGRAMME,
    PURSUED,
    STRATEGY,
    TOLD_IN_FULL,
    TOLD_OF,
    UPHELD,
    behind,
    names_something_else,
)
from archive.ingest.slogans.slogans import GENERAL_NAME, NUMERAL, PARALLEL, is_parallel, kind_of

_COUNT = re.compile(rf"(?:[{NUMERAL}]|\d{{1,2}})")
# “四大一高”, “两不误”, “1主18辅”: numerals with one to four characters behind each.
_COUNTED = re.compile(
    rf"(?:(?:[{NUMERAL}]{{1,2}}|\d{{1,2}})(?:[^\s{NUMERAL}\d,，、。;；:：!！?？]{{1,6}})){{1,5}}[{NUMERAL}]?"
)
_FIVE_YEARS = re.compile(r"(?:[一二三四五六七八九]|十[一二三四五六七八九]?)五(?:时期|期间|规划|末|以来)?")
_QUESTION = re.compile(r"什么|哪里|怎么|如何|谁|吗|呢|[?？。!！;；:：]")
_AMOUNT = re.compile(rf"[{NUMERAL}\d.+×%]+(?:亿|万|千|百|元|年|月|日|%|岁|天|个)*级?")
_SUM = re.compile(r"\d{1,4}(?:\+[\da-z]{1,3}){1,4}|\d{2,4}\+|\d{3,6}")  # “1+3+N”, “331+”, “1358”
# What kind of thing such a sum is stands near: “331+”产业扶贫模式.
_SUM_HEAD = re.compile(
    r"[\"'][\u3400-\u9fff]{0,6}?(?:战略|行动|计划|工程|方针|理念|要求|目标|思路|工作法|模式|布局|机制|政策|体系|格局|方案|举措|规划|精神)"
)
_JOINED = re.compile(r"[\u3400-\u9fff](?:\+[\u3400-\u9fff]){1,3}")  # “白+黑”精神
_ALL_NUMERALS = re.compile(r"[一二三四五六七八九十]{3,8}")  # “一二三四”,即围绕一个目标…
_BARE_DATE = re.compile(
    r"(?:三八|五一|五四|六一|七一|八一|九一八|十一|十月一日|一二九|双十一|九·一八|八·一|五·一|11|12|3·15|"
    r"1[0-2]\.\d{1,2}|\d{1,2}[·.]\d{1,2})\S{0,3}"
)
# Words that are quoted because they are figures of speech, names of groups or of honours.
_OTHER_QUOTED = re.compile(
    r"(?:三农|(?:形象|面子|政绩|豆腐渣|半拉子|烂尾|超级|世纪)工程|四梁八柱|两弹一星|最[先后初]一公里|一把手|一条龙|一刀切|(?:全.)?一盘棋|一张网|一站式|一揽子|一窝蜂|一言堂|一锅粥|一家人|一家亲|一口清|三公|"
    r"四风|双反|两制|一国|十佳|百强|千人一面|万金油|店小二|放空炮|老赖|零容忍|双胞胎|三角形|三剑客|两[岸国党军].*|一箭.*|十六字|双重.*|双边.*|"
    r"两会|两院|两委|三甲|二维码|三高|四害|一票否决|一事一议|一卡通|一本账|一老一小|三无|二传手|一哄而上|三股势力|"
    r"主力军|主阵地|主战场|桥头堡|排头兵|火车头|试验田|助推器|加速器|先手棋|牛鼻子|金钥匙|敲门砖|生命线|风向标|晴雨表|试金石|"
    r"磨刀石|定盘星|领头[羊雁]|顶梁柱|突破口|切入点|着力点|制高点|主心骨|绊脚石|拦路虎|硬骨头|老大难|大锅饭|及时雨|多面手|"
    r"半拉子|米袋子|菜篮子|钱袋子|乌纱帽|紧箍咒|传声筒|快车道|紧日子|接力棒|成绩单|路线图|时间表|军令状|走过场|一阵风|两面人|"
    r"墙头草|中梗阻|稳定器|压舱石|发动机|主旋律|主渠道|主引擎|新引擎|领头人|带头人|娘家人|贴心人|聚宝盆|摇钱树|大本营|多米诺)"
)
# Says that something is under way or done, or will be: an answer that is quoted, not what is pursued.
_TELLS_STATE = re.compile(r"^已|^现任|正在|已经|尚未|仍在|还在|即将|曾经|暂[不未缓无]|有待")
_HONOUR = re.compile(
    r"(?:之乡|之城|之都|示范县|示范市|示范区|示范村|示范点|先进|奖|称号|荣誉|单位|机构|企业|大学|学校|品牌|城市|"
    r"县|市|个人|标兵|能手|模范|劳模|卫士|人物|冠军|第一|名片|商标|公司|集团|服务队|小分队|中心|小区|平台|论坛|晚会|杯|展|系统|"
    r"软件|小镇|园区|基地|生活圈|博物馆|app|微信|节|日|周|号|网|台|行|卫星|火箭|大会|大赛|演习)$"
)
# A single thing that is built or bought.
_A_WORK = re.compile(r"(?:项目|生产线|课题|大桥|公路|铁路|隧道|机场|广场|有限公司|合同|协议书?|论文)$")
_MEASURED = re.compile(rf"[{NUMERAL}][尺寸丈里斤张只把匹亩块元分毛米朵滴碗杯盘瓶重]")
ENDS_AS_PROGRAMME = re.compile(
    r"(?:战略|专项行动|行动计划|行动|工程|计划|攻坚战|战役|保卫战|大会战|改革|倡议|方略|学习教育|主题教育|专项斗争)$"
)
# 破坏行动, 恐怖主义行动: what others do.
OF_OTHERS = re.compile(
    r"突袭|营救|破坏|恐怖|军事|攻击|袭击|敌对|武装|入侵|报复|威胁|核|导弹|反恐|打击|制裁|围剿|清除|暴力|抗议|罢工|救援|搜救|示威"
)
# Last characters of things and people: four characters that end so are a nickname rather than a slogan.
_BARE_STRATEGY = re.compile(
    r"[\"'](?P<head>战略)(?![\u3400-\u9fff]*布局|性|伙伴|合作|要地|支点|部署|目标|定位|通道|机遇)"
)
_THING = re.compile(
    r"[人者员家车船机城县村号队团网店户士军站厅馆楼牌证卡券票链院所室厂矿港湾岛山河湖海星球]$|之\S$|引擎|名片|"
    r"钥匙|密码|短板|瓶颈|罪行|协调|问题|现象|效应|怪圈|红利|蛋糕|通道|新政|事件|平台|窗口|地带"
)
# Four characters that end so tell how two things are to stand to each other, or which comes first.
_POLICY_ENDS = re.compile(
    r"(?:分离|合一|融合|互动|联动|并举|先行|优先|为王|为先|为本|同治|共治|共享|统筹|脱钩|下沉|驱动)$"
)
_EACH_ONE = re.compile(r"一[\u3400-\u9fff]{1,3}一")  # 一画一课, 一户一档
_PRINCIPLE = re.compile(r"[\"'](?:等|的)?[\u3400-\u9fff]{0,4}原则")  # how one thing is to be done
_LAMENTED = re.compile(r"[难险乱差](?:[、,，]|$)")  # 门难进、脸难看、事难办
# 拿地即开工, 亩均论英雄, 工业强市: one thing brings, or is judged by, another; what makes a place strong.
_LINKED = re.compile(r"[\u3400-\u9fff]{2}(?:[即促带论换][\u3400-\u9fff]{2}|[强兴立富活靓美][省市县区州镇乡])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FOURS = re.compile(r"[\u3400-\u9fff]{4}|[\u3400-\u9fff]{8}")
_MAX_NAME = 32
# Reports on the meetings of a province, city or county quote hardly anything but what is pursued there.
_LOCAL = re.compile(r"[省市县区州镇]委|[我全][省市县区州]|[市县区州省镇]长(?!期|江|城)|[市县区州省]政府")
_MANY = 2


@dataclass(frozen=True, slots=True)
class Formula:
    """``[start, end)`` is what is printed of it, with its marks where a noun behind them belongs to it.

    ``[name_start, name_end)`` is the name: “放管服”改革 is one, 扶优扶强 of “扶优扶强”工程.
    """

    start: int
    end: int
    kind: str
    is_strong: bool
    name_start: int = -1
    name_end: int = -1


def quoted_formulas(folded: str, quoted: Sequence[Quotation]) -> Iterator[Formula]:
    """Quotations that name what is to be done, by place."""
    folded = folded.replace("'", '"')  # inside double marks, single ones do the same
    counts = Counter(folded[quotation.start : quotation.end] for quotation in quoted)
    is_local = len(_LOCAL.findall(folded)) >= _MANY
    for quotation in quoted:
        name = folded[quotation.start : quotation.end]
        before = folded[max(0, quotation.start - 60) : quotation.start]
        after = behind(folded, quotation.end)
        is_strong = _strength(name, before, after, counts[name])
        if is_strong is None and is_local and _may_be_local(name, before, after):
            is_strong = False
        if is_strong is not None:
            yield with_noun(folded, quotation.start, quotation.end, is_strong=is_strong)


def with_noun(folded: str, start: int, end: int, *, is_strong: bool) -> Formula:
    """The formula that stands at ``[start, end)``, with the noun behind it: 改革 is of its name, and so is any noun
    of a name that means nothing without (“天网”行动)."""
    name, is_marked = folded[start:end], folded[end : end + 1] in ('"', "'") and start > 0
    after = folded[end : end + 24] if is_marked else f'"{folded[end : end + 24]}'
    programme = PROGRAMME.match(after) or _BARE_STRATEGY.match(after)
    said = programme or STRATEGY.match(after) or IDEA.match(after)
    kind = kind_of(name, said.group() if said else "")
    if not programme or ENDS_AS_PROGRAMME.search(name):
        return Formula(start, end, kind, is_strong, start, end)
    first, last = (start - 1, end + programme.end()) if is_marked else (start, end + programme.end() - 1)
    is_short = len(name) <= 3 and not _is_counted(name)
    is_of_name = programme["head"].endswith("改革" if is_marked else ("改革", "战略")) or is_short
    own = (first, last) if is_of_name else (start, end)
    return Formula(first, last, kind, is_strong, *own)


def _strength(name: str, before: str, after: str, count: int) -> bool | None:
    """True for a strong form, False for a weak one, None for no formula at all."""
    if _SUM.fullmatch(name):
        return True if name != "1+1" and _SUM_HEAD.match(after) else None
    if _JOINED.fullmatch(name):
        return False if _noun(after) else None
    if _ALL_NUMERALS.fullmatch(name) and not _FIVE_YEARS.fullmatch(name):
        return True if _noun(after) or TOLD_IN_FULL.match(after) else None
    is_programme = ENDS_AS_PROGRAMME.search(name) is not None
    if _is_out_of_question(name, after) or names_something_else(before, after, is_programme=is_programme):
        return None
    counted = partial(_as_counted, is_again=count > 1)
    for judge in (_as_programme, counted, _as_parallel, _as_four, _as_aim):
        strength = judge(name, before, after)
        if strength is not None:
            return strength
    return False if count > 1 and _FOURS.fullmatch(name) and _is_told(name, after) else None


def _may_be_local(name: str, before: str, after: str) -> bool:
    """A catchword of few characters, wherever it stands: “五链共进” in a report on a city's meeting."""
    if _is_out_of_question(name, after) or names_something_else(before, after, is_programme=False):
        return False
    if not 3 <= len(name) <= 5 or "的" in name or is_word(name):
        return False
    if _LINKED.fullmatch(name):
        return True
    if _THING.search(name) or _HONOUR.search(name):
        return False
    is_counted = _is_counted(name) and name[0] not in "双一" and name[1:2] not in "个大项种类"
    ends = name.endswith(("制", "化")) or _POLICY_ENDS.search(name) is not None
    return ends or len(name) == 4 and (is_counted or _is_paired(name))


def _is_paired(name: str) -> bool:
    """北拓东进, 腾笼换鸟: two pairs, neither of them a word of the language."""
    return not is_word(name[:2]) and not is_word(name[2:])


def _is_out_of_question(name: str, after: str) -> bool:
    return (
        not 2 <= len(name) <= _MAX_NAME
        or _QUESTION.search(name) is not None
        or len(_HAN.findall(name)) < 2
        or _TELLS_STATE.search(name) is not None
        or _FIVE_YEARS.fullmatch(name) is not None
        or _AMOUNT.fullmatch(name) is not None
        and not PROGRAMME.match(after)
        or _BARE_DATE.fullmatch(name) is not None
        or _OTHER_QUOTED.fullmatch(name) is not None
        or _A_WORK.search(name) is not None
    )


def _noun(after: str) -> bool:
    return any(noun.match(after) for noun in (PROGRAMME, STRATEGY, IDEA))


def _as_programme(name: str, before: str, after: str) -> bool | None:
    """“放管服”改革, “春蕾计划”, “走出去”战略."""
    if OF_OTHERS.search(name) or len(name) > 20:
        return None
    if ends := ENDS_AS_PROGRAMME.search(name):
        rest = name[: ends.start()]
        if len(name) < 4 or "的" in name or not rest or GENERAL_NAME.fullmatch(rest) or _OTHER_QUOTED.fullmatch(rest):
            return None
        return PURSUED.search(before) is not None or _is_counted(rest)
    if PROGRAMME.match(after) or STRATEGY.match(after):
        return True if "的" not in name and not GENERAL_NAME.fullmatch(name) else None
    return False if POLICY.match(after) and 3 <= len(name) <= 8 else None


def _as_counted(name: str, before: str, after: str, *, is_again: bool) -> bool | None:
    """“四个意识”, “三三制”, “两区三带”."""
    several = len(_COUNT.findall(name)) > 1
    if not _is_counted(name) or len(name) > 16 or not several and (_MEASURED.match(name) or _HONOUR.search(name)):
        return None
    upheld, pursued, noun = UPHELD.search(before), PURSUED.search(before), _noun(after)
    if name[1:2] in "大项种类" and is_noun_word(name[2:]):  # 三大原则, 两项法规
        return None
    if _EACH_ONE.match(name) and not upheld and not PROGRAMME.match(after):
        return False if pursued or noun else None
    if name[0] == "双" and not several:  # 双顺差, 双提升: mostly what figures did
        return bool(upheld) if upheld and noun else None
    if upheld or noun and (pursued or name[1:2] == "个") or several and (pursued or noun):
        return True
    is_told = several or pursued or noun or is_again or name[1:2] in "个条项大种类"
    return False if is_told else None


def _as_parallel(name: str, before: str, after: str) -> bool | None:
    """“集聚、集群、集约”, “以港兴市、产业强市”."""
    if not is_parallel(name) or _LAMENTED.search(name):
        return None
    pursued = PURSUED.search(before) is not None
    idea = IDEA.match(after) is not None and _PRINCIPLE.match(after) is None
    if _is_even(name) and len(name) <= 16 and (UPHELD.search(before) or STRATEGY.match(after) or pursued and idea):
        return True
    return False if pursued or _noun(after) else None


def _as_four(name: str, before: str, after: str) -> bool | None:
    """“港城融合”, “亩均论英雄”: two pairs, five characters, or what ends in 制 or 化."""
    fits = _FOURS.fullmatch(name) or 3 <= len(name) <= 8 and (len(name) == 5 or name.endswith(("制", "化")))
    if not fits or "的" in name or is_word(name) or len(_HAN.findall(name)) < len(name):
        return None
    upheld, pursued, noun = UPHELD.search(before), PURSUED.search(before), _noun(after)
    if _LINKED.fullmatch(name):
        return True if upheld or pursued and noun else False if pursued or noun else None
    if _HONOUR.search(name):
        return None
    if upheld and noun and (not _THING.search(name) or PROGRAMME.match(after)):
        return True
    if (pursued or noun) and (_POLICY_ENDS.search(name) or pursued and _is_coined(name)):
        return False
    if _THING.search(name) or is_noun_word(name[-2:]) and not noun:
        return None
    return False if upheld or pursued and noun else None


def _as_aim(name: str, before: str, after: str) -> bool | None:
    """实现“超千争百促跨越”目标."""
    fits = 5 <= len(name) <= 16 and "的" not in name and not _HONOUR.search(name)
    return False if fits and PURSUED.search(before) and _noun(after) and not is_noun_word(name[-2:]) else None


def _is_coined(name: str) -> bool:
    """强富美高: no two neighbours are a word."""
    return len(name) == 4 and not any(is_word(name[at : at + 2]) for at in range(3))


def _is_told(name: str, after: str) -> bool:
    return (
        TOLD_OF.match(after) is not None
        and not is_word(name)
        and not _THING.search(name)
        and _HONOUR.search(name) is None
    )


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
