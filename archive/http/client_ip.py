"""The network address that a request came from: counted where one may ask only so often, written nowhere."""

from __future__ import annotations

from ipaddress import ip_address, ip_interface

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Behind a proxy of ours the last entry of X-Forwarded-For, which that proxy wrote; a client may forge the rest."""
    direct = str(request.META.get("REMOTE_ADDR") or "")
    if not settings.BEHIND_PROXY:
        return direct
    last = request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", 1)[-1].strip()
    try:
        return str(ip_address(last))
    except ValueError:
        return direct


def client_network(address: str) -> str:
    """What one customer has: of IPv6 the network of 64 bits around ``address``."""
    return str(ip_interface(f"{address}/64").network) if ":" in address else address
