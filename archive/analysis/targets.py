"""Targets against outcomes: what was aimed at for a period, and what a later report (or the same) says was reached.

A pair needs the same metric, unit, period, area or zone and cumulation; the report of the outcome must not be older
than that of the target. Whether more is better the archive does not know: it tells the difference, not a success.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from archive.analysis.series import Series, Spot, Value

SHOWN = 16
BULLET = 110
AIMED = ("target", "planned")
RATES = ("%", "百分点")


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and its outcome, each with its series, spot and value."""

    aim: Series
    aim_spot: Spot
    aimed: Value
    outcome: Series
    outcome_spot: Spot
    reached: Value

    @property
    def difference(self) -> Decimal:
        return self.reached.amount - self.aimed.amount

    @property
    def is_of_rates(self) -> bool:
        """Are the values percentages, or differences of such?"""
        return self.aim.key.dimension in RATES

    @property
    def difference_unit(self) -> str:
        """Two percentages differ by percentage points."""
        return "百分点" if self.is_of_rates else self.aim.key.dimension

    @property
    def percent(self) -> Decimal | None:
        """How far the outcome lies from the target, of the target; None of rates: there is no percent of a percent."""
        if self.is_of_rates or not self.aimed.amount:
            return None
        return round(100 * self.difference / self.aimed.amount, 1)

    @property
    def bar(self) -> float:
        """Length of the bar of the outcome, of ``BULLET`` units for the greater of the two."""
        return self._length(self.reached.amount)

    @property
    def tick(self) -> float:
        """Where the line of the target stands."""
        return self._length(self.aimed.amount)

    def _length(self, amount: Decimal) -> float:
        greater = max(self.reached.amount, self.aimed.amount)
        return round(BULLET * max(float(amount / greater), 0), 1) if greater > 0 else 0

    @property
    def aim_address(self) -> str:
        return self.aim.address(self.aim_spot, self.aimed)

    @property
    def outcome_address(self) -> str:
        return self.outcome.address(self.outcome_spot, self.reached)


def pairs(compared: Sequence[Series]) -> list[Pair]:
    """The newest periods first, at most ``SHOWN``. Ambiguous figures and those without a period have no pair."""
    outcomes = {
        (*each.key._replace(status=""), spot.period): (each, spot)
        for each in compared
        for spot in each.drawn
        if each.key.status == "actual" and each.key.kind.name != "report"
    }
    matched = [
        pair
        for each in compared
        if each.key.status in AIMED
        for spot in each.drawn
        if (outcome := outcomes.get((*each.key._replace(status=""), spot.period)))
        for pair in _pairs(each, spot, *outcome)
    ]
    return sorted(matched, key=_order)[:SHOWN]


def _pairs(aim: Series, aim_spot: Spot, outcome: Series, outcome_spot: Spot) -> list[Pair]:
    """Each value of the target with each outcome: reports may disagree on either."""
    return [
        Pair(aim, aim_spot, aimed, outcome, outcome_spot, reached)
        for aimed in aim_spot.shown
        for reached in outcome_spot.shown
        if aimed.day <= reached.day
    ]


def _order(pair: Pair) -> tuple[object, ...]:
    newest_first = tuple(-ord(character) for character in pair.aim_spot.period)
    return (newest_first, pair.aim.key, pair.aimed.amount, pair.reached.amount)
