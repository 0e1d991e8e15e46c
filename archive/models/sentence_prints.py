"""Where which sentence stands: derived from the texts of reports, so that sentences that repeat others are found."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Self

from django.db import models
from django.db.models.functions import Substr

from archive.models.report import Report
from archive.sentence_prints import Print, prints

_BATCH = 200  # reports read at a time


class SentencePrintQuerySet(models.QuerySet["SentencePrint"]):
    def public(self) -> Self:
        """Of published reports."""
        return self.filter(report__status=Report.Status.PUBLISHED)

    def elsewhere(self, report: Report) -> Self:
        """In other published reports."""
        return self.public().exclude(report=report)

    def saying(self, wholes: Iterable[int]) -> Self:
        """Whose key has one of the hashes ``wholes``."""
        return self.filter(whole__in=list(wholes))

    def beginning_or_ending_as(self, found: Iterable[Print]) -> Self:
        """With the first or the last characters of one of ``found``, and saying none of them."""
        found = list(found)
        ends = models.Q(head__in={each.head for each in found}) | models.Q(tail__in={each.tail for each in found})
        return self.filter(ends).exclude(whole__in={each.whole for each in found})

    def with_words(self) -> Self:
        """Annotates ``words``: the sentence as it stands in the text."""
        length = models.F("end") - models.F("start")
        return self.annotate(words=Substr("report__text", models.F("start") + 1, length))

    def newest_first(self) -> Self:
        return self.order_by("-report__published_on", "-report_id", "start")


class SentencePrint(models.Model):
    """A sentence of a report with its hashes: see ``archive.sentence_prints``."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sentence_prints")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    whole = models.BigIntegerField()
    head = models.BigIntegerField()
    tail = models.BigIntegerField()

    objects = SentencePrintQuerySet.as_manager()

    class Meta:
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
        return f"{self.report.get_absolute_url()}#s{self.number}"


def print_sentences(reports: Iterable[Report]) -> None:
    """Make the prints of ``reports`` anew; each is loaded with its text and the numbers of its sentences."""
    reports = list(reports)
    SentencePrint.objects.filter(report__in=reports).delete()
    SentencePrint.objects.bulk_create(
        SentencePrint(report=report, **each._asdict())
        for report in reports
        for each in prints(report.text, report.sentences())
    )


def print_all_sentences() -> None:
    """Make those of every report anew."""
    texts = Report.objects.order_by("pk").only("text", "sentence_numbers").iterator(_BATCH)
    while batch := list(islice(texts, _BATCH)):
        print_sentences(batch)
