"""Links that only their receiver has: signed, so that nothing about a reader must be stored before it is confirmed."""

from typing import Final, NamedTuple, Self

from django.conf import settings
from django.core import signing
from django.urls import reverse
from pydantic import Field

from archive.http.params import Params, written
from search.models import Alert, Subscriber
from search.results.params import SearchParams

_LASTS: Final = 3 * 24 * 3600  # seconds that a request may wait to be confirmed
_NEWEST_FIRST: Final = "newest"


class TokenParams(Params):
    """In the query string, which no log holds; a path is logged."""

    token: str = Field("", max_length=6000)


class AlertRequest(NamedTuple):
    """What somebody asked for in the name of ``address``: ``query`` as ``Alert`` has it."""

    address: str
    query: str
    pace: str
    language: str

    def link(self) -> str:
        return _link("confirm", signing.dumps(self._asdict(), salt="alerts.confirm", compress=True))

    @classmethod
    def read(cls, token: str) -> Self | None:
        """None for what was not signed here, or too long ago."""
        try:
            return cls(**signing.loads(token, salt="alerts.confirm", max_age=_LASTS))
        except (signing.BadSignature, TypeError):
            return None


def unsubscribe_link(alert: Alert) -> str:
    return _link("unsubscribe", signing.dumps(alert.pk, salt="alerts.unsubscribe"))


def manage_link(subscriber: Subscriber) -> str:
    return _link("mine", signing.dumps(subscriber.pk, salt="alerts.mine"))


def alert_of(token: str) -> Alert | None:
    key = _key(token, "alerts.unsubscribe")
    return Alert.objects.select_related("subscriber").filter(pk=key).first()


def subscriber_of(token: str) -> Subscriber | None:
    return Subscriber.objects.filter(pk=_key(token, "alerts.mine")).first()


def absolute(path: str) -> str:
    return settings.SITE_URL + path


def asked_for(params: SearchParams) -> str:
    """What an alert keeps of a search: what it asks for, not in which order or how many at a time."""
    return params.changed(sort="", page_size=SearchParams().page_size).query()


def results_link(query: str) -> str:
    """The results that an alert is about, the newest first."""
    return absolute(SearchParams.of(query)[0].changed(sort=_NEWEST_FIRST).url)


def _key(token: str, salt: str) -> int:
    try:
        return int(signing.loads(token, salt=salt))
    except (signing.BadSignature, TypeError, ValueError):
        return 0  # which no record has


def _link(name: str, token: str) -> str:
    return absolute(reverse(f"alerts:{name}") + written([("token", token)]))
