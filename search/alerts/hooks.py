"""Web hooks: an object posted to an address, signed as Standard Webhooks has it (HMAC-SHA256).

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import base64
import hmac
import json
import time
from typing import Final

from django.utils.crypto import salted_hmac

from archive.fetching.outgoing import posted

GONE: Final = 410


def secret(address: str) -> str:
    """The key that messages to ``address`` are signed with, as its owner gets it. Made from the key of the site."""
    return "whsec_" + base64.b64encode(_key(address)).decode()


def signature(address: str, identifier: str, timestamp: int, body: bytes) -> str:
    signed = f"{identifier}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(_key(address), signed, "sha256")).decode()


def deliver(address: str, identifier: str, message: dict[str, object]) -> int:
    """The status of the answer, 0 where there is none."""
    body, now = json.dumps(message, ensure_ascii=False).encode(), int(time.time())
    headers = {
        "Content-Type": "application/json",
        "webhook-id": identifier,
        "webhook-timestamp": str(now),
        "webhook-signature": signature(address, identifier, now, body),
    }
    return posted(address, headers, body)


def _key(address: str) -> bytes:
    return salted_hmac("alerts.hook", address, algorithm="sha256").digest()
