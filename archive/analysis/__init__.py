"""What pages tell of many records at once: spread, rank, ties, series. Aggregated by the database.

What is computed from fewer than ``FEWEST_REPORTS`` reports is left to chance: it is counted, but no measure is told.
"""

from typing import Final

FEWEST_REPORTS: Final = 5
