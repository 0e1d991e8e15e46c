"""Tables of reports, of sentences, of speeches, of figures as printed, and of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.export.table import Column, Table, in_batches
from archive.models.evidence import Evidence
from archive.models.metrics import Observation
from archive.models.people import Participation
from archive.models.report import Report
from archive.models.report_queries import ReportQuerySet
from archive.queries.passages import Passage, passages

Getter = Callable[[Any], Any]


def itself(row: object) -> Any:
    return row


def named(getter: Getter) -> Getter:
    """The name of a record that may be missing."""
    return lambda row: getattr(getter(row), "name", "")


def address(getter: Getter) -> Column:
    return Column("address", _("网址"), getter, is_address=True)


def report_columns(report: Getter = itself) -> list[Column]:
    return [
        Column("date", _("日期"), lambda row: report(row).published_on),
        Column("report", _("报道"), lambda row: report(row).title),
        Column("publisher", _("来源"), named(lambda row: report(row).publisher)),
        Column("area", pgettext_lazy("label", "地区"), named(lambda row: report(row).area)),
    ]


def report_table(reports: QuerySet[Report], key: str = "reports") -> Table:
    """``reports`` have their publishers and areas at hand."""
    own = address(lambda report: report.get_absolute_url())
    return Table(key, [*report_columns(), own], lambda: in_batches(reports, list))


def entry_table(reports: ReportQuerySet, make: Callable[[list[Any]], Iterable[Any]]) -> Table:
    """The reports of a thing, newest first; ``make`` gives the entry of each with what it says of the thing."""
    columns = [
        *report_columns(lambda entry: entry.report),
        Column("parts", _("身份"), lambda entry: "\n".join(map(_part, entry.parts))),
        Column("sentences", _("原句"), lambda entry: "\n".join(map(sentence, entry.passages))),
        Column("more", _("另有处数"), lambda entry: entry.unshown),
        address(lambda entry: entry.report.get_absolute_url()),
    ]
    return Table("reports", columns, lambda: in_batches(reports.newest_first().with_related(), make))


def _part(part: Participation) -> str:
    return f"{part.get_part_display()} {part.role_title}".strip()


def sentence(passage: Passage) -> str:
    return passage.before + passage.words + passage.after


def said_by(passage: Passage) -> str:
    speech = getattr(passage.fact, "speech", None)
    if speech is None:
        return ""
    return speech.who


REVIEW = Column("review", _("核对"), lambda passage: passage.fact.get_review_display())


def passage_table(facts: QuerySet[Evidence]) -> Table:
    """``facts`` have their reports with publishers and areas at hand."""
    columns = [
        *report_columns(lambda passage: passage.fact.report),
        Column("words", _("原文"), lambda passage: passage.fact.quote),
        Column("sentence", _("原句"), sentence),
        Column("speaker", _("讲话人"), said_by),
        REVIEW,
        address(lambda passage: passage.url),
    ]
    return Table("passages", columns, lambda: in_batches(facts, passages))


def figure_table(observations: QuerySet[Observation]) -> Table:
    """Figures as printed and in their base unit."""
    related = ("metric", "area", "zone", "said_by", "report__area", "report__publisher")
    rows = observations.select_related(*related).defer("report__text", "report__layout")

    def fact(name: str) -> Getter:
        return lambda passage: getattr(passage.fact, name)

    columns = [
        Column("metric", pgettext_lazy("label", "指标"), named(fact("metric"))),
        Column("printed", _("原文"), fact("quote")),
        Column("bound", _("界限"), lambda passage: passage.fact.get_bound_display()),
        Column("value", _("数值"), fact("value")),
        Column("upper", _("上限"), fact("upper")),
        Column("unit", _("单位"), fact("unit")),
        Column("base_value", _("折合"), fact("base_value")),
        Column("base_unit", _("折合单位"), fact("base_unit")),
        Column("period", _("时期"), fact("period")),
        Column("place", _("所属地区"), named(fact("area"))),
        Column("zone", pgettext_lazy("label", "园区"), named(fact("zone"))),
        Column("status", _("性质"), lambda passage: passage.fact.get_status_display()),
        Column("is_cumulative", _("累计"), lambda passage: _yes(passage.fact.is_cumulative)),
        Column("said_by", _("所述"), named(fact("said_by"))),
        Column("sentence", _("原句"), sentence),
        *report_columns(lambda passage: passage.fact.report),
        REVIEW,
        address(lambda passage: passage.url),
    ]
    return Table("figures", columns, lambda: in_batches(rows, passages))


def _yes(value: bool) -> int:
    return int(value)


def speech_table(speeches: object, make: Callable[[list[Any]], Iterable[Any]]) -> Table:
    """``make`` gives each speech as a passage with its points."""
    columns = [
        *report_columns(lambda told: told.speech.fact.report),
        Column("speech", _("讲话"), lambda told: sentence(told.speech)),
        Column("points", _("要点"), lambda told: "\n".join(p.fact.label + p.words for p in told.points)),
        Column("review", _("核对"), lambda told: told.speech.fact.get_review_display()),
        address(lambda told: told.speech.url),
    ]
    return Table("speeches", columns, lambda: in_batches(speeches, make))


def record_table(
    key: str, records: Iterable[Model], make: Callable[[list[Any]], Iterable[Any]], *more: Column
) -> Table:
    """A list of records with their ``report_count``; ``more`` stands between the name and the number."""
    columns = [
        Column("name", _("名称"), str),
        *more,
        Column("reports", _("报道份数"), lambda record: record.report_count),
        address(lambda record: record.get_absolute_url()),
    ]
    return Table(key, columns, lambda: in_batches(records, make))
