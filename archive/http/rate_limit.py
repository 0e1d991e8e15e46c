"""How often somebody may ask: counted in the memory of the process, and forgotten with it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from threading import Lock
from time import monotonic
from typing import Final

_KEPT: Final = 100_000  # keys; beyond, those whose time is over go, then all


class RateLimit:
    """``most`` times within ``seconds`` from the first time on, for each key. Each process counts for itself."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self.most, self.seconds, self._clock = most, seconds, clock
        self._counts: dict[str, tuple[float, int]] = {}  # when its time is over, and how often
        self._lock = Lock()

    def take(self, key: str) -> int:
        """Count this time. 0, or the whole seconds until it may be once more."""
        with self._lock:
            now = self._clock()
            over, number = self._counts.get(key, (0.0, 0))
            if over <= now:
                over, number = now + self.seconds, 0
            if number >= self.most:
                return max(1, ceil(over - now))
            if len(self._counts) >= _KEPT:
                self._forget(now)
            self._counts[key] = (over, number + 1)
            return 0

    def clear(self) -> None:
        with self._lock:
            self._counts.clear()

    def _forget(self, now: float) -> None:
        self._counts = {key: count for key, count in self._counts.items() if count[0] > now}
        if len(self._counts) >= _KEPT:
            self._counts.clear()
