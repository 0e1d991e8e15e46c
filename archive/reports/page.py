"""Everything that the page of a report shows, gathered from the records in a number of queries that never grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from django.db.models import F

from archive.analysis.news import News
from archive.analysis.related import Related, related
from archive.analysis.repeats import Repeats
from archive.models import Appointment, Evidence, Observation, Participation, PersonName, Point, Report, Speech
from archive.models.addresses import NamedModel
from archive.models.evidence import EvidenceQuerySet
from archive.models.fact_kinds import FACT_KINDS, MENTIONS, FactKind
from archive.models.linked import Linked
from archive.queries.cited import FactInSentence, PrintedName, RecordMentions, record_or_name
from archive.reports.leads import after, clause_of, lead
from archive.reports.parts import Heading, NamedRecords, Note, PartGroup, SpeakerTurn
from archive.reports.provenance import Provenance
from archive.text.annotated import Fact, TextParagraph, annotate, occurrences
from archive.text.segments import PointSpan, SpeechSpan
from archive.text.sentences import sentence_at
from archive.text.text_pages import TextPages


class ReportPage:
    """The facts of one report that no editor rejected, in the shapes that the page needs them in."""

    def __init__(self, report: Report, number: int = 1) -> None:
        self.report, self.number = report, number
        self._sentences = report.sentences()
        self._span = self.pages.span(number)

    @cached_property
    def pages(self) -> TextPages:
        return TextPages(self.report.text, self._sentences)

    @cached_property
    def provenance(self) -> Provenance:
        return Provenance(self.report)

    @property
    def is_first(self) -> bool:
        """Of the pages of its text, the one with all that is no part of the text."""
        return self.number == 1

    def link(self, sentence: int) -> str:
        """From this page to a sentence of the report, which another page may have."""
        if self.pages.count == 1 or self.pages.page_of(sentence) == self.number:
            return f"#s{sentence}"
        return self.report.sentence_url(sentence)

    @cached_property
    def participations(self) -> list[FactInSentence]:
        rows = Participation.objects.filter(report=self.report).not_rejected().select_related("person")
        return self._cited(rows.in_rank_order())

    @cached_property
    def parts(self) -> list[PartGroup]:
        """Those that anyone took, journalists left to the byline."""
        order = [part for part in Participation.Part if part is not Participation.Part.JOURNALIST]
        groups = [
            PartGroup(part.label, [each for each in self.participations if each.fact.part == part]) for part in order
        ]
        return [part for part in groups if part.people]

    @cached_property
    def byline(self) -> list[Participation]:
        return [each.fact for each in self.participations if each.fact.part == Participation.Part.JOURNALIST]

    @cached_property
    def speeches(self) -> list[Speech]:
        return list(self._standing(Speech).select_related("person"))

    @cached_property
    def points(self) -> list[Point]:
        return list(self._standing(Point).order_by(F("start").asc(nulls_last=True), "level", "pk"))

    @cached_property
    def named(self) -> list[NamedRecords]:
        """What the report mentions, by kind of fact; kinds of which it has none too. One query for each kind."""
        return [NamedRecords(kind, self._named(kind)) for kind in MENTIONS]

    @property
    def named_here(self) -> list[NamedRecords]:
        """Those of ``named`` that this page of the text names, with their places on it."""
        return [NamedRecords(kind, list(self._here(records))) for kind, records in self.named]

    @property
    def strategies(self) -> list[RecordMentions]:
        return next(each.records for each in self.named if each.kind is FACT_KINDS["slogan"])

    @cached_property
    def figures(self) -> list[FactInSentence]:
        rows = self._standing(Observation)
        return self._cited(rows.select_related("metric", "said_by", "area", "zone"))

    @property
    def appointments_here(self) -> list[FactInSentence]:
        return [each for each in self.appointments if self._is_here(each.fact)]

    @property
    def figures_here(self) -> list[FactInSentence]:
        return [each for each in self.figures if self._is_here(each.fact)]

    @cached_property
    def appointments(self) -> list[FactInSentence]:
        return self._cited(self._standing(Appointment).select_related("person"))

    @cached_property
    def paragraphs(self) -> list[TextParagraph]:
        return annotate(
            self.report.text, self._facts(), self._voices(), self._numbered(), set(self._laid_out_as("section")),
            self.report.sentence_numbers, self._span,
        )  # fmt: skip

    @cached_property
    def turns(self) -> list[SpeakerTurn]:
        """The outline of this page: who speaks in the order of the text, and with which points."""
        points: dict[int, list[Heading]] = {}
        for point in filter(self._is_here, self.points):
            heading = self._heading(point, point.level, point.label, self._targets.get(point.pk, ""))
            points.setdefault(point.speech_id, []).append(heading)
        turns = []
        spoken = [each for each in self.speeches if self._is_here(each) or each.pk in points]
        for (name, person), speeches in groupby(spoken, key=lambda each: (speaker_of(each), each.person)):
            lines = (_outlined(name, self._heading(each, 0, each.verb), points.get(each.pk, [])) for each in speeches)
            turns.append(SpeakerTurn(name, person, [line for speech in lines for line in speech]))
        return turns

    @cached_property
    def evidence(self) -> list[Evidence]:
        """Every fact of the report but speeches and points."""
        mentions = [place.fact for named in self.named for each in named.records for place in each.places]
        return [*(each.fact for each in [*self.participations, *self.figures, *self.appointments]), *mentions]

    @cached_property
    def number_unconfirmed(self) -> int:
        return sum(fact.is_unconfirmed for fact in self.evidence)

    @property
    def all_unconfirmed(self) -> bool:
        """Said once, then, and not at each fact."""
        return self.number_unconfirmed == len(self.evidence) > 0

    @cached_property
    def repeats(self) -> Repeats:
        """The sentences that other reports have, too."""
        return Repeats(self.report)

    @cached_property
    def related(self) -> list[Related]:
        """Other reports that have to do with this one."""
        named = {
            each.kind.name: [mentioned.record for mentioned in each.records if mentioned.is_linked]
            for each in self.named
        }
        officials = (each.fact.person for each in self.participations if self._is_official(each))
        named["part"] = list(dict.fromkeys(officials))
        return related(self.report, named, self.repeats)

    @property
    def related_reports(self) -> list[Report]:
        return [each.report for each in self.related]

    @cached_property
    def news(self) -> News:
        return News(self.report, self.strategies, self.participations)

    @property
    def noise(self) -> list[str]:
        """The paragraphs of the raw text that belong neither to the headline block nor to the body."""
        return self._laid_out_as("noise")

    def _is_here(self, fact: Evidence) -> bool:
        """On this page of the text; what stands outside of the text is on the first."""
        first, end = self._span
        return self.is_first if fact.start is None else first <= fact.start < end

    def _here(self, records: Iterable[RecordMentions]) -> Iterator[RecordMentions]:
        for each in records:
            if places := [place for place in each.places if self._is_here(place.fact)]:
                yield RecordMentions(each.record, places)

    @staticmethod
    def _is_official(each: FactInSentence) -> bool:
        return each.fact.person is not None and each.fact.part != Participation.Part.JOURNALIST

    def _laid_out_as(self, kind: str) -> list[str]:
        """The texts of the paragraphs of one kind, as the raw text was laid out."""
        layout = self.report.layout if isinstance(self.report.layout, list) else []
        rows = (row for row in layout if isinstance(row, dict) and row.get("kind") == kind)
        return [str(row["text"]) for row in rows if row.get("text")]

    def _standing(self, model: type[Evidence]) -> EvidenceQuerySet:
        facts = model._default_manager.filter(report=self.report)
        assert isinstance(facts, EvidenceQuerySet)
        return facts.not_rejected().in_text_order()

    def _cited(self, facts: Iterable[Evidence]) -> list[FactInSentence]:
        return [FactInSentence(fact, self._sentence(fact)) for fact in facts]

    def _sentence(self, fact: Evidence) -> int | None:
        sentence = None if fact.start is None else sentence_at(self._sentences, fact.start)
        return sentence.number if sentence else None

    def _named(self, kind: FactKind) -> list[RecordMentions]:
        """One for each record, in the order of the text."""
        by_record: dict[object, list[FactInSentence]] = {}
        for each in self._cited(self._standing(kind.model).select_related(*kind.related)):
            is_linked = isinstance(each.fact, Linked)
            record = record_or_name(each.fact) if is_linked else getattr(each.fact, kind.subject)
            by_record.setdefault(record, []).append(each)
        return [RecordMentions(record, places) for record, places in by_record.items()]

    def _heading(self, fact: Point | Speech, level: int, label: str, target: str = "") -> Heading:
        sentence = self._sentence(fact)
        words = lead(after(label, fact.quote)) or lead(clause_of(label, fact.quote))
        return Heading(level, label, words, target or (f"s{sentence}" if sentence else ""))

    @cached_property
    def _targets(self) -> dict[int, str]:
        """Point to the id of the words in which it begins: of several that begin in the same words the first's."""
        parts = (part for paragraph in self.paragraphs for block in paragraph.blocks for part in block.parts)
        firsts = {number: part.points[0] for part in parts for number in part.points}
        return {point.pk: f"p{firsts[n]}" for n, point in enumerate(self._placed_points, 1) if n in firsts}

    @cached_property
    def _placed_points(self) -> list[Point]:
        return [each for each in self.points if each.start is not None and each.end is not None]

    def _facts(self) -> Iterator[Fact]:
        yield from self._facts_with_notes()
        for each in self.participations:
            if each.fact.person:
                yield from _fact(each.fact, "person", each.fact.person, None)
        yield from occurrences(self.report.text, self._addresses_of_names(), within=self._span)

    def _facts_with_notes(self) -> Iterator[Fact]:
        for kind, records in self.named:
            for mentioned in records:
                # The margin says it once, where the report first does.
                notes = [
                    Note(kind, mentioned.record, mentioned.places[0].fact),
                    *([None] * (len(mentioned.places) - 1)),
                ]
                for place, note in zip(mentioned.places, notes, strict=True):
                    yield from _fact(place.fact, kind.subject, mentioned.record, note)
        kind = FACT_KINDS["figure"]
        for each in self.figures:
            measure = record_or_name(each.fact)
            yield from _fact(each.fact, kind.name, measure, Note(kind, measure, each.fact))

    def _addresses_of_names(self) -> dict[str, str]:
        """Of several people of one name the one who stands first in the report."""
        people = {each.fact.person_id: each.fact.person for each in self.participations if each.fact.person}
        speakers = {each.person_id: each.person for each in self.speeches if each.person}
        people |= {pk: person for pk, person in speakers.items() if pk not in people}
        addresses = {person.name: person.get_absolute_url() for person in reversed(people.values())}
        for person_id, name in PersonName.objects.filter(person__in=people).values_list("person_id", "name"):
            addresses.setdefault(name, people[person_id].get_absolute_url())
        return addresses

    def _voices(self) -> Iterator[SpeechSpan]:
        for each in self.speeches:
            if each.start is not None and each.end is not None:
                url = each.person.get_absolute_url() if each.person else ""
                yield SpeechSpan(each.start, each.end, speaker_of(each), url, self._offices.get(each.person_id, ""))

    @cached_property
    def _offices(self) -> dict[int | None, str]:
        """Person to the first office that the report prints."""
        printed = (each.fact for each in reversed(self.participations) if each.fact.role_title)
        return {fact.person_id: fact.role_title for fact in printed if fact.person_id}

    def _numbered(self) -> Iterator[PointSpan]:
        for each in self._placed_points:
            yield PointSpan(each.start or 0, each.end or 0, each.level, each.label)


def speaker_of(speech: Speech) -> str:
    return speech.who


def _outlined(name: str, speech: Heading, points: list[Heading]) -> list[Heading]:
    """A speech and its points; one that begins with its first point is called by its speaker and verb instead."""
    first = points[0].label + points[0].lead if points else ""
    if first and (speech.lead == first or speech.lead == lead(first)):
        speech = replace(speech, lead=name + speech.label)
    return [speech, *points]


def _fact(fact: Evidence, kind: str, record: NamedModel | PrintedName, note: Note | None) -> Iterator[Fact]:
    if fact.start is not None and fact.end is not None:
        yield Fact(fact.start, fact.end, kind, record.get_absolute_url(), fact.is_unconfirmed, note)
