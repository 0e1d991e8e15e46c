"""What an editor says about files that are taken in, and what became of each report in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.ingest.files.formats.capture_filter import CaptureFilter
from archive.models import Accession, Area, Report
from archive.models.messages import Message


class ImportStatus(StrEnum):
    NEW = "new"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    WAITING = "waiting"  # a scan that is kept, and will be recognised
    PASSED_OVER = "passed_over"  # holds no report, as far as it shows: sheets of notes, pictures of a web capture


OUTCOME_LABELS: dict[str, str | Promise] = {
    ImportStatus.NEW: _("新收入"), ImportStatus.UNCHANGED: _("已有"), ImportStatus.DUPLICATE: _p("label", "疑似重复"),
    ImportStatus.FAILED: _("未收入"), ImportStatus.WAITING: _("正在识别"), ImportStatus.PASSED_OVER: _("跳过"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item. ``reason`` says why it failed, of which report it may be a duplicate, or why it stayed
    a draft although asked to publish. ``left_out`` counts the characters that stand in no part of the report."""

    name: str
    status: ImportStatus
    report: Report | None = None
    reason: Message = Message()
    left_out: int = 0
    ignored_columns: tuple[str, ...] = ()
    source: int | None = None  # the key of the raw file of what is waiting


@dataclass(frozen=True, slots=True)
class Options:
    """What the editor says about the files: facts that they may not print, and whether to publish what was read."""

    publish: bool = False
    publisher: str = ""
    area: Area | None = None
    known_year: int | None = None
    is_sample: bool = False
    accession: Accession | None = None
    captures: CaptureFilter = CaptureFilter()  # of web archives
    columns: tuple[tuple[str, str], ...] = ()  # names of a table's columns and what they hold (``columns.COLUMNS``)
