"""How often somebody may ask: counted among the operational tables, by all processes together."""

from __future__ import annotations

import logging
from collections.abc import Callable
from math import ceil
from time import time
from typing import Final

from django.utils.crypto import salted_hmac

from archive.database.current import database_engine
from archive.database.operational import FAULTS
from archive.http.system_faults import SystemFault, classify_fault

# One statement, so that of several at once each has a number of its own.
_COUNT: Final = (
    "INSERT INTO operational_rate VALUES (%s, %s, 1) ON CONFLICT (name) DO UPDATE SET "
    "number = CASE WHEN operational_rate.over <= %s THEN 1 ELSE operational_rate.number + 1 END, "
    "over = CASE WHEN operational_rate.over <= %s THEN excluded.over ELSE operational_rate.over END "
    "RETURNING over, number"
)
logger = logging.getLogger(__name__)


class RateLimit:
    """``most`` times within ``seconds`` from the first time on, for each key. Kept of a key is a keyed hash.

    ``name`` tells limits apart; the clock is that of the machine, in seconds since 1970.
    """

    def __init__(self, name: str, most: int, seconds: float, clock: Callable[[], float] = time) -> None:
        self.name, self.most, self.seconds, self._clock = name, most, seconds, clock

    def take(self, key: str) -> int:
        """Count this time. 0, or the whole seconds until it may be once more.

        Where nothing can be counted (a full disk) nobody is kept from reading: 0, and the log says so. A server that is
        gone has nothing to read either, and is waited for once only: raises.
        """
        now = self._clock()
        try:
            over, number = self._count(self._hashed(key), now)
        except FAULTS as error:
            if classify_fault(error) is SystemFault.GONE:
                raise
            logger.warning("requests of %s could not be counted: %s", self.name, error)
            return 0
        return max(1, ceil(over - now)) if number > self.most else 0

    def _count(self, key: str, now: float) -> tuple[float, int]:
        with database_engine().operational_tables() as execute:
            over, number = execute(_COUNT, (key, now + self.seconds, now, now)).fetchone()
            if number == 1:  # so rarely that it is no burden
                execute("DELETE FROM operational_rate WHERE over <= %s", (now,))
        return over, number

    def _hashed(self, key: str) -> str:
        return f"{self.name} {salted_hmac('rate limit', key, algorithm='sha256').hexdigest()[:32]}"
