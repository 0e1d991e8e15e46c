"""Messages on their way: what is due, taken in hand before it is sent, and what follows from how that ended.

A message is never sent twice: a process that ends between the two leaves its mark, and the next one counts it as sent.
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from archive.database.shared_locks import shared_lock
from search.alerts import announcements, hooks, messages
from search.alerts.links import AlertRequest
from search.models import Alert, Subscriber, is_hook
from search.results import query
from search.results.params import SearchParams

_APART: Final = {
    Alert.Pace.AT_ONCE: timedelta(minutes=10),
    Alert.Pace.DAILY: timedelta(days=1),
    Alert.Pace.WEEKLY: timedelta(days=7),
}
_FIRST_RETRY: Final = timedelta(minutes=5)  # doubled each time
_LAST_RETRY: Final = timedelta(days=1)
MOST_FAILURES: Final = 14  # in a row, over a week and more: nobody is there
logger = logging.getLogger(__name__)


class AlertsBusy(Exception):
    """Another process sends."""


class AddressGone(Exception):
    """The receiver says that there is no such address."""


class NotDelivered(Exception):
    """This receiver takes nothing now."""


class NoService(Exception):
    """Nothing can be sent to anybody: the mail server does not answer, or refuses us."""


class AlertTally(NamedTuple):
    """How many messages were sent, failed, and had been on their way when an earlier run ended; addresses that went."""

    sent: int = 0
    failed: int = 0
    unknown: int = 0
    gone: int = 0


def send_due(now: datetime | None = None) -> AlertTally:
    """Everything that is due. Raises AlertsBusy, NoService and SearchUnavailable; what was sent until then is sent."""
    now = now or timezone.now()
    counts: dict[str, int] = dict.fromkeys(AlertTally._fields, 0)
    # Over all machines that share the database: what one of them is sending is no run that ended.
    with shared_lock("alerts", 0, settings.DATA_DIR) as is_alone:
        if not is_alone:
            raise AlertsBusy
        unknown = list(Alert.objects.filter(sending_up_to__isnull=False))
        for alert in unknown:
            _told(alert, alert.sending_up_to or 0)
        counts["unknown"] = len(unknown)
        newest = announcements.announce()
        for key in Alert.objects.filter(told_up_to__lt=newest).order_by("pk").values_list("pk", flat=True):
            # Looked at when its turn comes: it, or its address, may have gone meanwhile.
            one = Alert.objects.select_related("subscriber").filter(pk=key).first()
            if one and is_due(one, now) and (outcome := _tell(one, newest, now)):
                counts[outcome] += 1
    return AlertTally(**counts)


def is_due(alert: Alert, now: datetime) -> bool:
    """One message at most a period. Days are counted by the calendar: a run may begin a minute earlier than before."""
    if alert.subscriber.retry_at and now < alert.subscriber.retry_at:
        return False
    if alert.sent_at is None:
        return True
    apart = _APART[Alert.Pace(alert.pace)]
    if apart.days:
        return timezone.localdate(now) - timezone.localdate(alert.sent_at) >= apart
    return now - alert.sent_at >= apart


def ask_to_confirm(request: AlertRequest) -> None:
    """Raises AddressGone, NotDelivered, NoService."""
    if is_hook(request.address):
        _post(request.address, f"confirm-{int(timezone.now().timestamp())}", messages.hook_confirmation(request))
    else:
        send(messages.confirmation(request))


def send(letter: EmailMessage) -> None:
    """Raises AddressGone where the address is refused for good, NotDelivered for now, NoService for all else."""
    try:
        letter.send()
    except smtplib.SMTPRecipientsRefused as error:
        code = max(refused[0] for refused in error.recipients.values())
        raise (AddressGone if code >= 500 else NotDelivered) from error
    except smtplib.SMTPDataError as error:
        raise NotDelivered from error
    except (OSError, smtplib.SMTPException) as error:
        raise NoService(str(error)) from error


def _tell(alert: Alert, newest: int, now: datetime) -> str:
    """The field of ``AlertTally`` that it counts for; empty where nothing matches."""
    params, _problems = SearchParams.of(alert.query)
    keys = query.matching_among(params, announcements.announced(alert.told_up_to, newest))
    if not keys:
        _told(alert, newest)
        return ""
    act = _sending(alert, messages.news(alert, keys))
    Alert.objects.filter(pk=alert.pk).update(sending_up_to=newest, sent_at=now)
    try:
        act()
    except AddressGone:
        alert.subscriber.delete()
        return "gone"
    except NotDelivered:
        _take_back(alert)
        return "gone" if _failed(alert.subscriber, now) else "failed"
    except NoService:
        _take_back(alert)
        raise
    _told(alert, newest)
    Subscriber.objects.filter(pk=alert.subscriber_id).update(failures=0, retry_at=None)
    return "sent"


def _sending(alert: Alert, news: messages.AlertNews) -> Callable[[], None]:
    if not alert.subscriber.is_hook:
        letter = messages.letter(news)
        return lambda: send(letter)
    # The same while it is tried again: the receiver knows by it what came already.
    identifier = f"{alert.pk}-{alert.told_up_to}"
    message = messages.hook_object(news)
    return lambda: _post(alert.subscriber.address, identifier, message)


def _post(address: str, identifier: str, message: dict[str, object]) -> None:
    status = hooks.deliver(address, identifier, message)
    if status == hooks.GONE:
        raise AddressGone
    if not 200 <= status < 300:
        raise NotDelivered(str(status))


def _told(alert: Alert, up_to: int) -> None:
    Alert.objects.filter(pk=alert.pk).update(told_up_to=up_to, sending_up_to=None)


def _take_back(alert: Alert) -> None:
    """It did not go out: the period is still open."""
    Alert.objects.filter(pk=alert.pk).update(sending_up_to=None, sent_at=alert.sent_at)


def _failed(subscriber: Subscriber, now: datetime) -> bool:
    """Try again later; whether this was once too often, and the address is gone."""
    subscriber.failures += 1
    if subscriber.failures >= MOST_FAILURES:
        logger.warning("An address took no alert %d times in a row, and was deleted.", subscriber.failures)
        subscriber.delete()
        return True
    wait = min(_FIRST_RETRY * 2 ** (subscriber.failures - 1), _LAST_RETRY)
    Subscriber.objects.filter(pk=subscriber.pk).update(failures=subscriber.failures, retry_at=now + wait)
    return False
