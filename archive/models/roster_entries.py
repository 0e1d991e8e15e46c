"""Lines of a table of office-holders that a scholar brought in: stated facts with their source, beside the reports."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.fields import PartialDateField
from archive.models.people import Person
from archive.models.posts import Post


class RosterEntry(models.Model):
    """Who held which office from when to when, by ``source``. Reports and their tenures take nothing from it.

    ``post`` is the post that office and area stand for, if the archive knows it, ``person`` the one of that name whom
    the archive knows in that post; both are found anew when the page that compares them is asked for.
    """

    name = models.CharField(_("姓名"), max_length=100)
    office = models.CharField(_("职务"), max_length=200)
    area_name = models.CharField(_("地区"), max_length=120, blank=True)
    start_day = PartialDateField(_("任期起"))
    end_day = PartialDateField(_("任期止"))
    source = models.CharField(_("出处"), max_length=300)
    post = models.ForeignKey(
        Post, on_delete=models.SET_NULL, null=True, blank=True, related_name="roster_entries",
        verbose_name=_p("one", "职位"),
    )  # fmt: skip
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="roster_entries",
        verbose_name=_p("one", "人物"),
    )  # fmt: skip

    class Meta:
        verbose_name = _p("one", "名录")
        verbose_name_plural = _p("many", "名录")
        ordering = ["post", "start_day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "office", "area_name", "start_day", "end_day", "source"], name="one_roster_entry_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.area_name}{self.office}"
