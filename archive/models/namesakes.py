"""People of one name in different areas: whether they are the same is a question for an editor."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.people import Participation, Person


class NamesakeQuerySet(models.QuerySet["NamesakeQuestion"]):
    def open(self) -> Self:
        return self.filter(decision=NamesakeQuestion.NamesakeDecision.OPEN)


class NamesakeQuestion(models.Model):
    """Are ``left`` and ``right``, two mentions of one name, the same person? Both readings are about equally likely.

    ``person`` and ``other`` are the records that the mentions are linked to, one and the same where ``is_joined``.
    ``weight``: the reports that would change sides. Questions of the version before have no mentions.
    """

    class NamesakeDecision(models.TextChoices):
        OPEN = "open", _("待判断")
        DIFFERENT = "different", _("不同的人")
        SAME = "same", _("同一人")

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="namesake_questions", verbose_name=_("后见的人")
    )
    other = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="later_namesake_questions", verbose_name=_("先见的人")
    )
    left = models.ForeignKey(
        Participation, on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("后见之处")
    )
    right = models.ForeignKey(
        Participation, on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("先见之处")
    )
    name_key = models.CharField(_("同名归并键"), max_length=200, blank=True, editable=False, db_index=True)
    is_joined = models.BooleanField(_("现作一人"), default=False)
    weight = models.PositiveIntegerField(_("牵涉报道"), default=0)
    certainty = models.FloatField(_("同一人的把握"), default=0.5)
    decision = models.CharField(
        _("判断"), max_length=10, choices=NamesakeDecision.choices, default=NamesakeDecision.OPEN
    )

    objects = NamesakeQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "同名疑问")
        verbose_name_plural = _p("many", "同名疑问")
        ordering = ["-weight", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="one_question_on_two_mentions"),
            models.CheckConstraint(
                condition=models.Q(decision__in=["open", "different", "same"]), name="namesake_decision_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ≟ {self.other}"
