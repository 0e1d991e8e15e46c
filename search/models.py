"""The outbox: which reports changed and have not reached the index yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p


class OutboxEntry(models.Model):
    """A report, by its primary key, whose document must be made anew or taken out. Written with the change itself.

    ``is_indexed`` marks what the live index has already, but an index that is being built beside it has not.
    """

    report_id = models.PositiveBigIntegerField(_("报道"))
    created = models.DateTimeField(_("时间"), auto_now_add=True)
    is_indexed = models.BooleanField(_("已入现用索引"), default=False)

    class Meta:
        verbose_name = _p("one", "待索引")
        verbose_name_plural = _p("many", "待索引")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.report_id} {self.created:%Y-%m-%d %H:%M}"
