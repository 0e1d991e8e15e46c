"""Noun phrases leftwards from a figure, by the words they are made of, with the verb that they are the object of."""

import re

from archive.ingest.figures.fitting import is_person
from archive.ingest.figures.word_roles import (
    ADVERBS,
    SHORT_LEADS,
    STANDS_FOR,
    SUFFIXES,
    WHERE,
    Word,
    is_verbal,
    tagged,
)
from archive.ingest.lexicon.words import tag, word_set
from archive.text.patterns import past

_PREPOSITIONS = frozenset("对向在为给从于与和同由")

_TAIL = re.compile(r"[^\u3400-\u9fffa-z]+$")
_PARTS_TAKEN = word_set("参与 参加 出席 投入 使用 覆盖 建设 接待 募集 筹集 生产 服务 飞行 参观 观看 收看")
_OF_BODIES = frozenset("党会际间层济")
_OF_THE_YEAR = frozenset("年月日春夏秋冬")  # 年吞吐量, 秋作物
_MODALS = frozenset("可应未不已")
_RESULTS = frozenset("掉死伤毁获")  # 打掉, which is no word of the dictionary
_DIRECTIONS = frozenset("过起完上来去于着成入向往到至为")  # 抬起, 走过 tell nothing of the thing
_OF_YEAR = re.compile(r"^(?:年度?|月份?|[日号]|季度)")  # behind its number
_OF_ALL_SORTS = re.compile(r"(?<=..)各(?:类|项|种|式)(?=..)")
_EACH = re.compile(r"^.*各(?:级|地|方面|领域|行业|部门)(?=..)")
# What stands between a verb and the figure of its object.
_UP_TO = re.compile(r"(?:了|着|共|近|(?<![签预节])约|超过|至少|多达|另外|其余|其他|各类|全国|[^\u3400-\u9fffa-z])*$")
# 楼内还有3000人, 船上37人: where, and not who.
_ONLY_WHERE = re.compile(r"(?<![以网线史晚])[内里上](?:[还现共已就约]|一共)*(?:有(?:近|约|超过|至少)*)?$")
_HAN_TAIL = re.compile(r"[\u3400-\u9fffa-z]{2,24}$")
# Verbs that lead to what is given or made, and tell it from nothing.
_PLAIN_VERBS = word_set(
    "抓好 培育 打造 创建 扶持 发展 壮大 "
    "没有 可能 应该 将会 设置 设有 约合 折合 一共 确立 与会 召开 举办 组织 生产 规划 设计 需求 合作 配置 分工 "
    "列入 完成 实现 达到 突破 安排 拿出 拨付 下拨 投入 筹措 设立 拥有 共有 现有 还有 建立 建设 建成 形成 涉及 "
    "获得 取得 提供 发挥 分赴 调派 调拨 部署 推出 制定 出台 带来 带动 吸引 造成 导致 包括 覆盖 满足 保持 进行 "
    "开展 参加 出席 使用 利用 支付 花费 募集 捐赠 送去 派出 选派 分发 发放 交付 用于 超过 达 增至 降至 升至 增加 "
    "减少到 属于 成为 作为 占到 提高 扩大 需要 预计 估计 初估 估算 累计 发布 公布 位于 来到 走进 前往 迎来 配备 "
    "提交 宣布 开出 收到 征集 通过 选出 产生 评选 授予 确保 支持 落实 推进 推动 促进 加大 加强 严守 守住 提取 "
    "引发 稳定 总计 共计 合计 面对 面向 献给 组建 得到 享受 适用 凭借 依托 迎接 展出 记者 新增加 据 到 为 有 达成 "
    "签署 发现 出现 发生 送达 找到 高 约 来自 载有 提出 加快 出动 演出 回升 创造 下调 上调 提升 确定 实施 分为 "
    "分成 高出 邀请 举行 帮助 聚集 建起 宣讲 通报 公开 曝光 组成 培养 减至 缩短 延长 带领 率领 搭载 携带 抽调 "
    "确认 启动 制造 派遣 汇集 汇聚 面临 听取 保留 实行 选择 涵盖 包含 调集 分布 遍布 遍及 接受 集聚 开设 打造 "
    "参与 惠及 联合 要求 赢得 创下 具备 见证 上演 不到 低于 高于 少于 多于 有望 已有 留下 跌破 跌至 逼近 接近 高达 "
    "多达 长达 可达 接到 接收 领到 拿到 累积 经过 完善 深入 划拨 评出 查出 上升 上涨 跨越 保守 统计 显示 报告 相当于 "
    "走访 翻阅 查阅 筛选 拍摄 购买 购置 "
    "援建 捐建 筹建 兴建 开办 "
    "开辟 开通 增设 揭晓 成立 创立 夺得 斩获 摘得 选取 挑选 遴选 推荐 承担 担负 指出 荟萃 云集 囊括 撰写 谱写 占据 "
    "做到 回到 建有 下辖 下设 实现了 印发 展示 运用 牵动 容纳 承载 服务 会聚 位列 跃居 设定"
)
# Pronouns by their tag, and parts of names of measures.
_INSIDE = word_set("人均 户均 各项 其他 本地 本级 本外币 自")
_LEADING = re.compile(
    r"(?:全(?:系统|行业|[省市县区州盟旗镇乡村]域?)|初估|相当于|约合|折合|尽管|还给|已有|还有|就有|预计|总共|至此|当天|当日|收盘时|村里|一度|原则上|当地|"
    r"(?:局部|部分|个别|大部|多数|不少|许多|很多)(?:地区|地方|路段|城市|省份|企业|群众|时段)|一(?:立方米|吨|亩地?|公斤|斤|度)的?)*(?=..)"
)
# Verbs by their use that the dictionary has as nouns, where two words of a thing stand behind them: 培育农业龙头企业.
_LEADING_VERBS = word_set("培育 发展 扶持 壮大 现有")
_PLANNED = word_set("计划 规划")  # before what is to be done: 计划改造老旧小区
# What a verb behind a noun makes a name of: 农村公路防护工程.
_WORKS = word_set("工程 设施 设备 系统 中心 平台 装置 机械 装备")
_CHANGES = word_set("增长 增加 上升 提高 下降 降低 减少 回落 攀升 扩大 缩小 上涨 下跌 跃升 增 升 降 涨 跌 减")
_MEASURE = re.compile(
    r"(?:[率量额值费金款价幅数度速重长高宽深积]|价格|比[重例]|收入|支出|税收|利润|能力|面积|里程|人口|"
    r"规模|余额|预期|水平|距离|指数|时速|投资)$"
)


def before(words: str) -> str:
    """The last noun phrase of ``words`` (folded, up to a figure), with the verb that it is the object of where that
    tells it from others (抓获犯罪嫌疑人); a measure goes without (满足年旅客吞吐量)."""
    bare = _HAN_TAIL.search(_TAIL.sub("", words))
    if bare is None:
        return ""
    told = _OF_YEAR.sub("", bare.group()) if bare.string[: bare.start()][-1:].isdigit() else bare.group()
    roles = list(tagged(_EACH.sub("", _OF_ALL_SORTS.sub("", told))))
    doing = _popped(roles)
    if len(roles) == 1 and roles[0].text in _PLAIN_VERBS:
        return ""
    phrase = _grown_leftwards(roles)
    if not phrase or doing and not _MEASURE.search(phrase[-1].text):
        return ""  # 向企业募集, 在路上行驶: who does it or where, and not what is measured
    name = _LEADING.sub("", "".join(word.text for word in phrase))
    return "" if len(name) < 2 or _ONLY_WHERE.search(words) else name


def _popped(roles: list[Word]) -> bool:
    """Takes the verbs and particles off the end of ``roles``; whether one of them does more than lead to a value."""
    does = leads_on = False
    while len(roles) > 1 and not _MEASURE.search(roles[-1].text):
        word = roles[-1]
        is_predicate = (
            is_verbal(word.text) and roles[-2].role == "-" and roles[-2].text[0] not in "这那该"
        )  # 也被修正为
        if word.text == "组织" and (roles[-2].text[-1] in _OF_BODIES or leads_on):
            break  # 国际组织, 党组织, 志愿服务组织已超过
        leads_on = word.text != "了"
        if not (word.role in "v-&a的" or word.text in _PLAIN_VERBS or word.text in ADVERBS or is_predicate):
            break
        does = does or word.role == "v" and word.text not in _PLAIN_VERBS and word.text not in _CHANGES
        roles.pop()
    start = next((index for index in range(len(roles) - 1, -1, -1) if roles[index].role == "-"), -1)
    return does and start >= 0 and roles[start].text in _PREPOSITIONS


def _grown_leftwards(roles: list[Word]) -> list[Word]:
    phrase: list[Word] = []
    for index in range(len(roles) - 1, -1, -1):
        word = roles[index]
        if word.role == "的" and len(phrase) > 1 and _is_clause(roles[:index]):
            break  # 参加博览会的外国企业
        is_inside = phrase and (
            word.text in SHORT_LEADS or _is_number_inside(roles, index) or word.text in _MODALS and _is_rate(phrase)
        )
        if word.role == "v" and not phrase or word.role == "-" and not is_inside:
            break
        if word.role == "v" and len(phrase) == 1 and phrase[0].text in SUFFIXES:
            phrase.insert(0, word)  # 办复率, 实现率
            continue
        if word.role == "v" and len(phrase) == 1 and index and roles[index - 1].text == "被":
            return [roles[index - 1], word, *phrase]  # 被骗人数
        if word.role == "v" and (len(word.text) > 1 or len(phrase[0].text) > 1):
            return _with_verb(roles, index, phrase)
        phrase.insert(0, word)
    return _trimmed(phrase)


def _is_rate(phrase: list[Word]) -> bool:
    """办率 of 可办率: a verb of one character with the suffix that makes a rate of it."""
    return len(phrase) == 2 and len(phrase[0].text) == 1 and phrase[0].role == "v" and phrase[1].text == "率"


def _is_number_inside(roles: list[Word], index: int) -> bool:
    """八项 of 违反中央八项规定精神问题, 四 of 四风意见."""
    number, left = roles[index].text, roles[index - 1] if index else None
    is_joined = len(number) == len(roles[index + 1].text) == 1
    return tag(number) == "m" and (left.role == "n" if left else is_joined)


def _is_clause(roles: list[Word]) -> bool:
    """Whether what stands before 的 tells what is done: a verb with its object."""
    start = next((index for index in range(len(roles) - 1, -1, -1) if roles[index].role == "-"), -1) + 1
    return any(word.role == "v" for word in roles[start:])


def _with_verb(roles: list[Word], index: int, phrase: list[Word]) -> list[Word]:
    """The verb before ``phrase`` is part of it inside a noun (官兵考核优秀率) and as what is done to it."""
    phrase = _trimmed(phrase)
    verb = roles[index]
    is_measure = phrase and _MEASURE.search(phrase[-1].text)
    left = roles[index - 1] if index else None
    if (
        is_measure
        and left is not None
        and left.role == "n"
        and (phrase[-1].text == "贡献率" or not _is_circumstance(roles[:index]))
    ):
        return [*_grown_leftwards(roles[:index]), verb, *phrase]
    if left is not None and left.role == "n" and len(phrase) == 1 and phrase[0].text in _WORKS:
        return [*_grown_leftwards(roles[:index]), verb, *phrase]
    is_bare = is_measure and len(phrase) == 1 and len(phrase[0].text) == 2
    takes_part = verb.text == "参与" and phrase and is_person(phrase[-1].text)
    if is_bare and verb.text in _PARTS_TAKEN or takes_part:
        return [verb, *phrase]  # 参与人数, 参与学生
    if left is not None and left.role in "va" and (len(verb.text) == len(left.text) == 1 or left.text == "新"):
        return [left, verb, *phrase]  # 办复提案, 新设项目, 新选任书记
    if is_measure and not is_bare or verb.text in _PLAIN_VERBS or len(verb.text) < 2:
        return phrase
    is_attribute = left is not None and left.role == "a" and (len(left.text) > 1 or left.text == "新")
    if is_attribute and len(phrase) == 1:
        return [*_grown_leftwards(roles[:index]), verb, *phrase]  # 珍稀保护动物
    does = left is not None and left.role == "v" and len(left.text) == 2 and not is_plain(left.text)
    return [*([left] if left and does else []), verb, *phrase]  # 追回外逃人员


def _is_circumstance(roles: list[Word]) -> bool:
    """Whether the nouns that ``roles`` end with tell where or for whom: 在公司, 为群众."""
    others = next((word for word in reversed(roles) if word.role not in "na的"), None)
    return others is not None and others.text in _PREPOSITIONS


def _trimmed(phrase: list[Word]) -> list[Word]:
    if phrase and phrase[-1].text in SUFFIXES:
        return phrase
    start = next((index for index, word in enumerate(phrase) if _tells(word)), len(phrase))
    while len(phrase) > start + 2 and (
        phrase[start].text in _LEADING_VERBS or phrase[start].text in _PLANNED and is_verbal(phrase[start + 1].text)
    ):
        start += 1
    if start and phrase[start - 1].role == "v" and len(phrase[start - 1].text) == len(phrase[start].text) == 1:
        start -= 1  # 驻村工作队
    return [word for word in phrase[start:] if word.role != "的"]


def _tells(word: Word) -> bool:
    if word.text in _OF_THE_YEAR:
        return True
    return word.role in "na" and word.text not in STANDS_FOR and word.text not in WHERE


def doing(words: str) -> str:
    """The verb that ``words``, up to a figure, end with, where it tells what is done to the things: 修缮 of 修缮了,
    照料 of 照料和护理了; "" for one that leads to any thing (完成, 拥有) and where another word stands before it."""
    lead = _UP_TO.sub("", words)
    if words[len(lead) :].startswith("着"):
        return ""  # 生活着500户牧民: that they are there
    bare = _HAN_TAIL.search(lead)
    roles = list(tagged(bare.group()[-12:])) if bare else []
    while len(roles) > 2 and roles[-2].role == "&" and roles[-3].role == "v":
        roles = roles[:-2]
    verb = roles[-1] if roles else None
    if len(roles) > 1 and verb and verb.text in _RESULTS and len(roles[-2].text) == 1:
        return roles[-2].text + verb.text
    tells = verb is not None and len(verb.text) == 2 and not is_plain(verb.text) and _is_verb_here(roles, words)
    return verb.text if verb and tells and (verb.text[1] not in _DIRECTIONS or verb.text[0] == "救") else ""


def _is_verb_here(roles: list[Word], words: str) -> bool:
    """Whether the last of ``roles`` is a verb, or may be one as no noun leads up to it: 监督139家单位."""
    verb = roles[-1]
    begins = len(roles) == 1 or roles[-2].role == "-"
    return verb.role == "v" or is_verbal(verb.text) and (begins or words.endswith(verb.text + "了"))


def trimmed(name: str) -> str:
    """``name`` without the words at its front that lead up to it: 初估案值, 尽管甲板总长, 这对于人均年收入."""
    bare = name[past(_LEADING, name, 0) :]
    words = list(tagged(bare))
    start = next((index for index, word in enumerate(words) if not _leads(word)), 0)
    rest = bare[words[start - 1].end :] if start else bare
    return rest if len(rest) > 1 and not is_verbal(rest) else name


def _leads(word: Word) -> bool:
    """Whether ``word`` is a preposition, a conjunction or a pronoun."""
    return word.role == "-" and word.text != "被" and tag(word.text)[0] in "pcr" and word.text not in _INSIDE


def is_plain(verb: str) -> bool:
    """Whether ``verb`` leads to a figure and tells nothing of it: 达到, 投入."""
    return verb in _PLAIN_VERBS or verb in _CHANGES


def is_lead(verb: str) -> bool:
    """Whether ``verb`` leads to things that are there or made, and tells no change of how many they are: 成立."""
    return verb in _PLAIN_VERBS and verb not in _CHANGES
