"""How long it takes until a report that was just saved is found: its commit, the drain of the outbox, the search."""

import statistics
from time import perf_counter

from haystack.query import SearchQuerySet

from archive.models import Report

_TRIES = 25
_MARK = "查找标记"


def until_found(reports: int) -> dict[str, float]:
    """Milliseconds, median and worst, from ``save`` to a search that finds the report. The reports are removed."""
    text = Report.objects.order_by("pk").values_list("text", flat=True)[0]
    taken = [_once(f"{text}{_MARK}{number}号。", f"{_MARK}{number}号") for number in range(_TRIES)]
    for report in Report.objects.filter(pk__gt=reports):
        report.delete()
    return {"median": round(statistics.median(taken), 1), "worst": round(max(taken), 1)}


def _once(text: str, mark: str) -> float:
    start = perf_counter()
    report = Report.objects.create(title=mark, text=text, status="published", published_on="2024-05-08")
    found = [row.pk for row in SearchQuerySet().filter(content__contains=mark)[:1]]
    taken = (perf_counter() - start) * 1000
    if found != [report.pk]:
        raise AssertionError(f"{mark} was not found")
    return taken
