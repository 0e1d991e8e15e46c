"""Names before the office that follows them (甲市长, 甲同志): they must begin where a name can begin."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.lexicon.countries import is_country
from archive.ingest.lexicon.name_likeness import likeness
from archive.ingest.lexicon.surnames import COMMON_SURNAMES
from archive.ingest.lexicon.words import is_named_person, is_word
from archive.ingest.people import offices
from archive.ingest.people.bare_subjects import BODY_ENDS
from archive.ingest.people.foreign_names import ends_in_country, is_sound
from archive.ingest.people.minority_names import minority_name_end
from archive.ingest.people.named_people import transcribed_before
from archive.ingest.people.names import name_end
from archive.ingest.people.occurrence import PersonOccurrence, seen
from archive.ingest.places.area_names import by_name


def before_offices(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """甲市长, 甲同志: the office as a suffix. The name must begin where a name can begin."""
    for match in offices.SUFFIX.finditer(folded):
        if folded[max(0, match.start() - 1) : match.start()] == match.group().lstrip("副代")[:1]:
            continue  # 师寨镇副镇长
        start = name_before(folded, match.start())
        if start is None:
            start = transcribed_before(folded, match)
        if start is not None and folded[start : match.start() + 1] not in by_name():  # no 许昌|市长
            left = start if OF_PERSON.fullmatch(match.group()) else _body_start(folded, start)
            office = None if match.group() in ("先生", "女士", "同志") else f"{text[left:start]}{match.group()}"
            yield replace(seen(text, start, match.start(), office, left), right=match.end())
            if match.group() == "同志":
                yield from _listed_before(folded, text, start)


def _listed_before(folded: str, text: str, start: int) -> Iterator[PersonOccurrence]:
    """甲、乙同志: those before the one who is called so."""
    while start and folded[start - 1] == "、" and (begin := name_before(folded, start - 1)) is not None:
        yield seen(text, begin, start - 1)
        start = begin


OF_PERSON = re.compile("同志|先生|女士|教授|院士|研究员|博士|老师")  # whatever the body they work in


# 省水文院甲书记: the body before the name is part of the office.
_BODY = re.compile(
    r"(?:^|[,。;:、!?\n\"(]|由|以及|和|与|及|了)(?P<body>[\u3400-\u9fff]{1,12}(?:研究所|院|部|局|处|室|公司|集团|中心|协会|大学|学院|学校|办)|"
    r"[\u3400-\u9fff]{0,12}(?:政协|人大|党委|党组|政府|纪委|工会|团委|办公室))$"
)


def _body_start(folded: str, start: int) -> int:
    """Where the body begins that ends right before the name at ``start``; ``start`` itself where none does."""
    body = _BODY.search(folded[max(0, start - 16) : start])
    if body is None:
        return start
    left = offices.office_start(folded, start)
    return max(left, start - len(body["body"]))


# Where a name can begin: behind what no name ends with.
CLEAN_START = re.compile(
    r"(?:^|[,，。;:!?\s\"(\[、《》]|由|在|到|关于|向|对|与|和|及|的|了|以|同|给|请|让|听取|会见|陪同|学习|纪念|免去|任命|决定|提名|推荐|大学|学院|"
    r"公司|集团|办公室|纪委|工会|团委|[\u3400-\u9fff]办|政协|人大|党委|党组|政府|学校|医院|中学|研究院|研究所|科学院|工程院|协会|局|中心|研究所|[\u3400-\u9fff]院|[\u3400-\u9fff]部)$"
)


def name_before(folded: str, end: int) -> int | None:
    """Where the Chinese name begins that ends at ``end`` of folded text and stands free; None where none does."""
    for length in (3, 2, 4):
        start = end - length
        if start > 0 and folded[start] == "长" and folded[start - 1] in _HEADED:
            continue  # 局长孙北教授
        if length == 2 and start >= 0 and folded[start] in _TOWARDS:
            continue  # 经习主席批准
        if start >= 0 and _begins_name(folded, start, end):
            is_longer = folded[start] in _TOWARDS and end - start > 2 and name_end(folded, start + 1) == end
            if start and minority_name_end(folded, start - 1) == end:
                return start - 1  # 向巴平措副委员长
            return start + is_longer  # 向雷锋同志学习
    return None


_LIKELY, _LIKE_ENOUGH = 0.8, 0.3  # as a name, in powers of ten; and behind another item of a list
_TOWARDS, _HEADED = frozenset("向由于从对经"), frozenset("局部厅处院校所省市县区州镇乡科司署会组团队站厂")


def _begins_name(folded: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` can be a name that stands free: at a border, and no word of the language."""
    if (
        any(is_country(folded[start:cut]) for cut in range(start + 2, end + 1))
        or _is_cut_sound(folded, start, end)
        or ends_in_country(folded[max(0, end - 8) : end])
    ):
        return False
    if is_named_person(folded[start:end]) and name_end(folded, start) == end and not is_word(folded[start + 1 : end]):
        return True
    is_free = CLEAN_START.search(folded[max(0, start - 4) : start]) or _ends_word(folded, start, end)
    if not is_free or name_end(folded, start) != end or folded[end - 1] in "老当":
        return False
    is_titled = folded[start] in COMMON_SURNAMES and _BODY.search(folded[max(0, start - 16) : start]) is not None
    is_full = end - start == 3 and folded[start] in COMMON_SURNAMES  # 周铁农, 罗阳: the dictionary has them as words
    at_clause = start == 0 or folded[start - 1] in "。,;:(\n由"
    is_cut = at_clause or _ends_word(folded, start, end)
    is_cut = is_cut or is_titled or folded[start - 1] == "、" and likeness(folded[start:end]) > _LIKE_ENOUGH
    ends_in_word = end - start == 3 and not is_cut and is_word(folded[start + 1 : end])
    ends_in_word = ends_in_word and (
        not is_full or likeness(folded[start:end]) < _LIKELY
    )  # 张德江, though 德江 is a county
    is_addressed = folded.startswith(("同志", "先生", "女士"), end) and folded[start] in COMMON_SURNAMES
    return (at_clause and is_full or is_addressed) or not ends_in_word and not is_word(folded[start:end])


def _is_cut_sound(folded: str, start: int, end: int) -> bool:
    """尼日利亚总统: the last characters of a longer transcription."""
    return start > 0 and is_sound(folded[start - 1]) and all(map(is_sound, folded[start:end]))


def _ends_word(folded: str, start: int, end: int) -> bool:
    """落实习近平总书记: before a name of three characters another word ends."""
    is_long = end - start >= 3 and folded[end - 1] not in BODY_ENDS | {"和", "与"}
    ends = is_word(folded[max(0, start - 2) : start]) or end - start == 3 and is_word(folded[max(0, start - 3) : start])
    return is_long and ends and not is_word(folded[start : start + 2])
