"""Reading again: today's reading of the raw files is applied to reports that are in.

What editors decided stays: facts that they entered, confirmed, rejected or corrected, links that they made, texts and
fields of reports that they changed. Of the rest, what is read no more goes, what is new comes, what differs changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NotRequired, TypedDict, cast

from django.db import transaction
from django.db.models import QuerySet

from archive.ingest.batch_slogans import SlogansOfPlaces
from archive.ingest.document import Draft
from archive.ingest.errors import Unreadable
from archive.ingest.files.intake import Item
from archive.ingest.files.reading import scan_type
from archive.ingest.prepared import ReadingHints, prepare_bounded, prepared_all
from archive.loading.batch import paragraph_json
from archive.loading.fact_changes import Change, changes_of, write_changes
from archive.loading.facts import Facts
from archive.loading.loader import error_message, reading_hints, taught_in_places
from archive.loading.lookups import Lookups, Surroundings, first_day, look_up
from archive.loading.results import Options
from archive.models import Area, Meeting, Participation, Report, RevisedRow, SourceText
from archive.models.messages import Message
from archive.models.scans import recognized_pages_of
from archive.models.unit_of_work import changing
from archive.services import linking
from archive.text.partial_dates import PartialDate

_BATCH = 100


class _ReadFields(TypedDict):
    """What a new reading may change in a report, unless an editor did; those of which it says nothing are missing."""

    kicker: str
    title: str
    subtitles: str
    published_on: NotRequired[PartialDate]
    date_is_inferred: NotRequired[bool]
    date_reason: NotRequired[str]
    area: NotRequired[Area]
    place: NotRequired[str]
    meeting: NotRequired[Meeting]


@dataclass(slots=True)
class Reread:
    """What reading a report again changes: ``fields`` of its own, to (before, after), and facts. ``problem``: why it
    could not be read."""

    report: Report
    fields: dict[str, tuple[object, object]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    problem: Message = Message()
    layout: list[dict[str, object]] | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.fields or self.changes or self.problem)


def reread(
    reports: QuerySet[Report], tell: Callable[[Reread], object], *, workers: int = 1, is_trial: bool = False,
    done: Callable[[int], object] = lambda pk: None,
) -> None:  # fmt: skip
    """Read ``reports`` (a QuerySet) again, in batches, in the order of their keys.

    ``tell`` hears of each; ``done`` of the last key of each batch that is written. A trial changes nothing.
    """
    knowing, slogans = reading_hints(Options()), SlogansOfPlaces(taught_in_places())
    rows = iter(reports.filter(source__isnull=False).order_by("pk").values_list("pk", flat=True))
    while keys := list(islice(rows, _BATCH)):
        with transaction.atomic():
            batch = _planned(keys, knowing, slogans, workers)
            if not is_trial:
                _write(batch)
            transaction.set_rollback(is_trial)
        for each in batch:
            tell(each)
        done(keys[-1])


def _planned(keys: Sequence[int], knowing: ReadingHints, slogans: SlogansOfPlaces, workers: int) -> list[Reread]:
    related = Report.objects.filter(pk__in=keys).select_related("area__parent__parent", "publisher", "source")
    reports = list(related.order_by("pk"))
    edited = _edited(keys)
    items = [_item(report, edited.get(report.pk, set())) for report in reports]
    readings = (
        prepared_all(items, workers, knowing) if workers > 1 else (prepare_bounded(item, knowing) for item in items)
    )
    prepared = slogans.read(list(readings))
    # From whom a report is an editor may have said when it was taken in.
    drafts = [replace(each.draft, publisher=None) for each in prepared if each.draft]
    lookups = look_up(drafts, Options())
    around = iter(lookups.surroundings)
    plans = []
    for report, each in zip(reports, prepared, strict=True):
        if each.draft is None:
            plans.append(Reread(report, problem=error_message(each.problem or Unreadable("fault"))))
        else:
            plans.append(_plan(report, each.draft, next(around), lookups, edited.get(report.pk, set())))
    return plans


def _item(report: Report, edited: set[str]) -> Item:
    """The raw file; where an editor corrected the text of the report, with that, so that what was added is read too."""
    source = cast(SourceText, report.source)
    is_corrected = "text" in edited or report.text != _drafted_text(report)
    pages = recognized_pages_of(source) if scan_type(bytes(source.data)) else ()
    return Item(source.name, bytes(source.data), corrected=report.text if is_corrected else None, recognized=pages)


def _edited(keys: Sequence[int]) -> dict[int, set[str]]:
    """Of each report the columns that people changed."""
    columns: dict[int, set[str]] = {}
    for row in RevisedRow.objects.filter(model="report", key__in=keys, before__isnull=False, after__isnull=False):
        columns.setdefault(row.key, set()).update(name.removesuffix("_id") for name in row.fields)
    return columns


def _plan(report: Report, draft: Draft, around: Surroundings, lookups: Lookups, edited: set[str]) -> Reread:
    plan = Reread(report)
    body = draft.document.body
    if body != report.text:
        plan.fields["text"] = (report.text, body)
        plan.layout = [paragraph_json(paragraph) for paragraph in draft.document.paragraphs]
    wanted = _fields(report, draft, around)
    for name, value in wanted.items():
        if name not in edited and getattr(report, name) != value:
            plan.fields[name] = (getattr(report, name), value)
    _keep_publishable(plan)
    around = Surroundings(report.publisher, wanted.get("area", report.area), around.meeting)
    as_read = Report(pk=report.pk, text=body)
    plan.changes = changes_of(report, Facts(draft, as_read, around, lookups))
    return plan


def _drafted_text(report: Report) -> str:
    return "\n".join(paragraph["text"] for paragraph in report.layout if paragraph["start"] is not None)


def _fields(report: Report, draft: Draft, around: Surroundings) -> _ReadFields:
    day = draft.published_on
    fields: _ReadFields = {
        "kicker": draft.kicker[:500], "title": draft.title[:500], "subtitles": "\n".join(draft.subtitles),
    }  # fmt: skip
    if day and not report.undated:
        fields["published_on"] = PartialDate(first_day(draft))
        fields["date_is_inferred"], fields["date_reason"] = day.is_inferred, day.reason[:300] if day.is_inferred else ""
    if around.area and report.area_id != around.area.pk:
        fields["area"] = around.area
    fields["place"] = (draft.place or "")[:100]
    if around.meeting and around.meeting.pk != report.meeting_id:
        fields["meeting"] = around.meeting
    return fields


def _keep_publishable(plan: Reread) -> None:
    """A published report loses neither title nor text."""
    for name in ("title", "text"):
        if name in plan.fields and plan.report.is_published and not str(plan.fields[name][1]).strip():
            del plan.fields[name]


def _write(batch: Sequence[Reread]) -> None:
    changed = [plan for plan in batch if not plan.is_empty and not plan.problem]
    with changing([plan.report for plan in changed]) as changes:
        # What is derived from their offices may be derived otherwise today, too.
        named = Participation.objects.filter(report__in=[plan.report.pk for plan in batch], person__isnull=False)
        changes.people.update(named.order_by().values_list("person_id", flat=True))
        for plan in changed:
            if plan.fields:
                for name, (_before, after) in plan.fields.items():
                    setattr(plan.report, name, after)
                if plan.layout is not None:
                    plan.report.layout = plan.layout
                plan.report.save()
        write_changes(chain_of(changed))


def chain_of(plans: Iterable[Reread]) -> Iterator[Change]:
    for plan in plans:
        yield from plan.changes


def relink_all(reports: QuerySet[Report], tell: Callable[[int], object]) -> None:
    """Link all names of ``reports`` anew, some hundred at a time; ``tell`` hears how many are done."""
    for kind, keys in linking.keys_of(reports):
        while some := list(islice(keys, 500)):
            linking.relink(kind, some)
            tell(len(some))
