"""Names that their surroundings make sure, though they be words of the language: 和平,男,…; 副县长向往:负责…"""

import re
from collections.abc import Iterator

from archive.ingest.lexicon.words import tag, word_set
from archive.ingest.people import offices
from archive.ingest.people.names import is_han, surname_length
from archive.text.patterns import BULLETS

_HAN = "[\u3400-\u9fff]"
# 和平,男,汉族,…: what stands before the sex is nothing but a name.
_ENTRY = re.compile(
    rf"(?:^|[\n。;] ?)(?:[{BULLETS}] ?|\d{{1,3}}[.、] ?)?(?P<name>{_HAN}{{2,4}}|{_HAN} {{1,3}}{_HAN})"
    rf"(?: ?\({_HAN}{{1,5}}族\))?(?=, ?[男女][,(;。])(?!, ?男,女)"
)
# 副县长向往:负责财政工作: duties follow the office and its holder.
_DUTIES = re.compile(
    r"(?:^|[\n。;] ?)(?P<holder>[\u3400-\u9fff、]{4,40})(?=:(?:负责|分管|主持|协助|联系|主管|牵头|抓)[^:\n])"
)
# 平凡同志1978年入伍, in the headline or at the beginning of a sentence.
_ADDRESSED = re.compile(rf"(?:^|[\n。])(?!全)(?P<name>{_HAN}{{2,3}})(?=同志(?!们))")
# 文静为公司财务总监; 路遥的公司副总经理职务: an item of a list that decides about people.
_ITEM = re.compile(
    rf"(?:^|[\n;:])(?P<name>{_HAN}{{2,4}})(?:同志)?"
    r"(?=为[\u3400-\u9fff、()]{4,40}[长任记席员师监理事](?:[;。\n]|$)|的[\u3400-\u9fff、()]{4,60}职务(?:[,;。\n]|$))"
)
_RANKED = re.compile(rf"(?<=[(列排])[列在]?(?P<name>{_HAN}{{2,4}})(?=同志之[前后])")  # (列张建伟同志之后)
_DECIDES = re.compile("任命|免去|聘任|解聘|免职|任免")
_NO_NAME = re.compile(
    "[的了各其该本以上述位们]|^(?:任命|免去|聘任|解聘|提名|同意|接受|决定)|当选|担任|出任|^[作成因认]|同志"
)
# 局长高山接任…, 部长黄金宣布: what only people do, right behind a word that an office stands before.
_DOES = re.compile(
    r"(?:接任|升任|转任|改任|调任|履新|接棒|任(?=[\u3400-\u9fff、]{2,24}[长任记席员](?:[,。;]|$))|"
    r"(?:则|已|将)(?:升任|转任|改任|调任|接任)|涉嫌|严重违[纪法]|落马|被查|被双开|不再[担兼]任|请辞|辞去|病逝|逝世|去世|"
    r"因[^,。;]{2,12}(?=辞|不再|转任|被)|[今去]年\d|现年|(?:\d{1,2}月)?\d{1,2}日(?=被|因|病|在)|自(?=(?:19|20)\d\d年)|宣布(?!辞)|同志(?!们)|"
    r"到[\u3400-\u9fff]{2,10}(?:工作|任职)|,[他她]|,[男女],)"
)
_NO_NOUNS = frozenset("dcprmtufyo")  # tags of adverbs, prepositions …: 书记马上接任
_ASKS = word_set("申请 应邀 向来 计划 支持 经过 应该 全体 有关 相关 干部 单位 部门 职务")
_WORD = 2  # characters of the words that a surname begins
_OFFICE_REACH = 12  # characters before a name in which its title stands


def sure_names(folded: str) -> Iterator[tuple[int, int]]:
    """Where such names stand in folded text, form by form."""
    yield from (entry.span("name") for entry in _ENTRY.finditer(folded) if not _is_office(entry["name"]))
    yield from (ranked.span("name") for ranked in _RANKED.finditer(folded))
    for duties in _DUTIES.finditer(folded):
        end = duties.end("holder")
        starts = (end - length for length in (3, 2) if surname_length(folded, end - length))
        yield from [(at, end) for at in starts if offices.ends_with_title(folded[duties.start("holder") : at])][:1]
    for addressed in _ADDRESSED.finditer(folded):
        if surname_length(addressed["name"], 0) and is_nominal(addressed["name"]):
            yield addressed.span("name")
    if _DECIDES.search(folded):
        yield from (item.span("name") for item in _ITEM.finditer(folded) if not _NO_NAME.search(item["name"]))
    for does in _DOES.finditer(folded):
        at = does.start() - _WORD
        if at > 0 and surname_length(folded, at) and is_nominal(folded[at : does.start()]) and _is_titled(folded, at):
            yield at, does.start()


def _is_office(printed: str) -> bool:
    return offices.ends_with_title(printed) or printed.endswith("同志")


def is_nominal(word: str) -> bool:
    """Whether a word may be a name where only a name or an adverb can stand."""
    kind = tag(word)
    return (
        is_han(word)
        and word not in _ASKS
        and not offices.ends_with_title(word)
        and kind[0] not in _NO_NOUNS
        and not kind.endswith("d")
    )


def _is_titled(folded: str, at: int) -> bool:
    before = folded[max(0, at - _OFFICE_REACH) : at]
    return offices.ends_with_title(before) and not offices.is_everyday(before)
