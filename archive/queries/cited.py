"""Facts with the sentences they stand in, as several pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FactInSentence:
    """A fact and the number of its sentence; None when it stands outside the text."""

    fact: Any
    sentence: int | None


@dataclass(frozen=True, slots=True)
class RecordMentions:
    """A strategy, zone or document with all its places in the report."""

    record: Any
    places: list[FactInSentence]

    @property
    def is_unconfirmed(self) -> bool:
        return any(place.fact.is_unconfirmed for place in self.places)
