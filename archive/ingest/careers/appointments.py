"""Statements of appointment: who comes into, leaves, is proposed for, holds or held which office.

A text is read clause by clause; a clause may leave out its person, its verb or its body where those before it said it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from archive.ingest.careers.appointment_days import BEGINNING, FULL, HEARD, OF_LIFE, dateline, day_in, period_in
from archive.ingest.careers.appointment_verbs import HEADING, LEADING
from archive.ingest.careers.bodies import area_in
from archive.ingest.careers.clauses import clauses, line_end, names_at
from archive.ingest.careers.labelled_entries import begins_section, begins_table, table_row
from archive.ingest.careers.list_headings import tell_list
from archive.ingest.careers.listed_entries import begins_with_entry
from archive.ingest.careers.name_lines import is_listed_entry, office_and_names
from archive.ingest.careers.office_holders import (
    body_of_election,
    body_of_list,
    listed_kind,
    lists_holders,
    of_change,
    office_of_each,
)
from archive.ingest.careers.own_bodies import issued
from archive.ingest.careers.particulars import particulars
from archive.ingest.careers.resumes import joined
from archive.ingest.careers.statement_clause import StatementClause, StatementState
from archive.ingest.careers.statement_forms import statement
from archive.ingest.careers.told_events import ToldEvents
from archive.ingest.document import AppointmentMention
from archive.ingest.lexicon.words import is_word
from archive.ingest.people.names import name_end
from archive.ingest.people.sure_names import sure_names
from archive.text.chinese_counting import in_digits
from archive.text.patterns import past


def appointments(
    folded: str, text: str, title: str = "", published: str | None = None, signer: str = ""
) -> tuple[AppointmentMention, ...]:
    """All statements of folded ``text``, in order; ``published``, ISO 8601, resolves 今天 and days without a year;
    ``signer`` is the body that signs a notice, whose area is that of 县 and 市 where nothing else names one.
    """
    wired = None if published else _WIRED.search(folded, 0, _OPENING)
    published = published or (wired.group() if wired else None)
    listed = listed_kind(title, folded)
    if not (listed or office_of_each(title) or _TRIGGER.search(folded) or _LISTS.search(title) or of_change(title)):
        return ()
    sure = {folded[slice(*span)] for span in sure_names(folded)} | {title[slice(*span)] for span in sure_names(title)}
    rows = _told(folded, text, _Frame(title, published, signer, listed), sure)
    words = {name for row in rows if _is_hidden(name := folded[row.span.start : row.span.end])} - sure
    if words:
        rows = _told(folded, text, _Frame(title, published, signer, listed), sure | words)
    if _BILL.search(title):
        rows = [
            replace(row, kind="proposed") if row.kind == "appointed" else row for row in rows if row.kind != "ended"
        ]
    return tuple(replace(row, person=particulars(folded, row.span.start)) for row in joined(rows))


_BILL = re.compile(
    "提请.{0,40}(?:议案|报告|的函)|(?:任免|任命|任职|免职|职务)的?议案"
)  # what is put before a committee
_LISTS = re.compile("(?:任命|任职|聘任|(?P<ended>免职|免去|解聘))(?:人员)?名单$")
_WIRED = re.compile(r"20\d\d-\d\d-\d\d(?= ?[讯电])")  # 某网2020-06-30讯 6月29日


class _Frame(NamedTuple):
    """What stands around a text."""

    title: str
    published: str | None
    signer: str
    listed: str | None  # what its title says of everybody that it lists


def _told(folded: str, text: str, frame: _Frame, names: Collection[str]) -> list[AppointmentMention]:
    """The statements of a text in which ``names`` are names, though they be words."""
    title, published, signer, listed = frame
    told = ToldEvents()
    area = area_in(title) or area_in(folded[:_OPENING]) or area_in(signer)
    state = StatementState(area=area, heading=issued(title, signer))
    state.known = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True))) if names else None
    state.listed = listed
    state.section = body_of_list(title, state.area) if lists_holders(title) else ""
    state.office = state.section or (body_of_election(folded[:BEGINNING], title) if listed else "")
    state.dateline = dateline(folded, published)
    state.each = office_of_each(title)
    if lists := _LISTS.search(title):
        state.headed = "ended" if lists["ended"] else "appointed"
    for start, end in clauses(folded):
        if start < state.read_to:
            continue
        if since := _SINCE.search(in_digits(folded[start:end])):
            is_of_all = _OF_ALL.match(folded, folded.rfind("\n", 0, start) + 1)
            told.date(
                folded[slice(*state.person)] if state.person and not is_of_all else "",
                day_in(since["day"] or since["term"], published, state.day or state.latest),
            )
            continue
        for row in _read(folded, text, start, end, state, published):
            told.add(row, has_own_day=state.has_own_day)
    return told.rows


_DAY = r"(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?"
_SINCE = re.compile(
    r"(?:(?:任职|任期|聘期|挂职|^)(?:时间|期限)(?:均|都|为)?|(?:任职|任期|聘期|挂职)(?:均|都)?)[从自由]?"
    rf"(?P<day>{_DAY})起?(?:算起|计算|起算|开始|[至到][^,。;]{{4,12}}$)|^[从自](?P<term>{_DAY})起?[至到][^,。;]{{4,12}}止$"
)
_OF_ALL = re.compile("以上|上述|任期|聘期|挂职|任职")  # a line that begins so speaks of everybody above


def _is_hidden(name: str) -> bool:
    """Whether a name that a statement made sure reads as a word elsewhere."""
    return is_word(name) or name_end(name, 0, bold=True) != len(name)


_OPENING = 60  # characters of a text in which it names its area


# 县财政局 or 副局长:陈思 on a line of its own, 陈思县财政局局长职务
_LISTED = re.compile(
    r"(?:[\u3400-\u9fff]{2,20}|(?:[\u3400-\u9fff] {1,4}){1,4}[\u3400-\u9fff])(?:\([^()\n]{2,20}\))?(?=:?(?:\n|$))|"
    r"[\u3400-\u9fff][\u3400-\u9fff、]{5,60}职务(?=[,;。\n]|$)|"
    r"(?:[\u3400-\u9fff]{0,16}|(?:[\u3400-\u9fff] {1,4}){1,2})[长任记席员委]"
    r"(?=(?: {1,4}[\u3400-\u9fff])|(?:\([^()\n]{4,16}\))?:[\u3400-\u9fff])|"
    r"[\u3400-\u9fff]{2,20}:[\u3400-\u9fff]{2,12} [\u3400-\u9fff]"  # 县委办公室:副主任 陈思
)


_TRIGGER = re.compile(
    r"年起 |任职(?:时间|:)|任命|[解聘]聘|聘任|选出|年\d{1,2}月出?生[,。]|考察对象|"
    r"宣誓就|就任|担任|免去|当选|推选|补选|增补|增选|选为|解除|取代|接替|履新|候补委员|届|"
    r"免职|辞职|撤职|罢免|卸任|请辞|辞呈|成为[^,。]{2,20}(?:书记|[长席])|"
    r"辞去|撤销|提名|退休|离任|离休|退役|转业|调离|跻身|赢得[^,。;]{0,16}选举|选举[^,。;]{0,4}(?:获胜|胜出)|不再|担任|选举|简历|职务|[现曾历拟出接兼转改升时]任|"
    r"[\u3400-\u9fff: ][任免][\u3400-\u9fff]{2,24}(?:[长席记员]|主任)|"
    r"(?:19|20)\d\d[年.]?(?:\d{1,2}月?)? ?[至—-] ?(?:今|(?:19|20)\d\d)"
)


def _read(
    folded: str, text: str, start: int, end: int, state: StatementState, published: str | None
) -> Iterator[AppointmentMention]:
    if start == 0 or folded[start - 1] == "\n":
        if begins_table(folded, start, line_end(folded, start), state):
            return
        if state.columns and _is_table_line(folded, start):
            line = StatementClause(folded, text, start, end, state, None, published)
            yield from table_row(line, line_end(folded, start)) or ()
            return
        state.kind, state.office, state.period = (
            (state.headed or state.kind or state.listed)
            if state.listed == "holds" or _is_listed(folded, start)
            else None,
            state.section or (state.office if state.listed else ""),
            (None, None),
        )
    elif folded[start - 1] in "。!?":
        state.kind, state.period = None, (None, None)
    if folded[start - 1 : start] in ("", "\n", "。"):
        state.titled = ""
    _tell_day(folded, start, end, state, published)
    tell_list(folded, start, end, state)
    if heading := HEADING.fullmatch("\n" + _BLANKS.sub("", folded[start:end])):
        state.kind, state.headed, state.section = heading.lastgroup, heading.lastgroup, ""
        return
    if begins_section(folded, start, end, state):
        return
    if _OWN_YEAR.match(folded, start):
        state.period = (None, None)
    period, skipped = period_in(folded[start:end])
    at = start + skipped
    if skipped and (folded[start + skipped :][:1] in ",:" or at >= end):
        state.period, state.kind = period, "held"
        if period[1] == "":
            state.kind = "holds"
        return
    if skipped:
        state.period, state.kind = period, "holds" if period[1] == "" else "held"
    yield from statement(StatementClause(folded, text, at, end, state, period if skipped else None, published))


def _is_less_exact(day: str, state: StatementState) -> bool:
    """Whether the sentence told the day better; 2015年 behind 2013年3月 is another one."""
    told = state.day or ""
    return state.has_own_day and len(day) < len(told) and (len(told) == FULL or told.startswith(day))


_BLANKS = re.compile(" +")
_OWN_YEAR = re.compile(r"(?:19|20)\d\d年")


def _tell_day(folded: str, start: int, end: int, state: StatementState, published: str | None) -> None:
    """Put into ``state`` the day that statements of this clause are of.

    A day lasts until another one is told; a month or a year only in its sentence, behind which a career goes on without
    a day. Days after ``published`` are not those of what has happened.
    """
    mark = folded[start - 1 : start]
    if mark in ("", "\n", "。", "!", "?"):
        state.has_own_day = False
        if mark in ("", "\n") and not (state.day and len(state.day) == FULL and state.kind):
            state.day = state.dateline
            state.latest = state.latest if folded.startswith(("同", "当年"), start) else None
        elif state.day and len(state.day) < FULL:
            state.day = None
    clause = in_digits(folded[start:end])
    is_other = OF_LIFE.search(clause) and not _HELD_ON.search(clause) or HEARD.match(folded, start)
    day = None if is_other else day_in(clause, published, state.latest)
    if "日前" in clause or "近日" in clause or _is_of_the_past(clause, day, state) or _is_later(clause, day, state):
        state.day = None
    elif day and not (published and day > published) and not _is_less_exact(day, state):
        state.day, state.has_own_day, state.latest = day, True, day
    if session := _SESSION.search(clause):
        state.session = state.session or session.group()
        if session.group() != state.session and not state.has_own_day:  # 十七届五中全会增补为…, of a life
            state.day = None


_SESSION = re.compile(
    r"[一二三四五六七八九十]{1,3}届(?:[一二三四五六七八九]中全会|[^\W\d]{0,14}?第[一二三四五六七八九十]{1,3}次(?:全体)?会议)"
    r"(?=(?:上|决定|被)*(?:任命|增补|增选|当选|选举|补选|任))"
)
_HELD_ON = re.compile(r"从(?:[^,。]{0,4}月)?\d{1,2}日(?:召开|举行)的[^,。]{2,30}会")  # 从27日召开的全会上获悉


# 1990年任副局长,不久任局长: later than the day told before, nobody knows when.
_LATER = re.compile(
    r"不久|(?:多|几|[一二三四五六七八九十\d]{1,2})(?:年|个月)[之以]?后|[^,。;\n]{0,4}(?:后来|此后|其后)"
)


def _is_later(clause: str, day: str | None, state: StatementState) -> bool:
    return day is None and _LATER.match(clause) is not None


def _is_of_the_past(clause: str, day: str | None, state: StatementState) -> bool:
    return day is None and not state.has_own_day and _PAST.search(clause) is not None


# 十年前, 毕业后: a telling of the past is not of the day that the report tells before it.
_PAST = re.compile(
    r"(?:\d{1,3}|[一二两三四五六七八九十几数多]{1,3})多?年(?:前|来)|那一?年|当时|那时|毕业后|年轻时|上世纪|\d0年代|上任之初|最初"
)


def _is_table_line(folded: str, start: int) -> bool:
    return any(mark in folded[start : line_end(folded, start)] for mark in "\t| ")


def _is_listed(folded: str, start: int) -> bool:
    """A line of a list under a heading: a name first."""
    at = past(LEADING, folded, start)
    return (
        bool(names_at(folded, at, line_end(folded, start), bold=True))
        or folded.startswith(("任命", "免去"), at)
        or _LISTED.match(folded, at) is not None
        or begins_with_entry(folded, at, line_end(folded, start))
        or is_listed_entry(folded, at, line_end(folded, start))
        or office_and_names(folded, at, line_end(folded, start)) is not None
    )
