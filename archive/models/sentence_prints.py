"""Where which sentence stands: derived from the texts of reports, so that sentences that repeat others are found."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, Self

from django.db import models
from django.db.models.functions import RowNumber, Substr
from django.utils.translation import pgettext_lazy as _p

from archive.text.fingerprints import Fingerprint, fingerprints

_BATCH = 200  # reports read at a time
_COMMON = 2000  # sentences with the same beginning, or end; where more have it, it tells nothing


class SentencePrintQuerySet(models.QuerySet["SentencePrint"]):
    def public(self) -> Self:
        """Of published reports. Not by a join: SQLite would begin with the reports and read all their prints."""
        reports = _reports().published()
        return self.filter(models.Exists(reports.filter(pk=models.OuterRef("report"))))

    def elsewhere(self, report: models.Model) -> Self:
        """In other published reports."""
        return self.public().exclude(report=report)

    def saying(self, wholes: Iterable[int]) -> Self:
        """Whose key has one of the hashes ``wholes``."""
        return self.filter(whole__in=list(wholes))

    def beginning_or_ending_as(self, prints: Iterable[Fingerprint]) -> Self:
        """With the first or the last characters of one of ``prints``, and saying none of them.

        Beginnings and ends of more than ``_COMMON`` sentences are left out: all of those would have to be compared, and
        in a large archive that takes longer than anything else. Two queries, to learn which they are.
        """
        prints = list(prints)
        heads, tails = (
            _telling("head", (each.head for each in prints)),
            _telling("tail", (each.tail for each in prints)),
        )
        ends = models.Q(head__in=heads) | models.Q(tail__in=tails)
        return self.filter(ends).exclude(whole__in={each.whole for each in prints})

    def with_words(self) -> Self:
        """Annotates ``words``: the sentence as it stands in the text."""
        length = models.F("end") - models.F("start")
        return self.annotate(words=Substr("report__text", models.F("start") + 1, length))

    def newest_first(self) -> Self:
        return self.order_by("-report__published_on", "-report_id", "start")

    def earliest_of_each(self) -> Self:
        """Of those that say the same (``whole``) the earliest; reports without a year come last."""
        undated = models.Case(models.When(report__published_on__lt="0", then=1), default=0)
        order: Any = [undated, models.F("report__published_on"), models.F("report_id"), models.F("start")]
        place = models.Window(RowNumber(), partition_by=models.F("whole"), order_by=order)
        return self.annotate(place=place).filter(place=1)


def _telling(end: str, hashes: Iterable[int]) -> list[int]:
    """Those that few sentences have. Counted from the index alone."""
    rows = SentencePrint.objects.filter(**{f"{end}__in": set(hashes)}).order_by().values_list(end)
    return [print_hash for print_hash, number in rows.annotate(models.Count("pk")) if number <= _COMMON]


class SentencePrint(models.Model):
    """A sentence of a report with its hashes: see ``archive.text.fingerprints``."""

    report = models.ForeignKey("archive.Report", on_delete=models.CASCADE, related_name="sentence_prints")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    whole = models.BigIntegerField()
    head = models.BigIntegerField()
    tail = models.BigIntegerField()

    words: str  # of ``SentencePrintQuerySet.with_words``

    objects = SentencePrintQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "句子的印记")
        verbose_name_plural = _p("many", "句子的印记")
        default_permissions = ()
        indexes = [
            models.Index(fields=["whole", "report"], name="sentences_by_words"),
            models.Index(fields=["head"], name="sentences_by_beginning"),
            models.Index(fields=["tail"], name="sentences_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}#s{self.number}"

    @property
    def url(self) -> str:
        """The address of the sentence; its report must be at hand."""
        return self.report.sentence_url(self.number)


def _reports() -> Any:
    """The manager of reports, which know their prints: by the relation, so that neither module needs the other."""
    related: Any = SentencePrint._meta.get_field("report").related_model
    return related._default_manager


def index_fingerprints(reports: Iterable[Any]) -> None:
    """Make the prints of ``reports`` anew; each is loaded with its text and the numbers of its sentences."""
    reports = list(reports)
    SentencePrint.objects.filter(report__in=reports).delete()
    SentencePrint.objects.bulk_create(
        SentencePrint(report=report, **each._asdict())
        for report in reports
        for each in fingerprints(report.text, report.sentences())
    )


def index_all_fingerprints() -> None:
    """Make those of every report anew."""
    texts = _reports().order_by("pk").only("text", "sentence_numbers").iterator(_BATCH)
    while batch := list(islice(texts, _BATCH)):
        index_fingerprints(batch)
