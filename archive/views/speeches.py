"""The speeches of a person's page, each with its points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page
from django.http import HttpRequest

from archive.http.pagination import paginate
from archive.models import Point, Speech
from archive.models.evidence import EvidenceQuerySet
from archive.queries.passages import Passage, passages

SPEECHES_PER_PAGE = 20
POINTS = 12  # of one speech shown in a list


@dataclass(frozen=True)
class SpeechWithPoints:
    """A speech and its points, each as a passage."""

    speech: Passage
    points: list[Passage]


def speech_page(request: HttpRequest, speeches: EvidenceQuerySet) -> Page[SpeechWithPoints]:
    """The page of ``speeches`` that is asked for."""
    page = paginate(request, speeches, SPEECHES_PER_PAGE)
    page.object_list = with_points(page.object_list)
    return page


def newest_speeches(speeches: EvidenceQuerySet) -> EvidenceQuerySet:
    """With their reports, the newest first."""
    speeches = speeches.newest_first().select_related("report__area__parent", "report__publisher")
    return speeches.defer("report__text", "report__layout")


def with_points(speeches: Iterable[Speech]) -> list[SpeechWithPoints]:
    """Speeches with their points. Three queries."""
    held = list(speeches)
    points: dict[int, list[Passage]] = {}
    for point in passages(Point.objects.not_rejected().filter(speech__in=held).in_text_order()):
        assert isinstance(point.fact, Point)
        points.setdefault(point.fact.speech_id, []).append(point)
    return [SpeechWithPoints(speech, points.get(speech.fact.pk, [])[:POINTS]) for speech in passages(held)]
