"""From a draft to the facts of its report, not yet written: mentions without records, which linking finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archive.ingest.document import AppointmentMention, Draft, FigureMention, Span
from archive.ingest.places.document_titles import titled
from archive.loading.lookups import Lookups, Surroundings
from archive.models import (
    Appointment,
    Area,
    IndustryMention,
    Observation,
    Participation,
    Point,
    PolicyDocumentMention,
    Report,
    Speech,
    StrategyMention,
    ZoneMention,
)
from archive.models.evidence import Origin
from archive.models.speeches import innermost
from archive.resolution.short_zones import is_short_form
from archive.services.linking import name_key
from archive.text.normalize import fold
from archive.text.sentences import sentence_at, sentences

_LONGEST_STATEMENT = 200  # characters from a name to its office
_SENTENCE_ENDS = re.compile(r"[。！？!?\n]")


class Facts:
    """The facts of one report. Those of one kind depend on others' being written: speeches, then strategies."""

    def __init__(self, draft: Draft, report: Report, around: Surroundings, lookups: Lookups) -> None:
        self.draft, self.report, self._lookups = draft, report, lookups
        self._area = around.area
        self._lineage = tuple(area.name for area in around.area.lineage) if around.area else ()
        self.speeches = list(self._speeches())
        self.zones = list(self._zones())

    def _evidence(self, span: Span | None, quote: str = "") -> dict[str, object]:
        """The fields that every fact of this draft shares."""
        place = {"start": span.start, "end": span.end} if span else {}
        return {
            "report": self.report, "quote": self.report.text[span.start : span.end] if span else quote, **place,
            "origin": Origin.MACHINE, "extractor_version": self.draft.extractor_version,
        }  # fmt: skip

    def people(self) -> Iterable[Participation]:
        """One for each name and part."""
        rows: dict[tuple[str, str], Participation] = {}
        for mention in self.draft.people:
            name = mention.name[:100]
            who: dict[str, object] = {"group_label": mention.name[:200]}
            if not mention.is_group:
                who = {"printed_name": name, "name_key": name_key("person", name), "before": self._before(mention.span)}
            row = Participation(
                **who, part=str(mention.part), role_title=(mention.role_title or "")[:200], order=mention.order,
                confidence=mention.confidence, **self._evidence(mention.span, mention.name),
            )  # fmt: skip
            rows.setdefault((fold(mention.name), row.part), row)
        return rows.values()

    def _before(self, span: Span | None) -> str:
        return self.report.text[max(0, span.start - Participation.BEFORE) : span.start] if span else ""

    def _speeches(self) -> Iterator[Speech]:
        for mention in self.draft.speeches:
            yield Speech(
                **_spoken(mention.speaker), voice=mention.voice[:60], verb=mention.verb[:20], mode=mention.mode,
                **self._evidence(mention.span),
            )  # fmt: skip

    def points(self) -> Iterator[tuple[Point, Point | None]]:
        """Each with the point above it, the last one before it of the next lower level; upper ones first."""
        for speech, said in zip(self.speeches, self.draft.speeches, strict=True):
            above: dict[int, Point] = {}
            for mention in said.points:
                level = max(1, min(mention.level, 9))
                point = Point(speech=speech, label=mention.label[:20], level=level, **self._evidence(mention.span))
                yield point, above.get(level - 1)
                above = {key: each for key, each in above.items() if key < level} | {level: point}

    def strategies(self) -> Iterator[StrategyMention]:
        for mention in self.draft.strategies:
            name = mention.name[:200]
            yield StrategyMention(
                printed_name=name, name_key=name_key("strategy", name, self._lineage), kind=mention.kind,
                expansion=mention.expansion, is_strong=mention.is_strong,
                speech=_around(self.speeches, mention.span), **self._evidence(mention.span, mention.name),
            )  # fmt: skip

    def _zones(self) -> Iterator[ZoneMention]:
        for mention in (*self.draft.zones, *self.draft.short_zones):
            name = mention.name[:200]
            yield ZoneMention(
                printed_name=name, name_key=name_key("zone", name, self._lineage), kind=mention.kind,
                level=mention.level[:20], **self._evidence(mention.span, mention.name),
            )  # fmt: skip

    def documents(self) -> Iterator[PolicyDocumentMention]:
        for mention, title in titled(self.draft.documents):
            document = self._lookups.documents[title[:300]]
            yield PolicyDocumentMention(document=document, **self._evidence(mention.span, mention.name))

    def industries(self) -> Iterator[IndustryMention]:
        for mention in self.draft.industries:
            industry = self._lookups.industries[mention.name[:100]]
            yield IndustryMention(industry=industry, **self._evidence(mention.span))

    def appointments(self) -> Iterator[Appointment]:
        for stated in self.draft.appointments:
            yield Appointment(
                **_spoken(stated.name), event=stated.kind, office=stated.office[:200], day=stated.day or "",
                start_day=stated.start or "", end_day=stated.end or "", details=stated.person,
                **self._evidence(_statement(stated, self.report.text)),
            )  # fmt: skip

    def _area_of(self, figure: FigureMention) -> Area | None:
        return self._lookups.areas.of_figure(figure.area, self.report.published_on, self._area)

    def figures(self) -> Iterator[Observation]:
        """After the zones are written: a figure is of the only zone that its sentence names."""
        inside = _ZonesBySentence(self.report.text, self.zones)
        for figure in self.draft.figures:
            if figure.is_plausible:
                subject = figure.subject[:200]
                zone = inside.only_zone_near(figure.span.start) if figure.span else None
                yield Observation(
                    subject=subject, name_key=name_key("metric", subject, self._lineage, figure.base_unit[:20]),
                    value=figure.value, upper=figure.upper, bound=figure.bound, unit=figure.unit[:40],
                    base_unit=figure.base_unit[:20],
                    base_value=figure.base_value, period=figure.period[:40], status=figure.status,
                    is_cumulative=figure.is_cumulative, area=self._area_of(figure), **_spoken(figure.said_by),
                    zone_mention=zone, zone=zone.zone if zone else None,
                    **self._evidence(figure.span, figure.raw),
                )  # fmt: skip


def _statement(stated: AppointmentMention, text: str) -> Span:
    """From the name to the office within one sentence; the office alone where they stand in several, as in lists."""
    first, last = min(stated.span.start, stated.office_span.start), max(stated.span.end, stated.office_span.end)
    is_one = last - first <= _LONGEST_STATEMENT and not _SENTENCE_ENDS.search(text, first, last)
    return Span(first, last) if is_one else stated.office_span


def _spoken(name: str | None) -> dict[str, str]:
    name = (name or "")[:100]
    return {"speaker": name, "speaker_key": name_key("person", name)}


def _around(speeches: list[Speech], span: Span | None) -> Speech | None:
    """The innermost speech that holds ``span``."""
    return innermost(speeches, span.start, span.end) if span else None


class _ZonesBySentence:
    """Which mention of a zone a figure belongs to: the first of the only zone that its sentence names.

    Short forms count where it names none in full: they mostly take one up.
    """

    def __init__(self, body: str, mentions: list[ZoneMention]) -> None:
        self._sentences = sentences(body) if mentions else []
        self._mentions: dict[int, list[ZoneMention]] = {}
        for mention in mentions:
            if mention.start is not None and (sentence := sentence_at(self._sentences, mention.start)):
                self._mentions.setdefault(sentence.number, []).append(mention)

    def only_zone_near(self, offset: int) -> ZoneMention | None:
        sentence = sentence_at(self._sentences, offset) if self._sentences else None
        near = self._mentions.get(sentence.number, []) if sentence else []
        near = [mention for mention in near if not is_short_form(mention.printed_name)] or near
        # A name that many places have has no key by itself: 城东产业园 and 城西产业园 are two all the same.
        names = {mention.name_key or mention.printed_name for mention in near}
        return near[0] if len(names) == 1 else None
