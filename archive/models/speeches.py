"""Speeches and their numbered points, in the sense of Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.evidence import Evidence, EvidenceQuerySet
from archive.models.fields import is_known
from archive.models.linked import Spoken
from archive.models.people import Person


class Speech(Spoken, Evidence):
    """A stretch of a report in one voice: a person's, or a collective one's as in “会议强调”."""

    class Mode(models.TextChoices):
        DIRECT = "direct", _("直接引语")
        REPORTED = "reported", _("转述")
        COLLECTIVE = "collective", _("集体口径")

    said = ("person", "voice", "verb", "mode")
    spoken_field: ClassVar = "person"
    covers_passage: ClassVar = True
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="speeches", verbose_name=_("讲话人")
    )
    voice = models.CharField(_("口径"), max_length=60, blank=True, help_text=_("没有具体讲话人时，如“会议”。"))
    verb = models.CharField(_("动词（原文）"), max_length=20, blank=True)
    mode = models.CharField(_("方式"), max_length=10, choices=Mode.choices, default=Mode.REPORTED)

    new_points: list[Point]  # of one that was read anew, before they are written

    objects = EvidenceQuerySet.as_manager()

    class Meta(Evidence.Meta):
        verbose_name = _p("one", "讲话")
        verbose_name_plural = _p("many", "讲话")
        default_related_name = "speeches"
        constraints = [*Evidence.Meta.constraints, is_known("mode", "direct", "reported", "collective")]

    def __str__(self) -> str:
        return f"{self.person or self.speaker or self.voice}{self.verb}"

    @property
    def who(self) -> str:
        """Who speaks: the person's name, the name as printed, or the collective voice."""
        return self.person.name if self.person else self.speaker or self.voice


def innermost(speeches: Iterable[Speech], start: int, end: int) -> Speech | None:
    """Of the ``speeches`` that hold ``[start, end)`` the one that begins last."""
    around = [each for each in speeches if each.start is not None and each.start <= start and end <= (each.end or 0)]
    return max(around, key=lambda each: each.start or 0, default=None)


class Point(Evidence):
    """A numbered point of a speech. ``level`` counts from 1; a point of level 2 belongs to the ``parent`` before it."""

    said = ("label", "level")
    covers_passage: ClassVar = True
    speech = models.ForeignKey(Speech, on_delete=models.CASCADE, related_name="points", verbose_name=_p("one", "讲话"))
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("上一级")
    )
    label = models.CharField(_("序号（原文）"), max_length=20)
    level = models.PositiveSmallIntegerField(_("层级"), default=1)

    objects = EvidenceQuerySet.as_manager()

    class Meta(Evidence.Meta):
        verbose_name = _p("one", "要点")
        verbose_name_plural = _p("many", "要点")
        default_related_name = "points"
        ordering = ["report", "start", "level", "pk"]

    def __str__(self) -> str:
        return self.quote[:40]
