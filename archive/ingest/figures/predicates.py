"""What is told of counted things behind their noun, as part of their name: 获颁证照企业, 返乡师生."""

import re
from collections.abc import Sequence

from archive.ingest.figures.leftwards import before
from archive.ingest.figures.word_roles import Word, tagged
from archive.ingest.lexicon.words import tag, word_set

_PREDICATE = re.compile(r'(?P<words>[\u3400-\u9fff]{2,18})(?P<quoted>"[^",。;]{2,10}"奖?)?(?=[,。;、\n]|$)')
# There are so many that …: what is told makes them a set of their own. Without it, it happens to a set that is known.
_THERE_ARE = re.compile(
    r"(?:有|帮助|协助|推动|促使|造成[^,。;]{0,4}|导致[^,。;]{0,4})(?:了|近|约|超过|至少|大约|多达|将近)*$"
)
# What is done to them by somebody else (向117名队员追授了勋章), or where they are (在3个会场聆听了).
_DONE_BY_OTHERS = re.compile(r"[向对给把将为]|在[^,。;在]{0,10}$")
_ALL = re.compile(r"均|都|全部|全都")
_AWARDED = re.compile(r"^[荣喜]?(?P<verb>获[奖颁得评赠批准授]?|入选|入围|当选)$")
# Verbs that tell nothing of a thing that would tell it from others of its name.
_EMPTY = word_set(
    "进行 开展 成为 属于 作为 分布 组成 构成 包括 涵盖 位于 来自 进展 运行 发展 开始 继续 正在 需要 希望 认为 表示 "
    "参加 出席 走上 举办 举行 可以 能够 应该 必须 值得 显示 存在"
)
_ASPECT = frozenset("了过着")
_NOT = frozenset(("不", "未", "没", "没有", "未能", "尚未", "并未", "不再"))  # told of the others of their name
_AT = frozenset(("在", "于"))
_LONGEST = 12


def predicate(folded: str, at: int, lead: str) -> str:
    """What ``folded[at:]`` tells of the things named before it, to the end of the clause, as an attribute:
    注册 of 在保税港区注册, 签订出版协议 of 签订了出版协议. ``lead`` are the words before the figure. "" where it tells
    nothing so short or so plain, or nothing that makes the things a set of their own."""
    run = _PREDICATE.match(folded, at)
    if run is None or _ALL.match(run.group("words")) or _DONE_BY_OTHERS.search(lead):
        return ""
    words = list(tagged(run.group("words")))
    if any(word.text in _NOT for word in words):
        return ""
    start = next((index for index, word in enumerate(words) if tag(word.text)[0] != "d"), len(words))
    told = _place_left_out([word for word in words[start:] if word.text not in _ASPECT])
    if not told or not _is_deed(told[0]) or any(word.role not in "nav&" for word in told[1:]):
        return ""
    awarded = _AWARDED.match(told[0].text)
    if not (awarded or "了" in run.group("words") or _THERE_ARE.search(lead)):
        return ""
    verb = awarded.group("verb") if awarded else told[0].text
    name = verb + "".join(word.text for word in told[1:]) + (run.group("quoted") or "").replace('"', "")
    return name if len(name) <= _LONGEST else ""


# Who is due at a session, who came and who stayed away.
_ATTENDING = re.compile(
    r"(?P<verb>应到|应出席|实到|出席|列席|缺席)(?P<of>[\u3400-\u9fff]{2,8}的)?有?(?P<who>[\u3400-\u9fff]{2,6})?"
    r"(?:、[\u3400-\u9fff]{2,6})?(?:共|约|近)?$"
)
_ATTENDED = re.compile(r"^(?:应到|应出席|实到|出席|列席|缺席)(?P<who>..+)")
_TODAY = re.compile(r"今天|本次|此次|的")


def attendance(lead: str, before_subject: str) -> str:
    """应到代表 of 应到代表2980人, and 缺席代表 of 缺席10人 behind it; "" where ``lead``, the sentence up to a number of
    people, tells no attendance. ``before_subject`` is the measure of the figure before in the sentence."""
    told = _ATTENDING.search(lead)
    if told is None:
        return ""
    attended = _ATTENDED.match(before_subject)
    named = before(lead[: told.start()]) if told.group("verb") in ("应到", "实到") else ""  # 委员应到80人
    who = told.group("who") or (attended.group("who") if attended else named)
    return told.group("verb") + _TODAY.sub("", told.group("of") or "") + who if who else ""


def _place_left_out(words: Sequence[Word]) -> Sequence[Word]:
    """注册 of 在保税港区注册."""
    return words[-1:] if words and words[0].text in _AT else words


def _is_deed(word: Word) -> bool:
    is_long = len(word.text) > 1 or word.text == "获"
    return (word.role == "v" or _AWARDED.match(word.text) is not None) and word.text not in _EMPTY and is_long


# 将有1000万贫困人口摆脱贫困: they are no poor people of another kind.
_POOR = re.compile(r"贫困(?:人口|群众|人员|居民|农民|村民|户)$")
_OUT_OF_POVERTY = re.compile(
    r"(?:在[^,。;\d]{2,16}[中下])?(?:[已将]|稳定|如期|全部|顺利|成功|实现了?|精准){0,4}(?:脱贫(?!任务|目标|攻坚|致富|问题)|摆脱了?贫困)"
)


def out_of_poverty(folded: str, end: int, noun: str, unit: str) -> str:
    """脱贫人数 of 贫困人口稳定脱贫, where ``noun`` that is counted in ``unit`` ends at ``end``; "" for others."""
    if not _POOR.search(noun) or not _OUT_OF_POVERTY.match(folded, end):
        return ""
    return "脱贫户数" if "户" in (noun[-1], unit[-1:]) else "脱贫人数"
