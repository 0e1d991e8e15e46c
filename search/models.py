"""The outbox: which reports changed and have not reached the index yet. Alerts: who is told of new reports."""

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


def is_hook(address: str) -> bool:
    """Is it that of a web hook, not of mail?"""
    return address.startswith(("http://", "https://"))


class Subscriber(models.Model):
    """Where alerts go: a mail address or the address of a web hook (http, https), confirmed from there. No more is kept
    of a reader; without any alert the record goes."""

    address = models.CharField(_("地址"), max_length=500, unique=True)
    language = models.CharField(_("语言"), max_length=10, default="zh-hans")
    failures = models.PositiveSmallIntegerField(_("接连未送达次数"), default=0)
    retry_at = models.DateTimeField(_("再试时间"), null=True, blank=True)

    class Meta:
        verbose_name = _p("one", "订阅人")
        verbose_name_plural = _p("many", "订阅人")
        default_permissions = ()

    def __str__(self) -> str:
        return self.address

    @property
    def is_hook(self) -> bool:
        return is_hook(self.address)


class Alert(models.Model):
    """What a subscriber is told of: reports that match ``query`` (the query string of the search page).

    ``told_up_to`` and ``sending_up_to`` are keys of announcements; the latter stands while a message is on its way.
    """

    class Pace(models.TextChoices):
        AT_ONCE = "at_once", _("随到随寄")
        DAILY = "daily", _("每日一次")
        WEEKLY = "weekly", _("每周一次")

    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, related_name="alerts", verbose_name=_p("one", "订阅人")
    )
    query = models.TextField(_("检索"))
    pace = models.CharField(_("多久一次"), max_length=10, choices=Pace.choices)
    told_up_to = models.PositiveBigIntegerField(_("已告知到"), default=0)
    sending_up_to = models.PositiveBigIntegerField(_("正在寄到"), null=True, blank=True)
    sent_at = models.DateTimeField(_("上次寄出"), null=True, blank=True)

    class Meta:
        verbose_name = _p("one", "新报道提醒")
        verbose_name_plural = _p("many", "新报道提醒")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["subscriber", "query"], name="one_alert_once_per_subscriber")]

    def __str__(self) -> str:
        return self.query


class Announcement(models.Model):
    """A report that was seen published and indexed, entered once in all: its key tells what is new since when."""

    report_id = models.PositiveBigIntegerField(_("报道"), unique=True)

    class Meta:
        verbose_name = _p("one", "新报道")
        verbose_name_plural = _p("many", "新报道")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.report_id)
