"""What stands together with a slogan, and what rises and falls with it.

*Times expected*: the number of reports that name both, divided by the number there would be if the two had nothing to
do with each other (reports of the one times reports of the other, divided by all reports). 1 means chance, 3 three
times as often as chance. *Rise and fall*: Pearson's correlation of the yearly shares of the two, over the years of
which reports are held; with fewer than ``FEWEST_YEARS`` such years nothing is said. Of fewer
than ``FEWEST_REPORTS`` reports with both nobody tells the first, of fewer with either of the two nobody the second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import StatisticsError, correlation

from archive.analysis import FEWEST_REPORTS
from archive.models import Strategy
from archive.models.standing import ARCHIVE, StandingDay

SHOWN = 12
FEWEST_YEARS = 5
ALIKE = 0.5  # from this correlation on two slogans are said to rise and fall together, below its negative against


@dataclass(frozen=True, slots=True)
class Companion:
    """``together`` reports name both, ``alone`` is the number of all that name the other one."""

    strategy: Strategy
    together: int
    alone: int
    times_expected: float | None
    moves: float | None

    @property
    def course(self) -> str:
        """``with``, ``against``, ``apart``, or empty where there are too few years."""
        if self.moves is None:
            return ""
        return "with" if self.moves >= ALIKE else "against" if self.moves <= -ALIKE else "apart"


def cooccurrence(strategy: Strategy, samples: str, uses: Mapping[int, int], held: Mapping[int, int]) -> list[Companion]:
    """Those that stand in the reports, of the scope ``samples``, which name ``strategy``; the most frequent first.

    ``uses`` and ``held`` are the reports of each year with the slogan and altogether. Four queries.
    """
    companions = Strategy.objects.exclude(pk=strategy.pk).beside(("strategy", [strategy.pk]), SHOWN, samples=samples)
    yearly = StandingDay.objects.of("strategy", [strategy.pk, *(each.pk for each in companions)]).per_year(samples)
    number = sum(yearly.get(strategy.pk, {}).values())
    alone = {pk: sum(years.values()) for pk, years in yearly.items()}
    everything = StandingDay.objects.of("archive", [ARCHIVE]).per_year(samples).get(ARCHIVE, {})
    return [
        Companion(
            each, each.report_count, alone[each.pk],
            _times_expected(each.report_count, number * alone[each.pk], sum(everything.values())),
            _moves(uses, yearly[each.pk], held) if min(number, alone[each.pk]) >= FEWEST_REPORTS else None,
        )
        for each in companions
    ]  # fmt: skip


def _times_expected(together: int, product: int, everything: int) -> float | None:
    return round(together * everything / product, 1) if together >= FEWEST_REPORTS else None


def _moves(one: Mapping[int, int], other: Mapping[int, int], held: Mapping[int, int]) -> float | None:
    years = sorted(held)
    if len(years) < FEWEST_YEARS:
        return None
    shares = [[uses.get(year, 0) / held[year] for year in years] for uses in (one, other)]
    try:
        return round(correlation(*shares), 2)
    except StatisticsError:  # one of them is the same in every year
        return None
