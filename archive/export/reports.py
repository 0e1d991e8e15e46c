"""Tables of reports, of sentences, of speeches, of figures as printed, and of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.export.table import Column, Getter, Record, Table, in_batches
from archive.models import Participation, Report, Speech
from archive.models.addresses import SluggedModel
from archive.models.evidence import EvidenceQuerySet
from archive.models.fact_kinds import FACT_KINDS, FactKind
from archive.models.report_queries import ReportQuerySet
from archive.queries.annotated import AnnotatedSentence
from archive.queries.collected import CollectedEntry
from archive.queries.passages import Passage, passages
from archive.queries.scan_places import certainties


def itself(row: Report) -> Report:
    return row


def named(getter: Getter) -> Getter:
    """The name of a record that may be missing."""
    return lambda row: getattr(getter(row), "name", "")


def address(getter: Getter) -> Column:
    return Column("address", _("网址"), getter, is_address=True)


def report_columns(report: Callable[[Any], Report] = itself) -> list[Column]:
    return [
        Column("date", _("日期"), lambda row: report(row).published_on),
        Column("report", _("报道"), lambda row: report(row).title),
        Column("publisher", _("来源"), named(lambda row: report(row).publisher)),
        Column("area", pgettext_lazy("label", "地区"), named(lambda row: report(row).area)),
        Column("is_sample", _("示例"), lambda row: int(report(row).is_sample)),
    ]


def report_table(reports: ReportQuerySet, key: str = "reports") -> Table:
    """``reports`` have their publishers and areas at hand."""
    own = address(lambda report: report.get_absolute_url())
    return Table(key, [*report_columns(), own], lambda: in_batches(reports, list))


def collected_table(entries: Iterable[CollectedEntry]) -> Table:
    """A reader's list, or an editor's with its notes."""
    columns = [
        *report_columns(lambda entry: entry.report),
        Column("sentence", _("原句"), lambda entry: entry.words),
        Column("note", _("按语"), lambda entry: entry.note),
        address(lambda entry: entry.url),
    ]
    return Table("items", columns, lambda: entries)


def labelled_table(sentences: Callable[[], Iterable[AnnotatedSentence]]) -> Table:
    """Annotated words across reports, with their labels and notes."""
    columns = [
        *report_columns(lambda row: row.annotation.report),
        Column("words", _("原文"), lambda row: row.annotation.quote),
        Column("labels", _("标签"), lambda row: row.annotation.label_list),
        Column("note", _("按语"), lambda row: row.annotation.body),
        Column("creator", _("作者"), lambda row: row.annotation.creator),
        address(lambda row: row.url),
    ]
    return Table("labels", columns, sentences)


def entry_table(reports: ReportQuerySet, make: Callable[[list[Report]], Iterable[object]]) -> Table:
    """The reports of a thing, newest first; ``make`` gives the entry of each with what it says of the thing."""
    columns = [
        *report_columns(lambda entry: entry.report),
        Column("parts", _("身份"), lambda entry: [_part(part) for part in entry.parts]),
        Column("sentences", _("原句"), lambda entry: [sentence(passage) for passage in entry.passages]),
        Column("more", _("另有处数"), lambda entry: entry.unshown),
        address(lambda entry: entry.report.get_absolute_url()),
    ]
    return Table("reports", columns, lambda: in_batches(reports.newest_first().with_related(), make))


def _part(part: Participation) -> str:
    return f"{part.get_part_display()} {part.role_title}".strip()


def sentence(passage: Passage) -> str:
    return passage.sentence


def said_by(passage: Passage) -> str:
    speech = getattr(passage.fact, "speech", None)
    if speech is None:
        return ""
    return speech.who


REVIEW = Column("review", _("核对"), lambda passage: passage.fact.get_review_display())
CERTAINTY = Column("certainty", _("文字识别的确信度"), lambda passage: passage.fact.certainty)


def _address_of(record: SluggedModel | None) -> str:
    """Of a record that may be missing."""
    return record.get_absolute_url() if record else ""


def passage_table(facts: EvidenceQuerySet, kind: FactKind) -> Table:
    """``facts`` of ``kind`` have their reports with publishers and areas at hand, and the records they are about."""
    columns = [
        *report_columns(lambda passage: passage.fact.report),
        *_subject_columns(kind),
        *_OF_KIND.get(kind.name, ()),
        Column("words", _("原文"), lambda passage: passage.fact.quote),
        Column("sentence", _("原句"), sentence),
        Column("speaker", _("讲话人"), said_by),
        REVIEW,
        CERTAINTY,
        address(lambda passage: passage.url),
    ]
    return Table("passages", columns, lambda: in_batches(facts, passages_with_certainty))


def passages_with_certainty(facts: list[Any]) -> list[Passage]:
    """Their passages; each fact has the ``certainty`` of what was read from a scan, or None."""
    certain = certainties(facts)
    for fact in facts:
        fact.certainty = certain.get(fact)
    return passages(facts)


def _fact(name: str) -> Getter:
    return lambda passage: getattr(passage.fact, name)


def _subject_columns(kind: FactKind) -> list[Column]:
    """The record that a fact is about: its name and its address, which is its id."""
    if not kind.subject:
        return []
    subject = _fact(kind.subject)
    return [
        Column(kind.subject, kind.label, named(subject)),
        Column(f"{kind.subject}_address", _("其网址"), lambda passage: _address_of(subject(passage)), is_address=True),
    ]


def figure_table(observations: EvidenceQuerySet) -> Table:
    """Figures as printed and in their base unit."""
    related = ("metric", "area", "zone", "said_by", "report__area", "report__publisher")
    rows = observations.select_related(*related).defer("report__text", "report__layout")
    columns = [
        *_subject_columns(FACT_KINDS["figure"]),
        Column("words", _("原文"), _fact("quote")),
        *_OF_FIGURE,
        Column("sentence", _("原句"), sentence),
        *report_columns(lambda passage: passage.fact.report),
        REVIEW,
        CERTAINTY,
        address(lambda passage: passage.url),
    ]
    return Table("figures", columns, lambda: in_batches(rows, passages_with_certainty))


_OF_FIGURE = (
    Column("bound", _("界限"), lambda passage: passage.fact.get_bound_display()),
    Column("value", _("数值"), _fact("value")),
    Column("upper", _("上限"), _fact("upper")),
    Column("unit", _("单位"), _fact("unit")),
    Column("base_value", _("折合"), _fact("base_value")),
    Column("base_unit", _("折合单位"), _fact("base_unit")),
    Column("period", _("时期"), _fact("period")),
    Column("place", _("所属地区"), named(_fact("area"))),
    Column("zone", pgettext_lazy("label", "园区"), named(_fact("zone"))),
    Column("status", _("性质"), lambda passage: passage.fact.get_status_display()),
    Column("is_cumulative", _("累计"), lambda passage: int(passage.fact.is_cumulative)),
    Column("said_by", _("所述"), named(_fact("said_by"))),
)
_OF_KIND = {
    "part": (
        Column("part", _("身份"), lambda passage: passage.fact.get_part_display()),
        Column("office", _("职务"), _fact("role_title")),
    ),
    "appointment": (
        Column("event", _("任免"), lambda passage: passage.fact.get_event_display()),
        Column("office", _("职务"), _fact("office")),
    ),
    "figure": _OF_FIGURE,
}


def speech_table(speeches: EvidenceQuerySet, make: Callable[[list[Speech]], Iterable[object]]) -> Table:
    """``make`` gives each speech as a passage with its points."""
    columns = [
        *report_columns(lambda told: told.speech.fact.report),
        Column("person", pgettext_lazy("label", "人物"), lambda told: told.speech.fact.who),
        Column("person_address", _("人物的网址"), lambda told: _address_of(told.speech.fact.person), is_address=True),
        Column("speech", _("讲话"), lambda told: told.speech.fact.quote),
        Column("points", _("要点"), lambda told: [point.fact.label + point.fact.quote for point in told.points]),
        Column("review", _("核对"), lambda told: told.speech.fact.get_review_display()),
        address(lambda told: told.speech.url),
    ]
    return Table("speeches", columns, lambda: in_batches(speeches, make))


def record_table(
    key: str, records: QuerySet[Record], make: Callable[[list[Record]], Iterable[object]], count: str, *more: Column
) -> Table:
    """A list of records with their ``report_count`` or ``confirmed_count``; ``more`` stands between name and number."""
    counted = Column("reports", _("报道份数"), lambda record: record.report_count)
    if count == "confirmed_count":
        counted = Column("confirmed", _("已核的处数"), lambda record: record.confirmed_count)
    columns = [
        Column("name", _("名称"), str),
        *more,
        counted,
        address(lambda record: record.get_absolute_url()),
    ]
    return Table(key, columns, lambda: in_batches(records, make))
