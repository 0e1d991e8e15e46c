"""A clause of a statement of appointment: what earlier clauses leave to it, and the rows that it makes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile

from archive.ingest.careers.appointment_verbs import LEADING, VERB
from archive.ingest.careers.clauses import names_at
from archive.ingest.careers.office_lists import ListedOffice, acting, split
from archive.ingest.careers.office_words import OF_COMPANY
from archive.ingest.document import CHANGES_OF_OFFICE, AppointmentMention, Span
from archive.ingest.people.asides import ASIDE
from archive.ingest.people.names import plain
from archive.ingest.people.offices import ends_with_title
from archive.text.patterns import past

_TO_BE = re.compile(r"候选人|人选|拟任")
_NO_OFFICE = re.compile(r"医药|费|责任|任务|最佳|称号|冠军|奖")
Appointments = Iterable[AppointmentMention]
Period = tuple[str | None, str | None]


@dataclass
class StatementState:
    """What earlier clauses said and later ones leave out."""

    known: re.Pattern[str] | None = None  # names that the text shows to be some, though they be words
    person: tuple[int, int] | None = None
    kind: str | None = None
    headed: str | None = None  # the kind of statement that the heading above says of each line
    listed: str | None = None  # what the title or the heading says of everybody in the list
    office: str = ""
    told: list[ListedOffice] = field(default_factory=list)  # those that the statement before tells: 上述职务
    titled: str = ""  # the office that stands before the person: 镇长甲…,被免去镇长职务
    area: str = ""
    heading: str = ""
    each: tuple[str, str] | None = None  # the kind and the office that each one of a list by place has
    section: str = ""  # the body that heads a part of a list
    above_label: str = ""  # the office of the label above, in a part of a list
    read_to: int = 0  # where a line ends that was read as a whole
    labels_first: bool = False  # 拟任职务:… stands above whom it is about
    pending: tuple[str, int, int] | None = None  # the kind and the office of such a label
    columns: tuple[str, ...] = ()  # what each column of a table tells
    heads: tuple[tuple[int, int], ...] = ()  # the offices that head its columns of names
    day: str | None = None
    has_own_day: bool = False  # printed in its sentence
    dateline: str | None = None
    latest: str | None = None  # the day or year told last
    session: str = ""  # the first meeting with a number that is told, which the text's day is of
    period: Period = (None, None)
    above: tuple[str, int, int] | None = None  # the kind and the office of those whom the lines below name

    @property
    def is_list(self) -> bool:
        """Whether lines without a verb tell who comes into an office, leaves or holds it."""
        return self.kind in CHANGES_OF_OFFICE or self.kind == "holds" == self.listed


@dataclass
class StatementClause:
    """What is told in ``[at, end)``, with what is read of it once for all forms."""

    folded: str
    text: str
    at: int
    end: int
    state: StatementState
    period: Period | None  # where the clause itself begins with one
    published: str | None

    @cached_property
    def first(self) -> int:
        """Where its person or its verb may begin."""
        return past(LEADING, self.folded, self.at, self.end)

    @cached_property
    def persons(self) -> list[tuple[int, int]]:
        return names_at(self.folded, self.first, self.end, bold=self.state.is_list, known=self.state.known)

    @property
    def is_known(self) -> bool:
        """Whether the text tells elsewhere that its last name is one."""
        known = self.state.known
        return known is not None and known.fullmatch(self.folded, *self.persons[-1]) is not None

    def known_behind_title(self, then: re.Pattern[str] | None = None) -> tuple[int, int] | None:
        """A name that the text tells elsewhere, right behind a title; before ``then`` only."""
        for name in self.state.known.finditer(self.folded, self.first + 2, self.end) if self.state.known else ():
            is_titled = ends_with_title(self.folded[self.first : name.start()])
            if is_titled and (then is None or then.match(self.folded, name.end(), self.end)):
                return name.span()
        return None

    @property
    def behind(self) -> int:
        return self.persons[-1][1] if self.persons else self.first

    @cached_property
    def verb(self) -> re.Match[str] | None:
        return VERB.match(self.folded, self.behind, self.end)

    @property
    def is_removal(self) -> bool:
        """李志军的…职务, 钱秀英(女)的…职务, in a list of those who leave."""
        return bool(self.persons) and self.state.kind == "ended" and self.folded.startswith("的", self.behind_aside)

    @property
    def behind_aside(self) -> int:
        """Behind the names, what stands in brackets at the last, and 同志."""
        aside = ASIDE.match(self.folded, self.behind, self.end) if self.persons else None
        behind = aside.end() if aside else self.behind
        return behind + 2 * self.folded.startswith("同志", behind)

    def rows(self, kind: str, persons: list[tuple[int, int]], first: int, *, end: int | None = None) -> Appointments:
        return stated(self.folded, self.text, kind, persons, first, self.end if end is None else end, self.state)


def stated(
    folded: str,
    text: str,
    kind: str,
    persons: list[tuple[int, int]],
    first: int,
    end: int,
    state: StatementState,
    period: Period | None = None,
) -> Iterator[AppointmentMention]:
    if not persons or _NO_OFFICE.match(folded, first):
        return
    to_be = _TO_BE.search(folded[first:end]) if kind in ("appointed", "proposed") else None
    of_last = to_be and kind == "appointed" and "、" in folded[first:end] and to_be.group() != "拟任"
    kind = "proposed" if to_be else kind
    if kind in ("appointed", "ended"):
        sentence = _sentence_before(folded, first)
        if _UNREAL.search(sentence) or kind == "ended" and _TO_COME.search(sentence):
            return
        kind = "proposed" if _TO_COME.search(sentence) else kind
    if kind == "ended" and (duties := folded.find("职务", first + 2, end)) > 0:
        end = duties  # 总统职务和逮捕…: with the duties the offices end
    is_of_those = state.told and _THOSE.match(folded, first, end)
    held = state.told if is_of_those else split(folded, first, end, state.office, state.area, state.heading)
    if kind == "held":
        held = list(takewhile(lambda office: not OF_COMPANY.search(office.name), held))
    if folded.endswith("代理", 0, first):
        held = [replace(office, name=acting(office.name)) for office in held]
    kinds = [kind] * len(held)
    if of_last and len(held) > 1:  # 任镇党委副书记、镇长候选人: only the last is to come
        kinds[:-1] = ["appointed"] * (len(held) - 1)
    span = period or (state.period if kind in ("held", "holds") else (None, None))
    are_apart = len(held) == len(persons) > 1 and _EACH.search(folded, persons[-1][1], first) is not None
    for at, person in enumerate(persons):
        for each, office in list(zip(kinds, held, strict=True))[slice(at, at + 1) if are_apart else slice(None)]:
            yield mention(text, each, person, office, _day_of(each, state), span)
    if held:
        state.person, state.kind, state.office, state.told = persons[-1], kind, held[-1].name, held


_THOSE = re.compile("(?:上述|以上|原有?)(?:领导|党内|行政)?(?:职务|岗位)?$")  # 不再担任上述(职务)
_EACH = re.compile("分别(?!是由)")  # 甲、乙分别出任县文化馆馆长、县图书馆馆长


def _day_of(kind: str, state: StatementState) -> str | None:
    """The day of a change; a month or year is one of a life that is told before what somebody is proposed for."""
    if kind == "proposed" and state.day and len(state.day) < _FULL:
        return None
    return state.day if kind in CHANGES_OF_OFFICE else None


_FULL = len("2008-03-12")
# 如果当选总统, 呼吁甲辞去…, 将宣誓就职,成为…: what has not happened.
_UNREAL = re.compile(
    r"如果|假如|拟免|一旦|呼吁|敦促|有望|拒绝|否认|要求[^,。;\n]{1,16}(?:辞|下台)|将[^,。;\n]{0,8}(?:宣誓|就职|上任)|"
    r"(?:提请|提名|建议)[^,。;\n]{0,10}?(?:免去|撤销|罢免)|建议(?=[^,。;\n]{2,24}出任)"
)
_TO_COME = re.compile(r"即?将(?:会|正式|于[^,。;]{2,10})*(?:出任|担任|就任|接替|取代|接任|辞去|卸任)")
_SENTENCE_REACH = 60  # characters before the office in which its sentence begins


def _sentence_before(folded: str, office: int) -> str:
    low = max(office - _SENTENCE_REACH, *(folded.rfind(mark, 0, office) + 1 for mark in "。;\n"))
    return folded[low : office + 2]


def mention(
    text: str,
    kind: str,
    person: tuple[int, int],
    office: ListedOffice,
    day: str | None,
    period: Period,
) -> AppointmentMention:
    return AppointmentMention(
        plain(text[person[0] : person[1]]),
        kind,
        office.name,
        Span(*person),
        Span(office.start, office.end),
        day,
        period[0],
        period[1] or None,
    )
