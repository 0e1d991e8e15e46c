"""Changes of office told in other words than of appointment: 甲接替乙出任…, 局长甲已被免职, 曾任局长的甲."""

import re
from dataclasses import replace

from archive.ingest.careers.appointment_days import day_in
from archive.ingest.careers.appointment_verbs import ADDRESS, LEADS
from archive.ingest.careers.clauses import names_at
from archive.ingest.careers.office_lists import ListedOffice
from archive.ingest.careers.statement_clause import Appointments, StatementClause, mention
from archive.ingest.careers.subjects import name_at, name_before, name_of_length, titled_names
from archive.ingest.document import AppointmentMention
from archive.ingest.people import offices
from archive.ingest.people.names import name_end
from archive.text.patterns import past

_INSTEAD_OF = re.compile(r"(?:将|已)?(?:接替|取代)")
_INTO = re.compile(r"(?:同志)?(?:被)?(?:出任|担任|当选为?|任命为|就任|任|成为|为)(?!职)")


_WHO_LEFT = re.compile("(?:(?:已|因病|到龄)?(?:退休|调离|调任|卸任|辞职|离任|病逝|去世|落马|被查|被免)的)?")


def succession(clause: StatementClause) -> Appointments | None:
    """甲接替乙任…: both had or have the one office."""
    folded = clause.folded
    instead = _INSTEAD_OF.search(folded, clause.at, clause.end)
    if instead is None:
        return None
    at = past(_WHO_LEFT, folded, instead.end(), clause.end)
    before = names_at(folded, at, clause.end, bold=True) or _cut(folded, at, clause.end)
    into = _INTO.match(folded, before[-1][1]) if before else None
    if into is None:
        return _gone(clause, instead)
    lead = LEADS.match(folded, clause.first, instead.start())
    kind = str(lead.lastgroup) if lead else "appointed"
    new = _named_before(clause, instead.start(), lead.end() if lead else clause.first)
    if new is None or kind == "ended":
        return None
    gone = clause.rows("ended", before, into.end()) if kind == "appointed" else ()
    return [*gone, *clause.rows(kind, [new], into.end())] or None


# 接替14日宣布辞职的前总统甲, 接替甲: of the office that the clause before tells.
_GONE = re.compile(
    r"[^,。;\n]{0,20}(?P<left>任期届满|任满|辞职|请辞|卸任|离任|退休|离职|调任|免职|下台|去世|病逝|逝世|遇难|落选|[到赴][\u3400-\u9fff]{1,8}(?:任职|工作)|调任[\u3400-\u9fff]{4,24}?[长任记席员])的|"
)


def _gone(clause: StatementClause, instead: re.Match[str]) -> Appointments | None:
    """Whom the person of the clause before replaces; of a nominee, only somebody told to be gone."""
    folded, state = clause.folded, clause.state
    if not state.office or state.kind not in ("appointed", "proposed"):
        return None
    how = _GONE.match(folded, instead.end(), clause.end)
    if how is None or not how["left"] and state.kind == "proposed":
        return None
    gone = titled_names(folded, how.end(), clause.end)[-1:]
    gone = gone or names_at(folded[: clause.end], how.end(), clause.end, bold=True)[:1]
    gone = gone or ([(how.end(), clause.end)] if name_of_length(folded, how.end(), clause.end) else [])
    if not gone or gone[0][1] != clause.end:
        return None
    office = ListedOffice(state.office, *gone[0])
    day = state.day if state.kind == "appointed" else None
    return [mention(clause.text, "ended", gone[0], office, day, (None, None))]


# 乌克兰当选总统甲7日宣誓就职, 新任防长乙宣誓就职: the office goes before the name, the verb has none.
_SWORN_IN = re.compile("(?:正式|当天|昨天|今天)?(?:宣誓|正式)就[职任](?![典仪演后前时])")


def inauguration(clause: StatementClause) -> Appointments | None:
    """Who is sworn into the office that stands before the name."""
    folded = clause.folded
    sworn = _SWORN_IN.search(folded, clause.at, clause.end)
    if (
        sworn is None
        or _NOT_YET.search(folded[clause.at : sworn.start()])
        or folded.startswith("将", sworn.start() - 1)
    ):
        return None
    for start, end in titled_names(folded, clause.at, sworn.start()):
        first = offices.office_start(folded, start, clause.at)
        if _OF_THE_NEW.search(folded, max(clause.at, first - 3), start):
            return clause.rows("appointed", [(start, end)], first, end=start)
    return None


_OF_THE_NEW = re.compile("当选|候任|新")


def _cut(folded: str, at: int, end: int) -> list[tuple[int, int]]:
    """A name that ends before a verb, whatever its sounds: 取代江渡聪德出任…"""
    into = _INTO.search(folded, at + 2, min(end, at + 10))
    return [(at, into.start())] if into and not offices.titles(folded[at : into.start()]) else []


def _named_before(clause: StatementClause, end: int, first: int) -> tuple[int, int] | None:
    if (behind_title := name_before(clause.folded, clause.at, end)) is not None:
        return behind_title
    at = first + (clause.folded.startswith(("除", "由"), first))
    stop = name_end(clause.folded[at:end], 0)
    is_name = (
        stop == end - at or at < end and (at > clause.at or at == first) and _STRANGER.fullmatch(clause.folded, at, end)
    )
    return (at, end) if is_name else clause.state.person


_STRANGER = re.compile(r"[^\W\d的了在和与及会委局任其长员他她将已]{2,5}")  # 中谷元: no Chinese surname


# 院长王莉已被免职, 前总理李完九因…引咎辞职: the office goes before the name, the verb has none.
_RESIGNED = re.compile(
    r"[^,。;\n]{0,24}?(?:被(?:就地|当场|立即|先行)?(?:免职|撤职|罢免)|引咎辞职|宣布辞职|提出辞职|递交辞呈|请辞|辞职|卸任|不再担任(?:现职|职务|该职))(?:的|了)?"
)
_REMOVED = re.compile(
    r"(?:(?:\d{1,2}月)?\d{1,2}日)?(?:已|也)?被[^,。;\n]{0,20}?(?:免去|撤销)(?P<office>[^,。;\n其]{2,20})职务"
)
_NOT_YET = re.compile(r"要求|呼吁|或|传|拒绝|将|不会|否认|考虑|可能")


def resignation(clause: StatementClause) -> Appointments | None:
    """局长甲已被免职: who left the office that stands before the name."""
    folded = clause.folded
    if (before := clause.state.person) and clause.state.office and folded.startswith(folded[slice(*before)], clause.at):
        person = (clause.at, clause.at + before[1] - before[0])
        verb = _RESIGNED.match(folded, person[1], clause.end)
        if verb and not _NOT_YET.search(verb.group()):
            office = ListedOffice(clause.state.office, *person)
            return [mention(clause.text, "ended", person, office, clause.state.day, (None, None))]
    for start, end in reversed(titled_names(folded, clause.at, clause.end)):
        if removal := _REMOVED.match(folded, end, clause.end):
            left, right = removal.span("office")
            first = offices.office_start(folded, start, clause.at)
            if folded[first:start].endswith(removal["office"]):  # 县卫生局局长甲…被免去局长职务
                left, right = first, start
            return list(clause.rows("ended", [(start, end)], left, end=right)) or None
        verb = _RESIGNED.match(folded, end, clause.end)
        first = offices.office_start(folded, start, clause.at)
        if verb and not _NOT_YET.search(verb.group()) and not folded.endswith("向", 0, first):
            first += folded.startswith(("前", "原", "时任"), first) * (2 if folded[first] == "时" else 1)
            return list(clause.rows("ended", [(start, end)], first, end=start)) or None
    return None


# 原局长甲退休, 局长甲因年龄原因离任: the clause ends with the leaving.
_RETIRED = re.compile(
    rf"{ADDRESS}(?:近日|日前|[今去]年|\d{{1,2}}[月日])*(?:已经?|也|均|因[^,。;\n]{{1,10}}?|到龄|正式|光荣|办理)*"
    "(?:退休(?:手续)?|离休|离任|离职|退役|退居二线|退出(?:现职|领导岗位)|转业(?:[到地][\u3400-\u9fff]{1,8})?|调离(?:原?岗位)?|另有任用)"
)


def retirement(clause: StatementClause) -> Appointments | None:
    """原局长甲退休: who left the office that stands before the name."""
    folded, end = clause.folded, clause.end
    if clause.persons and _RETIRED.fullmatch(folded, clause.behind, end):  # 甲退休,不再担任…
        clause.state.person, clause.state.kind = clause.persons[-1], None
        return ()
    for verb in _RETIRED.finditer(folded, clause.at + 4, end):
        named = name_before(folded, clause.at, verb.start()) if verb.end() == end else None
        if named and not _NOT_YET.search(folded, clause.at, verb.start()):
            first = offices.office_start(folded, named[0], clause.at)
            first += folded.startswith(("原", "前"), first)
            return clause.rows("ended", [named], first, end=named[0]) or None
    return None


# 当选为省委常委的还有甲、乙: the names stand behind the office.
_ELECTED = re.compile(
    r"[^,。;]{0,12}?(?:当选|选为|被选举|选举产生)为?(?P<office>[\u3400-\u9fff]{2,30})的(?:同志)?(?:还|同时)?(?:有|是|为):?"
)


def elected(clause: StatementClause) -> Appointments | None:
    match = _ELECTED.match(clause.folded, clause.at, clause.end)
    persons = names_at(clause.folded, match.end(), clause.end, bold=True) if match else []
    if match is None or not persons:
        return None
    return clause.rows("appointed", persons, match.start("office"), end=match.end("office"))


# 甲赢得总统选举, 甲在总统选举中获胜: the office is what the election was for.
_VICTORY = re.compile(
    r"(?:赢得|在)(?!首轮|第一轮)[^,。;\n轮内]{0,12}?(?P<office>(?:[\u3400-\u9fff]{2,8}党)?(?:总统|总理|首相|议长|党首|党魁|领袖))"
    r"(?:选举|大选)(?:中(?:以[^,。;]{2,12})?(?:获胜|胜出)|胜利)?(?=$|[,。;!])"
)


def victory(clause: StatementClause) -> Appointments | None:
    """Who wins the election of a ruler or a leader of a party; of a subject named before, if none is here."""
    folded = clause.folded
    won = _VICTORY.search(folded, clause.at, clause.end)
    if won is None or _NOT_YET.search(folded, clause.at, won.start()):
        return None
    if not (folded.startswith("赢得", won.start()) or won.group().endswith(("获胜", "胜出"))):
        return None
    named = name_before(folded, clause.at, won.start())
    named = named or next(iter(clause.persons), None)
    named = named or ((clause.first, won.start()) if name_of_length(folded, clause.first, won.start()) else None)
    person = named or clause.state.person
    return clause.rows("appointed", [person], won.start("office"), end=won.end("office")) if person else None


# 遭军方解除职务: of the office that the sentence told before.
_DISMISSED = re.compile(r"[遭被][^,。;\n]{0,12}?(?:解除|免去|罢免|撤销)(?:一切|所有)?职务$")
_LEFT = re.compile("直[至到][^,。;]{0,14}?(?:卸任|离任)")  # 自2007年起担任厅长,直到2014年底卸任
_LATER = re.compile("[年月日天]后")


def dismissal(clause: StatementClause) -> Appointments | None:
    state = clause.state
    if clause.persons or not (state.person and state.office and state.kind in ("appointed", "holds", "held")):
        return None
    if left := _LEFT.fullmatch(clause.folded, clause.at, clause.end):
        office = ListedOffice(state.office, *state.person)
        day = day_in(left.group(), clause.published, state.latest)
        return [mention(clause.text, "ended", state.person, office, day, (None, None))]
    match = _DISMISSED.search(clause.folded, clause.at, clause.end)
    if (
        match is None
        or _NOT_YET.search(clause.folded, clause.at, match.start())
        or titled_names(clause.folded, clause.at, match.start())
    ):
        return None
    day = None if _LATER.search(clause.folded, clause.at, clause.end) else state.day
    office = ListedOffice(state.office, *state.person)
    return [mention(clause.text, "ended", state.person, office, day, (None, None))]


# 曾任岚浦县县长的王新民: the office is an attribute of the name.
_ATTRIBUTE = re.compile(
    r"(?:(?P<held>曾任|曾担任|当过|历任)|(?P<holds>现任)|(?P<appointed>刚刚?被?任命为|履新|刚刚?出任|新当选|刚刚?当选|交流任))"
    r"(?P<office>[^,。;的]{2,40})的(?!是)"
)


def attribute(clause: StatementClause) -> tuple[list[AppointmentMention], int] | None:
    """曾任县长、书记的甲: an office said of the name that follows, and where that name begins."""
    said = _ATTRIBUTE.search(clause.folded, clause.at, clause.end)
    if said is None:
        return None
    at = said.end()
    stop = name_at(clause.folded, at)
    if stop is None:
        return None
    kind = next(kind for kind in ("held", "holds", "appointed") if said[kind])
    rows = clause.rows(kind, [(at, stop)], said.start("office"), end=said.end("office"))
    if _A_DAY.search(clause.folded, said.end(), clause.end):  # that of what the person did
        rows = [replace(row, day=None) for row in rows]
    rows = list(rows)
    return (rows, at) if rows else None


_A_DAY = re.compile(r"\d|今天|昨天")


_PREDECESSOR = re.compile(r"(?:而|其|他的|她的)*前任(?:是|为)?")


def predecessor(clause: StatementClause) -> Appointments | None:
    """其前任甲: who held the office that the clause before tells."""
    said = _PREDECESSOR.match(clause.folded, clause.at, clause.end)
    if said is None or said.group() == "前任" or not clause.state.office:
        return None
    stop = name_at(clause.folded, said.end())
    if stop is None:
        return None
    office = ListedOffice(clause.state.office, said.end(), stop)
    return [mention(clause.text, "held", (said.end(), stop), office, None, (None, None))]
