"""What reading a report yields: a Document (text with a map to the raw file) and a Draft (facts with spans).

All offsets count characters (code points) and are half-open. A span in a Draft points into ``Document.body``;
a fact that stands only in the headline block has no span. Terms follow Popolo (person, role), Akoma Ntoso
(speech, point) and SDMX (measure, observation).
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import takewhile

_LARGEST = Decimal(10) ** 20  # of figures, in their unit

EXTRACTOR_VERSION = "13"


class ParagraphKind(StrEnum):
    """What a paragraph is. Noise is kept, as a kind; it is never part of the body."""

    KICKER = "kicker"  # 引题, above the headline
    HEADLINE = "headline"  # 主题
    SUBHEAD = "subhead"  # 副题, below the headline
    DATELINE = "dateline"  # a line that holds only the time of publication
    PUBLISHER = "publisher"  # 来源：…
    BYLINE = "byline"  # a line that holds only the journalists
    SECTION = "section"  # a heading inside the body; part of the body
    BODY = "body"
    NOISE = "noise"


IN_BODY = frozenset({ParagraphKind.SECTION, ParagraphKind.BODY})


class MeetingPart(StrEnum):
    """The part that a person takes in a meeting or its report."""

    SPEAKER = "speaker"
    CHAIR = "chair"
    ATTENDEE = "attendee"
    ANNOUNCER = "announcer"
    JOURNALIST = "journalist"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch ``[start, end)`` of characters of ``Document.body``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CopiedRun:
    """``length`` characters of a paragraph's text, from ``at`` on, were copied from ``Document.raw[raw_at:]``."""

    at: int
    raw_at: int
    length: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One cleaned paragraph. ``start`` is its offset in ``Document.body``, None when it is not part of the body."""

    kind: ParagraphKind
    text: str
    runs: tuple[CopiedRun, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A raw text and its paragraphs, in the order of the raw text. The body joins its paragraphs with newlines."""

    raw: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def body(self) -> str:
        return "\n".join(p.text for p in self.paragraphs if p.kind in IN_BODY)

    def texts(self, kind: ParagraphKind) -> tuple[str, ...]:
        return tuple(p.text for p in self.paragraphs if p.kind is kind)

    def above(self) -> tuple[str, ...]:
        """The lines above the body."""
        return tuple(p.text for p in takewhile(lambda p: p.kind not in IN_BODY, self.paragraphs))

    def below(self) -> tuple[str, ...]:
        """The lines below the body."""
        return tuple(p.text for p in takewhile(lambda p: p.kind not in IN_BODY, reversed(self.paragraphs)))[::-1]


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person with a part in the report; one per person (the most telling part), span of the name.

    ``name`` is the name without padding; for a group label ("各县(市、区)委书记") ``is_group`` is true.
    ``order`` counts from 1 over the printed lists of names: it is rank. ``confidence`` is between 0 and 1.
    """

    name: str
    part: MeetingPart
    role_title: str | None = None
    order: int = 0
    span: Span | None = None
    is_group: bool = False
    confidence: float = 1.0


CHANGES_OF_OFFICE = ("appointed", "ended", "proposed")  # the kinds of statement that tell of an event


@dataclass(frozen=True, slots=True)
class AppointmentMention:
    """A statement about one person and one office. ``kind``: appointed, ended, proposed, holds or held.

    ``office`` is the office with its body and area, ``span`` the name, ``office_span`` the office as printed.
    ``day`` of coming or leaving, ``start`` and ``end`` of a period printed, in ISO 8601 as far as they go.
    ``person``: what the entry prints of the person (sex, born, ethnicity, native_place, education).
    """

    name: str
    kind: str
    office: str
    span: Span
    office_span: Span
    day: str | None = None
    start: str | None = None
    end: str | None = None
    person: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PointMention:
    """A point of a speech. ``label`` as printed (一是, （一）; empty in a list behind 即); ``level`` counts from 1."""

    label: str
    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class SpeechMention:
    """A stretch of text in one voice: a person's (``speaker``) or a collective one's (``voice``: 会议).

    ``verb`` is the verb of saying as printed (强调). ``mode`` is direct, reported or collective.
    """

    span: Span
    speaker: str | None = None
    voice: str = ""
    verb: str = ""
    mode: str = "reported"
    points: tuple[PointMention, ...] = ()


@dataclass(frozen=True, slots=True)
class NameMention:
    """One occurrence of a strategy, policy document, zone or industry. ``name``: the canonical form, without quotes.

    ``kind``: for strategies slogan, strategy, plan, campaign; for zones zone, park, base, new_area.
    ``expansion``: what a short form stands for, where the text says so. ``level``: 国家级, 省级 ... where printed.
    ``is_strong``: for strategies, whether form and surroundings alone show that it is one; a weak one needs a second
    report that names it, or an editor, before it becomes a record.
    """

    name: str
    span: Span | None
    kind: str = ""
    expansion: str = ""
    level: str = ""
    is_strong: bool = True


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure as printed. ``raw`` is ``body[span]`` of number and unit ("1527亿元"), ``value`` in ``unit``.

    ``bound`` is one of "=", ">=", ">", "<=", "<", "~" and "range" (then ``upper`` is set). ``status`` is actual,
    target or planned. ``base_value`` is the value in ``base_unit`` (元, 平方米, 1 ...). ``period`` as ISO 8601
    year, interval or empty. ``subject`` is the measure as the sentence names it; ``area``
    the area that the sentence names for it, as printed (folded), 全国 for the whole nation or its party, empty where it
    is the report's.
    """

    subject: str
    raw: str
    value: Decimal
    unit: str
    span: Span | None
    upper: Decimal | None = None
    bound: str = "="
    base_unit: str = ""
    base_value: Decimal | None = None
    period: str = ""
    status: str = "actual"
    is_cumulative: bool = False
    said_by: str | None = None
    area: str = ""

    @property
    def is_plausible(self) -> bool:
        """Of a size that is no misprint or attack; a range that does not run backwards (“12-6亿元” is a misprint)."""
        zero = Decimal(0)
        numbers = (self.value, self.upper or zero, (self.base_value or zero) / 10**6)
        return all(abs(number) < _LARGEST for number in numbers) and not (self.upper and self.upper < self.value)


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date in ISO 8601: YYYY-MM-DD, YYYY-MM, YYYY, or --MM-DD where the text prints no year.

    ``is_inferred`` with ``reason`` when the year comes from other printed evidence than the date itself.
    """

    value: str
    is_inferred: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything read from one report: what the loader turns into records and ``manage.py extract`` prints.

    ``scope`` is local, national, foreign or empty where the report does not tell. ``place`` is the printed or official
    name of its area, ``area_path`` the full names of GB/T 2260 from the province down to the area (empty for a place
    that is not in the standard), ``countries`` the ISO 3166 codes of a report of matters abroad.
    ``short_zones`` are short forms (县产业集聚区), which mean a zone only where the archive knows which.
    ``left_out`` counts the characters of lines that stand in no part of the report and are no known boilerplate.
    ``reports`` is how many the text seems to hold.
    ``unread_day`` is a stated day that was not understood; ``ignored_columns`` are those of a row that are not used.
    """

    document: Document
    title: str = ""
    kicker: str = ""
    subtitles: tuple[str, ...] = ()
    published_on: DateReading | None = None
    meeting: str = ""
    event_first: DateReading | None = None
    event_last: DateReading | None = None
    publisher: str | None = None
    scope: str = ""
    place: str | None = None
    area_path: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    people: tuple[PersonMention, ...] = ()
    appointments: tuple[AppointmentMention, ...] = ()
    speeches: tuple[SpeechMention, ...] = ()
    strategies: tuple[NameMention, ...] = ()
    documents: tuple[NameMention, ...] = ()
    zones: tuple[NameMention, ...] = ()
    short_zones: tuple[NameMention, ...] = ()
    industries: tuple[NameMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    left_out: int = 0
    reports: int = 1
    unread_day: str = ""
    ignored_columns: tuple[str, ...] = ()
    extractor_version: str = field(default=EXTRACTOR_VERSION)
