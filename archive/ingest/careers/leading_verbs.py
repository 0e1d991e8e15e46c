"""A verb before the names: 任命甲为局长, 免去乙的局长职务; whom it concerns, and where the offices begin."""

import re
from itertools import pairwise

from archive.ingest.careers.appointment_verbs import AS_OFFICE, LEADING, LEADS, OF, OF_THE_SAME
from archive.ingest.careers.clauses import is_no_name, names_at
from archive.ingest.careers.office_words import is_office
from archive.ingest.careers.statement_clause import Appointments, StatementClause
from archive.ingest.careers.subjects import name_before, titled_names
from archive.ingest.document import CHANGES_OF_OFFICE
from archive.ingest.lexicon.surnames import COMMON_SURNAMES, COMPOUND
from archive.ingest.lexicon.words import is_word
from archive.ingest.people import offices
from archive.ingest.people.names import name_end, surname_length
from archive.ingest.places.area_names import area_end
from archive.text.patterns import past


def _behind_title(folded: str, at: int, end: int) -> list[tuple[int, int]]:
    """任命财政部长甲为…, 递补候补委员甲、乙为…: the persons, whose old office goes first."""
    for named in titled_names(folded, at, end):
        persons = names_at(folded, named[0], end, bold=True)
        if persons and AS_OFFICE.match(folded, persons[-1][1], end):
            return persons
    names = (name_before(folded, at, into.start()) for into in _INTO_OFFICE.finditer(folded, at + 4, end))
    return [name for name in names if name][:1] or _strange(folded, at, end)


def _strange(folded: str, at: int, end: int) -> list[tuple[int, int]]:
    """任命国防部长谢尔盖·甲为…: whatever stands between a title and 为."""
    into = _INTO_OFFICE.search(folded, at + 4, end)
    title = offices.titles(folded[at : into.start()])[-1:] if into else []
    if into is None or not title:
        return []
    name = (at + title[0][1], into.start())
    return [name] if _SOUNDS_ONLY.fullmatch(folded, *name) else []


_SOUNDS_ONLY = re.compile("[^\\W\\d的了在和与及会委局任其长员]{2,5}")


def before_area(folded: str, at: int, end: int, area: str = "") -> list[tuple[int, int]]:
    """免去甲岚浦县粮食局副局长职务: the office follows at once; the name of the text's ``area`` parts the two."""
    if area and folded.startswith(area, at):
        return []
    lengths = (4, 3) if folded[at : at + 2] in COMPOUND else (3, 2)
    known = [stop for stop in lengths if area and folded.startswith(area, at + stop) and _may_be_name(folded, at, stop)]
    stops = [stop for stop in lengths if name_end(folded[at : at + stop], 0) == stop]
    stops = [stop for stop in stops if not _OF_TOWN.match(folded, at + stop, end)]
    known = known or [stop for stop in reversed(stops) if _is_told_before(folded, at, at + stop)][:1]
    known = known or [stop for stop in stops if _BARE_AREA.match(folded, at + stop, end)]
    is_named_word = surname_length(folded, at) == 1 and is_word(folded[at : at + 2])
    words = [2] if is_named_word and _OWN_BODY.match(folded, at + 2, end) else []
    areas = [stop for stop in stops if _AREA_BEHIND.match(folded, at + stop, end)]
    stops = known or words or areas or _before_department(folded, at, stops, end)
    return [(at, at + stop) for stop in stops[:1]]


_TOLD = 4  # characters that tell a body


def _is_told_before(folded: str, at: int, stop: int) -> bool:
    """免去甲汀溪日报社社长职务: the body behind the name stands before, too."""
    return not is_word(folded[stop - 1 : stop + 1]) and folded.find(folded[stop : stop + _TOLD], 0, at) >= 0


_OF_TOWN = re.compile("乡乡|镇镇")  # 石磨乡乡长
# 教务处处长, 文学院院长
_DEPARTMENT = re.compile(
    "[\u3400-\u9fff]{1,6}(?:处|系|科|部|室|中心|馆|院|局|所|校|站|队)副?(?:[处科部院馆局所校站队]长|主任|书记)"
)


def _before_department(folded: str, at: int, stops: list[int], end: int) -> list[int]:
    """免去甲教务处处长职务: of the names before a department, the one behind which the longer word begins."""
    words = {stop: _word_length(folded, at + stop) for stop in stops if _DEPARTMENT.match(folded, at + stop, end)}
    best = max(words, key=lambda stop: words[stop], default=None) if folded[at] in COMMON_SURNAMES else None
    return [best] if best and words[best] else []


def _word_length(folded: str, at: int) -> int:
    return next((length for length in (4, 3, 2) if is_word(folded[at : at + length])), 0)


def _may_be_name(folded: str, at: int, length: int) -> bool:
    return surname_length(folded, at) > 0 and not is_no_name(folded[at : at + length])


# 县财政局局长, 党委书记, 副局长
_BARE_AREA = re.compile(
    "[省市县区州](?=[\u3400-\u9fff]{1,8}[局厅委办院会处所中馆站队校])|党[委组工总支]|副?[镇乡局院校所站科队]长|副?(?:主任|书记)|纪委|(?:本?公司|集团公司|本行)[^\\W\\d]{0,4}(?:[长员]|经理|总裁|总监|主席|书记)"
)
_OWN_BODY = re.compile(
    "[省市县区州](?=[\u3400-\u9fff]{2,8}[局厅委办院会处所中馆站队校])|[\u3400-\u9fff]{1,6}学院(?:党委|党总支)?副?[院书]"
)  # 阳光|区文化馆馆长
_AREA_BEHIND = re.compile(r"[\u3400-\u9fff]{1,5}[省市县区州旗镇乡][\u3400-\u9fff]{2}")
_ASIDE_BEHIND = re.compile(r"\([^()]*\)$")
_DUTIES = re.compile("职务(?:的(?:决定|议案|通知))?$")
_INTO_OFFICE = re.compile("为|担任|出任")
_REMOVALS = ("免去", "免去了", "免除", "罢免", "解除", "解聘")


def _concerned(clause: StatementClause, kind: str, at: int) -> list[tuple[int, int]]:
    """Who stands behind the verb that ends at ``at``; where the office follows a name at once, the area parts them."""
    folded, end, area = clause.folded, clause.end, clause.state.area
    has_area = kind == "ended" and area and area in folded[at + 2 : at + 3 + len(area)]
    named = before_area(folded, at, end, area) if has_area else []
    named = named or side_by_side(folded, at, end) or names_at(folded, at, end, bold=True)
    return named or (before_area if kind == "ended" else _behind_title)(folded, at, end)


# 任命如意、吉祥为…: between the verb and 为 nothing but names stands, though they be words.
_ITEM = "[\u3400-\u9fff]{1,8}·[\u3400-\u9fff·]{1,12}|[\u3400-\u9fff]{2,4}"
_SIDE_BY_SIDE = re.compile(
    rf"(?:{_ITEM})(?: ?\([^()]{{1,8}}\))?(?:、(?:{_ITEM})(?: ?\([^()]{{1,8}}\))?){{1,40}}?"
    rf"(?:[等\d]{{1,4}}人)?(?=(?:同志)?(?:为|任|担任)[\u3400-\u9fff]{{3}})"
)
_ITEMS = re.compile(rf"(?:^|、)(?P<name>{_ITEM})")


def side_by_side(folded: str, at: int, end: int) -> list[tuple[int, int]]:
    """The names between ``at`` and 为, though they be words, where nothing but names stands there."""
    listed = _SIDE_BY_SIDE.match(folded, at, end)
    items = [item.span("name") for item in _ITEMS.finditer(listed.group())] if listed else []
    names = [(at + start, at + stop) for start, stop in items]
    with_surname = sum(surname_length(folded, start) > 0 or "·" in folded[start:stop] for start, stop in names)
    if with_surname * 2 < len(names) or any(is_no_name(folded[slice(*name)]) for name in names):
        return []
    return [] if any(offices.ends_with_title(folded[slice(*name)]) for name in names) else names


def removed_on(clause: StatementClause, at: int) -> list[tuple[tuple[int, int], int, int]]:
    """免去甲县教育局局长、乙县民政局局长职务: who goes on behind ``at``, and where each one's offices begin and end."""
    folded, end = clause.folded, clause.end
    marks = [mark.start() for mark in _MARK.finditer(folded, at, end) if _ENDS_OFFICE.search(folded, at, mark.start())]
    named = {mark: before_area(folded, mark + 1, end, clause.state.area) for mark in marks}
    cuts = [mark for mark in marks if named[mark] and _is_person(folded, *named[mark][0])]
    return [(named[mark][0], named[mark][0][1], stop) for mark, stop in pairwise([*cuts, end])]


_MARK = re.compile("、")
_ENDS_OFFICE = re.compile("[长任记席员委师]$")
_LOCAL = re.compile("[省市县区州镇乡](?![长镇乡])|[\u3400-\u9fff]{2,5}[省市县区州](?![长])")


def _is_person(folded: str, start: int, end: int) -> bool:
    """Whether an area follows what is no word and no area itself: 、乙县民政局局长, but not 、张店区财政局局长."""
    name = folded[start:end]
    is_free = area_end(folded, start) is None and not is_word(name) and name[0] in COMMON_SURNAMES
    return is_free and _LOCAL.match(folded, end) is not None and not is_no_name(name)


def led(clause: StatementClause) -> tuple[str, list[tuple[int, int]], int] | None:
    """A verb, the names behind it, and where the offices begin."""
    folded, end = clause.folded, clause.end
    for verb in LEADS.finditer(folded, clause.first, end):
        kind = str(verb.lastgroup)
        persons = _concerned(clause, kind, verb.end())
        if not persons:
            continue
        behind = persons[-1][1]
        if kind == "ended" and verb.group() == "同意" and (as_office := AS_OFFICE.match(folded, behind, end)):
            return "appointed", persons, as_office.end()
        if kind == "ended":
            of = OF.match(folded, behind, end)
            is_removal = "职" in folded[behind:end] or "辞" in folded[behind:end] or verb.group() in _REMOVALS
            is_membership = folded[behind:end].endswith(("资格", "资格的决定"))
            office = _DUTIES.sub("", _ASIDE_BEHIND.sub("", folded[behind:end]))
            without_particle = (verb.group() in _REMOVALS or folded.endswith("职务", behind, end)) and (
                offices.ends_with_title(office) or is_office(office.rpartition("、")[2])
            )
            if of and (is_membership or is_removal and (of.end() > behind or without_particle)):
                return kind, persons, of.end()
            continue
        as_office = AS_OFFICE.match(folded, behind, end)
        if as_office:
            return kind, persons, as_office.end()
    return None


def stated_by_verb(clause: StatementClause) -> Appointments | None:
    """任命甲为局长, 免去乙县教育局局长、丙县民政局局长职务: what a verb before the names states."""
    lead = None if clause.verb and clause.persons else led(clause)
    if lead is None:
        return None
    kind, persons, first = lead
    others = removed_on(clause, first) if kind == "ended" else []
    end = others[0][0][0] - 1 if others else clause.end
    rows = [*clause.rows(kind, persons, first, end=end)]
    return [*rows, *(row for person, at, stop in others for row in clause.rows(kind, [person], at, end=stop))]


def stated_on(clause: StatementClause) -> Appointments | None:
    """Another list of nothing but names, though they be words, behind one that a verb leads."""
    kind = clause.state.kind
    is_on = kind in CHANGES_OF_OFFICE and kind != "ended" and clause.folded[clause.at - 1 : clause.at] in (",", ";")
    persons = side_by_side(clause.folded, clause.first, clause.end) if is_on and not clause.verb else []
    into = AS_OFFICE.match(clause.folded, persons[-1][1], clause.end) if persons else None
    return clause.rows(str(kind), persons, into.end()) if into else None


_OF_AREA = re.compile("(?:同时|并)?免去(?=[\u3400-\u9fff、]{6,40}职务$)")  # 任…,免去岚浦县商务局局长职务


# 根据甲本人请求,接受其辞去…; 乙因工作调动,其…代表资格自行终止
_ASKED = re.compile(
    r"(?:根据|鉴于|应)(?P<name>[\u3400-\u9fff·]{2,12}?)(?:同志)?(?:本人)?(?:的|提出的?)?(?:书面)?(?:辞职)?(?:请求|申请|要求),$"
)
_ASKED_REACH = 30  # characters
_LAPSED = re.compile(
    r"其(?P<office>[\u3400-\u9fff]{4,40}?(?:(?=职务[^,。;]{0,12}(?:自然|自行|相应|同时)(?:免除|免去|终止))|"
    r"(?:代表|委员)(?=资格(?:自行|依法|相应|随之)*终止)))"
)


def _who_begins(clause: StatementClause) -> list[tuple[int, int]]:
    """Whom the sentence is about: the name that begins it, or the person told before."""
    folded = clause.folded
    start = past(LEADING, folded, max(folded.rfind(mark, 0, clause.at) for mark in "。;\n") + 1, clause.at)
    named = names_at(folded, start, clause.at)[:1]
    return named or ([clause.state.person] if clause.state.person else [])


def removed_too(clause: StatementClause) -> Appointments | None:
    """并免去其…职务: of whom the clause before tells."""
    if lapsed := _LAPSED.match(clause.folded, clause.first, clause.end):
        return clause.rows("ended", _who_begins(clause), lapsed.start("office"), end=lapsed.end("office")) or None
    person, of = clause.state.person, OF_THE_SAME.match(clause.folded, clause.at, clause.end)
    asked = _ASKED.search(clause.folded, max(0, clause.at - _ASKED_REACH), clause.at) if of else None
    person = asked.span("name") if asked else person
    is_of_sentence = (
        clause.state.kind in CHANGES_OF_OFFICE
        or "决定" in clause.folded[clause.at : clause.end]
        or clause.folded[clause.at - 1 : clause.at] == ","
    )
    if of is None and clause.state.area:
        own = _OF_AREA.match(clause.folded, clause.at, clause.end)
        of = own if own and clause.folded.startswith(clause.state.area, own.end()) else None
    return clause.rows("ended", [person], of.end()) if person and of and is_of_sentence else None
