"""Visitors of a served archive, each a thread: readers who browse and search, editors who correct reports."""

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from tests.soak.serving import Answer, Asked, Site


@dataclass
class Seen:
    """What visitors of one kind have seen together. ``searches`` are seconds of search pages."""

    statuses: Counter[int] = field(default_factory=Counter)
    searches: list[float] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    edits: int = 0

    def note(self, path: str, answer: Answer, expected: int = 200) -> Answer:
        self.statuses[answer.status] += 1
        if path.startswith("/search/"):
            self.searches.append(answer.seconds)
        if answer.status != expected:
            self.troubles.append(f"{path} answers {answer.status}")
        return answer

    def as_json(self, seconds: float) -> dict[str, Any]:
        answers = {str(status): number for status, number in sorted(self.statuses.items())}
        found: dict[str, Any] = {"answers": answers, "a_second": round(self.statuses.total() / seconds, 2)}
        if self.searches:
            parts = {"median": 0.5, "p95": 0.95, "worst": 1.0}
            found["search_pages"] = len(self.searches)
            found["search_page_in_ms"] = {
                name: round(1000 * share(self.searches, part), 1) for name, part in parts.items()
            }
        return found | ({"edits": self.edits} if self.edits else {})


def share(values: Sequence[float], part: float) -> float:
    """The value that this part of the values does not exceed."""
    return sorted(values)[max(0, round(part * len(values)) - 1)]


def read(site: Site, asked: Asked, pause: float, number: int, stop: threading.Event, seen: Seen) -> None:
    """Ask for a page, think, ask for the next: half of them searches. ``pause``: seconds from one to the next, in the
    mean; what an answer took is taken off the next pause, so that slow answers do not thin the load."""
    rng = random.Random(number)  # noqa: S311 - it guards nothing
    due = time.perf_counter() + rng.random() * pause
    while not stop.wait(max(0.0, due - time.perf_counter())):
        _page(site, _search(rng.choice(asked.words)) if rng.random() < 0.5 else rng.choice(asked.pages), seen)
        due += rng.expovariate(1 / pause)


def hurry(site: Site, asked: Asked, number: int, stop: threading.Event, seen: Seen) -> None:
    """Ask for one page after another without a pause, by a Zipf law: for the n-th as often as 1/n, which is the same
    page for all readers."""
    paths = list(dict.fromkeys([*asked.pages, *map(_search, asked.words)]))
    random.Random(1).shuffle(paths)  # noqa: S311 - it guards nothing
    rng, weights = random.Random(number), [1 / place for place in range(1, len(paths) + 1)]  # noqa: S311
    while not stop.is_set():
        _page(site, rng.choices(paths, weights)[0], seen)


def _search(words: str) -> str:
    return f"/search/?q={quote(words)}"


def _page(site: Site, path: str, seen: Seen) -> str:
    """What a page says."""
    answer = site.get(path)
    if answer.status == 302:  # an editor has given the report another address
        answer = site.get(path := answer.location)
    return re.sub("<[^>]*>", "", seen.note(path, answer).content.decode())


def edit(
    site: Site, session: str, reports: Sequence[tuple[int, str]], pause: float, stop: threading.Event, seen: Seen
) -> None:
    """Open a report in the admin, add a sentence, save; its page, which was kept before, has to show it now.
    ``reports``: (key, address of the page)."""
    from tests.archive.admin.editing import Editor

    hand = Editor(_Staff(site, session, seen))
    for key, path in reports:
        if stop.wait(pause):
            return
        _page(site, path, seen)
        url, sentence = f"/admin/archive/report/{key}/change/", f"会议改{key}号。"
        fields = hand.form(url)
        answer = hand.send(url, fields, text=f"{fields['text']}\r\n{sentence}")
        if answer.status_code == 302:
            seen.edits += 1
            if sentence not in _page(site, path, seen):
                seen.troubles.append(f"{path} is an old page")


class _Staff:
    """What ``Editor`` asks of a client."""

    def __init__(self, site: Site, session: str, seen: Seen) -> None:
        self.site, self.cookies, self.seen = site, {"sessionid": session}, seen

    def get(self, url: str, _parameters: object = None) -> Answer:
        answer = self.seen.note(url, self.site.get(url, self.cookies))
        self.cookies |= answer.cookies
        return answer

    def post(self, url: str, fields: dict[str, Any]) -> Any:
        answer = self.seen.note(url, self.site.post(url, fields, self.cookies), 302)
        return _Posted(answer.status)


class _Posted:
    def __init__(self, status_code: int) -> None:
        self.status_code = status_code


def at_once(works: Sequence[tuple[Callable[..., None], Seen]], stop: threading.Event) -> list[threading.Thread]:
    """Begin all works, each in a thread; what one raises is a trouble."""

    def run(work: Callable[..., None], seen: Seen) -> None:
        try:
            work(stop, seen)
        except Exception as error:
            seen.troubles.append(f"{type(error).__name__}: {error}"[:300])

    threads = [threading.Thread(target=run, args=pair, daemon=True) for pair in works]
    for thread in threads:
        thread.start()
    return threads
