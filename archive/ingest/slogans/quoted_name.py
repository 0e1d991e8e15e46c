"""A name in quotation marks, and what can be asked of its form and of the words around it."""

import re
from dataclasses import dataclass
from functools import cached_property

from archive.ingest.lexicon.words import is_noun_word, is_word
from archive.ingest.slogans.slogan_contexts import (
    IDEA,
    POLICY,
    PROGRAMME,
    PURSUED,
    STRATEGY,
    TOLD_IN_FULL,
    TOLD_OF,
    UPHELD,
    names_something_else,
)
from archive.ingest.slogans.slogans import GENERAL_NAME, NUMERAL, PARALLEL, is_parallel

_COUNT = re.compile(rf"(?:[{NUMERAL}]|\d{{1,2}})")
# “四大一高”, “两不误”, “1主18辅”: numerals with one to four characters behind each.
_COUNTED = re.compile(
    rf"(?:(?:[{NUMERAL}]{{1,2}}|\d{{1,2}})(?:[^\s{NUMERAL}\d,，、。;；:：!！?？]{{1,6}})){{1,5}}[{NUMERAL}]?"
)
_FIVE_YEARS = re.compile(r"(?:[一二三四五六七八九]|十[一二三四五六七八九]?)五(?:时期|期间|规划|末|以来)?")
_QUESTION = re.compile(r"什么|哪里|怎么|如何|谁|吗|呢|[?？。!！;；:：]")
_AMOUNT = re.compile(rf"[{NUMERAL}\d.+×%]+(?:亿|万|千|百|元|年|月|日|%|岁|天|个)*级?")
SUM = re.compile(r"\d{1,4}(?:\+[\da-z]{1,3}){1,4}|\d{2,4}\+|\d{3,6}")  # “1+3+N”, “331+”, “1358”
# What kind of thing such a sum is stands near: “331+”产业扶贫模式.
SUM_HEAD = re.compile(
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
    r"(?:三农|[一二三四五六七八九十\d]{1,3}连[增涨升降跌冠贯丰]|春节|国庆|中秋|端午|清明|元旦|(?:形象|面子|政绩|豆腐渣|半拉子|烂尾|超级|世纪)工程|四梁八柱|两弹一星|最[先后初]一公里|一把手|一条龙|一刀切|(?:全.)?一盘棋|一张网|一站式|一揽子|一窝蜂|一言堂|一锅粥|一家人|一家亲|一口清|三公|"
    r"开门[红稳好].*|两优一先|满堂红|双过半|双胜利|双丰收|四风|双反|两制|一国|十佳|百强|千人一面|万金油|店小二|放空炮|老赖|零容忍|双胞胎|三角形|三剑客|两[岸国党军].*|一箭.*|十六字|双重.*|双边.*|"
    r"两会|一府两院|两[院高]|两委|三甲|二维码|三高|四害|一票否决|一事一议|一卡通|一本账|一老一小|三无|二传手|一哄而上|三股势力|"
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
_A_WORK = re.compile(r"(?:项目|生产线|课题|大桥|公路|铁路|隧道|机场|广场|有限公司|合同|协议书?|论文|事变|惨案)$")
_MEASURED = re.compile(rf"[{NUMERAL}][尺寸丈里斤张只把匹亩块元分毛米朵滴碗杯盘瓶重]")
ENDS_AS_PROGRAMME = re.compile(
    r"(?:战略|专项行动|行动计划|行动|工程|计划|攻坚战|战役|保卫战|大会战|改革|倡议|方略|学习教育|主题教育|专项斗争)$"
)
# 破坏行动, 恐怖主义行动: what others do.
OF_OTHERS = re.compile(
    r"突袭|查缉|抓捕|搜捕|惩罚|清剿|扫荡|登陆|监听|窃听|斩首|空袭|营救|破坏|恐怖|军事|攻击|袭击|敌对|武装|入侵|报复|威胁|核|导弹|反恐|打击|制裁|围剿|清除|暴力|抗议|罢工|救援|搜救|示威"
)
# Last characters of things and people: four characters that end so are a nickname rather than a slogan.
_THING = re.compile(
    r"[人者员家车船机城县村号队团网店户士军站厅馆楼牌证卡券票链院所室厂矿港湾岛山河湖海星球]$|之\S$|引擎|名片|"
    r"钥匙|密码|短板|瓶颈|罪行|协调|问题|现象|效应|怪圈|红利|蛋糕|通道|新政|事件|平台|窗口|地带"
)
# Four characters that end so tell how two things are to stand to each other, or which comes first.
_POLICY_ENDS = re.compile(
    r"(?:分离|合一|融合|互动|联动|并举|先行|优先|为王|为先|为本|同治|共治|共享|统筹|脱钩|下沉|驱动)$"
)
_EACH_ONE = re.compile(r"一[\u3400-\u9fff]{1,3}一")  # 一画一课, 一户一档
_PRINCIPLE = re.compile(
    r"[\"'](?:等|的)?[\u3400-\u9fff]{0,4}(?:原则|方式|宗旨|管理模式|办法|主题|活动)"
)  # how one thing is to be done
_LAMENTED = re.compile(r"[难险乱差](?:[、,，]|$)")  # 门难进、脸难看、事难办
# 拿地即开工, 亩均论英雄, 工业强市: one thing brings, or is judged by, another; what makes a place strong.
_LINKED = re.compile(
    r"[\u3400-\u9fff]{2}(?:[即促带论换][\u3400-\u9fff]{2}|[强兴立富旺活靓美稳安名固塑铸优治亮][省市县区州旗镇乡])"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_FOURS = re.compile(r"[\u3400-\u9fff]{4}|[\u3400-\u9fff]{8}")
_MAX_NAME = 32
# 一国两制: one of something and another number of something; 一心一意, 一五一十 are idioms.
_POLICY = re.compile(r"一[\u3400-\u9fff][二两三四五][\u3400-\u9fff]")


@dataclass(frozen=True)
class QuotedName:
    """``before`` ends with the opening mark, ``after`` begins with the closing one; all is folded."""

    name: str
    before: str
    after: str
    is_again: bool = False  # the text quotes it more than once

    # What kind of thing the words around it say it is.

    @cached_property
    def upheld(self) -> bool:
        return UPHELD.search(self.before) is not None

    @cached_property
    def pursued(self) -> bool:
        return PURSUED.search(self.before) is not None

    @cached_property
    def is_called_programme(self) -> bool:
        return PROGRAMME.match(self.after) is not None

    @cached_property
    def is_called_strategy(self) -> bool:
        return STRATEGY.match(self.after) is not None

    @cached_property
    def is_called_policy(self) -> bool:
        return POLICY.match(self.after) is not None

    @cached_property
    def is_called_idea(self) -> bool:
        return IDEA.match(self.after) is not None

    @cached_property
    def has_noun(self) -> bool:
        return self.is_called_programme or self.is_called_strategy or self.is_called_idea

    @cached_property
    def is_called_sum(self) -> bool:
        return SUM_HEAD.match(self.after) is not None

    @cached_property
    def is_principle(self) -> bool:
        return _PRINCIPLE.match(self.after) is not None

    @cached_property
    def is_told_in_full(self) -> bool:
        return TOLD_IN_FULL.match(self.after) is not None

    @cached_property
    def is_told_of(self) -> bool:
        return TOLD_OF.match(self.after) is not None

    @cached_property
    def is_something_else(self) -> bool:
        return names_something_else(self.before, self.after, is_programme=self.ends_as_programme)

    # Its own form.

    @cached_property
    def is_sum(self) -> bool:
        return SUM.fullmatch(self.name) is not None

    @cached_property
    def is_joined(self) -> bool:
        return _JOINED.fullmatch(self.name) is not None

    @cached_property
    def is_numerals(self) -> bool:
        return _ALL_NUMERALS.fullmatch(self.name) is not None and not self.is_five_years

    @cached_property
    def is_five_years(self) -> bool:
        return _FIVE_YEARS.fullmatch(self.name) is not None

    @cached_property
    def is_out_of_question(self) -> bool:
        """A question, an amount, a date, a figure of speech, a thing that is built, or no name at all."""
        name = self.name
        return (
            not 2 <= len(name) <= _MAX_NAME
            or len(_HAN.findall(name)) < 2
            or any(pattern.search(name) for pattern in (_QUESTION, _TELLS_STATE, _A_WORK))
            or any(pattern.fullmatch(name) for pattern in (_FIVE_YEARS, _BARE_DATE, _OTHER_QUOTED))
            or _AMOUNT.fullmatch(name) is not None
            and not self.is_called_programme
        )

    @cached_property
    def ends_as_programme(self) -> bool:
        return ENDS_AS_PROGRAMME.search(self.name) is not None

    @cached_property
    def can_be_programme(self) -> bool:
        return len(self.name) <= 20 and OF_OTHERS.search(self.name) is None

    @cached_property
    def has_own_name(self) -> bool:
        """春蕾 of 春蕾计划: what stands before the noun at its end is no common word."""
        rest = self.before_noun
        return (
            len(self.name) >= 4
            and "的" not in self.name
            and bool(rest)
            and not GENERAL_NAME.fullmatch(rest)
            and not _OTHER_QUOTED.fullmatch(rest)
        )

    @cached_property
    def before_noun(self) -> str:
        ends = ENDS_AS_PROGRAMME.search(self.name)
        return self.name[: ends.start()] if ends else self.name

    @cached_property
    def is_own_name(self) -> bool:
        return "的" not in self.name and not GENERAL_NAME.fullmatch(self.name)

    @cached_property
    def has_several_numerals(self) -> bool:
        return len(_COUNT.findall(self.name)) > 1

    @cached_property
    def is_counted(self) -> bool:
        return is_counted(self.name)

    @cached_property
    def can_be_counted(self) -> bool:
        """四个意识, not what is measured or honoured, nor 三大原则 that anything may have."""
        name = self.name
        if not self.is_counted or len(name) > 16 or name[1:2] in "大项种类" and is_noun_word(name[2:]):
            return False
        return self.has_several_numerals or not (_MEASURED.match(name) or self.is_honour)

    @cached_property
    def is_each_one(self) -> bool:
        return _EACH_ONE.match(self.name) is not None

    @cached_property
    def is_double(self) -> bool:
        """双顺差, 双提升: mostly what figures did."""
        return self.name.startswith("双") and not self.has_several_numerals

    @cached_property
    def is_parallel(self) -> bool:
        """改革、服务 are but two words."""
        pieces = PARALLEL.split(self.name)
        is_words = len(pieces) == 2 and all(len(piece) == 2 and is_word(piece) for piece in pieces)
        return is_parallel(self.name) and not is_words and _LAMENTED.search(self.name) is None

    @cached_property
    def is_even(self) -> bool:
        """Pieces of one length, as in 一网通办、一次办成: said like that, they are a slogan wherever they stand."""
        lengths = {len(piece) for piece in PARALLEL.split(self.name) if piece}
        return len(self.name) <= 16 and len(lengths) == 1 and 3 <= min(lengths) <= 6

    @cached_property
    def is_fours(self) -> bool:
        return _FOURS.fullmatch(self.name) is not None

    @cached_property
    def can_be_catchword(self) -> bool:
        """Two pairs, five characters, or what ends in 制 or 化."""
        name = self.name
        fits = self.is_fours or 3 <= len(name) <= 8 and (len(name) == 5 or name.endswith(("制", "化")))
        return fits and "的" not in name and not is_word(name) and len(_HAN.findall(name)) == len(name)

    @cached_property
    def is_linked(self) -> bool:
        return _LINKED.fullmatch(self.name) is not None

    @cached_property
    def is_honour(self) -> bool:
        return _HONOUR.search(self.name) is not None

    @cached_property
    def is_thing(self) -> bool:
        return _THING.search(self.name) is not None

    @cached_property
    def ends_as_policy(self) -> bool:
        return _POLICY_ENDS.search(self.name) is not None

    @cached_property
    def is_coined(self) -> bool:
        """强富美高: no two neighbours are a word."""
        return len(self.name) == 4 and not any(is_word(self.name[at : at + 2]) for at in range(3))

    @cached_property
    def is_paired(self) -> bool:
        """北拓东进, 腾笼换鸟: two pairs, neither of them a word of the language."""
        return len(self.name) == 4 and not is_word(self.name[:2]) and not is_word(self.name[2:])

    @cached_property
    def ends_as_noun(self) -> bool:
        return is_noun_word(self.name[-2:])

    @cached_property
    def is_common_word(self) -> bool:
        return is_word(self.name)


def is_counted(name: str) -> bool:
    """Begins with a numeral; a single 一 counts nothing (一体化) unless another numeral follows."""
    if not _COUNTED.fullmatch(name) or is_word(name) and name[0] == "一" and not _POLICY.fullmatch(name):
        return False
    return name[0] != "一" or len(_COUNT.findall(name)) > 1
