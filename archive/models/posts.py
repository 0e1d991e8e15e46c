"""Posts (Popolo's word for an office of a body in an area), and who held each when, as far as reports tell."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.addresses import NamedModel
from archive.models.fields import PartialDateField
from archive.models.listing import ListedQuerySet
from archive.models.people import Person


class PostQuerySet(ListedQuerySet):
    """What readers and pages ask of posts."""

    def seen(self) -> Self:
        """With somebody who held it, by a published report."""
        return self.filter(models.Exists(Tenure.objects.filter(post=models.OuterRef("pk"))))

    def with_report_count(self, samples: str = "") -> Self:  # noqa: ARG002  a tenure does not tell samples apart
        """Annotates ``report_count``: in how many published reports somebody is printed in it."""
        return self.annotate(report_count=Coalesce(models.Sum("tenures__report_count"), models.Value(0)))


class Post(NamedModel):
    """An office that one person after another holds: 三门峡市市长. Derived: ``archive.services.tenures``."""

    route = "post"

    name = models.CharField(_("名称"), max_length=200)
    key = models.CharField(max_length=200, unique=True, editable=False)  # ``archive.resolution.post.Post.key``
    pinyin = models.CharField(_("拼音"), max_length=600, editable=False, db_index=True)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    area = models.ForeignKey(
        "archive.Area", on_delete=models.SET_NULL, null=True, blank=True, related_name="posts",
        verbose_name=_p("one", "地区"),
    )  # fmt: skip
    body = models.CharField(_("机构"), max_length=100, blank=True)
    rank = models.FloatField(_("级别"), null=True, blank=True, editable=False)
    is_unique = models.BooleanField(_("一时一人"), default=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "职位")
        verbose_name_plural = _p("many", "职位")
        ordering = ["pinyin", "name"]


class Tenure(models.Model):
    """One person in one post. What reports state (appointed, ended) is apart from when they only show the person in it.

    ``number`` counts from 1 where somebody comes again after having left; ``renewals`` are days of coming stated while
    in the post, as re-elections are.
    ``started`` and ``ended`` are days stated in published reports, ``started_by`` and ``ended_by`` the statements;
    ``first_seen`` and ``last_seen`` the days of the reports that print the person in the office, as of memberships.
    """

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="tenures", verbose_name=_p("one", "职位"))
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tenures", verbose_name=_p("one", "人物"))
    number = models.PositiveSmallIntegerField(_("第几任"), default=1)
    started = PartialDateField(_("任"))
    ended = PartialDateField(_("免"))
    started_by = models.ForeignKey(
        "archive.Appointment", on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    ended_by = models.ForeignKey(
        "archive.Appointment", on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    renewals = models.JSONField(_("连任"), default=list, editable=False)
    first_seen = PartialDateField(_("最早见于"))
    last_seen = PartialDateField(_("最晚见于"))
    report_count = models.PositiveIntegerField(_("报道数"), default=0)

    class Meta:
        verbose_name = _p("one", "任期")
        verbose_name_plural = _p("many", "任期")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["post", "person", "number"], name="one_tenure_once_per_term")]

    def __str__(self) -> str:
        return f"{self.person.name} {self.post.name}"

    @property
    def first(self) -> str:
        """The earliest day that anything is known of, stated or seen."""
        return min(filter(None, [self.started, self.first_seen, self.last_seen, self.ended]), default="")

    @property
    def last(self) -> str:
        return max(filter(None, [self.started, self.first_seen, self.last_seen, self.ended]), default="")
