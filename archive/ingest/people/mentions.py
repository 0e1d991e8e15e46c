"""Where people stand in a text: every sight of a name, with the office printed beside it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from archive.ingest.document import AppointmentMention
from archive.ingest.lexicon.name_likeness import likeness
from archive.ingest.lexicon.occurrences import occurrences
from archive.ingest.lexicon.surnames import RARE_SURNAMES
from archive.ingest.lexicon.words import is_four_char_word, is_word, word_set
from archive.ingest.people import offices
from archive.ingest.people.after_names import FOLLOWS_NAME
from archive.ingest.people.bare_subjects import answering, bare_subjects, led_by
from archive.ingest.people.before_offices import CLEAN_START, OF_PERSON, before_offices, name_before
from archive.ingest.people.foreign_names import is_foreign_office
from archive.ingest.people.introductions import concerned, introduced, of_statements
from archive.ingest.people.known_names import NOBODY, KnownNames
from archive.ingest.people.labelled_name_lists import appointed, bare_lists, members
from archive.ingest.people.likely_names import likely
from archive.ingest.people.list_items import BODY_BEHIND
from archive.ingest.people.minority_names import minority_names
from archive.ingest.people.name_lists import names_from
from archive.ingest.people.named_people import foreigners, named, of_families, recurring
from archive.ingest.people.names import plain, surname_length
from archive.ingest.people.occurrence import PersonOccurrence, seen
from archive.ingest.people.place_lists import below_titles, by_place, filled_lines
from archive.ingest.people.short_forms import as_whole_elsewhere, short_forms
from archive.ingest.people.sure_names import sure_names
from archive.ingest.places.area_names import area_ends
from archive.text.normalize import fold


def find(
    folded: str,
    text: str,
    known: KnownNames = NOBODY,
    stated: Sequence[AppointmentMention] = (),
    title: str = "",
) -> list[PersonOccurrence]:
    """All sights in ``text`` (``folded`` is its folded form), from left to right, no two overlapping.

    ``known`` names are found also where the sentence does not show that a person is meant; ``stated`` are the
    statements of appointment, whose people have the office they tell of. Who is surely
    named in the folded ``title`` is found in the text, too.
    """
    sure = [_with_office(folded, text, *span) for span in sure_names(folded)]
    appointees = [*of_statements(folded, text, stated), *sure]
    begun = {sight.start for sight in appointees}  # 选举苏伟为会长: the statement knows that no 苏伟为 is elected
    official = [
        *members(folded, text),
        *_after_offices(folded, text),
        *before_offices(folded, text),
        *bare_lists(folded, text),
        *appointed(folded, text),
        *concerned(folded, text),
        *by_place(folded, text),
        *below_titles(folded, text),
        *filled_lines(folded, text),
    ]
    sights = _without_overlaps([*appointees, *(sight for sight in official if sight.start not in begun)])
    bare = [
        *bare_subjects(folded, text),
        *led_by(folded, text),
        *answering(folded, text),
        *_of_minorities(folded, text),
        *introduced(folded, text),
    ]
    sights = _without_overlaps(
        [*sights, *bare, *named(folded, text), *recurring(folded, text), *foreigners(folded, text)]
    )
    changing = {row.span.start for row in stated} | {sight.start for sight in sure}
    sights = [each for each in (likely(folded, sight, changing) for sight in sights) if each is not None]
    sights = [_with_own_office(sight, sights) for sight in as_whole_elsewhere(folded, text, sights)]
    if known:
        sights = _without_overlaps([*_with_known(folded, text, sights, known)])
    named_above = {title[slice(*span)] for span in sure_names(title)}
    return _without_overlaps([*sights, *_again(folded, text, sights, named_above)])


def _with_own_office(sight: PersonOccurrence, sights: list[PersonOccurrence]) -> PersonOccurrence:
    """石磊同支队长水清泉交谈: who is named before 同 or 与 is no part of the other's office."""
    others = {fold(each.name) for each in sights} if sight.office and _WITH.match(fold(sight.office)) else ()
    lead = next((name for name in others if fold(sight.office or "").startswith(name)), "")
    cut = len(lead) + 1
    if not lead or fold(sight.office or "")[len(lead) : cut] not in _AND:
        return sight
    return replace(sight, office=(sight.office or "")[cut:], left=sight.left + cut)


_AND = frozenset("同与和跟向对")
_WITH = re.compile(f"[\u3400-\u9fff]{{2,3}}[{''.join(sorted(_AND))}]")


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
        if (
            not names
            or _THINGS_COUNTED.match(folded, names[-1][1])
            or _goes_on_as_word(folded, title_end, names[0][1])
            or _is_suffix(folded, title_start, names[0])
            or folded[names[0][1] - 1] in "镇乡"
            and offices.TITLE.match(folded, names[0][1])  # 委员 柯鲁柯镇副镇长
        ):
            continue
        lowest = _with_suffix(folded, seen(text, *names[-1])).right
        office, alone = text[left:title_end], _is_of_the_first(folded, names)
        for start, end in names:
            own = _own_office(folded, end) if start > names[0][0] else None
            shared = None if alone and start > names[0][0] else office
            told = _office_in_brackets(folded, text, end) or own or shared
            yield _with_suffix(folded, replace(seen(text, start, end, told, left), size=len(names)))
            left = end


def _is_of_the_first(folded: str, names: Sequence[tuple[int, int]]) -> bool:
    """书记甲和乙、丙、丁: 和 stands before the last of a list, and before others it begins another list."""
    marks = [folded[one[1] : other[0]].strip() for one, other in pairwise(names)]
    return len(marks) > 1 and marks[0] in ("和", "与", "及", "以及") and set(marks[1:-1]) <= {"、"} and marks[1] == "、"


def _looks_unsure(folded: str, start: int, end: int) -> bool:
    """村民怀孕时, 村民全都: the name begins with a word, or with a surname that is mostly another word."""
    return folded[start] in RARE_SURNAMES or is_word(folded[start : start + 2])


def _office_in_brackets(folded: str, text: str, end: int) -> str | None:
    """委员甲(县医院院长): the office behind the name says more than the one before the list."""
    behind = BODY_BEHIND.match(folded, end)
    return text[slice(*behind.span("body"))] if behind and offices.ends_with_title(behind["body"]) else None


def _own_office(folded: str, end: int) -> str | None:
    """董事长甲、乙总经理: a later one in the list has an office of its own behind the name."""
    behind = offices.SUFFIX.match(folded, end)
    return None if behind is None or OF_PERSON.fullmatch(behind.group()) else behind.group()


_BEGINS_WITH_LONG = word_set("长江 长城 长春 长沙 长安 长治 长兴 长乐 长宁 长白 长征 长海")


def _goes_on_as_word(folded: str, title_end: int, name_end: int) -> bool:
    """武汉市长江大桥: the title's last character makes a word with what follows, and so does the rest of the name."""
    if is_four_char_word(folded[title_end - 1 : title_end + 3]):
        return True
    return folded[title_end - 1 : title_end + 1] in _BEGINS_WITH_LONG and _is_thing(folded[title_end:name_end])


def _is_thing(name: str) -> bool:
    """江大桥, and no name: 院长白艳霞."""
    return is_word(name[1:]) and likeness(name) < _MUCH


_MUCH = 1.0  # like a name, in powers of ten


def _is_suffix(folded: str, title_start: int, name: tuple[int, int]) -> bool:
    """习近平总书记曾指出: the title belongs to the name before it, and what follows is no name but an adverb."""
    start = name_before(folded, title_start) if offices.SUFFIX.match(folded, title_start) else None
    if start is None or area_ends(folded, title_start):  # 敖汉旗副旗长甲
        return False
    if folded[title_start - 1] == folded[title_start]:  # 白沙镇镇长甲
        return False
    unsure = folded[name[0]] in RARE_SURNAMES or not surname_length(folded, name[0]) or folded[name[0]] == "曾"
    return unsure or title_start - start > 2


# 领导包抓、开展巡查等五项机制: what is counted so is no list of people.
_THINGS_COUNTED = re.compile(r"等(?:\d{1,4}|[一二三四五六七八九十两]{1,3})大?[项种类条]")
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


# What brackets say of an office: its rank, that it is held for a time, that somebody is proposed for it.
_NOTE = (
    r"\((?:[^()。;:\n]{0,6}(?:级|待遇)|主持[^()。;:\n]{0,8}工作|常务|兼|代|[^()。;:\n]{0,6}(?:候选人|人选)|挂职|试用期?|援[疆藏青](?:干部)?|"
    r"正职|副职|退休|离休|提名)\)"
)
_BETWEEN = re.compile(rf"(?:{_NOTE})? {{0,2}}[:是]? {{0,2}}(?:名字?叫|名为)?")


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
    leads = CLEAN_START.search(folded[max(0, start - 4) : start]) is not None
    return follows and leads if end - start == 2 else follows or leads


def _again(
    folded: str, text: str, sights: list[PersonOccurrence], others: Collection[str]
) -> Iterator[PersonOccurrence]:
    """Every further occurrence of the names already found, and of 王副市长 for a 王 who holds that office."""
    names = {plain(folded[sight.start : sight.end]) for sight in sights}.union(others)
    places = occurrences(
        folded, names, lambda start, end: end - start > 2 or FOLLOWS_NAME.match(folded, end) is not None
    )
    sure = {sight.name for sight in sights if not sight.is_known}.union(others)
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
