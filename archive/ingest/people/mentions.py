"""Where people stand in a text: every sight of a name, with the office printed beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.ingest.document import CHANGES_OF_OFFICE, AppointmentMention
from archive.ingest.lexicon.countries import is_country
from archive.ingest.lexicon.name_likeness import likeness
from archive.ingest.lexicon.occurrences import occurrences
from archive.ingest.lexicon.surnames import COMMON_SURNAMES, RARE_SURNAMES
from archive.ingest.lexicon.words import is_four_char_word, is_named_person, is_word, word_set
from archive.ingest.people import offices
from archive.ingest.people.after_names import FOLLOWS_NAME
from archive.ingest.people.bare_subjects import BODY_ENDS, bare_subjects, led_by
from archive.ingest.people.foreign_names import ends_in_country, is_foreign_office, is_sound
from archive.ingest.people.introductions import concerned, introduced, of_statements
from archive.ingest.people.known_names import NOBODY, KnownNames
from archive.ingest.people.labelled_name_lists import appointed, bare_lists, members
from archive.ingest.people.likely_names import likely
from archive.ingest.people.minority_names import minority_name_end, minority_names
from archive.ingest.people.name_lists import BODY_BEHIND, names_from
from archive.ingest.people.named_people import foreigners, named, of_families, recurring, transcribed_before
from archive.ingest.people.names import name_end, plain, surname_length
from archive.ingest.people.occurrence import PersonOccurrence, seen
from archive.ingest.people.short_forms import as_whole_elsewhere, short_forms
from archive.ingest.places.area_names import area_ends, by_name


def find(
    folded: str, text: str, known: KnownNames = NOBODY, stated: Sequence[AppointmentMention] = ()
) -> list[PersonOccurrence]:
    """All sights in ``text`` (``folded`` is its folded form), from left to right, no two overlapping.

    ``known`` names are found also where the sentence does not show that a person is meant; ``stated`` are the
    statements of appointment, whose people have the office they tell of.
    """
    sights = _without_overlaps(
        [
            *of_statements(folded, text, stated),
            *members(folded, text),
            *_after_offices(folded, text),
            *_before_offices(folded, text),
            *bare_lists(folded, text),
            *appointed(folded, text),
            *concerned(folded, text),
        ]
    )
    bare = [
        *bare_subjects(folded, text),
        *led_by(folded, text),
        *_of_minorities(folded, text),
        *introduced(folded, text),
    ]
    sights = _without_overlaps(
        [*sights, *bare, *named(folded, text), *recurring(folded, text), *foreigners(folded, text)]
    )
    changing = {row.span.start for row in stated if row.kind in CHANGES_OF_OFFICE}
    sights = [each for each in (likely(folded, sight, changing) for sight in sights) if each is not None]
    sights = as_whole_elsewhere(folded, text, sights)
    if known:
        sights = _without_overlaps([*_with_known(folded, text, sights, known)])
    return _without_overlaps([*sights, *_again(folded, text, sights)])


def _without_overlaps(sights: list[PersonOccurrence]) -> list[PersonOccurrence]:
    """By place; of two that overlap the one with an office, then the longer one."""
    kept: list[PersonOccurrence] = []
    for sight in sorted(sights, key=lambda s: (s.start, s.office is None, -s.end)):
        if not kept or sight.start >= kept[-1].end:
            kept.append(sight)
        elif kept[-1].office is None and sight.office is not None and sight.end - sight.start >= 2:
            kept[-1] = sight
    return kept


def _after_offices(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """市委书记甲; 市领导甲、乙、丙: the office counts for the whole list."""
    lowest = 0
    for title_start, title_end in offices.titles(folded):
        at = _skip(folded, title_end)
        if folded.startswith("的", title_end) and _HOLDS.search(folded[max(0, title_start - 24) : title_start]):
            at = title_end + 1
        if folded.startswith("同志", title_end):
            at = title_end + 2
        left = offices.office_start(folded, title_start, lowest)
        if _OF_MANY.search(folded, left, title_end):
            continue
        names = names_from(folded, at, bold=True, foreign=is_foreign_office(folded[left:title_end]))
        if names and offices.is_everyday(folded[title_start:title_end]) and _looks_unsure(folded, *names[0]):
            continue
        if not names or _goes_on_as_word(folded, title_end, names[0][1]) or _is_suffix(folded, title_start, names[0]):
            continue
        lowest = _with_suffix(folded, seen(text, *names[-1])).right
        office = text[left:title_end]
        for start, end in names:
            told = _office_in_brackets(folded, text, end) or office
            yield _with_suffix(folded, replace(seen(text, start, end, told, left), size=len(names)))
            left = end


def _looks_unsure(folded: str, start: int, end: int) -> bool:
    """村民怀孕时, 村民全都: the name begins with a word, or with a surname that is mostly another word."""
    return folded[start] in RARE_SURNAMES or is_word(folded[start : start + 2])


def _office_in_brackets(folded: str, text: str, end: int) -> str | None:
    """委员甲(县医院院长): the office behind the name says more than the one before the list."""
    behind = BODY_BEHIND.match(folded, end)
    return text[slice(*behind.span("body"))] if behind and offices.ends_with_title(behind["body"]) else None


_BEGINS_WITH_LONG = word_set("长江 长城 长春 长沙 长安 长治 长兴 长乐 长宁 长白 长征 长海")


def _goes_on_as_word(folded: str, title_end: int, name_end: int) -> bool:
    """武汉市长江大桥: the title's last character makes a word with what follows, and so does the rest of the name."""
    if is_four_char_word(folded[title_end - 1 : title_end + 3]):
        return True
    return folded[title_end - 1 : title_end + 1] in _BEGINS_WITH_LONG and is_word(folded[title_end + 1 : name_end])


def _is_suffix(folded: str, title_start: int, name: tuple[int, int]) -> bool:
    """习近平总书记曾指出: the title belongs to the name before it, and what follows is no name but an adverb."""
    start = _name_before(folded, title_start) if offices.SUFFIX.match(folded, title_start) else None
    if start is None or area_ends(folded, title_start):  # 敖汉旗副旗长甲
        return False
    unsure = folded[name[0]] in RARE_SURNAMES or not surname_length(folded, name[0]) or folded[name[0]] == "曾"
    return unsure or title_start - start > 2


_OF_MANY = re.compile("广大|各位|全体")  # 广大院士弘扬科学精神
# 担任省统计局局长的甲: the office before a 的.
_HOLDS = re.compile(r"(?:担任|身为|作为|出任|兼任|接任|就任)[^,。;:、]{0,20}$")


def _skip(folded: str, at: int) -> int:
    """Past the spaces, the colon or 还有 between an office and the name or names."""
    listed_behind = re.compile(r"(?:还有|分别[是为]|包括|有)(?=[\u3400-\u9fff ]{2,5}、)").match(folded, at)
    if listed_behind:
        return listed_behind.end()
    match = _BETWEEN.match(folded, at)
    return match.end() if match else at


_BETWEEN = re.compile(r"(?:\((?:主持工作|正[厅处科县]级|副[厅处科县]级|常务|兼)\))? {0,2}[:是]? {0,2}(?:名字?叫|名为)?")


def _before_offices(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """甲市长, 甲同志: the office as a suffix. The name must begin where a name can begin."""
    for match in offices.SUFFIX.finditer(folded):
        if folded[max(0, match.start() - 1) : match.start()] == match.group().lstrip("副代")[:1]:
            continue  # 师寨镇副镇长
        start = _name_before(folded, match.start())
        if start is None:
            start = transcribed_before(folded, match)
        if start is not None and folded[start : match.start() + 1] not in by_name():  # no 许昌|市长
            left = start if _OF_PERSON.fullmatch(match.group()) else _body_start(folded, start)
            office = None if match.group() in ("先生", "女士", "同志") else f"{text[left:start]}{match.group()}"
            yield replace(seen(text, start, match.start(), office, left), right=match.end())


_OF_PERSON = re.compile("同志|先生|女士|教授|院士|研究员|博士|老师")  # whatever the body they work in


# 省水文院甲书记: the body before the name is part of the office.
_BODY = re.compile(
    r"(?:^|[,。;:、!?\n\"(]|由|以及|和|与|及|了)(?P<body>[\u3400-\u9fff]{1,12}(?:研究所|院|部|局|处|室|公司|集团|中心|协会|大学|学院))$"
)


def _body_start(folded: str, start: int) -> int:
    """Where the body begins that ends right before the name at ``start``; ``start`` itself where none does."""
    body = _BODY.search(folded[max(0, start - 16) : start])
    if body is None:
        return start
    left = offices.office_start(folded, start)
    return max(left, start - len(body["body"]))


_CLEAN_START = re.compile(
    r"(?:^|[,，。;:!?\s\"(\[、《》]|由|在|到|关于|向|对|与|和|及|的|了|以|同|给|请|让|听取|会见|陪同|学习|纪念|免去|任命|决定|提名|推荐|大学|学院|"
    r"公司|集团|医院|中学|研究院|研究所|科学院|工程院|协会|局|中心|研究所|[\u3400-\u9fff]院|[\u3400-\u9fff]部)$"
)


def _name_before(folded: str, end: int) -> int | None:
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


_LIKELY = 0.8  # as a name, in powers of ten
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
    is_free = _CLEAN_START.search(folded[max(0, start - 4) : start]) or _ends_word(folded, start, end)
    if not is_free or name_end(folded, start) != end or folded[end - 1] in "老当":
        return False
    is_titled = folded[start] in COMMON_SURNAMES and _BODY.search(folded[max(0, start - 16) : start]) is not None
    is_full = end - start == 3 and folded[start] in COMMON_SURNAMES  # 周铁农, 罗阳: the dictionary has them as words
    at_clause = start == 0 or folded[start - 1] in "。,;:(\n由"
    is_cut = at_clause or _ends_word(folded, start, end)
    is_cut = is_cut or is_titled
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
    return is_long and is_word(folded[max(0, start - 2) : start]) and not is_word(folded[start : start + 2])


def _of_minorities(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """巴音朝鲁, 洛桑次旦: long enough to be a name wherever it stands."""
    for start, end in minority_names(folded):
        if FOLLOWS_NAME.match(folded, end):
            yield seen(text, start, end)


def _with_known(
    folded: str, text: str, sights: list[PersonOccurrence], known: KnownNames
) -> Iterator[PersonOccurrence]:
    """``sights``, cut at the end of a known name where they stop inside one, and the known names besides."""
    starts = {sight.start: sight for sight in sights}
    longer: dict[int, PersonOccurrence] = {}
    for start, end in known.occurrences(folded, lambda start, end: _stands_alone(folded, start, end)):
        sight = starts.get(start)
        if sight is None:
            yield replace(_with_office(folded, text, start, end), is_known=True)
        elif sight.end < end:
            longer[start] = replace(sight, end=end, name=plain(text[start:end]), right=max(sight.right, end))
    yield from (longer.get(sight.start, sight) for sight in sights)


def _with_office(folded: str, text: str, start: int, end: int) -> PersonOccurrence:
    """The name with the office that ends right before it, if one does."""
    before = offices.titles(folded[max(0, start - 8) : start])
    if not before or before[-1][1] != min(8, start):
        return seen(text, start, end)
    left = offices.office_start(folded, max(0, start - 8) + before[-1][0])
    return seen(text, start, end, text[left:start], left)


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """A known name of two characters must be free on both sides, a longer one on one."""
    follows = FOLLOWS_NAME.match(folded, end) is not None
    leads = _CLEAN_START.search(folded[max(0, start - 4) : start]) is not None
    return follows and leads if end - start == 2 else follows or leads


def _again(folded: str, text: str, sights: list[PersonOccurrence]) -> Iterator[PersonOccurrence]:
    """Every further occurrence of the names already found, and of 王副市长 for a 王 who holds that office."""
    names = {plain(folded[sight.start : sight.end]) for sight in sights}
    places = occurrences(
        folded, names, lambda start, end: end - start > 2 or FOLLOWS_NAME.match(folded, end) is not None
    )
    sure = {sight.name for sight in sights if not sight.is_known}
    yield from of_families(folded, text, names)
    for start, end in places:
        again = _with_suffix(folded, seen(text, start, end))
        yield replace(again, is_known=again.name not in sure)
    yield from short_forms(folded, sights)


def _with_suffix(folded: str, sight: PersonOccurrence) -> PersonOccurrence:
    match = _HONORIFIC.match(folded, sight.end) or offices.SUFFIX.match(folded, sight.end)
    return replace(sight, right=match.end()) if match else sight


# What stands behind the names of those who are addressed politely.
_HONORIFIC = re.compile("(?:资深)?大律师|太平绅士|博士|教授|院士|医生|夫人(?=[、,。])|爵士|女爵")
