"""Reports, the raw files they were read from, and the meetings they tell of."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from typing import ClassVar, Self, Unpack

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.http.params import written
from archive.models.addresses import SluggedModel
from archive.models.evidence import Evidence
from archive.models.fields import PartialDateField, refuse_implausible
from archive.models.messages import named
from archive.models.naming import FoundByName, Mergeable, Spelling
from archive.models.relocation import carry_sentence_numbers, relocate_annotations, relocate_evidence
from archive.models.report_queries import ReportQuerySet
from archive.models.saving import SaveOptions
from archive.models.sentence_prints import index_fingerprints
from archive.text.normalize import fold
from archive.text.partial_dates import PartialDate
from archive.text.sentences import Sentence, sentence_at, sentences
from archive.text.text_pages import ON_FIRST


class SourceText(models.Model):
    """The raw file as it came, immutable. ``text`` is its decoded form, the target of a report's layout runs."""

    data = models.BinaryField(_("原始文件"))
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveIntegerField(_("字节数"))
    encoding = models.CharField(_("编码"), max_length=40, blank=True)
    media_type = models.CharField(_("类型"), max_length=80, default="text/plain")
    name = models.CharField(_("文件名或网址"), max_length=500)
    imported_at = models.DateTimeField(_("收入时间"), auto_now_add=True)
    captured_at = models.DateTimeField(_("网页保存时间"), null=True, blank=True)

    class Meta:
        verbose_name = _p("one", "原始文件")
        verbose_name_plural = _p("many", "原始文件")
        ordering = ["-imported_at", "-pk"]

    def __str__(self) -> str:
        return named(self.name)

    @property
    def web_address(self) -> str:
        """Where it was taken from, if that is a page of the web: http or https, nothing that a browser would run."""
        return self.name if self.name.startswith(("http://", "https://")) else ""

    def save(self, **options: Unpack[SaveOptions]) -> None:
        if self.pk:
            raise TypeError("a source text is immutable")
        self.sha256 = hashlib.sha256(self.data).hexdigest()
        self.size = len(self.data)
        super().save(**options)


class MeetingQuerySet(FoundByName, models.QuerySet["Meeting"]):
    """Meetings by their names; many meetings have the same."""


class Meeting(Mergeable):
    """What a report is about. Several reports may cover one meeting."""

    owned: ClassVar = ("reports",)

    name = models.CharField(_("会议名称"), max_length=300)
    first_day = PartialDateField(_("首日"), validators=[refuse_implausible])
    last_day = PartialDateField(_("末日"), validators=[refuse_implausible])
    place = models.CharField(_("地点"), max_length=100, blank=True)
    area = models.ForeignKey(
        "archive.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_p("one", "地区"),
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "会议")
        verbose_name_plural = _p("many", "会议")
        ordering = ["-first_day", "name"]

    def __str__(self) -> str:
        return f"{self.name}（{self.first_day}）" if self.first_day else self.name


class MeetingName(Spelling):
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="names", verbose_name=_p("one", "会议"))

    class Meta(Spelling.Meta):
        verbose_name = _p("one", "会议别名")
        verbose_name_plural = _p("many", "会议别名")
        constraints = [models.UniqueConstraint(fields=["meeting", "folded"], name="one_spelling_once_per_meeting")]


class Report(SluggedModel):
    """One report of a policy meeting. ``text`` is its body; evidence points into it.

    ``layout`` keeps every paragraph of the raw text, noise included, as a list of
    ``{"kind", "text", "start", "runs": [[at, raw_at, length], ...]}`` (see ``archive.ingest.document``) as drafted;
    a later correction of ``text`` leaves it as it was.
    """

    route = "report"

    class Status(models.TextChoices):
        DRAFT = "draft", _("草稿")
        PUBLISHED = "published", _("已发布")
        WITHDRAWN = "withdrawn", _("已撤回")

    status = models.CharField(_("状态"), max_length=10, choices=Status.choices, default=Status.DRAFT, db_index=True)
    kicker = models.CharField(_("引题"), max_length=500, blank=True)
    title = models.CharField(_("标题"), max_length=500, blank=True)
    subtitles = models.TextField(_("副题"), blank=True, help_text=_("每行一条。"))
    published_on = PartialDateField(_("发布日期"), db_index=True, validators=[refuse_implausible])
    date_is_inferred = models.BooleanField(_("日期为推断"), default=False)
    date_reason = models.CharField(_("推断依据"), max_length=300, blank=True)
    undated = models.BooleanField(_("无日期"), default=False, help_text=_("确认原文没有任何日期。"))
    publisher = models.ForeignKey(
        "archive.Organization", on_delete=models.PROTECT, null=True, blank=True, related_name="published_reports",
        verbose_name=_p("one", "来源"),
    )  # fmt: skip
    area = models.ForeignKey(
        "archive.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_p("one", "地区"),
    )
    place = models.CharField(_("地点（原文）"), max_length=100, blank=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports", verbose_name=_("会议")
    )
    text = models.TextField(_("正文"), blank=True)
    sentence_numbers = models.JSONField(
        _("句号数"), default=list, blank=True, editable=False,
        help_text=_("空为从 1 数起；正文改过以后，各句所有的号数。"),
    )  # fmt: skip
    layout = models.JSONField(_("版面"), default=list, blank=True, editable=False)
    source = models.ForeignKey(
        SourceText, on_delete=models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("原始文件")
    )
    accession = models.ForeignKey(
        "archive.Accession", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="reports",
        verbose_name=_p("one", "收入批次"),
    )  # fmt: skip
    is_sample = models.BooleanField(_("示例"), default=False, db_index=True)
    extractor_version = models.CharField(_("程序版本"), max_length=20, blank=True, editable=False)
    created_at = models.DateTimeField(_("建档时间"), auto_now_add=True)
    modified_at = models.DateTimeField(_("修改时间"), auto_now=True)

    # The text as the database has it, which the evidence points into; None when it was not loaded.
    _loaded_text: str | None = None

    # The facts that were confirmed and became unconfirmed when this record was saved, for their words are gone.
    reopened: Sequence[Evidence] = ()

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "报道")
        verbose_name_plural = _p("many", "报道")
        ordering = ["-published_on", "-pk"]
        permissions = [("publish_report", _("可以发布和撤回报道"))]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="published")
                | (~models.Q(title="") & ~models.Q(text="") & (~models.Q(published_on="") | models.Q(undated=True))),
                name="published_has_title_text_and_date",
                violation_error_message=_("发布前须有标题、正文，以及日期（或注明“无日期”）。"),
            ),
            models.CheckConstraint(
                condition=models.Q(undated=False) | models.Q(published_on=""),
                name="undated_has_no_date",
                violation_error_message=_("已填日期的报道不能再标为“无日期”。"),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["draft", "published", "withdrawn"]), name="report_status_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-published_on", "-id"], name="reports_newest_first"),
            models.Index(fields=["status", "-created_at", "-id"], name="reports_as_they_came"),
            # What has changed since a harvest.
            models.Index(fields=["status", "modified_at"], name="reports_as_they_changed"),
            # All that counting by year, area or publisher asks of a report: its row lies around its whole text.
            models.Index(
                fields=["status", "id", "published_on", "area", "publisher", "is_sample", "date_is_inferred"],
                name="reports_to_count",
            ),
            # What was reported of a place before some day.
            models.Index(fields=["area", "status", "published_on"], name="reports_of_a_place"),
        ]

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[object]) -> Self:
        report = super().from_db(db, field_names, values)
        report._loaded_text = report.__dict__.get("text")
        return report

    def __str__(self) -> str:
        return self.title or gettext("（无标题）")

    def address_text(self) -> str:
        return f"{self.published_on.lstrip('-')} {self.title}"

    def clean(self) -> None:
        """Refuse an empty report; keep a reason only for a date that is inferred."""
        if not (self.title.strip() or self.text.strip()):
            raise ValidationError(_("标题和正文至少要有一项。"), code="empty")
        if not self.date_is_inferred:
            self.date_reason = ""

    def save(self, **options: Unpack[SaveOptions]) -> None:
        """Save; when the text changed, move evidence and numbers of sentences with it in the same transaction, and make
        the prints of its sentences anew."""
        self.published_on = PartialDate(self.published_on)
        before = self._loaded_text if self._loaded_text != self.__dict__.get("text") else None
        is_new = self._state.adding
        with transaction.atomic():
            if before is not None:
                carry_sentence_numbers(self, before)
                if (fields := options.get("update_fields")) is not None:
                    options["update_fields"] = {*fields, "sentence_numbers"}
            super().save(**options)
            if before is not None:
                self.reopened = relocate_evidence(self, before)
                relocate_annotations(self, before)
            if before is not None or is_new:
                index_fingerprints([self])
        self.note_text()

    def note_text(self) -> None:
        """The database has the text as it is here: evidence points into it from now on."""
        if "text" in self.__dict__:
            self._loaded_text = self.text

    def sentences(self) -> list[Sentence]:
        """Of the text, under the numbers that they keep through corrections."""
        return sentences(self.text, self.sentence_numbers)

    def sentence_with(self, words: str) -> Sentence | None:
        """The first that has ``words``, or their beginning, in any script and width; None where the text has none."""
        start = fold(self.text).find(fold(words))
        return sentence_at(self.sentences(), start) if start >= 0 else None

    def sentence_url(self, number: int, **parameters: str) -> str:
        """The address of a sentence. Of a long text it names the sentence before the ``#`` too, which no server sees:
        so that it leads to the right page."""
        if number > ON_FIRST:
            parameters["sentence"] = str(number)
        query = written((name, value) for name, value in parameters.items() if value)
        return f"{self.get_absolute_url()}{query}#s{number}"

    @property
    def place_is_area(self) -> bool:
        """Whether the place as printed says no more than the area."""
        return self.area is not None and self.place.strip() in self.area.full_name

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def subtitle_lines(self) -> list[str]:
        return [line for line in self.subtitles.splitlines() if line.strip()]

    @property
    def full_title(self) -> str:
        """The whole headline block, one line each: kicker, title, sub-headlines."""
        return "\n".join(line for line in [self.kicker, self.title, *self.subtitle_lines] if line)
