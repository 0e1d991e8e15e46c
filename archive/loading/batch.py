"""A batch of drafts written as records: everything of one kind in one statement, whatever the reports hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from django.utils import timezone
from django.utils.translation import gettext_noop as _

from archive.ingest.document import Draft, Paragraph
from archive.ingest.prepared import Prepared
from archive.loading.facts import Facts
from archive.loading.holding import reason_to_hold
from archive.loading.lookups import Surroundings, first_day, look_up
from archive.loading.results import ImportStatus, Options, Outcome
from archive.loading.sources import keep_sources, once
from archive.models import (
    Appointment,
    Evidence,
    IndustryMention,
    Observation,
    Participation,
    Point,
    PolicyDocumentMention,
    Report,
    SourceText,
    Speech,
    StrategyMention,
    ZoneMention,
)
from archive.models.evidence import as_drafted
from archive.models.messages import Message
from archive.models.sentence_prints import index_fingerprints
from archive.models.unit_of_work import changing
from archive.services.duplicates import note_duplicates, reason_of_duplicates
from archive.services.linking.records import give_addresses
from archive.services.publishing import missing_for_publication
from archive.text.partial_dates import PartialDate


def write_batch(batch: Sequence[Prepared], options: Options) -> list[Outcome]:
    """Write what was read of a batch, all or nothing, in one unit of work; an outcome for each, in their order."""
    with changing():
        sources = keep_sources(batch)
        there = {report.source_id: report for report in Report.objects.filter(source__in=sources.values())}
        new = [prepared for prepared in once(batch) if sources[prepared.sha256].pk not in there]
        reports = _write_reports(new, sources, options)
        alike = note_duplicates([(report, each.shingles) for report, each in zip(reports, new, strict=True)])
        held = {report.pk: reason_to_hold(each) for report, each in zip(reports, new, strict=True)}
        free = [report for report in reports if report.pk not in alike and not held[report.pk]]
        reasons = held | _publish(free, options)
        outcomes = {}
        for prepared, report in zip(new, reports, strict=True):
            is_alike = report.pk in alike
            status = ImportStatus.DUPLICATE if is_alike else ImportStatus.NEW
            reason = reason_of_duplicates(alike[report.pk]) if is_alike else reasons.get(report.pk, Message())
            outcomes[prepared.sha256] = _told(prepared, status, report, reason)
    return [_outcome(prepared, outcomes, there, sources) for prepared in batch]


def _told(prepared: Prepared, status: ImportStatus, report: Report, reason: Message) -> Outcome:
    draft = prepared.draft
    assert draft is not None
    return Outcome(prepared.item.shown_as, status, report, reason, draft.left_out, draft.ignored_columns)


def _outcome(
    prepared: Prepared, outcomes: dict[str, Outcome], there: dict[int | None, Report], sources: dict[str, SourceText]
) -> Outcome:
    """The report of the same bytes is told once as new; to who brings them again it is unchanged."""
    if (report := there.get(sources[prepared.sha256].pk)) is not None:
        return Outcome(prepared.item.shown_as, ImportStatus.UNCHANGED, report)
    outcome = outcomes[prepared.sha256]
    if outcome.report is not None:
        there[sources[prepared.sha256].pk] = outcome.report
    return outcome


def _write_reports(new: Sequence[Prepared], sources: dict[str, SourceText], options: Options) -> list[Report]:
    drafts = [draft for prepared in new if (draft := prepared.draft)]
    lookups = look_up(drafts, options)
    reports = [
        _report(draft, around, sources[prepared.sha256], options)
        for prepared, draft, around in zip(new, drafts, lookups.surroundings, strict=True)
    ]
    give_addresses(reports)
    Report.objects.bulk_create(reports)
    for report in reports:
        report.note_text()
    index_fingerprints(reports)
    with changing(reports):
        write_facts([
            Facts(draft, report, around, lookups)
            for draft, report, around in zip(drafts, reports, lookups.surroundings, strict=True)
        ])  # fmt: skip
    return reports


def _report(draft: Draft, around: Surroundings, source: SourceText, options: Options) -> Report:
    day = draft.published_on
    return Report(
        source=source, kicker=draft.kicker[:500], title=draft.title[:500], subtitles="\n".join(draft.subtitles),
        published_on=PartialDate(first_day(draft)), date_is_inferred=bool(day and day.is_inferred),
        date_reason=day.reason[:300] if day and day.is_inferred else "", publisher=around.publisher, area=around.area,
        place=(draft.place or "")[:100], meeting=around.meeting, text=draft.document.body,
        layout=[paragraph_json(paragraph) for paragraph in draft.document.paragraphs], is_sample=options.is_sample,
        extractor_version=draft.extractor_version, accession=options.accession,
    )  # fmt: skip


def paragraph_json(paragraph: Paragraph) -> dict[str, object]:
    """The form that ``Report.layout`` keeps."""
    runs = [[run.at, run.raw_at, run.length] for run in paragraph.runs]
    return {"kind": str(paragraph.kind), "text": paragraph.text, "start": paragraph.start, "runs": runs}


def write_facts(batch: Sequence[Facts]) -> None:
    """Write the facts of all reports of a batch, within its unit of work."""
    _create(Participation, (each.people() for each in batch))
    _create(Speech, (each.speeches for each in batch))
    _write_points(batch)
    _create(StrategyMention, (each.strategies() for each in batch))
    _create(PolicyDocumentMention, (each.documents() for each in batch))
    _create(ZoneMention, (each.zones for each in batch))
    _create(IndustryMention, (each.industries() for each in batch))
    _create(Appointment, (each.appointments() for each in batch))
    _create(Observation, (each.figures() for each in batch))


def _create(model: type[Evidence], facts: Iterable[Iterable[Evidence]]) -> None:
    model._default_manager.bulk_create(as_drafted(chain.from_iterable(facts)))


def _write_points(batch: Sequence[Facts]) -> None:
    """Level by level, so that a point's parent has its key before the point is written."""
    levels: dict[int, list[tuple[Point, Point | None]]] = {}
    for point, parent in chain.from_iterable(each.points() for each in batch):
        levels.setdefault(point.level, []).append((point, parent))
    for level in sorted(levels):
        for point, parent in levels[level]:
            point.parent = parent
        _create(Point, [[point for point, _parent in levels[level]]])


def _publish(reports: Sequence[Report], options: Options) -> dict[int, Message]:
    """Publish those that can be, if asked to; of the others, which stay drafts, why."""
    if not options.publish:
        return {}
    missing = {report.pk: missing_for_publication(report) for report in reports}
    ready = [report for report in reports if not missing[report.pk]]
    for report in ready:
        report.status = Report.Status.PUBLISHED
    Report.objects.filter(pk__in=[report.pk for report in ready]).update(
        status=Report.Status.PUBLISHED, modified_at=timezone.now()
    )
    return {pk: Message(_("缺少%(missing)s，不能发布。"), {"missing": names}) for pk, names in missing.items() if names}
