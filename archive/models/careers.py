"""Statements of who comes into an office, leaves it, is proposed for it, holds or held it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.evidence import Evidence, EvidenceQuerySet
from archive.models.fields import PartialDateField
from archive.models.linked import Spoken
from archive.models.people import Person


class Appointment(Spoken, Evidence):
    """What a sentence says of one person and one office. The person is whom the report prints by that name.

    ``day`` is that of coming or leaving, ``start_day`` and ``end_day`` a period as printed; ``details`` what the entry
    prints of the person: sex, born, ethnicity, native_place, education. Its quote runs from the name to the office, or
    is the office alone where these stand far apart.
    """

    class Event(models.TextChoices):
        APPOINTED = "appointed", _("任")
        ENDED = "ended", _("免")
        PROPOSED = "proposed", _("拟任")
        HOLDS = "holds", _("现任")
        HELD = "held", _("曾任")

    said = ("person", "event", "office", "day", "start_day", "end_day")
    spoken_field: ClassVar = "person"

    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="appointments",
        verbose_name=_p("one", "人物"),
    )  # fmt: skip
    event = models.CharField(_("任免"), max_length=10, choices=Event.choices)
    office = models.CharField(_("职务（含单位、地区）"), max_length=200)
    day = PartialDateField(_("任免日期"), help_text=_("如 2014-05-08；只印年月就填年月。"))
    start_day = PartialDateField(_("任期起"))
    end_day = PartialDateField(_("任期止"))
    details = models.JSONField(_("所印个人情况"), default=dict, blank=True, editable=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta(Evidence.Meta):
        verbose_name = _p("one", "任免")
        verbose_name_plural = _p("many", "任免")
        default_related_name = "appointments"
        constraints = [
            *Evidence.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(event__in=["appointed", "ended", "proposed", "holds", "held"]),
                name="appointment_event_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who} {self.get_event_display()} {self.office}"

    @property
    def who(self) -> str:
        """The person's name, or the name as printed."""
        return self.person.name if self.person else self.speaker
