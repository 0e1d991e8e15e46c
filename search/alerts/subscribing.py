"""From a request to an alert: what is asked of the reader first, who may ask how often, what goes with the last one."""

from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from archive.fetching.outgoing import is_public
from archive.http.rate_limit import RateLimit
from search.alerts import announcements
from search.alerts.links import AlertRequest
from search.models import Alert, Subscriber, is_hook

MOST: Final = 30  # alerts of one address
_LONGEST: Final = 254  # characters of a mail address: RFC 5321, 4.5.3.1.3, without its brackets
_LONGEST_HOOK: Final = 500
_DAY: Final = 24 * 3600
# Nobody's box is filled, and nobody fills many, by letters that ask for a confirmation.
TO_ADDRESS: Final = RateLimit("letters to one address", 3, _DAY)
BY_CLIENT: Final = RateLimit("letters for one client", 20, 3600)


def usable_address(typed: str) -> str:
    """As it is stored: the domain of a mail address and the scheme of any other in lower case. Empty for what is none,
    or none that is served."""
    typed = typed.strip()
    scheme, parted, rest = typed.partition("://")
    hook = scheme.lower() + parted + rest
    if is_hook(hook):
        return hook if settings.ALERTS_BY_HOOK and len(hook) <= _LONGEST_HOOK and is_public(hook) else ""
    name, _at, domain = typed.rpartition("@")
    address = f"{name}@{domain.lower()}"
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return address if settings.ALERTS_BY_MAIL and len(address) <= _LONGEST else ""


def subscribe(request: AlertRequest) -> Alert | None:
    """Make the alert that its receiver has confirmed; a second confirmation changes how often. None beyond ``MOST``.

    What is published already is not new.
    """
    newest = announcements.announce()
    with transaction.atomic():
        subscriber, _is_new = Subscriber.objects.update_or_create(
            address=request.address, defaults={"language": request.language}
        )
        alert = subscriber.alerts.filter(query=request.query).first()
        if alert is None and subscriber.alerts.count() >= MOST:
            return None
        alert = alert or Alert(subscriber=subscriber, query=request.query, told_up_to=newest)
        alert.pace = request.pace
        alert.save()
        return alert


def unsubscribe(alert: Alert) -> None:
    """With the last alert the address goes, too."""
    with transaction.atomic():
        alert.delete()
        Subscriber.objects.filter(pk=alert.subscriber_id, alerts=None).delete()
