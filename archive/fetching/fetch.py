"""From an address to a capture: what the website answered, with its headers and the day, as a record of a web archive.

As a polite visitor: only what robots.txt allows, one request a second to a host, under a name that says who asks.
"""

import io
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from protego import Protego
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.fetching.http_request import Answer, ask
from archive.fetching.public_addresses import ResolvedAddress, joined, resolved_address
from archive.ingest.errors import Unreadable
from archive.ingest.files.filenames import printable
from archive.ingest.files.intake import Item

MAX_BYTES = 8 << 20
MAX_REDIRECTS = 5
_ROBOTS_BYTES = 512 << 10  # RFC 9309 asks for 500 kiB at least
_APART = 1.0  # seconds between requests to a host
_FARTHEST_APART = 30.0  # that robots.txt may ask for
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")
_REDIRECTS = (301, 302, 303, 307, 308)
# Of the connection, not of the page: the bytes lie as they are.
_LEFT_OUT = ("transfer-encoding", "connection", "keep-alive")


@dataclass(slots=True)
class Fetcher:
    """Remembers for a run what robots.txt says and when each host was asked last."""

    agent: str
    allow_loopback: bool = False
    sleep: Callable[[float], object] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _robots: dict[str, Protego | Unreadable] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def items(self, urls: Iterable[str]) -> Iterator[Item]:
        """A capture for each address, or why there is none. Never raises for what a website does."""
        for url in urls:
            try:
                yield Item(url, self.capture(url))
            except Unreadable as problem:
                yield Item(url, b"", problem)

    def capture(self, url: str) -> bytes:
        """The record (WARC) of the page at ``url``, or where that leads. Raises ``Unreadable``."""
        url, answer = self._followed(url, self._politely)
        if answer.status != 200:
            raise Unreadable("status", status=answer.status)
        kind = answer.header("content-type").partition(";")[0].strip().lower()
        if kind not in _PAGES:
            raise Unreadable("no_page", format=printable(kind)[:60])
        if not answer.data.strip():
            raise Unreadable("empty")
        return record_of(url, answer)

    def listing(self, url: str) -> bytes:
        """What the address of a sitemap or feed gives. Raises ``Unreadable``."""
        _url, answer = self._followed(url, self._politely)
        if answer.status != 200:
            raise Unreadable("status", status=answer.status)
        return answer.data

    def _followed(self, url: str, request: Callable[[ResolvedAddress, str], Answer]) -> tuple[str, Answer]:
        """What ``url`` answers, or where it leads; every place on the way is checked."""
        for _step in range(MAX_REDIRECTS + 1):
            answer = request(resolved_address(url, allow_loopback=self.allow_loopback), url)
            if answer.status not in _REDIRECTS or not (location := answer.header("location")):
                return url, answer
            url = joined(url, location)
        raise Unreadable("too_many_redirects", limit=MAX_REDIRECTS)

    def _politely(self, place: ResolvedAddress, url: str) -> Answer:
        robots = self._robots_of(place)
        if not robots.can_fetch(url, self.agent):
            raise Unreadable("robots_refused")
        return self._in_turn(place, url, robots.crawl_delay(self.agent) or 0.0)

    def _in_turn(self, place: ResolvedAddress, _url: str, apart: float = 0.0, most: int = MAX_BYTES) -> Answer:
        """Ask when the host's turn has come."""
        apart = min(max(apart, _APART), _FARTHEST_APART)
        wait = self._asked.get(place.host, -apart) + apart - self.clock()
        if place.host in self._asked and wait > 0:
            self.sleep(wait)
        try:
            return ask(place, self.agent, most)
        finally:
            self._asked[place.host] = self.clock()

    def _robots_of(self, place: ResolvedAddress) -> Protego:
        """The rules of a host. Raises ``Unreadable`` where it cannot say them: all is forbidden (RFC 9309, 2.3.1.4)."""
        if place.origin not in self._robots:
            try:
                self._robots[place.origin] = self._read_robots(place.origin)
            except Unreadable as problem:
                self._robots[place.origin] = problem
        robots = self._robots[place.origin]
        if isinstance(robots, Unreadable):
            raise robots
        return robots

    def _read_robots(self, origin: str) -> Protego:
        _url, answer = self._followed(f"{origin}/robots.txt", partial(self._in_turn, most=_ROBOTS_BYTES))
        if answer.status >= 500:
            raise Unreadable("status", status=answer.status)
        return Protego.parse(answer.data.decode("utf-8", "replace") if answer.status == 200 else "")


def record_of(url: str, answer: Answer) -> bytes:
    """What ``url`` answered as the record of a web archive, of this moment."""
    headers = [(name, value) for name, value in answer.headers if name.lower() not in _LEFT_OUT]
    response = StatusAndHeaders(f"{answer.status} {answer.reason}", headers, protocol="HTTP/1.1")
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(answer.data), http_headers=response))
    return file.getvalue().removesuffix(b"\r\n\r\n")
