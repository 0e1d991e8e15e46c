"""Who held a post, one after another: each tenure with the sentences that state its beginning and its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from archive.models import Evidence, Post, Tenure
from archive.queries.passages import Passage, passages


@dataclass(frozen=True, slots=True)
class Holding:
    """One tenure with the sentences that state its beginning and its end.

    ``overlaps``: somebody else holds the post, which is one person's at a time, on days that both are known to.
    ``is_after_gap``: between the one before and this one lies a time of which the archive holds nothing.
    """

    tenure: Tenure
    began: Passage | None
    left: Passage | None
    overlaps: bool = False
    is_after_gap: bool = False

    @property
    def slot(self) -> tuple[str, str]:
        return self.tenure.first, self.tenure.last


def holders(post: Post) -> list[Holding]:
    """In the order of the first day known of each; those of whom no day is known last."""
    rows = list(post.tenures.select_related("person", "started_by", "ended_by"))
    rows.sort(key=lambda row: (row.first or "9", row.last, row.pk))
    spells = with_passages(rows)
    if not post.is_unique:
        return spells
    again = {at for at, (one, other) in enumerate(pairwise(spells)) if _overlap(one, other)}
    gaps = {at for at, (one, other) in enumerate(pairwise(spells)) if _gap(one, other)}
    return [
        Holding(each.tenure, each.began, each.left, at in again or at - 1 in again, at - 1 in gaps)
        for at, each in enumerate(spells)
    ]


def with_passages(rows: Iterable[Tenure]) -> list[Holding]:
    """``rows`` with the sentences that state their days."""
    rows = list(rows)
    stated: list[Evidence] = [fact for row in rows for fact in (row.started_by, row.ended_by) if fact is not None]
    by_fact = {passage.fact.pk: passage for passage in passages(stated)}
    return [Holding(row, by_fact.get(row.started_by_id), by_fact.get(row.ended_by_id)) for row in rows]


def _overlap(one: Holding, other: Holding) -> bool:
    (_first, last), (first, _last) = one.slot, other.slot
    return bool(last and first) and first[: len(last)] < last[: len(first)]


def _gap(one: Holding, other: Holding) -> bool:
    """Nothing is known of the time between: neither that one left when the other came, nor who held it then."""
    (_first, last), (first, _last) = one.slot, other.slot
    return bool(last and first) and last[:7] < first[:7] and not one.tenure.ended
