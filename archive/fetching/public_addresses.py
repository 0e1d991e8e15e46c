"""Which addresses may be asked: http and https, and after resolution none inside of a network or of this machine."""

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from archive.ingest.errors import Unreadable

_PORTS = {"http": 80, "https": 443}
_MAX_LENGTH = 2000  # characters
# What leads on to addresses of version 4, private ones too: NAT64 (RFC 6052, RFC 8215), 6to4, Teredo.
_TUNNELS = [ipaddress.ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class ResolvedAddress(NamedTuple):
    """Where a page lies: ``address`` is what its host was resolved to, ``path`` has its query."""

    scheme: str
    host: str
    port: int
    address: str
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as they stand before a path."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")


def resolved_address(url: str, *, allow_loopback: bool = False) -> ResolvedAddress:
    """Raises ``Unreadable`` for what is no address of a public website, and where its name is not known.

    One private address among several refuses the name. ``allow_loopback`` is for tests.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port or _PORTS.get(parts.scheme, 0)
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise Unreadable("address_refused") from None
    if not (port and host) or parts.scheme not in _PORTS or parts.username is not None or len(url) > _MAX_LENGTH:
        raise Unreadable("address_refused")
    addresses = _resolved(host, port)
    if not all(_is_public(address) or allow_loopback and address.is_loopback for address in addresses):
        raise Unreadable("address_refused")
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return ResolvedAddress(parts.scheme, host, port, str(addresses[0]), _printed(path))


def _resolved(host: str, port: int) -> list[Address]:
    try:
        sockets = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreadable("not_answered", error=getattr(error, "strerror", None) or type(error).__name__) from None
    return [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in sockets]


def _is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return _is_public(address.ipv4_mapped)
        if any(address in tunnel for tunnel in _TUNNELS):
            return False
    return address.is_global and not address.is_multicast


def _printed(path: str) -> str:
    """As it goes over the line: what is no ASCII and no printed sign as escapes of UTF-8; no end of line among it."""
    return "".join(
        sign if "!" <= sign <= "~" else "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))
        for sign in path
    )


def joined(url: str, location: str) -> str:
    """Where a redirect leads that ``url`` answered with."""
    try:
        return urljoin(url, location)
    except ValueError:
        raise Unreadable("address_refused") from None
