"""What readers say is wrong: notes that wait for an editor. They change nothing by themselves."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, Self

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.report import Report

LONGEST: Final = 500  # characters of a note
OF_SENDER: Final = 6  # notes of one sender within an hour
OF_REPORT: Final = 30  # open notes on one report
OPEN_IN_ALL: Final = 2_000  # more than anyone reads: then no more are taken


class ReaderNoteQuerySet(models.QuerySet["ReaderNote"]):
    def open(self) -> Self:
        return self.filter(is_done=False)

    def has_room(self, report: Report, sender: str) -> bool:
        """Whether one more of ``sender`` on ``report`` is taken. Three queries."""
        lately = self.filter(sender=sender, sent_at__gte=timezone.now() - timedelta(hours=1))
        return (
            lately.count() < OF_SENDER
            and self.open().filter(report=report).count() < OF_REPORT
            and self.open().count() < OPEN_IN_ALL
        )


class ReaderNote(models.Model):
    """A reader's word that something in a report or of what was read from it is wrong.

    ``kind`` and ``fact_id`` name a fact by its kind (``archive.models.fact_kinds``) and key, if it is of one;
    ``about`` keeps what the fact said then; ``sentence`` is the number of a sentence. ``sender`` is a keyed hash of the
    network address and the day: it holds back who sends too many, and says nobody's name.
    """

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="reader_notes", verbose_name=_p("one", "报道")
    )
    kind = models.CharField(_("种类"), max_length=12, blank=True, editable=False)
    fact_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    about = models.CharField(_("所指"), max_length=200, blank=True, editable=False)
    sentence = models.PositiveIntegerField(_("第几句"), null=True, blank=True, editable=False)
    words = models.CharField(_("读者的话"), max_length=LONGEST, editable=False)
    sender = models.CharField(max_length=32, editable=False, db_index=True)
    sent_at = models.DateTimeField(_("收到"), auto_now_add=True)
    is_done = models.BooleanField(_("已处理"), default=False, db_index=True)

    objects = ReaderNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "读者的报错")
        verbose_name_plural = _p("many", "读者报错")
        ordering = ["is_done", "-sent_at", "-pk"]

    def __str__(self) -> str:
        return self.words[:40]


def sender_of(network_address: str) -> str:
    """The keyed hash that stands for who sends from ``network_address`` today."""
    message = f"{network_address} {timezone.localdate()}"
    return salted_hmac("reader notes", message, algorithm="sha256").hexdigest()[:32]
