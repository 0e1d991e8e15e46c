"""People of one name in different areas: whether they are the same is a question for an editor."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.models.people import Person


class NamesakeQuerySet(models.QuerySet["NamesakeQuestion"]):
    def open(self) -> Self:
        return self.filter(decision=NamesakeQuestion.Decision.OPEN)


class NamesakeQuestion(models.Model):
    """A report named ``person``, and ``other`` of that name was known from elsewhere. Where an editor says that they
    are one, ``other`` takes over the record, and the question goes with it."""

    class Decision(models.TextChoices):
        OPEN = "open", _("待判断")
        DIFFERENT = "different", _("不同的人")

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="namesake_questions", verbose_name=_("后见的人")
    )
    other = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="later_namesake_questions", verbose_name=_("先见的人")
    )
    decision = models.CharField(_("判断"), max_length=10, choices=Decision.choices, default=Decision.OPEN)

    objects = NamesakeQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "同名疑问")
        verbose_name_plural = _p("many", "同名疑问")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="one_namesake_question_once"),
            models.CheckConstraint(condition=~models.Q(person=models.F("other")), name="namesake_is_another_person"),
            models.CheckConstraint(
                condition=models.Q(decision__in=["open", "different"]), name="namesake_decision_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ≟ {self.other}"
