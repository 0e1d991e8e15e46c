"""Lists of names: 甲、乙、丙; where the first name stands is known, how far the list reaches is read here.

All functions work on folded text.
"""

import re

from archive.ingest.lexicon.countries import countries, is_foreign_place
from archive.ingest.lexicon.name_likeness import likeness
from archive.ingest.lexicon.surnames import COMMON_SURNAMES
from archive.ingest.lexicon.words import (
    is_common_word,
    is_function_word,
    is_named_person,
    is_plain_word,
    is_word,
    tag,
)
from archive.ingest.people import offices
from archive.ingest.people.after_names import FOLLOWS_NAME
from archive.ingest.people.dotted_names import BEGINS_NO_NAME
from archive.ingest.people.foreign_names import is_sound, transcription
from archive.ingest.people.list_items import TAKES_PART, is_body, past_aside, whole_list
from archive.ingest.people.minority_names import begun_name_end, given_word_end, minority_name_end
from archive.ingest.people.names import (
    HAN,
    SURVEYS,
    can_be_name,
    foreign_name_end,
    is_han,
    lookalike_end,
    name_end,
    surname_length,
)
from archive.ingest.people.not_names import NOT_NAMES
from archive.ingest.places.area_names import area_end

_COUNTRY = re.compile(countries())
_LONG = 4  # characters; no Chinese name but that of two surnames is so long
SEPARATOR = re.compile(r"[、,] ?(?:以及|还有|和|及|与)?| {1,3}|以及|和|及|与")


def names_from(folded: str, at: int, *, bold: bool = False, foreign: bool = False) -> list[tuple[int, int]]:
    """The list of names that begins at ``at``; an item whose surname is unknown does not end it.

    ``bold`` is for the place right after an office, ``foreign`` for one of another country.
    """
    if bold and any(is_foreign_place(folded[at:end]) for end in range(at + _LONG, at + 2 * _LONG)):
        return []  # 金砖国家领导人布宜诺斯艾利斯会晤
    foreign = foreign or bold and _is_transcribed(folded, at)
    end = foreign_name_end(folded, at) if foreign else name_end(folded, at, bold=bold)
    end = end or given_word_end(folded, at) or lookalike_end(folded, at) if bold and not foreign else end
    if end is None and bold and not folded.endswith(("领导", "总统", "主席", "总理"), 0, at):
        end = _stranger_end(folded, at)
    of_leaders = bold and _OF_LEADERS.search(folded, max(0, at - 6), at) is not None
    end = _listed_end(folded, at, "、", is_first=True) if end is None and of_leaders else end
    if end is None and bold:
        end = _first_of_several(folded, at)
    is_official = bold and not offices.is_everyday(folded[max(0, at - 4) : at])
    if end is None and is_official:
        end = _four_end(folded, at)
    end = end or (begun_name_end(folded, at) if is_official else None)
    acting = _acting_end(folded, at) if is_official and (end is None or is_word(folded[at:end])) else None
    is_sure = acting is not None and end in (None, acting)
    end = acting if is_sure else end
    if is_official and not foreign and (end is None or is_word(folded[at:end])) and (whole := whole_list(folded, at)):
        return whole
    if end is None:
        return []
    names = [(at, end)]
    while separator := SEPARATOR.match(folded, past_aside(folded, end)):
        start = separator.end()
        is_long_list = of_leaders and len(names) > 1
        following = name_end(folded, start, bold=is_long_list) or given_word_end(folded, start)
        following = following or _gap_end(folded, start, separator.group(), of_leaders)
        if following is None and separator.group() == "、":
            following = _stranger_end(folded, start)
        if following is None and separator.group()[0] in "、 " and (bold or len(names) > 1):
            following = _listed_end(folded, start, separator.group()[0], is_first=len(names) < 2)
        if following is None or not _fits(folded, start, following, separator.group()):
            break
        names.append((start, following))
        end = following
    word = folded[at : names[0][1]]
    is_sure = is_sure or foreign and _is_ruler(word) or bold and _is_surely_name(folded, *names[0])
    is_other = is_word(word) and not is_sure
    return [] if len(names) < 3 and is_other else names


def _first_of_several(folded: str, at: int) -> int | None:
    """副主席平安、焦裕民、滕飞: a word that is the first of three names."""
    end = _listed_end(folded, at, "、", is_first=True)
    if end is None or is_function_word(folded[at:end]):
        return None
    second = name_end(folded, end + 1)
    is_third = second is not None and folded.startswith("、", second) and name_end(folded, second + 1) is not None
    return end if is_third else None


_FOUR = re.compile("[\u3400-\u9fff]{4}(?:(?=、)|(?=主持|出席|列席|强调|指出|致辞|讲话|陪同|带队))")


def _four_end(folded: str, at: int) -> int | None:
    """书记达久木甲主持, 常委沙马拉毅、乙: four characters that no other reading cuts, though the first be a surname."""
    four = _FOUR.match(folded, at)
    if four is None or is_body(four.group()) or offices.titles(four.group()) or is_word(four.group()):
        return None
    words = [four.group()[i : i + 2] for i in range(3)]
    is_phrase = (
        is_word(four.group()[1:])
        or is_common_word(words[0])
        or is_common_word(words[2])
        or is_function_word(words[1])
        and is_common_word(words[1])
    )
    goes_on = four.end() >= len(folded) or folded[four.end()] != "、" or name_end(folded, four.end() + 1) is not None
    is_journey = four.group()[0] in "来抵访赴离往"  # 主席来莫斯科出席
    begins = not is_journey and four.group()[0] not in BEGINS_NO_NAME
    return four.end() if goes_on and not is_phrase and begins else None


def _is_transcribed(folded: str, at: int) -> bool:
    """前商务部长古铁雷斯: four and more characters of sounds, after the last of which alone the sentence goes on.

    Three are enough where no Chinese name can be read there: 总裁拉加德、.
    """
    run = transcription(folded, at)
    if run is None or run[1] - at < _LONG - (name_end(folded, at, bold=True) is None):
        return False
    goes_on = [FOLLOWS_NAME.match(folded, end) is not None for end in range(at + 2, run[1])]
    return not any(goes_on) and _BEHIND_SOUNDS.match(folded, run[1]) is not None


_BEHIND_SOUNDS = re.compile(f"{FOLLOWS_NAME.pattern}|时[,。]")


def _is_ruler(word: str) -> bool:
    """默克尔, 祖马: rulers of other countries are words of the dictionary, but no common ones."""
    return all(map(is_sound, word)) and not is_common_word(word)


def _is_surely_name(folded: str, start: int, end: int) -> bool:
    """Though the dictionary has it: before what only people do, or alone behind an office; a minority's name."""
    if _ADDRESSED.match(folded, end) and surname_length(folded, start):
        return True  # 总经理罗阳同志
    if end in (minority_name_end(folded, start), given_word_end(folded, start)):
        return True
    if end - start == 2 and tag(folded[start:end])[0] in "ad" and _SAYS.match(folded, end):
        return False  # 市长严厉指出
    if end - start == 2 and folded[start] in COMMON_SURNAMES and _ACTS.match(folded, end):
        return True  # 副院长黄河主持
    if end - start == 2 and not is_plain_word(folded[start:end]) and _LISTED.match(folded, end):
        return surname_length(folded, start) == 1 and not is_function_word(folded[start:end])  # 局长安宁以及…出席
    is_full = end - start == 3 and surname_length(folded, start) and not is_word(folded[start : start + 2])
    if is_full and is_named_person(folded[start:end]):
        return True  # 总理温家宝乘专机
    is_alone = folded[end : end + 1] in ("、", ",", "。", "等") or _ACTS.match(folded, end) is not None
    return bool(is_full) and is_alone


_ADDRESSED = re.compile("同志|先生|女士")
_SAYS = re.compile("强调|指出|表示")
_LISTED = re.compile(r"应邀|(?:以及|和|及|、|,|等)[^。;\n]{0,60}?(?:出席|参加|列席|陪同|讲话|发言)")
_ACTS = re.compile(
    r"主持|强调|指出|宣读|致辞|讲话|出席|陪同|列席|表示|参加会议|见证|带领|带队|率队|汇报工作|代表(?=[省市县区州])"
)


def _fits(folded: str, start: int, end: int, separator: str) -> bool:
    """After 、 any name goes on with the list; after other separators it must not be a common word."""
    country = _COUNTRY.match(folded, start)
    is_abroad = country is not None and not _is_item_with(folded, country.end(), end)
    if _leads_office(folded, start, end) or is_abroad or offices.TITLE.match(folded, start):
        return False
    if separator.startswith("、"):
        return True
    if is_word(folded[start:end]) and (end - start != 3 or folded[start] not in COMMON_SURNAMES):
        return False
    if separator.startswith(","):
        return re.compile(r"[、,]|等|和|及").match(folded, end) is not None
    return True


def _is_item_with(folded: str, country: int, end: int) -> bool:
    """县领导甲、马里义、乙: one character behind the country ends a name, and the item ends with it."""
    return end == country + 1 and re.compile("[、(]").match(folded, end) is not None


def _leads_office(folded: str, start: int, end: int) -> bool:
    """黑山总理马尔科维奇: what looks like a name is the beginning of another person's office."""
    title = offices.TITLE.match(folded, end)
    return _AND_BUREAU.match(folded, end) is not None or (
        title is not None
        and title.group() != "代表"
        and HAN.match(folded, title.end()) is not None
        and not FOLLOWS_NAME.match(folded, title.end())
    )


# 劳工及福利局局长甲: what looks like a name is one half of the name of a bureau.
_AND_BUREAU = re.compile(r"及[\u3400-\u9fff]{1,6}[局署][\u3400-\u9fff]?长")


def _gap_end(folded: str, at: int, separator: str, of_leaders: bool) -> int | None:
    """An item of two to four characters between 、 and 、 whose surname the list of surnames lacks.

    Among leaders it may be a common word.
    """
    if not separator.startswith("、"):
        return None
    match = re.compile(r"[\u3400-\u9fff]{2,4}(?=、|等)").match(folded, at)
    if match is None or offices.ends_with_title(match.group()) or is_body(match.group()):
        return None
    goes_on = folded[match.end()] == "等" or name_end(folded, match.end() + 1) is not None
    return match.end() if goes_on and (of_leaders or not is_common_word(match.group())) else None


_OF_LEADERS = re.compile(r"(?:领导|干部|同志|常委)[: ]{0,2}$")


def _listed_end(folded: str, at: int, mark: str, *, is_first: bool) -> int | None:
    """县领导成功、邓山喜: a surname and what follows up to the ``mark`` of the list, though it be a word.

    The first item needs another one behind the mark that is a name without doubt; a later one may be the last.
    """
    length = surname_length(folded, at)
    for end in (at + length + 1, at + length + 2) if length else ():
        if not is_han(folded[at:end]) or not can_be_name(folded[at:end], length):
            continue
        after = past_aside(folded, end)
        if not is_first and (folded.startswith(mark, after) or TAKES_PART.match(folded, after)):
            return end
        following = SEPARATOR.match(folded, after) if folded.startswith(mark, after) else None
        goes_on = name_end(folded, following.end()) if following else None
        if following and goes_on and not is_word(folded[following.end() : goes_on]):
            return end
    return None


# What who holds an office does: take part, and speak; and another office in the same list.
_TAKES_OFFICE = (
    r"(?:(?:列席|参加|出席)[\u3400-\u9fff]{0,12}[。,;]|"
    r"一行(?=[\d来到赴在,。、])|主持|出席|宣读|(?:总结)?讲话|到会|带队|率队|率领|带领|(?:专题)?(?:督查|督导|调研|检查)|"
    r"在(?:主席台|[^,。;]{2,20}(?:会见|主持|出席|参加|调研|考察|检查|看望|慰问))|连线|"
    r"陪同(?:[\u3400-\u9fff]{2,4})?[,。]|作(?:题为|了|[\u3400-\u9fff]{0,4}(?:讲话|报告|发言))|"
    r"[中少上大]校|博士|教授|院士|先生|女士|同志)|"
    r"[、,;](?:[^、,;。\n()]{0,16}[省市县区州旗镇乡局院委会])?(?:[^、,;。\n()]{0,8})"
    r"(?:常委(?=、)|(?:书记|副?[省市县区州旗部局院]长|主席|主任)(?=[\u3400-\u9fff]{2}))"
)
_HOLDS_OFFICE = re.compile(rf"{_TAKES_OFFICE}|强调|指出|致[辞词]|代表(?=[省市县区州校院全组巡大官双两各])|传达了|反馈")
_HOLDS_ONLY = re.compile(_TAKES_OFFICE)


def _acting_end(folded: str, at: int) -> int | None:
    """副县长白河、副县长乙; 区委书记白河主持会议: a word that only a person can be there, or one more character."""
    length = surname_length(folded, at)
    for end in (at + length + 1, at + length + 2) if length == 1 else ():
        name = folded[at:end]
        is_name = is_han(name) and can_be_name(name, 1) and not _tells_how(name)
        is_name = is_name and (folded[at] not in "任应曾于" or len(name) == 2 and name[1] not in "期职务")
        is_name = is_name and (name not in NOT_NAMES or likeness(name) > _LIKE_NAMES)
        holds = _HOLDS_ONLY if tag(name)[0] == "a" else _HOLDS_OFFICE  # 严肃指出, but 严肃出席
        if is_name and holds.match(folded, end) and not SURVEYS.match(folded, end):
            return end
    is_called_so = length == 1 and at + 3 <= len(folded) and can_be_name(folded[at : at + 3], 1)
    is_called_so = is_called_so and area_end(folded, at) == at + 2  # 县委书记徐州生汇报
    return at + 3 if is_called_so and FOLLOWS_NAME.match(folded, at + 3) else None


_LIKE_NAMES = 0.3  # in powers of ten: 边疆, and not 班子


def _tells_how(name: str) -> bool:
    """公开表示; 和干部 joins a word, 代表等 ends a list."""
    is_adverb = is_function_word(name) or tag(name)[0] in "dpc" or tag(name) == "ad"
    return is_adverb or name[0] == "和" and is_word(name[1:]) or name[-1] == "等"


def _stranger_end(folded: str, at: int) -> int | None:
    """A name of two to five characters without a Chinese surname, right after an office: 洛桑江村 (主持, 在, 、)."""
    match = re.compile(
        r"[\u3400-\u9fff]{2,5}?(?=[,、。(]|一行|主持|强调|指出|出席|表示|要求|说|在|等|作|宣布|致辞|介绍|参加|还|也|就|"
        r"对|汇报|通报|讲话|陪同|率|当天|今天|昨天|日前)"
    ).match(folded, at)
    if (
        match is None
        or surname_length(folded, at)
        or folded[at] in BEGINS_NO_NAME
        or is_body(match.group())
        or offices.TITLE.search(match.group())
    ):
        return None
    name = match.group()
    if (
        name in NOT_NAMES
        or any(is_word(name[i : i + 2]) for i in range(len(name) - 1))
        or re.search(r"[的了个和与在为不一二三四五六七八九十年月]", name)
    ):
        return None
    return match.end()
