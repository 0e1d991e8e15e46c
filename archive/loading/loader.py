"""From what was read to records: one transaction per report, nothing twice, the raw bytes always kept.

The only module of ``archive.ingest`` that knows Django, and the only bulk writer of evidence.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from archive.http.system_faults import fault
from archive.ingest.document import Draft, NameMention, Paragraph, PointMention, Span
from archive.ingest.errors import Unreadable
from archive.ingest.files.filenames import printable
from archive.ingest.files.intake import Item
from archive.ingest.prepared import Known, Prepared, prepare_bounded
from archive.loading.entity_resolution import Matcher, ZonesBySentence, find_area
from archive.loading.results import Options, Outcome, Status
from archive.models import (
    Area,
    IndustryMention,
    Meeting,
    Observation,
    Organization,
    Participation,
    PersonName,
    Point,
    PolicyDocumentMention,
    Report,
    SourceText,
    Speech,
    StrategyMention,
    ZoneMention,
)
from archive.models.evidence import Origin, as_drafted
from archive.models.signals import reports_changed
from archive.services.duplicates import in_words, note_duplicates
from archive.services.publishing import publish
from archive.text.normalize import fold

logger = logging.getLogger(__name__)
T = TypeVar("T")


def load(data: bytes, name: str, options: Options = Options()) -> Outcome:  # noqa: B008  frozen
    """Take one report in (see ``load_item``)."""
    return load_item(Item(name, data), options)


def load_item(item: Item, options: Options = Options()) -> Outcome:  # noqa: B008  frozen
    """Read and store ``item``. Never raises for what it holds: what cannot be read is kept and named."""
    (found,) = already_in([item])
    return found or store(prepare_bounded(item, known(options)), options)


def known(options: Options) -> Known:
    """What helps to read: what the editor says, and the names that published, confirmed records teach."""
    return Known(options.known_year, tuple(PersonName.objects.taught().values_list("name", flat=True)))


def already_in(items: Sequence[Item]) -> list[Outcome | None]:
    """For each of ``items``, by place, an outcome where its very bytes are the source of a report. One query."""
    hashes = [hashlib.sha256(item.data).hexdigest() if item.data else "" for item in items]
    sources = SourceText.objects.filter(sha256__in=set(hashes)).defer("data").prefetch_related("reports")
    reports = {source.sha256: report for source in sources for report in source.reports.all()[:1]}
    return [
        Outcome(item.shown_as, Status.UNCHANGED, reports[sha256]) if sha256 in reports else None
        for item, sha256 in zip(items, hashes, strict=True)
    ]


def store(prepared: Prepared, options: Options = Options()) -> Outcome:  # noqa: B008  frozen
    """Write what was read of an item: its raw bytes in any case, and all records of its report or none."""
    name, problem = prepared.item.shown_as, prepared.problem
    if problem is None:
        try:
            with transaction.atomic():
                return _written(prepared, options)
        except Exception as error:  # a fault of ours must not stop the batch; the bytes stay for another try
            if fault(error):
                raise
            logger.exception("could not take in %r", name)
            problem = Unreadable("fault")
    if prepared.item.data:
        _keep(prepared)
    return Outcome(name, Status.FAILED, reason=sentence(problem))


def _written(prepared: Prepared, options: Options) -> Outcome:
    assert prepared.draft is not None
    source, name = _keep(prepared), prepared.item.shown_as
    if report := source.reports.first():  # another process was faster
        return Outcome(name, Status.UNCHANGED, report)
    report = _Loading(prepared.draft, options).write(source)
    if alike := note_duplicates(report, prepared.sketch):
        return Outcome(name, Status.DUPLICATE, report, in_words(alike))
    reason = _publish(report, options, prepared.draft)
    drafted = prepared.draft
    return Outcome(name, Status.NEW, report, reason, drafted.left_out, drafted.ignored_columns)


def sentence(problem: Unreadable) -> str:
    """Why, in the reader's language."""
    return _(problem.template) % problem.params


def _keep(prepared: Prepared) -> SourceText:
    """The record of the raw bytes, which another process may have made in the meantime."""
    fields = {
        "data": prepared.item.data, "name": printable(prepared.url or prepared.item.name)[:500],
        "encoding": prepared.encoding, "media_type": prepared.file_type,
    }  # fmt: skip
    return SourceText.objects.get_or_create(sha256=prepared.sha256, defaults=fields)[0]


_LEFT_OUT_MOST = 10  # per cent of the words of a file that may be set aside without a person looking


def _publish(report: Report, options: Options, drafted: Draft) -> str:
    """Publish if asked to; the reason when that cannot be done, and the report stays a draft.

    Several reports in one text, and a stated day that was not understood, are told in any case.
    """
    if drafted.reports > 1:
        return _("像是有 %(count)d 篇报道在一起，请核对后拆分。") % {"count": drafted.reports}
    if drafted.unread_day:
        return _("看不懂所给的日期“%(day)s”。") % {"day": drafted.unread_day}
    if not options.publish:
        return ""
    if share := _share_left_out(drafted):
        said = _("有 %(count)d 字（%(share)d%%）未归入正文，请先核对版面。")
        return said % {"count": drafted.left_out, "share": share}
    try:
        publish(report, derive=options.derive)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _share_left_out(drafted: Draft) -> int:
    """Per cent of the words that were set aside though they are no known furniture; 0 where they are few."""
    words = drafted.left_out + len(drafted.document.body)
    share = drafted.left_out * 100 // words if words else 0
    return share if share > _LEFT_OUT_MOST else 0


class _Loading:
    """Writes one draft as records. One object per file; everything happens in the caller's transaction."""

    def __init__(self, draft: Draft, options: Options) -> None:
        self.draft, self.options = draft, options
        self.body = draft.document.body
        self.day = draft.published_on.value if draft.published_on else ""
        self.publisher = self._publisher()
        self.area = options.area or self._area()
        self.match = Matcher(self.area, self.publisher)

    def write(self, source: SourceText) -> Report:
        self.report = Report.objects.create(source=source, **self._report_fields())
        self._write_people()
        speeches = self._write_speeches()
        self._write_strategies(speeches)
        self._write_documents()
        zones = self._write_zones()
        self._write_industries()
        self._write_figures(zones)
        reports_changed.send(Report, report_ids=[self.report.pk])
        return self.report

    def _publisher(self) -> Organization | None:
        name = (self.options.publisher or self.draft.publisher or "").strip()[:200]
        return Organization.objects.get_or_create(name=name)[0] if name else None

    def _area(self) -> Area | None:
        return find_area(self.draft.place, self.day) if self.draft.place else None

    def _report_fields(self) -> dict[str, Any]:
        draft, day = self.draft, self.draft.published_on
        return {
            "kicker": draft.kicker[:500], "title": draft.title[:500], "subtitles": "\n".join(draft.subtitles),
            "published_on": self.day, "date_is_inferred": bool(day and day.is_inferred),
            "date_reason": day.reason[:300] if day and day.is_inferred else "",
            "publisher": self.publisher, "area": self.area,
            "place": (draft.place or "")[:100], "meeting": self._meeting(), "text": self.body,
            "layout": [_paragraph(paragraph) for paragraph in draft.document.paragraphs],
            "is_sample": self.options.is_sample, "extractor_version": draft.extractor_version,
        }  # fmt: skip

    def _meeting(self) -> Meeting | None:
        if not self.draft.meeting:
            return None
        first = self.draft.event_first.value if self.draft.event_first else ""
        last = self.draft.event_last.value if self.draft.event_last else ""
        place = (self.draft.place or "")[:100]
        return self.match.meeting(self.draft.meeting[:300], first, last if last != first else "", place)

    def _evidence(self, span: Span | None, quote: str = "") -> dict[str, Any]:
        """The fields that every fact of this draft shares."""
        place = {"start": span.start, "end": span.end} if span else {}
        return {
            "report": self.report, "quote": self.body[span.start : span.end] if span else quote, **place,
            "origin": Origin.MACHINE, "extractor_version": self.draft.extractor_version,
        }  # fmt: skip

    def _write_people(self) -> None:
        rows: dict[tuple[str, str], Participation] = {}
        for mention in self.draft.people:
            who: dict[str, Any] = {"group_label": mention.name[:200]}
            if not mention.is_group:
                is_journalist = mention.part == "journalist"
                person = self.match.person(mention.name[:100], mention.role_title or "", is_journalist=is_journalist)
                who = {"person": person}
            row = Participation(
                **who, part=str(mention.part), role_title=(mention.role_title or "")[:200], order=mention.order,
                confidence=mention.confidence, **self._evidence(mention.span, mention.name),
            )  # fmt: skip
            rows.setdefault((row.name, row.part), row)
        Participation.objects.bulk_create(as_drafted(rows.values()))

    def _write_speeches(self) -> list[Speech]:
        speeches = [
            Speech(
                person=self.match.person(mention.speaker[:100]) if mention.speaker else None,
                voice=mention.voice[:60], verb=mention.verb[:20], mode=mention.mode, **self._evidence(mention.span),
            )
            for mention in self.draft.speeches
        ]  # fmt: skip
        Speech.objects.bulk_create(as_drafted(speeches))
        for speech, mention in zip(speeches, self.draft.speeches, strict=True):
            self._write_points(speech, mention.points)
        return speeches

    def _write_points(self, speech: Speech, points: Iterable[PointMention]) -> None:
        """Level by level, so that a point's parent has its key before the point is written."""
        above: dict[int, Point] = {}
        for mention in points:
            level = max(1, min(mention.level, 9))
            parent = above.get(level - 1)
            fields = {"speech": speech, "parent": parent, "label": mention.label[:20], "level": level}
            (above[level],) = as_drafted([Point(**fields, **self._evidence(mention.span))])
            above[level].save()
            for deeper in [key for key in above if key > level]:
                del above[deeper]

    def _write_strategies(self, speeches: list[Speech]) -> None:
        find = _remember(lambda m: self.match.strategy(m.name[:200], m.kind, m.expansion))
        StrategyMention.objects.bulk_create(
            as_drafted(
                StrategyMention(strategy=find(m), speech=_around(speeches, m.span), **self._evidence(m.span, m.name))
                for m in self.draft.strategies
            )
        )

    def _write_documents(self) -> None:
        find = _remember(lambda m: self.match.document(m.name[:300]))
        PolicyDocumentMention.objects.bulk_create(
            as_drafted(
                PolicyDocumentMention(document=find(m), **self._evidence(m.span, m.name)) for m in self.draft.documents
            )
        )

    def _write_zones(self) -> list[ZoneMention]:
        find = _remember(lambda m: self.match.zone(m.name[:200], m.kind, m.level[:20]))
        return ZoneMention.objects.bulk_create(
            as_drafted(ZoneMention(zone=find(m), **self._evidence(m.span, m.name)) for m in self.draft.zones)
        )

    def _write_industries(self) -> None:
        find = _remember(lambda m: self.match.industry(m.name[:100]))
        IndustryMention.objects.bulk_create(
            as_drafted(IndustryMention(industry=find(m), **self._evidence(m.span)) for m in self.draft.industries)
        )

    def _write_figures(self, zones: list[ZoneMention]) -> None:
        find = cache(self.match.metric)
        inside = ZonesBySentence(self.body, zones)
        Observation.objects.bulk_create(as_drafted(
            Observation(
                metric=find(figure.subject[:200]), value=figure.value, upper=figure.upper, bound=figure.bound,
                unit=figure.unit[:40], base_unit=figure.base_unit[:20], base_value=figure.base_value,
                period=figure.period[:40], status=figure.status, is_cumulative=figure.is_cumulative, area=self.area,
                zone=inside.only_zone_near(figure.span.start) if figure.span else None,
                said_by=self.match.person(figure.said_by) if figure.said_by else None,
                **self._evidence(figure.span, figure.raw),
            )
            for figure in self.draft.figures
            if figure.is_bearable
        ))  # fmt: skip


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    """The JSON form that ``Report.layout`` keeps."""
    runs = [[run.at, run.raw_at, run.length] for run in paragraph.runs]
    return {"kind": str(paragraph.kind), "text": paragraph.text, "start": paragraph.start, "runs": runs}


def _remember(find: Callable[[NameMention], T]) -> Callable[[NameMention], T]:
    """``find``, asked once for each name of the report."""
    found: dict[str, T] = {}

    def remembered(mention: NameMention) -> T:
        key = fold(mention.name)
        if key not in found:
            found[key] = find(mention)
        return found[key]

    return remembered


def _around(speeches: list[Speech], span: Span | None) -> Speech | None:
    """The innermost speech that holds ``span``: the one that begins last."""
    if span is None:
        return None
    holding = [s for s in speeches if s.start is not None and s.start <= span.start and span.end <= (s.end or 0)]
    return max(holding, key=lambda speech: cast(int, speech.start), default=None)
