"""Letters that came back: a list of addresses, or the notices of mail servers themselves (RFC 3464), one or an mbox.

Anybody can write a notice. One is believed where it brings the letter back: its ``List-Unsubscribe`` is signed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Final, NamedTuple
from urllib.parse import unquote

from django.db.models import QuerySet

from search.alerts.links import alert_of
from search.models import Subscriber

_BATCH: Final = 500
_HEADER: Final = re.compile(rb"\s*(?:From |[!-9;-~]{1,80}:)")  # how a letter begins, and no address
_BETWEEN: Final = re.compile(rb"^From .*\n", re.MULTILINE)  # of an mbox
_TOKEN: Final = re.compile(r"[?&]token=([^&>\s]{1,6000})")


class ReadBounces(NamedTuple):
    """``addresses`` as stored and primary keys of ``subscribers`` to whom nothing can be sent; how many notices of
    failures are ``unproven``: they bring back no letter of ours."""

    addresses: set[str]
    subscribers: set[int]
    unproven: int = 0

    def delete(self) -> int:
        """The number of addresses that went, with their alerts."""
        number, addresses = _deleted(Subscriber.objects.filter(pk__in=self.subscribers)), sorted(self.addresses)
        for start in range(0, len(addresses), _BATCH):
            number += _deleted(Subscriber.objects.filter(address__in=addresses[start : start + _BATCH]))
        return number


def read_bounces(data: bytes) -> ReadBounces:
    """Raises UnicodeDecodeError for a list of addresses that is not UTF-8."""
    if not _HEADER.match(data):
        return ReadBounces({_as_stored(line) for line in data.decode().splitlines() if "@" in line}, set())
    returned = [_subscribers(notice) for notice in _notices(data)]
    return ReadBounces(set(), set().union(*returned), sum(not each for each in returned))


def _deleted(subscribers: QuerySet[Subscriber]) -> int:
    number = subscribers.count()
    subscribers.delete()
    return number


def _as_stored(line: str) -> str:
    name, _at, domain = line.strip().strip("<>").rpartition("@")
    return f"{name}@{domain.lower()}"


def _notices(data: bytes) -> Iterator[list[Message]]:
    """The parts of each notice that a letter failed for good; what else came, and what only waits, is passed over."""
    for letter in filter(bytes.strip, _BETWEEN.split(data)):
        try:
            parts = list(message_from_bytes(letter).walk())
        except RecursionError:
            continue  # parts in parts without end
        if any(map(_is_failure, parts)):
            yield parts


def _is_failure(part: Message) -> bool:
    """Of a recipient's block in ``message/delivery-status``, which the parser reads as a letter without a body."""
    return str(part["Action"]).strip().lower() == "failed" and str(part["Status"]).strip().startswith("5.")


def _subscribers(parts: list[Message]) -> set[int]:
    """Whose letter came back with a notice: whole, or its head alone."""
    heads = [part for part in parts if part["List-Unsubscribe"]]
    for part in parts:
        if part.get_content_type() == "text/rfc822-headers":
            head = part.get_payload(decode=True)
            heads.append(message_from_bytes(head if isinstance(head, bytes) else b""))
    tokens = [_TOKEN.search(str(head["List-Unsubscribe"])) for head in heads]
    alerts = [alert_of(unquote(token[1])) for token in tokens if token]
    return {alert.subscriber_id for alert in alerts if alert}
