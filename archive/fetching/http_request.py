"""One request over HTTP: to the very address that was checked, bounded in size and time as a whole."""

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Timer

from archive.fetching.public_addresses import ResolvedAddress
from archive.ingest.errors import Unreadable

SECONDS = 30.0
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """What a website answered: its headers in their order, and its bytes as they came."""

    status: int
    reason: str
    headers: list[tuple[str, str]] = field(default_factory=list)
    data: bytes = b""

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


def ask(place: ResolvedAddress, agent: str, most: int) -> Answer:
    """Raises ``Unreadable`` where nobody answers, in time, with what is HTTP and not above ``most`` bytes."""
    return _exchange(place, "GET", {"User-Agent": agent, "Accept": "text/html,*/*;q=0.5"}, b"", most)


def post(place: ResolvedAddress, headers: Mapping[str, str], body: bytes, most: int) -> Answer:
    """Sends ``body``; raises as ``ask`` does. A redirect is an answer, and is not followed."""
    return _exchange(place, "POST", {**headers, "Content-Length": str(len(body))}, body, most)


def _exchange(place: ResolvedAddress, method: str, headers: Mapping[str, str], body: bytes, most: int) -> Answer:
    with _connection(place) as connection:
        host = place.origin.partition("//")[2]
        connection.putrequest(method, place.path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": host, "Accept-Encoding": "identity", **headers}.items():
            connection.putheader(name, value)
        connection.endheaders(body or None)
        response = connection.getresponse()
        data = bytearray()
        while chunk := response.read1(_CHUNK):
            data += chunk
            if len(data) > most:
                raise Unreadable("too_large", limit=most)
        if response.length:  # announced, and not sent
            raise http.client.IncompleteRead(b"", response.length)
        return Answer(response.status, response.reason, response.getheaders(), bytes(data))


@contextmanager
def _connection(place: ResolvedAddress) -> Iterator[http.client.HTTPConnection]:
    """A connection that ends after ``SECONDS``, however slowly the other side goes on."""
    connection = http.client.HTTPConnection(place.host, place.port, timeout=SECONDS)
    is_late: list[bool] = []

    def end() -> None:
        is_late.append(True)
        with suppress(OSError):
            raw.shutdown(socket.SHUT_RDWR)

    try:
        # The checked address, not the name again, which might by now lead elsewhere.
        raw = socket.create_connection((place.address, place.port), SECONDS)
        timer = Timer(SECONDS, end)
        timer.daemon = True
        timer.start()
        try:
            secure = ssl.create_default_context() if place.scheme == "https" else None
            connection.sock = secure.wrap_socket(raw, server_hostname=place.host) if secure else raw
            yield connection
            if is_late:  # what came may look like all of it
                raise TimeoutError
        finally:
            timer.cancel()
            connection.close()
            raw.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        if is_late or isinstance(error, TimeoutError):
            raise Unreadable("too_slow", seconds=round(SECONDS)) from None
        said = getattr(error, "strerror", None) or type(error).__name__
        raise Unreadable("not_answered", error=said) from None
