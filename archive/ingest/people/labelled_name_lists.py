"""Lists of people without an office before them: rolls behind a colon, lists that begin a clause, and appointments."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.lexicon.name_likeness import likeness
from archive.ingest.lexicon.surnames import COMMON_SURNAMES, RARE_SURNAMES, SURNAMES
from archive.ingest.lexicon.words import is_word
from archive.ingest.people import offices
from archive.ingest.people.list_items import BODY_BEHIND, past_aside
from archive.ingest.people.name_lists import names_from
from archive.ingest.people.names import is_han, name_end, surname_length
from archive.ingest.people.occurrence import PersonOccurrence, seen
from archive.ingest.places.area_names import area_end, by_stem

_LEADS_LIST = re.compile(
    r"(?:有|是|为|名单)\s?:\s?|:\s?|(?:授予|表彰|[对由向])(?=[\u3400-\u9fff ]{2,5}[、])|[。,;\n(]\s?(?:以及|还有)?|^"
)


def bare_lists(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """Lists of at least three names without an office, at the beginning of a clause or after a colon."""
    lowest = 0
    for lead in _LEADS_LIST.finditer(folded):
        if lead.end() < lowest or not _SEPARATED.search(folded, lead.end(), lead.end() + _LONGEST_NAME):
            continue
        names = names_from(folded, lead.end())
        if not _is_list(folded, names):
            continue
        lowest = names[-1][1]
        office = _office_of_list(folded, text, lead) or office_behind(folded, text, lowest)
        for start, end in names:
            yield replace(seen(text, start, end, office), size=len(names))


def _is_list(folded: str, names: list[tuple[int, int]]) -> bool:
    """Three names make a list; two do where they attend something at once (甲、乙陪同)."""
    if len(names) < 2:
        return False
    labelled = _LABEL.search(folded[max(0, names[0][0] - 8) : names[0][0]]) is not None
    after = past_aside(folded, names[0][1])
    if folded[after] != "、":  # a roll of names with spaces between them
        is_roll = folded[names[0][0] - 1] in ": \n" and folded[after] == " "
        return is_roll and (len(names) >= 4 or labelled)
    last = names[-1][1]
    if all(end - start == 2 and folded[start] not in COMMON_SURNAMES for start, end in names[:3]):  # 成渝、黔中、滇中
        return False
    if len(names) > 2 and len({folded[start + 1] for start, _ in names}) == 1:  # 天更蓝、山更绿、水更清
        return False
    if sum(folded[start] in RARE_SURNAMES for start, _ in names) * 2 > len(names) or _COUNTED.match(folded, last):
        return False
    areas = [area_end(folded, start) == end or folded[start:end] in by_stem() for start, end in names]
    if sum(areas) * 2 > len(names):  # 常德、怀化、吉首
        return False
    if len(names) == 2:
        if _SPEAK.match(folded, last) and all(
            folded[start] in COMMON_SURNAMES | SURNAMES - RARE_SURNAMES and likeness(folded[start:end]) > 0
            for start, end in names
        ):
            return True
        takes_part = _ATTEND.match(folded, last) or _LATER_ATTEND.match(folded, last) or _AS.match(folded, last)
        return (labelled or takes_part or folded.startswith("等", last)) and not any(
            is_word(folded[start:end]) for start, end in names
        )
    return True


# 列席:甲 乙 丙: minutes tell so who was there.
_LABEL = re.compile(r"(?:出席|列席|参加|与会|参会|缺席|请假|主持|陪同|到会)(?:人员?|者|领导)?:\s?$")
# 随岳、岳常、岳长5条高速公路: things are counted so, people only with these words.
_COUNTED = re.compile(
    r"等地|等(?:民俗|文化|传统|体育|系列|重点|特色){0,2}(?:活动|项目|节目|产品|路段|线路)|等[省市县区州旗镇乡村街道]{1,4}(?=[,。;、的要有])|等?(?:\d{1,4}|[一二三四五六七八九十两]{1,3})(?!\d|[一二三四五六七八九十]|[位名人]|同志|代表|委员)"
)
_ATTEND = re.compile(
    r"等?(?:同志)?(?:也|一同|一起|分别|共同|先后)?(?:陪同|参加|出席|列席|在座|在主席台|与会|随同|到会|主持|"
    r"(?:和|及|以及)[^。;,\n]{2,80}?(?:出席|参加|在主席台|陪同|列席))"
)


# 甲、乙在会上作了发言; 甲、乙等48名道德模范.
_SPEAK = re.compile(r"(?:在会上|在会议上|则?分别|先后|[在就][^,。;]{2,16}(?:发言|作))|等\d{1,3}[名位人]")
# 推选甲、乙为主席; 免去甲的职务 is none of these.
_CHOSEN = re.compile(r"(?:选举|推选|推举|选为|当选|决定|任命|补选|提名|聘请|增补|追认)(?:了|产生|由|出)?")
_SEPARATED = re.compile("[、 ,和与及]")  # most clauses begin with no list; this says so cheaply
_LONGEST_NAME = 24  # characters
# 接受甲辞去职务, 对甲涉嫌犯罪提起公诉: a decision about somebody.
_CONCERNS = re.compile(r"接受|免去|罢免|撤销|终止|给予|对|肃清")
_CONCERNED = re.compile(r"辞去|涉嫌|严重违|开除|提起|(?:的)?(?:职务|恶劣影响)")
_AS = re.compile(
    r"(?:等)?(?:\d{1,3}[名人位])?(?:同志)?(?:当选为?|为|任|担任|出任)(?P<office>[\u3400-\u9fff、]{2,40})(?=[,。;(\n]|$)"
)


_ALL_BEING = re.compile(
    r"等(?P<office>[省市县区州旗校厂]?(?:级|委|四套班子|四大班子|四家班子|有关|相关)?领导(?:同志|干部)?)(?=[\u3400-\u9fff,。])"
)


def appointed(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """推选甲、乙为主席团常务主席: the office stands behind the names; and whom other decisions concern."""
    for lead in _CONCERNS.finditer(folded):
        ends = (lead.end() + length for length in (3, 2) if surname_length(folded, lead.end()))
        end = next((end for end in ends if _CONCERNED.match(folded, end) and is_han(folded[lead.end() : end])), None)
        if end is not None and not is_word(folded[lead.end() : end]):
            yield seen(text, lead.end(), end)
    for lead in _CHOSEN.finditer(folded):
        names = names_from(folded, lead.end())
        office = office_behind(folded, text, names[-1][1]) if names else None
        if office is not None:
            yield from (replace(seen(text, start, end, office), size=len(names)) for start, end in names)
    yield from _decreed(folded, text)


# 副组长:甲 副镇长; 主 持 人:乙; 书　记:丙: a line of its own, with the label before and nothing but names behind.
_LINE_LABEL = re.compile(r" ?(?P<label>[\u3400-\u9fff](?: {0,4}[\u3400-\u9fff]){1,7}) ?: ?")
_ROLES = re.compile(
    r"(?:主持人?|(?:参加|参会|出席|列席|缺席|请假|与会)(?:人员?|领导|会议)?|记录人?|成员|[监计唱]票人员?)$"
)
_LONGEST_LINE = 300
_OFFICE_FOLLOWS = re.compile(
    r" {1,6}(?P<office>[\u3400-\u9fff、]{2,24})(?=\n|$)|\((?P<aside>[\u3400-\u9fff、]{2,40})\)(?=\n|$)"
)


def members(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """Lines of minutes and of lists of members; an office printed behind a name is more than the label before it."""
    for begin, stop in _short_lines(folded):
        label = _LINE_LABEL.match(folded, begin, stop)
        if label is None:
            yield from _line_of_names(folded, text, begin, None, has_office=True)
            continue
        name = label["label"].replace(" ", "")
        is_office = offices.ends_with_title(name) and not _ROLES.search(name)
        if is_office or _ROLES.search(name):
            office = name if is_office else None
            listed = [*_line_of_names(folded, text, label.end(), office)]
            yield from listed or (() if is_office else _of_bodies(folded, text, label.end(), stop))


def _short_lines(folded: str) -> Iterator[tuple[int, int]]:
    """Lines that may be such a one: short, with a label or with something behind a space."""
    begin = 0
    for line in folded.split("\n"):
        if len(line) <= _LONGEST_LINE and (":" in line[:20] or " " in line[2:16] or "(" in line[2:16]):
            yield begin, begin + len(line)
        begin += len(line) + 1


def _line_of_names(
    folded: str, text: str, at: int, office: str | None, *, has_office: bool = False
) -> Iterator[PersonOccurrence]:
    """The names behind a label, where they are all that stands there but for an office behind the only one.

    ``has_office``: that office must be there.
    """
    names = ([] if has_office else _tokens(folded, at)) or _token_and_office(folded, at) or names_from(folded, at)
    end = past_aside(folded, names[-1][1]) if names else at
    is_one = len(names) == 1
    follows = (_OFFICE_FOLLOWS.match(folded, end) or _OFFICE_FOLLOWS.match(folded, names[0][1])) if is_one else None
    behind = ("office" if follows["office"] else "aside") if follows else ""
    if follows and offices.ends_with_title(follows[behind]):
        office, end = text[slice(*follows.span(behind))], follows.end()
    elif note := _NOTE.match(folded, end):
        end = note.end()
    if has_office and office is None:
        return
    if names and folded[end : end + 1].strip(" 。;\n") == "":
        for start, stop in names:
            told = BODY_BEHIND.match(folded, stop)
            own = text[slice(*told.span("body"))] if told and offices.ends_with_title(told["body"]) else office
            yield replace(seen(text, start, stop, own), size=len(names))


_NOTE = re.compile(r" ?\([^()\n]{1,12}\)(?=\n|$)")  # 缺席:甲(因公出差)
_OF_BODY = re.compile(
    r"[\u3400-\u9fff]{1,12}[局委办院部处室科镇乡司队站所校社行](?P<name>[\u3400-\u9fff]{2,3})(?:\([^()]{1,12}\))?"
)


def _of_bodies(folded: str, text: str, at: int, stop: int) -> Iterator[PersonOccurrence]:
    """参会人员:县水利局甲、县应急办乙: each with body or office before the name, and nothing else there."""
    listed: list[PersonOccurrence] = []
    for item in re.finditer("[^、,;。 ]+", folded[at:stop]):
        if offices.titles(item.group()):  # read by its office
            continue
        match = _OF_BODY.fullmatch(item.group())
        begin = at + item.start() + match.start("name") if match else 0
        if match is None or surname_length(folded, begin) != 1:
            return
        listed.append(seen(text, begin, begin + len(match["name"]), None, at + item.start()))
    yield from (replace(each, size=len(listed)) for each in listed)


_NAME_AND_OFFICE = re.compile(
    r" {0,8}(?P<name>[\u3400-\u9fff]{2,3}|[\u3400-\u9fff] {1,3}[\u3400-\u9fff]) {1,6}"
    r"(?P<office>[\u3400-\u9fff、]{2,24})(?=\n|$)"
)


def _token_and_office(folded: str, at: int) -> list[tuple[int, int]]:
    """从晓明 县财政局局长: a line of nothing but a token and an office names somebody, though words begin in it."""
    entry = _NAME_AND_OFFICE.match(folded, at)
    if entry is None or not offices.ends_with_title(entry["office"]):
        return []
    name = entry["name"].replace(" ", "")
    is_name = len(name) == 3 if surname_length(name, 0) else len(name) == 3 and not is_word(name[:2])
    return [entry.span("name")] if is_name and not offices.TITLE.search(name) and not is_word(name) else []


_TOKEN = re.compile(r"[ 、]{0,4}(?P<name>[\u3400-\u9fff]{2,3})(?: ?\([^()\n]{1,8}\))?(?=[ 、\n]|$)")


def _tokens(folded: str, at: int) -> list[tuple[int, int]]:
    """甲 乙(女)、丙: the whole rest of the line as names between marks, though a word begin in one; else nothing."""
    names: list[tuple[int, int]] = []
    while (token := _TOKEN.match(folded, at)) and surname_length(token["name"], 0) == 1:
        names.append(token.span("name"))
        at = token.end()
    line_end = folded.find("\n", at)
    return names if folded[at : line_end if line_end >= 0 else None].strip() == "" else []


# One item of a decree: 甲(女)为市教育局局长; 乙的市教育局局长职务.
_DECREES = re.compile(r"任命|免去|免职|任免|聘任|聘请|辞去|提名")
_ITEM = re.compile(r"(?:^|[\n:;。])\s?(?=[\u3400-\u9fff])")
_HOLDS = re.compile(r"(?:为|任|的)(?P<office>[\u3400-\u9fff、()]{2,40}?)(?:职务)?(?=[,;。\n]|$)")


def _decreed(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """Each item of a list of appointments or dismissals, one to a line or between semicolons."""
    if not _DECREES.search(folded):
        return
    for item in _ITEM.finditer(folded):
        end = name_end(folded, item.end())
        if end is None or is_word(folded[item.end() : end]):
            continue
        holds = _HOLDS.match(folded, past_aside(folded, end))
        if holds and offices.ends_with_title(holds["office"]):
            yield seen(text, item.end(), end, text[slice(*holds.span("office"))])


def office_behind(folded: str, text: str, end: int) -> str | None:
    """甲、乙等市级领导; 甲、乙任副主任: the office behind the names that end at ``end``."""
    match = _AS.match(folded, end) or _ALL_BEING.match(folded, end)
    if match is None or not offices.TITLE.search(match["office"]):
        return None
    return text[slice(*match.span("office"))]


_LATER_ATTEND = re.compile(r",[^。;]{0,60}(?:出席|列席|参加|陪同)")


def _office_of_list(folded: str, text: str, lead: re.Match[str]) -> str | None:
    """出席会议的市领导有:甲、乙 — the office that the words before the colon name."""
    if ":" not in lead.group():
        return None
    clause = max(folded.rfind(mark, max(0, lead.start() - 60), lead.start()) for mark in "。;\n") + 1
    titles = offices.titles(folded[clause : lead.start() + 1])  # 代表 alone is no title
    if not titles or not re.fullmatch(
        r"的?(?:还)?(?:有|是|为|包括|名单)?", folded[clause + titles[-1][1] : lead.start()]
    ):
        return None
    start, end = titles[-1]
    return text[offices.office_start(folded, clause + start, clause) : clause + end]
