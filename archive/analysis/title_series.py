"""Yearly reports of one place: those whose titles are the same but for the year, the count and the place.

2014年霁阳市政府工作报告, 霁阳市人民政府工作报告（2015年） and 政府工作报告——在市十二届人大四次会议上 have one *form*,
政府工作报告. Where a form comes at most twice in each year, and in two years at least, its reports are a series.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.models import Area, Report
from archive.models.report_queries import ReportQuerySet
from archive.text.normalize import fold

LOOKED_AT = 5_000  # newest reports of the place
_MOST_A_YEAR = 2
_SHORTEST = 4  # characters of a form

_NUMBER = "[0-9〇○零一二三四五六七八九十百]{1,9}"
_COUNTED = re.compile(f"第?{_NUMBER}(?:年度?|届|次|月|日|期|中全会)")
_ASIDE = re.compile(r"[(（\[【][^)）\]】]{0,60}[)）\]】]|[—─-]{2}.*$")
_SILENT = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=[)）]))")
# What one title has and another leaves out.
_LEFT_OUT = re.compile(r"人民(?=政府)|关于|全[国省市县区](?=.{4})|隆重|(?:在\w{1,6}?)?(?:召开|举行)$")
_FIRST_PART = re.compile(r"\S{8,}(?=\s)")  # what follows is what was said this time


@dataclass
class TitleSeries:
    """``by_year``: the reports of each year, in order of their days; years in order."""

    form: str
    by_year: dict[str, list[Report]] = field(default_factory=dict)

    @property
    def reports(self) -> list[Report]:
        """One of each year, the newest last."""
        return [reports[0] for _year, reports in sorted(self.by_year.items())]

    @property
    def is_yearly(self) -> bool:
        return len(self.by_year) > 1 and all(len(reports) <= _MOST_A_YEAR for reports in self.by_year.values())


def title_form(title: str, places: Iterable[str] = ()) -> str:
    """What stays the same in the title from year to year; ``places`` are names of the area and those above it.

    2014年霁阳市政府工作报告 and 霁阳市人民政府工作报告（2015年） give 政府工作报告. Empty where too little is left.
    """
    form = _ASIDE.sub("", fold(title)).strip()
    form = _COUNTED.sub("", part[0] if (part := _FIRST_PART.match(form)) else form)
    for place in sorted(map(fold, places), key=len, reverse=True):
        form = form.replace(place, "")
    form = _SILENT.sub("", _LEFT_OUT.sub("", form))
    return form if len(form) >= _SHORTEST else ""


def title_year(title: str, published_on: str) -> str:
    """The year that the title names, else the year of the report; empty where neither is known."""
    printed = set(_YEAR.findall(fold(title)))
    if len(printed) == 1:
        return str(printed.pop())
    return published_on[:4] if published_on[:1].isdigit() else ""


def yearly_series(area: Area | None) -> list[TitleSeries]:
    """Those of the very ``area`` (None: of reports without one), 报告 first, then the longest. One query."""
    places = [name for step in (area.lineage if area else []) for name in (step.name, step.full_name)]
    series: dict[str, TitleSeries] = {}
    for report in _newest(area):
        form, year = title_form(report.title, places), title_year(report.title, report.published_on)
        if form and year:
            series.setdefault(form, TitleSeries(form)).by_year.setdefault(year, []).insert(0, report)
    yearly = [each for each in series.values() if each.is_yearly]
    return sorted(yearly, key=lambda each: ("报告" not in each.form, -len(each.by_year), each.form))


def _newest(area: Area | None) -> ReportQuerySet:
    reports = Report.objects.published().filter(area=area).newest_first()
    return reports.only("pk", "slug", "title", "published_on", "is_sample")[:LOOKED_AT]
