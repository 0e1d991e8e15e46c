"""Noun phrases by the words they are made of, rightwards from a counter.

A verb ends a phrase that has a noun already (企业入驻), and begins one as an attribute (开放措施).
"""

import re
from collections.abc import Sequence

from archive.ingest.figures.fitting import counts, counts_people, fitted, is_person
from archive.ingest.figures.leftwards import is_plain
from archive.ingest.figures.word_roles import (
    ADVERBS,
    BORDERS,
    HEADS,
    MANNERS,
    SCOPES,
    SHORT_LEADS,
    STANDS_FOR,
    SUFFIXES,
    Word,
    is_verb,
    is_verbal,
    tagged,
)
from archive.ingest.lexicon.words import tag, word_set
from archive.text.patterns import past

# Nouns of one character that are counted.
_ONE = frozenset("街村县郡州岛镇乡车船店厂部班队桥河湖楼塔站馆校井洞鱼猪牛羊树书孔师坝诗歌画信")
_WEIGHED = frozenset("煤水油盐粮肉菜茶糖奶沙土铁铜钢铝锌金银米面豆棉麻药纸鱼血冰雪气肥虾果")  # behind a weight: 3万吨煤
_OWN_SCOPES = word_set("当地 我国 我省 我市 我县")
# What things and people do, where it ends their phrase: 汽车品牌参展.
_HAPPENING = word_set("参展 参赛 参会 签约 上市 就业 创业 入学 毕业 脱贫 失业 在建 供电 停运 参保 受益 受灾")
_MOTIONS = word_set("进入 前往 抵达 赶赴 奔赴 走进 驶入 驶离 离开 返回")
_DONE_TO = word_set("进行 予以 给予 加以 作出 分别 是 均 都")
# Ends of places: 境内的政党, 沿线的国家.
_WHEREABOUTS = word_set(
    "方面 型号 品种 类型 规格 等级 级别 境内 境外 国内 附近 周边 沿线 沿途 各地 当地 辖区 区域 上空 海域"
)
_QUALITIES = word_set(
    "典型 突出 主要 重大 重点 严重 一般 普通 新型 优秀 先进 具体 相关 有关 特殊 综合 专业 公共 公益 高级 基础 "
    "现代 安全 健康 绿色 智能 自然 民主 科学 文明 优质 真实"
)
_AT = frozenset("轨线校职岗编册籍押逃野研建")  # behind 在 they make an attribute: 在校, 在线
_LONGEST_OF_VERB = 16
_LONGEST = 22  # characters of a name behind its first word
_STILL = frozenset("就也都将均已才还仍便")  # before a verb: 22户就能住进新的房子
_ENDS = frozenset((",", "。", ";", "\n", ""))
_LONGEST_CLAUSE = 16  # words of an attribute that is a clause

_LAST_OF_LIST = re.compile(r"(?<=..)[和与及、][^和与及、]{1,8}$")
# 31个省区市和兵团的班子: what is counted ends with a class of areas.
_OF_EACH = re.compile(r"^(?P<each>省区市|国家|省份|城市)[和及与、](?!地区|[\u3400-\u9fff]{0,4}组织$).*")
_RUN = re.compile(r'[\u3400-\u9fff"、]{1,40}')
_LATIN = re.compile(r"\d{0,4}[a-z]{1,8}(?:-?\d{1,4}[a-z]?)?(?=[\u3400-\u9fff])")  # A级景区, BBC记者, T-72坦克
# 行政村里的企业: these are counted, and what is in them is something else; 乡镇不同程度受灾 tells what befell them.
_INSIDE = re.compile(
    r"(?<=[村县乡镇市省区校厂])[里内](?![部容心地外])|(?<=.[车船机舰])上|(?<=.)不同程度|(?<=..)投入(?:使用|运[行营转]|生产)"
)
_SUFFERED = re.compile(r"(?<=..)被[^被]{1,3}$")
_DONE_TO_QUOTED = re.compile(r'(?P<verb>[\u3400-\u9fff]{2})"(?P<what>[^",。;]{1,12})"(?=[\u3400-\u9fff]{2})')
_DOES = re.compile(r"[\u3400-\u9fff]{1,2}[了着过]")  # “荣誉册”记录了: a verb behind the name
_QUOTED = re.compile(r'"([^",。;]{1,12})"(的?)')
_DIVISIONS = re.compile(
    r"都道府县|设区的?市|[省市县区州](?:\((?:[省市县区州旗盟、]|自治[区州县]){1,9}\)|(?:、[省市县区州旗盟](?![\u3400-\u9fff])){1,4})"
)
# What may stand between a counter and its noun: 5批34名专家, 7位80后教师, 517件(套)文物, 6000万左右群众, 3件有影响力.
_LEAD = re.compile(
    r"(?:包括[\u3400-\u9fff、]{1,20}在内的)?(?:、\d{1,4}[余多]?[集卷册]的?)?(?:各(?:门类|类|种|项)的?)?(?:\([套部台件组次]\)|(?<=件)套|(?<=间)次|左右|上下|以上)?(?:\d{1,6}[万亿]?[多余]?[名个位家人]|\d{1,2}后|\d{4}届|[一二三四五六七八九十两几]{1,3}[枚个名位项家])?的?"
    r"(?:全[国省市县](?=\"))?(?:有[\u3400-\u9fff]{2}[力性]的?)?"
)
# Single characters that never begin nor end a word of two: 已在, 就得.
_PARTICLES = frozenset(
    "已在将均都也被有是为由从与和或及到对向把就才还不又再正于等的了着过来去能可会要得之其每各以所则且而却上下左右"
)


def behind(folded: str, at: int, unit: str = "") -> tuple[str, int]:
    """The noun phrase that ``folded[at:]`` begins with, and where it ends; ("", at) where it begins with none.
    ``unit`` is the counter before it, which not every noun fits.

    An attribute that is a clause or an adjective (杰出的科技工作者, 曾经在农村支教的大学生) is no part of it.
    """
    start = at
    at = past(_LEAD, folded, at)
    is_of = folded[start:at].endswith("的") and folded[start - 1 : start] not in ("%", "成", "倍")
    if divisions := _DIVISIONS.match(folded, at):
        return re.sub(r"\W", "", divisions.group()), divisions.end()
    prefix = ""
    if quoted := _QUOTED.match(folded, at):
        if counts_people(unit) and quoted.group(2) and is_person(quoted.group(1)):
            return quoted.group(1), quoted.end(1) + 1  # 10位“最美渔民”的事迹
        prefix, at = "" if quoted.group(2) else quoted.group(1), quoted.end()
    elif (doing := _DONE_TO_QUOTED.match(folded, at)) and is_verb(doing.group("verb")):
        prefix, at = doing.group("verb") + doing.group("what"), doing.end()  # 共建“一带一路”国家
    if latin := _LATIN.match(folded, at):
        prefix, at = prefix + latin.group(), latin.end()
    run = None if prefix and _DOES.match(folded, at) else _RUN.match(folded, at)
    if run is None:
        return prefix, at
    words = _attributed(list(tagged(_INSIDE.split(run.group(), maxsplit=1)[0])))
    name, end = _whole_name(words) if is_of and folded[run.end() : run.end() + 1] in _ENDS else ("", 0)
    if not name:
        name, end = _first(words, unit)
    if folded[at + end : at + end + 1].isdigit():
        name = _LAST_OF_LIST.sub("", name)  # 生产线和年产5万吨
    name = _OF_EACH.sub(r"\g<each>", name.removesuffix("们"))
    name = prefix + _SUFFERED.sub("", name)
    if name and (model := _LATIN.match(folded, at + end)) and model.group()[0].isdigit():
        thing, behind_it = behind(folded, model.end(), unit)
        return (name + model.group() + thing, behind_it) if thing else (name, at + end)  # 波音737MAX飞机
    is_weighed = name in _WEIGHED and folded.endswith(("吨", "斤", "克", "升"), 0, start)
    return (name, at + end) if len(name) > 1 or name in _ONE or is_weighed else ("", at)


def _whole_name(words: list[Word]) -> tuple[str, int]:
    """``words`` as one name, and where it ends, if they are verbs and nouns without a particle and a noun ends them:
    小额担保贷款."""
    is_name = len(words) > 1 and words[-1].end <= _LONGEST_OF_VERB and words[-1].role == "n"
    inside = all(len(word.text) > 1 and word.role in "nv" and not is_plain(word.text) for word in words[:-1])
    return ("".join(word.text for word in words), words[-1].end) if is_name and inside else ("", 0)


def _attributed(words: list[Word]) -> list[Word]:
    """``words``, the first of which may be an attribute though it is no noun elsewhere: 两岸旅客, 自贸试验区, 雪道."""
    if len(words) < 2:
        return words
    first, then = words[:2]
    if first.text == "被" and is_verbal(then.text):
        rest = words[3:] if len(words) > 3 and words[2].role == "的" else words[2:]
        return [Word(first.text + then.text, then.end, "a"), *rest]  # 被举报的车辆
    if first.text == "在" and then.text in _AT:
        return [Word(first.text + then.text, then.end, "a"), *words[2:]]  # 在轨试验
    if len(first.text) == len(then.text) == 1 and "-" in (first.role, then.role):
        is_word = not _PARTICLES & {first.text, then.text}
        return [Word(first.text + then.text, then.end, "n"), *words[2:]] if is_word else words
    is_attribute = (
        first.role == "-"
        and (len(first.text) == 2 or first.text in "双多")
        and tag(first.text)[0] in "rmqfbd"
        and then.role in "na"
    )
    return [first._replace(role="a"), *words[1:]] if is_attribute and first.text not in BORDERS else words


def _first(words: Sequence[Word], unit: str) -> tuple[str, int]:
    """The first phrase of ``words`` that is not the attribute of another one."""
    phrase = _grown(words, unit)
    of = next((index for index, word in enumerate(words[:_LONGEST_CLAUSE]) if word.role == "的"), -1)
    head = _grown(words[of + 1 :], unit) if of >= 0 else []
    is_other = counts(unit, head) and not counts(unit, phrase)
    leads = not phrase and words[:1] and words[0].text not in _STILL
    if head and (leads or _is_led_by_verb(phrase, of, unit) or is_other or _is_told_of(words, of, phrase)):
        phrase = head
    elif phrase and phrase[0].role == "v" and of < 0 and len(phrase) < _told_from(words):
        last = _last_noun(words)
        phrase = _whole(words, last) if last else phrase  # 违反八项规定典型问题
    phrase = fitted(_without_predicate(_without_aim(phrase, words)), unit)
    if len(phrase) == 1 < len(words) == 2 and phrase[0].text in ADVERBS and is_verbal(words[1].text):
        return "", 0  # 117件全部办结
    phrase = phrase[len(phrase) > 1 and phrase[0].text in _OWN_SCOPES :]
    return "".join(word.text for word in phrase if word.text not in STANDS_FOR), phrase[-1].end if phrase else 0


def _without_aim(phrase: list[Word], words: Sequence[Word]) -> list[Word]:
    """高校 of 高校计划招收: a word that may be a verb before another verb is one."""
    then = next((word for word in words if phrase and word.end > phrase[-1].end), None)
    is_verb = len(phrase) > 1 and is_verbal(phrase[-1].text) and phrase[-1].text not in HEADS
    return phrase[:-1] if is_verb and then is not None and then.role == "v" and len(then.text) > 1 else phrase


def _is_led_by_verb(phrase: Sequence[Word], of: int, unit: str) -> bool:
    """Whether ``phrase`` begins with a verb and names nothing that ``unit`` counts: 来自海岛的, not 选举会议成员."""
    return bool(phrase) and phrase[0].role == "v" and (of == len(phrase) or not counts(unit, phrase))


def _is_told_of(words: Sequence[Word], of: int, phrase: Sequence[Word]) -> bool:
    """Whether ``phrase`` and what stands before the 的 at ``of`` is an attribute: 生活困难的, 机床上用的."""
    if of == len(phrase):
        return _is_clause(phrase)
    return of == len(phrase) + 2 and words[of - 2].text == "上" and words[of - 1].role in "v-"


def _is_clause(phrase: Sequence[Word]) -> bool:
    """Whether what stands before 的 is a clause or an adjective: 巨大, 生活困难."""
    is_short = len(phrase) == len(phrase[0].text) == 1
    return phrase[-1].text in _WHEREABOUTS or phrase[0].role in "va" or phrase[-1].role == "a" or is_short


def _told_from(words: Sequence[Word]) -> int:
    """How many of ``words`` stand before what is done to the things that they name."""
    return next((index for index, word in enumerate(words) if word.text in _DONE_TO), len(words))


def _whole(words: Sequence[Word], last: list[Word]) -> list[Word]:
    """``words`` up to the end of ``last``, where its attribute is what the verb before is done to (违反规定精神问题),
    and no quality (典型问题)."""
    end = next(index for index, word in enumerate(words) if word is last[-1]) + 1
    is_short = words[end - 1].end <= _LONGEST_OF_VERB
    is_done = any(word.text == "了" for word in words[:end])  # 展园涵盖了园林精髓
    if is_done:
        return list(words[: next(index for index, word in enumerate(words) if word.role == "n") + 1])
    return list(words[:end]) if last[0].text not in _QUALITIES and is_short else last


def _last_noun(words: Sequence[Word]) -> list[Word]:
    """The last noun of ``words`` with its attribute, up to what is done to it; [] where there is none."""
    end = _told_from(words)
    last = list(words[max(0, end - 2) : end])
    return last if len(last) == 2 and all(word.role in "na" for word in last) and len(last[1].text) > 1 else []


def _without_predicate(phrase: list[Word]) -> list[Word]:
    """项目 of 项目进展顺利, 干部 of 干部立案审查调查: what is told of the things is no name."""
    for index in range(1, len(phrase) - 1):
        does = is_verbal(phrase[index].text) and phrase[index].text not in SUFFIXES or phrase[index].text in ADVERBS
        if does and is_verbal(phrase[index + 1].text) and index + 2 == len(phrase) and not _is_head(phrase[-1:]):
            start = index - (is_verbal(phrase[index - 1].text) and index > 1)
            return phrase[:start]
    if len(phrase) > 1 and (phrase[-1].text in _HAPPENING or tag(phrase[-1].text) == "i"):
        return phrase[:-1]
    if len(phrase) > 1 and phrase[-1].role == "a":
        is_told = len(phrase[-1].text) <= 3 and not is_person(phrase[-2].text)  # 形势稳定; 勇士紧密
        return phrase[: max(1, len(phrase) - (2 if is_told else 1))]
    return phrase


def _grown(words: Sequence[Word], unit: str) -> list[Word]:
    """Words from the first on, as long as they make one noun phrase; [] where they make none."""
    phrase: list[Word] = []
    for index, word in enumerate(words):
        if not _goes_on(words, index, phrase, unit):
            break
        phrase.append(word)
        if word.end - words[0].end > _LONGEST:
            return []
    while phrase and phrase[-1].role in "v&":
        phrase.pop()
    return phrase if any(word.role == "n" for word in phrase) else []


def _goes_on(words: Sequence[Word], index: int, phrase: Sequence[Word], unit: str) -> bool:
    """Whether the word at ``index`` belongs to the ``phrase`` before it."""
    word, then = words[index], words[index + 1] if index + 1 < len(words) else None
    if (
        word.text in ADVERBS
        and phrase
        and (
            then is None
            or then.role in "v-"
            or word.text in MANNERS
            and is_verbal(then.text)
            or word.text == "全部"
            and then.role == "a"
        )
    ):
        return False
    if word.role == "a" and phrase and then is not None and is_verbal(then.text) and _is_manner(word.text):
        return False  # 文件精细设计医疗服务
    if word.role in "na":
        return True
    if then is None or word.role == "的":
        return False
    if word.text == "、":
        return bool(phrase) and then.role == "n" and then.text not in SCOPES
    if word.role == "&":
        return bool(phrase) and (then.role in "na" or _is_head(words[index + 2 : index + 3]))
    if word.text == "间":
        return bool(phrase) and then.role == "n"  # 政府间合作文件
    if then.text in SUFFIXES or then.text in HEADS and phrase:
        return word.role == "v"
    if any(one.role == "n" for one in phrase) and word.role == "v" and len(word.text) == 2 and not is_plain(word.text):
        return _is_inside(words[index:], phrase, unit)
    if word.role == "v" and then.role == "v" and all(before.role == "v" for before in phrase):
        return [one.role for one in words[index + 2 : index + 3]] == ["n"]  # 互助帮扶村庄
    begins = all(before.role == "a" for before in phrase) or len(phrase[-1].text) == 1 and len(word.text) == 1
    return begins and (word.role == "v" or word.text in SHORT_LEADS) and (then.role in "na" or len(then.text) == 1)


def _is_inside(words: Sequence[Word], phrase: Sequence[Word], unit: str) -> bool:
    """Whether the verb that ``words`` begin with stands inside the name that ``phrase`` begins: 乡村振兴重点项目,
    农村留守儿童."""
    if words[0].text in _MOTIONS:
        return False
    if len(phrase) == len(phrase[0].text) == 1 and phrase[0].text not in _ONE and words[1].role == "n":
        return True  # 铀浓缩离心机
    if counts_people(unit) and is_person(words[1].text) and not any(is_person(one.text) for one in phrase):
        return True
    ahead = [one.text[-2:] in HEADS for one in words[1:4]]
    return any(ahead) and all(one.role in "na" for one in words[1 : 2 + ahead.index(True)])


def _is_manner(word: str) -> bool:
    """Whether ``word`` tells how something is done rather than of which kind a thing is."""
    return tag(word) in ("a", "ad", "d") and word not in _QUALITIES


def _is_head(words: Sequence[Word]) -> bool:
    """Whether the word at hand makes a noun of a verb before it: 许可和认定事项."""
    return bool(words) and words[0].text in HEADS
