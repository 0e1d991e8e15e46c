"""Noun phrases by the words they are made of: rightwards from a counter, leftwards from a figure.

A verb ends a phrase that has a noun already (企业入驻), and begins one as an attribute (开放措施).
"""

import re
from collections.abc import Sequence

from archive.ingest.figures.word_roles import ADVERBS, BORDERS, STANDS_FOR, SUFFIXES, Word, is_verbal, tagged
from archive.ingest.lexicon.words import tag, word_set

# Behind a verb they make a noun of it: 治疗中心, 惠民演出.
_HEADS = word_set(
    "中心 机构 系统 作品 服务 设施 设备 基地 工程 项目 企业 人员 车间 平台 场所 活动 协议 产品 演出 工作者 措施 任务 "
    "制度 办法 方案 资金 基金 材料 物资 队伍 团队 小组 线路 装置 公司 单位 部门 网络 渠道 模式 技术 能力 面积 比例 "
    "人数 数量 金额 总量 事件 案件 事项 组织"
)
# Nouns of one character that are counted.
_ONE = frozenset("街村县郡州岛镇乡车船店厂部班队桥河湖楼塔站馆校井洞鱼猪牛羊树书")
_PREPOSITIONS = frozenset("对向在为给从于与和同由")
# Whose it is, not what it is.
_SCOPES = word_set("现场 全省 全市 全县 全区 全国 全州 全镇 全村 当地 中国 我国 我省 我市 我县")
_OWN_SCOPES = word_set("当地 我国 我省 我市 我县 主要")
_DONE_TO = word_set("进行 予以 给予 加以 作出 分别 是 均 都")
_SHORT_LEADS = frozenset("中外内年月日省市县区上下前后新老大小高低")

_LAST_OF_LIST = re.compile(r"(?<=..)[和与及][^和与及]{1,8}$")
# 31个省区市和兵团的班子: what is counted ends with a class of areas.
_OF_EACH = re.compile(r"(?<=^省区市)[和及与].*|(?<=^国家)[和及与](?!地区).*|(?<=^省份)[和及与].*|(?<=^城市)[和及与].*")
_RUN = re.compile(r'[\u3400-\u9fff"]{1,24}')
_QUOTED = re.compile(r'"([^",。;]{1,12})"(的?)')
_DIVISIONS = re.compile(
    r"[省市县区州](?:\((?:[省市县区州旗盟、]|自治[区州县]){1,9}\)|(?:、[省市县区州旗盟](?![\u3400-\u9fff])){1,4})"
)
# What may stand between a counter and its noun: 5批34名专家, 7位80后教师, 517件(套)文物, 6000万左右群众.
_LEAD = re.compile(
    r"(?:\([套部台件组次]\)|(?<=件)套|(?<=间)次|左右|上下|以上)?(?:\d{1,6}[万亿]?[多余]?[名个位家人]|\d0后|[一二三四五六七八九十两几]{1,3}[枚个名位项家])?的?"
)
# Single characters that never begin nor end a word of two: 已在, 就得.
_PARTICLES = frozenset(
    "已在将均都也被有是为由从与和或及到对向把就才还不又再正于等的了着过来去能可会要得之其每各以所则且而却上下左右"
)


def behind(folded: str, at: int) -> tuple[str, int]:
    """The noun phrase that ``folded[at:]`` begins with, and where it ends; ("", at) where it begins with none.

    An attribute that is a clause or an adjective (杰出的科技工作者, 曾经在农村支教的大学生) is no part of it.
    """
    at = _LEAD.match(folded, at).end()  # type: ignore[union-attr]
    if divisions := _DIVISIONS.match(folded, at):
        return re.sub(r"\W", "", divisions.group()), divisions.end()
    prefix = ""
    if quoted := _QUOTED.match(folded, at):
        prefix, at = "" if quoted.group(2) else quoted.group(1), quoted.end()
    run = _RUN.match(folded, at)
    if run is None:
        return prefix, at
    han = run.group().replace('"', "、").split("、")[0]
    name, end = _first(_attributed(list(tagged(han))))
    if folded[at + end : at + end + 1].isdigit():
        name = _LAST_OF_LIST.sub("", name)  # 生产线和年产5万吨
    name = _OF_EACH.sub("", name.removesuffix("们"))
    name = prefix + name
    return (name, at + end) if len(name) > 1 or name in _ONE else ("", at)


def _attributed(words: list[Word]) -> list[Word]:
    """``words``, the first of which may be an attribute though it is no noun elsewhere: 两岸旅客, 自贸试验区, 雪道."""
    if len(words) < 2:
        return words
    first, then = words[:2]
    if first.text == "被" and is_verbal(then.text):
        return [Word(first.text + then.text, then.end, "a"), *words[2:]]  # 被举报车辆
    if len(first.text) == len(then.text) == 1 and "-" in (first.role, then.role):
        is_word = not _PARTICLES & {first.text, then.text}
        return [Word(first.text + then.text, then.end, "n"), *words[2:]] if is_word else words
    is_attribute = (
        first.role == "-"
        and (len(first.text) == 2 or first.text in "双多")
        and tag(first.text)[0] in "rmqfb"
        and then.role in "na"
    )
    return [first._replace(role="a"), *words[1:]] if is_attribute and first.text not in BORDERS else words


def _first(words: Sequence[Word]) -> tuple[str, int]:
    """The first phrase of ``words`` that is not the attribute of another one."""
    phrase = _grown(words)
    of = next((index for index, word in enumerate(words[:14]) if word.role == "的"), -1)
    if of >= 0 and (not phrase or phrase[0].role == "v" or of == len(phrase) and _is_clause(phrase)):
        phrase = _grown(words[of + 1 :])
    elif phrase and phrase[0].role == "v" and of < 0 and len(phrase) < _told_from(words):
        phrase = _last_noun(words) or phrase  # 违反八项规定典型问题
    phrase = _without_predicate(phrase)
    while len(phrase) > 1 and (phrase[0].text in _OWN_SCOPES):
        phrase = phrase[1:]
    return "".join(word.text for word in phrase if word.text not in STANDS_FOR), phrase[-1].end if phrase else 0


def _is_clause(phrase: Sequence[Word]) -> bool:
    """Whether what stands before 的 is a clause or an adjective: 巨大, 生活困难."""
    return phrase[0].role in "va" or phrase[-1].role == "a" or len(phrase) == len(phrase[0].text) == 1


def _told_from(words: Sequence[Word]) -> int:
    """How many of ``words`` stand before what is done to the things that they name."""
    return next((index for index, word in enumerate(words) if word.text in _DONE_TO), len(words))


def _last_noun(words: Sequence[Word]) -> list[Word]:
    """The last noun of ``words`` with its attribute, up to what is done to it; [] where there is none."""
    end = _told_from(words)
    last = list(words[max(0, end - 2) : end])
    return last if len(last) == 2 and all(word.role in "na" for word in last) and len(last[1].text) > 1 else []


def _without_predicate(phrase: list[Word]) -> list[Word]:
    """项目 of 项目进展顺利, 干部 of 干部立案审查调查: what is told of the things is no name."""
    for index in range(1, len(phrase) - 1):
        does = is_verbal(phrase[index].text) or phrase[index].text in ADVERBS
        if does and is_verbal(phrase[index + 1].text) and index + 2 == len(phrase) and not _is_head(phrase[-1:]):
            start = index - (is_verbal(phrase[index - 1].text) and index > 1)
            return phrase[:start]
    if len(phrase) > 1 and phrase[-1].role == "a":
        return phrase[: max(1, len(phrase) - 2)]
    return phrase


def _grown(words: Sequence[Word]) -> list[Word]:
    """Words from the first on, as long as they make one noun phrase; [] where they make none."""
    phrase: list[Word] = []
    for index, word in enumerate(words):
        if not _goes_on(words, index, phrase):
            break
        phrase.append(word)
    while phrase and phrase[-1].role in "v&":
        phrase.pop()
    return phrase if any(word.role == "n" for word in phrase) else []


def _goes_on(words: Sequence[Word], index: int, phrase: Sequence[Word]) -> bool:
    """Whether the word at ``index`` belongs to the ``phrase`` before it."""
    word, then = words[index], words[index + 1] if index + 1 < len(words) else None
    if word.text in ADVERBS and phrase and (then is None or then.role == "v"):
        return False
    if word.role in "na":
        return True
    if then is None or word.role == "的":
        return False
    if word.role == "&":
        return bool(phrase) and (then.role in "na" or _is_head(words[index + 2 : index + 3]))
    if word.text == "间":
        return bool(phrase) and then.role == "n"  # 政府间合作文件
    if then.text in SUFFIXES or then.text in _HEADS and phrase:
        return word.role == "v"
    begins = all(before.role == "a" for before in phrase) or len(phrase[-1].text) == 1 and len(word.text) == 1
    return begins and (word.role == "v" or word.text in _SHORT_LEADS) and (then.role in "na" or len(then.text) == 1)


def _is_head(words: Sequence[Word]) -> bool:
    """Whether the word at hand makes a noun of a verb before it: 许可和认定事项."""
    return bool(words) and words[0].text in _HEADS


_TAIL = re.compile(r"[^\u3400-\u9fffa-z]+$")
_HAN_TAIL = re.compile(r"[\u3400-\u9fffa-z]{2,24}$")
# Verbs that lead to what is given or made, and tell it from nothing.
_PLAIN_VERBS = word_set(
    "列入 完成 实现 达到 突破 安排 拿出 拨付 下拨 投入 筹措 设立 拥有 共有 现有 还有 建立 建设 建成 形成 涉及 获得 "
    "取得 提供 发挥 分赴 调派 调拨 部署 推出 制定 出台 带来 带动 吸引 造成 导致 包括 覆盖 满足 保持 进行 开展 举办 "
    "参加 出席 使用 利用 支付 花费 募集 捐赠 送去 派出 选派 分发 发放 交付 用于 超过 达 增至 降至 升至 "
    "增加 减少到 属于 "
    "成为 作为 占到 提高 扩大 需要 预计 估计 初估 估算 累计 发布 公布 位于 来到 走进 前往 迎来 设有 配备 提交 宣布 "
    "开出 收到 征集 通过 选出 产生 评选 授予 确保 支持 落实 推进 推动 促进 加大 加强 严守 守住 提取 引发 "
    "稳定 总计 共计 合计 面对 面向 献给 组建 得到 享受 适用 凭借 依托 迎接 展出 记者 新增加 据 到 为 有 达成 签署 "
    "发现 出现 发生 送达 找到 高 约"
)
# Pronouns by their tag, and parts of names of measures.
_INSIDE = word_set("人均 户均 各项 其他 本地 本级 本外币 自")
_LEADING = re.compile(
    r"(?:初估|相当于|约合|折合|尽管|还给|已有|还有|就有|预计|总共|至此|当天|当日|收盘时|村里|一度|原则上|当地|"
    r"(?:局部|部分|个别|大部|多数)(?:地区|地方|路段)|一(?:立方米|吨|亩地?|公斤|斤|度)的?)*(?=..)"
)
_CHANGES = word_set("增长 增加 上升 提高 下降 降低 减少 回落 攀升 扩大 缩小 上涨 下跌 跃升 增 升 降 涨 跌 减")
_MEASURE = re.compile(
    r"(?:[率量额值费金款价幅数度速重长高宽深积]|价格|比[重例]|收入|支出|税收|利润|能力|面积|里程|人口|"
    r"规模|余额|水平|距离|指数|时速|投资)$"
)


def before(words: str) -> str:
    """The last noun phrase of ``words`` (folded, up to a figure), with the verb that it is the object of where that
    tells it from others (抓获犯罪嫌疑人); a measure goes without (满足年旅客吞吐量)."""
    bare = _HAN_TAIL.search(_TAIL.sub("", words))
    if bare is None:
        return ""
    roles = list(tagged(bare.group()))
    doing = _popped(roles)
    phrase = _grown_leftwards(roles)
    if not phrase or doing and not _MEASURE.search(phrase[-1].text):
        return ""  # 向企业募集, 在路上行驶: who does it or where, and not what is measured
    name = _LEADING.sub("", "".join(word.text for word in phrase))
    return name if len(name) > 1 else ""


def _popped(roles: list[Word]) -> bool:
    """Takes the verbs and particles off the end of ``roles``; whether one of them does more than lead to a value."""
    does = False
    while len(roles) > 1 and not _MEASURE.search(roles[-1].text):
        word = roles[-1]
        is_predicate = is_verbal(word.text) and roles[-2].role == "-"  # 也被修正为
        if not (word.role in "v-&a的" or word.text in _PLAIN_VERBS or is_predicate):
            break
        does = does or word.role == "v" and word.text not in _PLAIN_VERBS and word.text not in _CHANGES
        roles.pop()
    start = next((index for index in range(len(roles) - 1, -1, -1) if roles[index].role == "-"), -1)
    return does and start >= 0 and roles[start].text in _PREPOSITIONS


def _grown_leftwards(roles: list[Word]) -> list[Word]:
    phrase: list[Word] = []
    for index in range(len(roles) - 1, -1, -1):
        word = roles[index]
        if word.role == "v" and not phrase or word.role == "-" and not (phrase and word.text in _SHORT_LEADS):
            break
        if word.role == "v" and len(phrase) == 1 and phrase[0].text in SUFFIXES:
            phrase.insert(0, word)  # 办复率, 实现率
            continue
        if word.role == "v" and (len(word.text) > 1 or len(phrase[0].text) > 1):
            return _with_verb(roles, index, phrase)
        phrase.insert(0, word)
    return _trimmed(phrase)


def _with_verb(roles: list[Word], index: int, phrase: list[Word]) -> list[Word]:
    """The verb before ``phrase`` is part of it inside a noun (官兵考核优秀率) and as what is done to it."""
    phrase = _trimmed(phrase)
    verb = roles[index]
    is_measure = phrase and _MEASURE.search(phrase[-1].text)
    left = roles[index - 1] if index else None
    if is_measure and left is not None and left.role == "n":
        return [*_grown_leftwards(roles[:index]), verb, *phrase]
    is_bare = is_measure and len(phrase) == 1 and len(phrase[0].text) == 2
    if is_measure and not is_bare or verb.text in _PLAIN_VERBS or len(verb.text) < 2:
        return phrase
    does = left is not None and left.role == "v" and len(left.text) == 2 and not is_plain(left.text)
    return [*([left] if left and does else []), verb, *phrase]  # 追回外逃人员


def _trimmed(phrase: list[Word]) -> list[Word]:
    if phrase and phrase[-1].text in SUFFIXES:
        return phrase
    start = next((index for index, word in enumerate(phrase) if _tells(word)), len(phrase))
    return [word for word in phrase[start:] if word.role != "的"]


def _tells(word: Word) -> bool:
    if word.text in ("年", "月", "日"):
        return True
    return word.role in "na" and word.text not in STANDS_FOR and word.text not in _SCOPES


def trimmed(name: str) -> str:
    """``name`` without the words at its front that lead up to it: 初估案值, 尽管甲板总长, 这对于人均年收入."""
    bare = name[_LEADING.match(name).end() :] if len(name) > 1 else name  # type: ignore[union-attr]
    words = list(tagged(bare))
    start = next((index for index, word in enumerate(words) if not _leads(word)), 0)
    rest = bare[words[start - 1].end :] if start else bare
    return rest if len(rest) > 1 and not is_verbal(rest) else name


def _leads(word: Word) -> bool:
    """Whether ``word`` is a preposition, a conjunction or a pronoun."""
    return word.role == "-" and tag(word.text)[0] in "pcr" and word.text not in _INSIDE


def is_plain(verb: str) -> bool:
    """Whether ``verb`` leads to a figure and tells nothing of it: 达到, 投入."""
    return verb in _PLAIN_VERBS or verb in _CHANGES
