"""Common words, from the dictionary that jieba brings: what is a word is hardly a name."""

from functools import cache
from typing import NamedTuple

from archive.ingest.lexicon.not_people import RETAGGED
from archive.text.dictionary import entries

# Tags of jieba's dictionary: names of people begin with nr; verbs, prepositions, adverbs and conjunctions.
_PEOPLE = "nr"
_NAMES = ("nr", "nrfg")
_FUNCTION = frozenset(("v", "vd", "p", "d", "c", "vshi", "vyou"))
_PLAIN = frozenset(("n", "vn", "v", "a", "an", "ad", "b", "d", "l"))
# First letters of the tags of words that are no nouns, jieba's ictclas set: verbs, adjectives, prepositions …
_NO_NOUNS = frozenset("vadpcrufmqtyzeohi")
_COMMON_COUNT = 200
_MIN_PLACE = 10  # rarer places of three characters that do not end like places are mostly people
_PLACE_ENDS = frozenset("市县区州镇乡村山河江湖省旗盟岛港关口桥寺庄屯海城路街洲峰岭沟湾堡店")
# 安全性, 公开化, 张家村, 白夫人: tagged as people, and none.
NO_NAME_ENDS = frozenset(
    "性化者们人们家队部会村镇县市区省州路桥山河江湖海岛寺庙宫殿楼堂馆院站场店厂行局所社团军党派教法学论品药机车船器具式型版感带书证物将川曲巷品奥等愿权地"
)
_MIN_COUNT = 20  # rarer function words are mostly slips of the dictionary


class Dictionary(NamedTuple):
    """Words of jieba's dictionary, by what reading asks of them."""

    words: frozenset[str]  # of two to four characters that name no person
    functions: frozenset[str]  # of two: verbs, prepositions, adverbs, conjunctions
    common: frozenset[str]  # of two
    plain: dict[str, str]  # of two, with their tags
    no_nouns: dict[str, str]  # of up to four characters that are no plain nouns, with their tags
    people: frozenset[str]  # of three: names of people


@cache
def _dictionary() -> Dictionary:
    words, functions, common, people = set(), set(), set(), set()
    plain: dict[str, str] = {}
    others: dict[str, str] = {}
    for word, count, given in entries():
        tag = RETAGGED.get(word, given)
        if len(word) <= 4 and tag[0] in _NO_NOUNS:
            others[word] = tag
        if tag == "ns" and len(word) == 3 and count < _MIN_PLACE and word[-1] not in _PLACE_ENDS:
            continue  # 王治国
        if tag in _NAMES and len(word) == 3 and word[-1] not in NO_NAME_ENDS:
            people.add(word)
        is_person = tag.startswith(_PEOPLE) and not (tag == "nrt" and len(word) == 3)  # nrt: 伊拉克
        if 2 <= len(word) <= 4 and not is_person:
            words.add(word)
            if len(word) == 2 and count >= _COMMON_COUNT:
                common.add(word)
                if tag in _PLAIN:
                    plain[word] = tag
            if len(word) == 2 and tag in _FUNCTION and count >= _MIN_COUNT:
                functions.add(word)
    return Dictionary(frozenset(words), frozenset(functions), frozenset(common), plain, others, frozenset(people))


def is_word(text: str) -> bool:
    """Whether ``text`` is a word of two to four characters and no person's name."""
    return text in _dictionary().words


def is_named_person(text: str) -> bool:
    """Whether the dictionary holds ``text``, of three characters, as the name of a person."""
    return len(text) == 3 and text in _dictionary().people


def is_four_char_word(text: str) -> bool:
    """Whether ``text`` is a word of four characters."""
    return len(text) == 4 and is_word(text)


def is_common_word(text: str) -> bool:
    """Whether ``text`` is one of the ten thousand or so frequent words of two characters."""
    return text in _dictionary().common


def is_plain_word(text: str) -> bool:
    """Whether ``text`` is a frequent noun, verb, adjective or adverb of two characters, and no proper name."""
    return text in _dictionary().plain


def is_noun_word(text: str) -> bool:
    """Whether ``text`` is a frequent noun of two characters, and no proper name."""
    return _dictionary().plain.get(text) == "n"


def tag(word: str) -> str:
    """The part of speech of ``word`` in jieba's dictionary where that is none of a noun's; "n" for all others."""
    return _dictionary().no_nouns.get(word, "n")


def is_function_word(text: str) -> bool:
    """Whether ``text`` is a verb, preposition, adverb or conjunction of two characters."""
    return text in _dictionary().functions


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written with spaces between them."""
    return frozenset(text.split())
