"""Names of several parts with a dot between them: 艾力更·依明巴海, 吉米·卡特. All functions work on folded text."""

import re

from archive.ingest.lexicon.words import is_function_word, is_plain_word, is_word
from archive.ingest.people.after_names import FOLLOWS_NAME, PREDICATES, PUNCTUATION
from archive.ingest.people.foreign_names import is_sound

_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
_DOTTED = re.compile(f"[{_HAN}]{{1,6}}·[{_HAN}]{{1,8}}(?:[·-][{_HAN}]{{1,8}}){{0,3}}")
_LAST_PART_ENDS = re.compile(
    f"[等在也与和及对向就将则为率并还的已是因被]|时(?=[,。;])|[现曾历拟担兼出]?任(?!·)|当选|不再|辞去|委托|致|衷心|诚挚|高度|日前|近日|近期|随后|夫妇|曾(?=[与在向对任担表经获])|副委员长|本月|今年|去年|昨天|当天|此前|一直|曾|一行|同志|先生|{PUNCTUATION}|\\d|{PREDICATES}"
)
BEGINS_NO_NAME = frozenset(
    "处做席们此让使把给的和是了等与及由对向在到会也已共应受先各要被还将曾均都就并其该这那从为时兼"
)


def dotted_name(text: str, at: int) -> re.Match[str] | None:
    """Such a name that may begin at ``at``, as far as its characters go."""
    return _DOTTED.match(text, at) if "·" in text[at : at + 7] else None


_DECIDES = ("聘任", "任命", "免去", "选举", "补选", "增补", "决定", "撤销", "接受", "同意", "责令")
_MADE_OF_SOUNDS = frozenset(("夫妇", "夫人", "博士", "日前", "女士", "女爵"))  # and yet no part of a name


def dotted_name_end(text: str, match: re.Match[str]) -> int | None:
    """Where the last part of ``match`` ends: at the earliest place where the sentence can go on. None for no name."""
    first = match.group().partition("·")[0]
    if (
        first[0] in BEGINS_NO_NAME or first.startswith(_DECIDES) or "的" in first or is_plain_word(first[:2])
    ):  # 国务卿约瑟夫·奈
        return None
    last = match.start() + max(map(match.group().rfind, "·-")) + 1
    for end in range(last + 1, match.end() + 1):
        if end > last + 1 and text[end : end + 2] in _MADE_OF_SOUNDS:
            return end
        following = text[end : end + 1]
        if following != "曾" and following and is_sound(following):  # 阿不都热西提|出席, not 提出
            if end > last + 1 and is_word(text[end : end + 2]) and not _goes_on(text, end + 1):
                return end  # 巴洛|赞赏
            continue
        is_over = is_function_word(text[end : end + 2]) or end == last + 1 and is_word(text[end : end + 2])  # 梅|领导力
        # 艾黎诞辰, but 吾布力主持: 力主 is a word, too
        is_over = is_over or end > last + 1 and is_word(text[end : end + 2]) and not FOLLOWS_NAME.match(text, end + 1)
        if is_over or _LAST_PART_ENDS.match(text, end) or end > last + 1 and following in ("从", "被", "所"):
            return end
    return match.end()


def _goes_on(text: str, at: int) -> bool:
    """Whether the character at ``at`` may belong to a name of sounds, or begin what follows a name."""
    return is_sound(text[at : at + 1]) or is_word(text[at : at + 2]) or _LAST_PART_ENDS.match(text, at) is not None
