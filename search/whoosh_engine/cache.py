"""A bounded memory of arrays: what was used longest ago goes first."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Held = TypeVar("Held")


class Cache:
    """Holds up to ``budget`` bytes of arrays, or tuples of them. Threads share it; making a value locks nothing, so
    that two threads may make the same one."""

    def __init__(self, budget: int) -> None:
        self.budget, self.held = budget, 0
        self._values: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Held]) -> Held:
        with self._lock:
            if kept := self._values.get(key):
                self._values.move_to_end(key)
                return kept[0]
        value = make()
        self._keep(key, value)
        return value

    def peek(self, key: Hashable) -> object:
        """What is held under ``key``, or None."""
        with self._lock:
            kept = self._values.get(key)
            return kept[0] if kept else None

    def keep_only(self, is_kept: Callable[[Any], bool]) -> None:
        """Drop every value whose key is not wanted any more."""
        with self._lock:
            for key in [key for key in self._values if not is_kept(key)]:
                self.held -= self._values.pop(key)[1]

    def _keep(self, key: Hashable, value: object) -> None:
        size = _size(value)
        if size > self.budget // 4:
            return
        with self._lock:
            before = self._values.pop(key, None)
            self.held += size - (before[1] if before else 0)
            self._values[key] = value, size
            while self.held > self.budget:
                _key, (_value, dropped) = self._values.popitem(last=False)
                self.held -= dropped


_OVERHEAD = 200  # bytes of an entry beside its numbers


def _size(value: object) -> int:
    parts = value if isinstance(value, tuple) else (value,)
    return _OVERHEAD + sum(getattr(part, "nbytes", 0) for part in parts)
