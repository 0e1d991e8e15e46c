"""The year of a report that prints none, from the files beside it: its neighbours in one folder, zip file or table.

Only where all neighbours that print a year print the same one, and one of them is near: a folder of a campaign is of
its year, a folder of everything is not.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from archive.ingest.dates.report_dates import GIVEN
from archive.ingest.document import DateReading, Draft
from archive.ingest.prepared import Prepared, ReadingHints, prepare_bounded
from archive.ingest.texts import _

FROM_NEIGHBOURS = _("年份取自同批相邻的文件")
NEAR = timedelta(days=92)  # a quarter: reports of one campaign lie closer, the end of last year mostly farther

_LAST_STEP = re.compile(r"[/!#][^/!#]*\Z")


def with_years_of_neighbours(batch: Sequence[Prepared], known: ReadingHints) -> list[Prepared]:
    """``batch`` in its order; a draft whose day has no year is read again with that of its neighbours, if any."""
    days: dict[str, set[date]] = defaultdict(set)
    for each in batch:
        if day := _printed_day(each.draft):
            days[_folder(each)].add(day)
    return [_again(each, days[_folder(each)], known) if _is_open(each.draft) else each for each in batch]


def _folder(prepared: Prepared) -> str:
    name = prepared.item.name
    return _LAST_STEP.sub("", name) if _LAST_STEP.search(name) else ""


def _printed_day(draft: Draft | None) -> date | None:
    """The day of publication, else that of the meeting, if the text itself prints it whole."""
    readings = (draft.published_on, draft.event_first) if draft else ()
    for reading in readings:
        if reading and not reading.is_inferred:
            with suppress(ValueError):  # a year alone, or none
                return date.fromisoformat(reading.value)
    return None


def _is_open(draft: Draft | None) -> bool:
    return bool(draft and draft.published_on and draft.published_on.value.startswith("--"))


def _again(prepared: Prepared, days: set[date], known: ReadingHints) -> Prepared:
    years = {day.year for day in days}
    if len(years) != 1 or not _is_near(prepared, days):
        return prepared
    again = prepare_bounded(prepared.item, replace(known, year=years.pop()))
    return replace(again, draft=_with_reason(again.draft)) if again.draft else prepared


def _is_near(prepared: Prepared, days: set[date]) -> bool:
    """Would the day lie near to one of its neighbours' ``days``, all of one year?"""
    assert prepared.draft and prepared.draft.published_on  # noqa: PT018  see _is_open
    try:
        told = date.fromisoformat(f"{next(iter(days)).year}{prepared.draft.published_on.value[1:]}")
    except ValueError:  # 29 February, or a month without its day
        return False
    return any(abs(told - day) <= NEAR for day in days)


def _with_reason(draft: Draft) -> Draft:
    return replace(
        draft,
        published_on=_reasoned(draft.published_on),
        event_first=_reasoned(draft.event_first),
        event_last=_reasoned(draft.event_last),
    )


def _reasoned(reading: DateReading | None) -> DateReading | None:
    return replace(reading, reason=FROM_NEIGHBOURS) if reading and reading.reason == GIVEN else reading
