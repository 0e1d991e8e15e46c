"""The wordings of a slogan as reports print it, and the sentence that says what it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Min

from archive.models import Report, Strategy, StrategyMention
from archive.models.evidence import EvidenceQuerySet
from archive.queries.passages import Passage, passages
from archive.text.normalize import fold

SHOWN = 12
LOOKED_AT = 30  # of the earliest reports that name it, for the sentence with the expansion


@dataclass(frozen=True, slots=True)
class Wording:
    """A form as printed; ``first`` and ``last`` are the days of the reports, empty where none prints a year."""

    words: str
    number: int
    first: str
    last: str


def wordings(mentions: EvidenceQuerySet) -> list[Wording]:
    """In ``mentions`` of one slogan; the most frequent first. One query."""
    day = "report__published_on"
    printed = mentions.exclude(quote="").order_by().values("quote")
    rows = printed.annotate(number=Count("pk"), first=Min(day), last=Max(day)).order_by("-number", "quote")[:SHOWN]
    return [Wording(row["quote"], row["number"], _dated(row["first"]), _dated(row["last"])) for row in rows]


def expansion_source(strategy: Strategy) -> Passage | None:
    """Where the expansion was read: the earliest sentence that holds it, compared in its folded form.

    None where there is no expansion, or where an editor worded it otherwise. Two queries.
    """
    wanted = fold(strategy.expansion)
    reports = Report.objects.published().with_record(strategy).order_by("published_on", "pk")
    for report in reports.only("slug", "text", "title", "published_on")[:LOOKED_AT] if wanted else ():
        if (start := fold(report.text).find(wanted)) >= 0:
            end = start + len(wanted)
            stretch = StrategyMention(report=report, start=start, end=end, quote=report.text[start:end])
            return passages([stretch])[0]
    return None


def _dated(day: str) -> str:
    return "" if day.startswith("-") else day
