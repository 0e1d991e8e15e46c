"""The slogans in a person's speeches: how often, first and last, and the sentence of the first use."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Max, Min

from archive.models import Person, Strategy, StrategyMention
from archive.models.strategies import StrategyMentionQuerySet
from archive.queries.passages import Passage, passages

SHOWN = 20


@dataclass
class SpokenSlogan:
    """``number`` passages; ``first`` and ``last`` are the days of the reports, empty where none prints a year."""

    strategy: Strategy
    number: int
    first: str
    last: str
    passage: Passage | None = None


def spoken_slogans(person: Person, mentions: StrategyMentionQuerySet | None = None) -> list[SpokenSlogan]:
    """The ``SHOWN`` most frequent of ``mentions`` (all public), in order of the first use; those without a
    year last. Four queries."""
    mentions = StrategyMention.objects.public() if mentions is None else mentions
    spoken_by = mentions.linked().said().filter(speech__person=person)
    known = spoken_by.filter(report__published_on__gte="0")
    counts = (
        spoken_by.order_by().values("strategy").annotate(number=Count("pk")).order_by("-number", "strategy")[:SHOWN]
    )
    numbers = {row["strategy"]: row["number"] for row in counts}
    day = "report__published_on"
    dated = known.filter(strategy__in=numbers).order_by().values("strategy").annotate(first=Min(day), last=Max(day))
    days = {row["strategy"]: (row["first"], row["last"]) for row in dated}
    strategies = Strategy.objects.in_bulk(numbers)
    spoken = [SpokenSlogan(strategies[pk], number, *days.get(pk, ("", ""))) for pk, number in numbers.items()]
    spoken.sort(key=lambda each: (not each.first, each.first, -each.number, each.strategy.pk))
    _add_passages(spoken, known)
    return spoken


def _add_passages(spoken: list[SpokenSlogan], known: StrategyMentionQuerySet) -> None:
    wanted = {each.strategy.pk: each for each in spoken if each.first}
    firsts = known.filter(strategy__in=wanted, report__published_on__in={each.first for each in wanted.values()})
    ordered = firsts.annotate(day=F("report__published_on")).order_by("report_id", "start")
    first: dict[int, StrategyMention] = {}
    for mention in ordered:
        if mention.day == wanted[mention.strategy_id].first:
            first.setdefault(mention.strategy_id, mention)
    for key, passage in zip(first, passages(first.values()), strict=True):
        wanted[key].passage = passage
