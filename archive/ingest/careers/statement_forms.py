"""How a clause states that someone comes into, leaves, is proposed for, holds or held an office: a table of forms."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from archive.ingest.careers.appointment_days import period_in
from archive.ingest.careers.appointment_verbs import VERB
from archive.ingest.careers.clauses import line_end, name_behind_body, name_inside
from archive.ingest.careers.labelled_entries import label_before, labelled
from archive.ingest.careers.leading_verbs import before_area, removed_too, stated_by_verb, stated_on
from archive.ingest.careers.listed_entries import (
    from_office,
    name_and_office,
    of_body,
    office_before_proposal,
    office_behind_particulars,
)
from archive.ingest.careers.moves import BEFORE_CHANGE, inside_body, taken_over, transfer, was_before
from archive.ingest.careers.name_lines import before_names, name_and_offices, names_below
from archive.ingest.careers.resumes import memberships
from archive.ingest.careers.statement_clause import Appointments, Period, StatementClause, mention, stated
from archive.ingest.careers.subjects import antecedent, name_before, titled_names
from archive.ingest.careers.successions import (
    attribute,
    dismissal,
    elected,
    inauguration,
    predecessor,
    resignation,
    retirement,
    succession,
    victory,
)
from archive.ingest.document import CHANGES_OF_OFFICE
from archive.ingest.lexicon.words import is_word
from archive.ingest.people import offices
from archive.ingest.people.asides import ASIDE
from archive.ingest.people.names import name_end

# 解放战争时期,甲担任…: a career told by times, not a change of today.
_MEANWHILE = re.compile("(?:期间|时期|时)$")  # 担任县长期间: no day of coming
_IN_CAREER = re.compile(r"(?:时期|期间|年代)[^。\n]{0,16}$|[此之]前,?[他她]?(?:一直)?$")


def statement(clause: StatementClause) -> Appointments:
    """What the first form that the clause has says."""
    of_body(clause)
    labelled_above = list(label_before(clause))
    return [
        *labelled_above,
        *next((rows for form in FORMS if (rows := form.rows(clause)) is not None), ()),
    ]


def _memberships(clause: StatementClause) -> Appointments | None:
    verb = (
        clause.verb if clause.verb and (clause.verb.lastgroup == "held" or clause.verb.group().endswith("是")) else None
    )
    person = clause.persons[-1] if verb and clause.persons else clause.state.person
    if not person:
        return None
    held = memberships(clause.folded, verb.end() if verb else clause.at, clause.end, clause.published)
    if verb and held:
        if verb.lastgroup == "held":
            held = [("held", office) for _, office in held]
        clause.state.person, clause.state.kind, clause.state.office = person, held[-1][0], held[-1][1].name
    return [mention(clause.text, kind, person, office, None, (None, None)) for kind, office in held] or None


def _attribute(clause: StatementClause) -> Appointments | None:
    said = attribute(clause)
    return said and [*said[0], *statement(replace(clause, at=said[1]))]


def _entry(clause: StatementClause) -> Appointments | None:
    if clause.verb or not clause.persons or not _opens_entry(clause.folded, clause.persons, clause.end):
        return None
    if _NATIVE.fullmatch(clause.folded, *clause.persons[0]) and clause.folded[clause.at - 1 : clause.at] == ",":
        return ()
    kind = clause.state.kind if _names_office(clause) else None
    office = clause.state.section if clause.state.listed == "holds" else ""
    clause.state.person, clause.state.kind, clause.state.office = clause.persons[0], kind, office
    return ()


_NATIVE = re.compile("[^\\W\\d]{2,4}人")  # 1968年3月生,安平人: where an entry's person comes from


def _names_office(clause: StatementClause) -> bool:
    """张建伟,岚浦县人民法院副院长、审判员: in a list of those who come or leave, the rest of the line is the office."""
    rest = clause.folded[clause.end + 1 : line_end(clause.folded, clause.end)].rstrip(";。,").removesuffix("职务")
    return clause.state.kind in CHANGES_OF_OFFICE and _OFFICES.fullmatch(rest) is not None


_OFFICES = re.compile("[\u3400-\u9fff、]{4,60}[长员任记席委师]")


def _behind_office(clause: StatementClause) -> Appointments | None:
    if clause.persons and clause.verb:
        return None
    inner = (
        clause.known_behind_title(VERB)
        or name_inside(clause.folded, clause.first, clause.end)
        or name_behind_body(clause.folded, clause.first, clause.end)
    )
    verb = VERB.match(clause.folded, inner[1], clause.end) if inner else None
    if not inner or not verb:
        return None
    if _WITHIN.search(verb.group()) and (old := offices.office_start(clause.folded, inner[0], clause.at)) < inner[0]:
        clause.state.office = clause.folded[old : inner[0]]
    return list(_by_verb(clause, [inner], verb)) or None


# 县水利局副局长王晓东升任局长: in the body that is told before the name
_WITHIN = re.compile("[升改转]任$|晋升为?$|提拔为$")


def _subject(clause: StatementClause) -> Appointments | None:
    if clause.verb or clause.is_removal:
        return None
    if not clause.persons:
        return _titled_subject(clause) or _plain_subject(clause)
    opens = clause.folded[clause.at - 1 : clause.at] in ("", "\n", "。")
    opens = opens or clause.folded.startswith("同志", clause.behind)
    opens = opens or clause.period is None and _IS_SUBJECT.match(clause.folded, clause.behind) is not None
    is_name = clause.folded.startswith("同志", clause.behind) or not is_word(clause.folded[slice(*clause.persons[-1])])
    is_name = is_name or clause.is_known
    if opens and is_name:
        clause.state.person, clause.state.kind = clause.persons[-1], None
    return ()


_IS_SUBJECT = re.compile(r"[也还是在]")


def _titled_subject(clause: StatementClause) -> Appointments | None:
    """县委副书记王晓东,接替…: a title and a name before a comma."""
    known = clause.known_behind_title()
    is_told_of = known is not None and _AGED.match(clause.folded, known[1], clause.end) is not None
    if clause.folded[clause.end : clause.end + 1] != "," and not is_told_of or clause.period:
        return None
    if beaten := _BEATEN.search(clause.folded, clause.at, clause.end):
        stop = name_end(clause.folded[clause.first : beaten.start()], 0, bold=True)
        named = titled_names(clause.folded, clause.at, beaten.start())[-1:]
        named = named or ([(clause.first, clause.first + stop)] if stop else [])
        clause.state.person, clause.state.kind = named[0] if named else clause.state.person, None
        return ()
    named = [known] if known else titled_names(clause.folded, clause.at, clause.end)[-1:]
    if (
        not known
        and not named
        or not known
        and not (named[0][1] == clause.end or _DOES.match(clause.folded, named[0][1]))
    ):
        name = name_before(clause.folded, clause.at, clause.end)
        if name is None or clause.folded[name[0] - 1] in "替代除":
            return None
        named = [name]
    clause.state.person, clause.state.kind = named[0], None
    first = offices.office_start(clause.folded, named[0][0], clause.at)
    clause.state.titled = _FORMER.sub("", clause.folded[first : named[0][0]])
    return ()


_AGED = re.compile("今年|现年")  # 党支部书记马兰今年56岁。
_FORMER = re.compile("原(?=党|副|书记|主任|[局镇乡县市区]长|[^料油煤])")
_BEATEN = re.compile(
    "(?:在[^,。;]{0,30}?)?(?:击败|战胜|打败|险胜|领先于|超过|角逐中|(?:将[^,。;]{0,12})?(?:接替|取代))"
)
_DOES = re.compile("[在因以于经]|来自|现任|曾|通过")


def _plain_subject(clause: StatementClause) -> Appointments | None:
    """甲组织筹建…,后历任…: a name and any predicate."""
    stop = name_end(clause.folded[clause.first : clause.first + 8], 0)
    opens = clause.folded[clause.at - 1 : clause.at] in ("", "\n", "。")
    if (
        stop is None
        or stop < 3
        and not opens
        or clause.period
        or is_word(clause.folded[clause.first : clause.first + stop])
        or clause.folded[clause.first + stop - 1] in "镇乡县"
    ):
        return None
    clause.state.person, clause.state.kind = (clause.first, clause.first + stop), None
    return ()


def _with_verb(clause: StatementClause) -> Appointments | None:
    if clause.verb is None or clause.verb.group() == "前任" and not clause.persons:
        return None  # 前任院长甲…
    return _by_verb(clause, clause.persons, clause.verb)


def _removed(clause: StatementClause) -> Appointments | None:
    if clause.is_removal:
        return clause.rows("ended", clause.persons, clause.behind_aside + 1)
    if clause.verb or clause.state.kind != "ended" or not clause.folded.endswith("职务", clause.at, clause.end):
        return None
    named = before_area(clause.folded, clause.first, clause.end, clause.state.area)
    return clause.rows("ended", named, named[0][1]) if named else None


def _continued(clause: StatementClause) -> Appointments | None:
    state, period = clause.state, clause.period
    if not state.person or clause.persons or not (period or state.kind):
        return None
    if period is None and state.is_list and clause.folded[clause.at - 1 : clause.at] == "\n":
        return None  # the next entry of a list, whose person is not read
    if period is None and clause.folded.startswith(":", clause.end):
        return None  # a label
    kind = ("holds" if period[1] == "" else "held") if period else str(state.kind)
    return stated(clause.folded, clause.text, kind, [state.person], clause.first, clause.end, state, period)


def _by_verb(clause: StatementClause, persons: list[tuple[int, int]], verb: re.Match[str]) -> Appointments:
    folded, state = clause.folded, clause.state
    if not persons and not folded.startswith("务", verb.end()):
        if folded[verb.start() - 1 : verb.start()] in ("他", "她"):
            state.person = antecedent(folded, verb.start()) or state.person
        persons = [state.person] if state.person else []
    if verb.lastgroup == "appointed" and _MEANWHILE.search(folded[verb.end() : clause.end]):
        return ()
    goes_on = verb.group() == "为" and state.kind in CHANGES_OF_OFFICE and state.kind != "ended"
    kind = str(state.kind if goes_on else verb.lastgroup)
    if kind == "appointed" and (state.period[0] or _IN_CAREER.search(folded[max(0, clause.first - 40) : clause.first])):
        kind = "holds" if state.period[1] == "" else "held"
    if kind == "holds" and verb.group() == "是" and BEFORE_CHANGE.search(folded[max(0, clause.at - 12) : clause.at]):
        kind = "held"
    period = clause.period or _period_told(verb.group())
    if kind == "ended" and not clause.persons and state.titled:
        state.office = state.titled
    if kind == "appointed" and (period or "曾" in verb.group()):
        kind = "holds" if period and period[1] == "" else "held"
    if kind == "appointed" and state.day and folded.endswith("至今", verb.end(), clause.end):
        kind, period = "holds", (state.day, "")  # 2011年任局长至今
    rows = list(stated(folded, clause.text, kind, persons, verb.end(), clause.end, state, period))
    if not rows and persons:
        state.person = persons[-1]
    return rows


def _period_told(words: str) -> Period | None:
    """The period before a verb: 于2010年6月至2013年3月担任."""
    told = period_in(words.partition("于")[2])
    return told[0] if told[1] else None


class Form(NamedTuple):
    """One way to state an appointment: ``rows`` is None where a clause is not of it; in ``example`` a clause is."""

    rows: Callable[[StatementClause], Appointments | None]
    example: str


FORMS = (
    Form(_memberships, "张建伟,男,岚浦县人。第七届、第八届岚浦县委委员。"),
    Form(names_below, "会议选举产生岚浦县委委员:\n张建伟 王晓东"),
    Form(labelled, "任命\n县财政局\n局长:张建伟"),
    Form(name_and_offices, "张建伟 岚浦县民政局副局长 拟任岚浦县民政局局长"),
    Form(name_and_office, "免去\n李志军同志岚浦县民政局局长职务"),
    Form(from_office, "张建伟由岚浦县科技局局长转任岚浦县科协主席。"),
    Form(office_behind_particulars, "张建伟,1974年9月生,岚浦县委书记。"),
    Form(office_before_proposal, "张建伟,岚浦县审计局副局长,拟任岚浦县审计局局长。"),
    Form(before_names, "任命\n县财政局:副局长 张建伟、王晓东"),
    Form(elected, "当选为岚浦县委常委的还有席义方、沈国望。"),
    Form(was_before, "张建伟任岚浦县委书记。履新前,他是岚浦县县长。"),
    Form(removed_too, "张建伟任岚浦县财政局局长,并免去其岚浦县审计局局长职务。"),
    Form(taken_over, "岚浦县水利局局长一职由张建伟接任。"),
    Form(succession, "县长陈思接替李想任岚浦县委书记。"),
    Form(inauguration, "岚浦国当选总统张建伟7日宣誓就职。"),
    Form(victory, "工人党候选人罗塞夫在总统选举中获胜。"),
    Form(dismissal, "张建伟任岚浦县财政局局长,后被县委免去职务。"),
    Form(_attribute, "曾任岚浦县县长的王新民受到处分。"),
    Form(predecessor, "张建伟任岚浦县委书记,其前任王晓东调云川市工作。"),
    Form(inside_body, "张建伟任岚浦县委书记,曾在石桥镇任镇长。"),
    Form(transfer, "张建伟,男。1963年4月,调岚浦县文化局工作,历任副局长、局长。"),
    Form(stated_by_verb, "会议决定任命王晓东为岚浦县人民政府代理县长。"),
    Form(stated_on, "会议选举张建伟为县长,和平、方向为副县长。"),
    Form(_entry, "张建伟同志任岚浦县委书记;王晓东,女,现任岚浦市文化局局长。"),
    Form(_behind_office, "岚浦市委常委张建伟转任云川市市长。"),
    Form(resignation, "岚浦县财政局局长张建伟已被免职。"),
    Form(retirement, "原岚浦县财政局局长张建伟退休。"),
    Form(_removed, "免去:\n李志军的岚浦县财政局局长职务。"),
    Form(_subject, "王晓东同志在岚浦县工作,现任岚浦市文化局局长。"),
    Form(_with_verb, "张建伟同志任岚浦县委书记。"),
    Form(_continued, "张建伟同志任岚浦县委委员,县委书记。"),
)


def _opens_entry(folded: str, persons: list[tuple[int, int]], end: int) -> bool:
    """王晓东,女,…: an entry begins with the name alone."""
    at = persons[-1][1]
    aside = ASIDE.match(folded, at)
    at = aside.end() if aside else at
    return len(persons) == 1 and (at >= end or folded.startswith(("同志", "简历"), at) and at + 4 >= end)
