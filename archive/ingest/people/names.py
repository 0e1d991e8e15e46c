"""How names of people are built and recognised: surnames, transcribed names, and where a name ends.

All functions work on folded text (``archive.text.normalize``), so offsets are those of the text itself.
"""

import re

from archive.ingest.lexicon.countries import countries
from archive.ingest.lexicon.name_likeness import likeness
from archive.ingest.lexicon.surnames import COMMON_SURNAMES, COMPOUND, RARE_SURNAMES, SURNAMES
from archive.ingest.lexicon.words import (
    is_common_word,
    is_function_word,
    is_named_person,
    is_word,
    word_set,
)
from archive.ingest.people.after_names import FOLLOWS_NAME, PARTICLES, PREDICATES
from archive.ingest.people.dotted_names import dotted_name, dotted_name_end
from archive.ingest.people.foreign_names import ends_in_country, transcription
from archive.ingest.people.japanese_names import japanese_name_ends
from archive.ingest.people.minority_names import minority_name_end
from archive.ingest.people.not_names import NOT_NAMES

# Characters that end hardly any given name: when the shorter reading is possible too, it is the better one.
_WEAK_LAST = frozenset("因受做则在对等及与就说的了是也还要主作出参称将并向为和从到表同率带任代摄讲分又会")
_NEVER_LAST = frozenset("则在对等及与就说的了是也还并从到表称第已")
_WEAK_BUT_FOR_PREDICATE = frozenset("和为将代同任来会")  # end names (张和), but only where a predicate follows
_PREDICATE_FOLLOWS = re.compile(f"(?:{PREDICATES}|[,，。、;:!?)\\s]|等|一行|率|带|$)")
# 王春向考察团介绍: before 向 a name mostly ends; that it belongs to the name only these show.
_AFTER_TOWARDS = re.compile(
    r"[,，。、;:!?)\s]|等|强调|指出|要求|主持|出席|参加|列席|陪同|随同|表示|说|告诉|同志|一行|到[我会场]|率|"
    r"先后|一同|分别|以及|通报|传达|就|宣布|汇报|带领|代表(?=[省市县区州旗])|宣读|带队|也|作(?=了|重要|讲|报|动|总|专|典|表|交)|在(?![座场外家])|和(?=副?[省市县区州旗])|$"
)
# Characters that stand in no given name: function words, office words, brackets of organisations.
_NEVER_IN_GIVEN = frozenset(
    "的了是着过们您我你他她它这那某各每把被让给吗呢吧啊市县区乡委部局厅处办署府议届什么怎副犯兼却所"
)
_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
HAN = re.compile(f"[{_HAN}\U00020000-\U0003ffff]")
# What a list tells of a person in brackets behind the name: 甲(女)、乙(回族)、丙(女、侗).
# 习主席, 王老师: a surname and a form of address; 和村, 于省: an area.
_NO_GIVEN = re.compile(
    "[省村镇组]|副?主席|副?书记|总理|主任|教授|院士|老师|同志|先生|女士|大使|总统|首相|专员|经理|检察长|常委|院士|博士|司令"
)
# 郑主任: the surname with the office behind it.
_ADDRESS = re.compile(
    r"副?(?:[省市县区州乡镇村部厅局处科院校所站社行会组队司厂]长|秘书长|董事长|主席|书记|总理|主任|总经理|总裁|经理|教授|院士|老师|同志|先生|女士|常委)"
)
# 王家沟: villages and valleys are named after families.
_VILLAGE = re.compile(
    r".家[沟村庄湾坝屯寨坪河营店堡岭峪坳院嘴坡塘坨窑台山镇港桥畈冲垭]|.[村店桥河庄寨坪岭山口湾溪堡集塘沟关]镇"
)
_GOES_ON = re.compile(f"(?:{PREDICATES}|{PARTICLES})")
_AND_OFFICE = re.compile(r"(?:副|常务副|代)?[省市县区州部厅局院校组团队站所厂]长|理事长|主席|总理|书记")
_PADDED = re.compile(f"[ ]{{1,3}}([{_HAN}])")


def is_han(text: str) -> bool:
    return bool(text) and all(HAN.match(character) for character in text)


def surname_length(text: str, at: int) -> int:
    """Length of the surname that could begin at ``at``; 0 when there is none."""
    if text[at : at + 2] in COMPOUND:
        return 2
    return 1 if text[at : at + 1] in SURNAMES else 0


def name_end(text: str, at: int, *, bold: bool = False) -> int | None:
    """Where the name that begins at ``at`` ends; None when no name stands there.

    The longest reading after which the sentence can go on; padding inside a two-character name belongs to it.
    ``bold`` (right after an office, say) also takes a reading after which any word of the dictionary begins.
    """
    if dotted := dotted_name(text, at):
        return dotted_name_end(text, dotted)
    if end := minority_name_end(text, at):
        return _with_last_sound(text, end)
    if end := _japanese_end(text, at, bold):
        return end
    length = surname_length(text, at)
    if not length or _ONCE.match(text, at) or _TO_A_STATE.match(text, at):
        return None
    if length == 1 and (end := _padded_end(text, at)):
        return end
    if bold and length == 1 and _ADDRESSED_FULLY.match(text, at + 1):
        return at + 3
    ends = [at + length + given for given in (1, 2) if can_be_name(text[at : at + length + given], length)]
    ends = [end for end in ends if end <= len(text) and not _is_other_word(text, at, end, length, bold)]
    is_split = is_word(text[at + 1 : at + 3]) or is_word(text[at : at + 2]) and text[at] not in COMMON_SURNAMES
    if bold and length == 1 and at + 3 in ends and is_named_person(text[at : at + 3]) and not is_split:
        return at + 3
    return _best_end(text, ends, bold) or (_double_surname_end(text, at) if length == 1 else None)


# 曾表示, 应指出: the surname is an adverb before a verb of saying or of office.
_ONCE = re.compile(
    "[曾应](?:先后|表示|强调|指出|要求|认为|介绍|提出|宣布|出席|参加|担任|出任|当选|会见|访问|考察|说过)"
)
_TO_A_STATE = re.compile(f"[向于任](?:{countries()})")  # 外长向叙利亚转达
# 书记代侃让同志: behind an office 同志 ends a name of three characters, whatever these are.
_ADDRESSED_FULLY = re.compile("(?![、和与及的等])[\u3400-\u9fff](?![、和与及的等])[\u3400-\u9fff]同志(?!们)")


def _with_last_sound(text: str, end: int) -> int:
    """额尔敦仓: one more character, behind which alone the sentence goes on, belongs to a name of given words."""
    goes_on = is_han(text[end : end + 1]) and not FOLLOWS_NAME.match(text, end) and not is_word(text[end : end + 2])
    return end + 1 if goes_on and FOLLOWS_NAME.match(text, end + 1) else end


def foreign_name_end(text: str, at: int) -> int | None:
    """Where a foreigner's name ends that is known to begin at ``at``: transcriptions are read as far as they go."""
    run = transcription(text, at)
    if run is None or dotted_name(text, at):
        return name_end(text, at, bold=True)
    if japanese := _japanese_end(text, at, bold=True):
        return japanese
    if numbered := _OF_ITS_NAME.match(text, run[1]):
        return numbered.end()
    ends = [end for end in range(at + 2, run[1] + 1) if FOLLOWS_NAME.match(text, end)]
    if not ends:
        cuts = (end for end in range(at + 2, run[1]) if is_function_word(text[end : end + 2]))
        cut = run[1] if is_word(text[run[1] : run[1] + 2]) else next(cuts, run[1])  # 布拉特|有关
        cut -= cut - at > 2 and text[cut - 1] == "所"  # 总统马杜罗所乘的专机
        cut -= cut - at > 2 and is_common_word(text[cut - 1 : cut + 1]) and not is_word(text[cut : cut + 2])
        is_short = cut - at < 4 and text[at] not in RARE_SURNAMES  # 祖尔基弗利 is no 祖尔
        return is_short and name_end(text, at, bold=True) or cut
    last = run[1] if text.startswith("-", ends[-1]) or _is_inside(text, at, ends[-1], run[1]) else ends[-1]
    return last - 1 if text[last - 1] == "曾" and last - at > 2 else last


def _is_inside(text: str, at: int, cut: int, end: int) -> bool:
    """施泰|因迈尔: a 因 behind two characters and before two more sounds is one itself; 普京因|叙利亚 names a state."""
    rest = text[cut + 1 : end]
    is_sound = text[cut : cut + 1] == "因" and cut - at == 2 and len(rest) > 1
    return is_sound and not ends_in_country(rest) and re.match(countries(), text[cut + 1 :]) is None


def _japanese_end(text: str, at: int, bold: bool) -> int | None:
    """安倍晋三|共同出席, 村山富市|在1995年: no end that cuts a word or follows what ends no name."""
    if not (possible := japanese_name_ends(text, at)):
        return None
    ends = [end for end in possible if end <= len(text) and is_han(text[at:end])]
    whole = [end for end in ends if text[end - 1] not in _NEVER_LAST and not is_word(text[end - 1 : end + 1])]
    whole = [end for end in whole if end < at + 5 or not is_word(text[at + 3 : at + 5])]  # 清水聪|连续
    followed = next((end for end in whole if FOLLOWS_NAME.match(text, end)), None)
    if followed or not ends or not bold:
        return followed
    is_short = text[at + 2] not in _NEVER_IN_GIVEN and is_han(text[at + 2])
    if is_short and FOLLOWS_NAME.match(text, at + 3):  # 名誉教授渡边治说
        return at + 3
    return at + 4 if at + 4 in whole else at + 3 if is_short and is_word(text[at + 3 : at + 5]) else None


# 伊丽莎白二世.
_OF_ITS_NAME = re.compile("[一二三四五六七八九十]{1,3}世(?![纪界])")


def _double_surname_end(text: str, at: int) -> int | None:
    """林郑月娥: the husband's surname before one's own; only where no shorter reading is possible."""
    both = text[at : at + 2]
    if _ADDRESS.match(text, at + 1):  # 付董事长
        return None
    fits = len(both) == 2 and both[1] in SURNAMES and not RARE_SURNAMES & set(both) and not is_word(both)
    fits = fits and at + 4 <= len(text) and can_be_name(text[at : at + 4], 2) and not is_word(text[at + 2 : at + 4])
    return at + 4 if fits and FOLLOWS_NAME.match(text, at + 4) else None


def _padded_end(text: str, at: int) -> int | None:
    """吴 菲 or 吴　菲: one to three spaces between surname and a given name of one character."""
    match = _PADDED.match(text, at + 1)
    return (
        match.end()
        if match and match.group(1) not in _NEVER_IN_GIVEN and FOLLOWS_NAME.match(text, match.end())
        else None
    )


def can_be_name(candidate: str, surname: int) -> bool:
    """Whether ``candidate`` can be a whole name whose surname has ``surname`` characters."""
    is_possible = is_han(candidate) and len(candidate) > surname and not _NEVER_IN_GIVEN & set(candidate[surname:])
    return is_possible and _VILLAGE.fullmatch(candidate) is None


STANDS_ALONE = re.compile(
    r"[、,。;]|出席|参加|主持|列席|陪同|讲话|宣读|强调|指出|致辞|作(?:了|工作|重要|总结|动员|主题|专题|典型|表态|交流)"
)
_ENDS_OFFICE = frozenset("长记席任员委职务期命理事")  # 任组长, 任职务


def _is_other_word(text: str, at: int, end: int, surname: int, bold: bool) -> bool:
    """A word of the language that happens to begin with the character of a surname: 班子, 从会议."""
    name = text[at:end]
    if _NO_GIVEN.fullmatch(name, surname) or _ADDRESS.match(text, at + surname):
        return True
    is_full = bold and end - at == 3
    if is_full and is_named_person(name) and surname == 1:
        return False  # 总理温家宝乘专机
    stands_alone = is_full and STANDS_ALONE.match(text, end) is not None  # 副总理回良玉出席
    is_surname = bold and name[0] in COMMON_SURNAMES and name[0] not in "任于向"
    is_person = is_surname and stands_alone and not is_word(name) and not is_word(name[1:])  # 县委书记高新鹏出席
    if name in NOT_NAMES or name[:2] in NOT_NAMES:
        return not is_person
    if stands_alone and likeness(name) > _MUCH and not is_word(name):
        return False  # 市委副书记单向清, though 单向 is a word
    if name[0] == "原" and is_word(name[1:]) or name[-1] == "地" and is_word(name[:-1]):
        return True  # 原骨科主任, 高兴地说
    if name[0] in RARE_SURNAMES and surname == 1:
        goes_on = is_common_word(text[at + 1 : at + 3]) and not is_surname
        if name[0] == "任":
            goes_on = name[-1] in _ENDS_OFFICE
        return is_word(name) and not stands_alone or goes_on or is_word(name[:2]) and not is_person
    return False


def _best_end(text: str, ends: list[int], bold: bool) -> int | None:
    certain = [end for end in ends if FOLLOWS_NAME.match(text, end)]
    if len(ends) > 1 and certain[-1:] == [ends[-1]] and text[ends[-1] - 1 : ends[-1] + 1] in _PREPOSITIONS:
        certain = ends[:1]  # 孙淦关于, 张伟因为: the longer reading would take the first character of 关于
    if len(certain) > 1 and (_is_weak_end(text, certain[-1]) or _cuts_predicate(text, certain[-2], certain[-1])):
        certain.pop()
    certain = [end for end in certain if text[end - 1] not in _NEVER_LAST or _ends_all_the_same(text, end)]
    if certain or not bold:
        return certain[-1] if certain else None
    likely = [end for end in ends if is_word(text[end : end + 2])]
    if len(likely) == 1 and is_word(text[likely[0] - 1 : likely[0] + 1]):
        return None
    return likely[-1] if likely else None


def lookalike_end(text: str, at: int) -> int | None:
    """何立峰连说: three characters that look much like a name, cutting no word behind and going on in none."""
    name, end = text[at : at + 3], at + 3
    fits = name[:1] in COMMON_SURNAMES and name[0] not in "任于向" and can_be_name(name, 1) and likeness(name) > _MUCH
    if not fits or end > len(text) or is_word(name[:2]) or is_word(text[end - 1 : end + 1]):
        return None
    is_longer = is_han(text[end : end + 1]) and likeness(name[0] + text[end]) > _SINGLE
    return None if is_longer and FOLLOWS_NAME.match(text, end + 1) else end  # 陈冯富珍在


_MUCH, _SINGLE = 0.8, 0.3  # like a name of three and of two characters, in powers of ten
_PREPOSITIONS = frozenset(("关于", "因为", "由于", "对于", "至于", "鉴于", "为了"))


SURVEYS = re.compile("强调研(?!究|判|讨)")


def _cuts_predicate(text: str, shorter: int, longer: int) -> bool:
    """The longer reading would take the first character of a predicate (司马珩 陪同); 王国强|调研 takes none."""
    if SURVEYS.match(text, longer - 1):
        return False
    match = _GOES_ON.match(text, shorter)
    return match is not None and match.end() > longer


_RANKS = word_set("上将 中将 少将 大校 上校 中校 少校")


_IS_PREPOSITION = re.compile(r"曾(?=[于任在先])|于(?=(?:19|20)\d\d年)")
_ENDS_BEFORE_COMMA = frozenset("从向将为到又会率带任代分要并和与")


def _closes_list_item(text: str, end: int) -> bool:
    """秘书长叶新从、, 徐良向(副县长): what is mostly a preposition belongs to the name when the item ends behind it."""
    return text[end : end + 1] in ("、", "(") and text[end - 1] in _ENDS_BEFORE_COMMA


def _ends_all_the_same(text: str, end: int) -> bool:
    """雷润从主持: no preposition stands before a predicate, or before the end of a clause."""
    return _closes_list_item(text, end) or text[end - 1] == "从" and _AFTER_TOWARDS.match(text, end) is not None


def _is_weak_end(text: str, end: int) -> bool:
    last = text[end - 1]
    if _ends_all_the_same(text, end):
        return False
    if text[end - 1 : end + 1] in _RANKS or _IS_PREPOSITION.match(text, end - 1):
        return True
    if last == "将" and end > 2 and likeness(text[end - 3 : end - 1]) > likeness(text[end - 3 : end]):
        return True  # 姚明|将出席
    if last == "向":
        return not _AFTER_TOWARDS.match(text, end)
    if last in _WEAK_BUT_FOR_PREDICATE:
        return _AND_OFFICE.match(text, end) is not None or not _PREDICATE_FOLLOWS.match(text, end)
    return last in _WEAK_LAST


def plain(name: str) -> str:
    """The name without padding."""
    return "".join(name.split())
