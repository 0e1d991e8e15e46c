"""Kinds of periods: figures of a year are not to be compared with figures of its first half."""

from __future__ import annotations

import re
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_FORM = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-\d{2})?(?:/(\d{4})(?:-(\d{2}))?(?:-\d{2})?)?", re.ASCII)


class PeriodKind(NamedTuple):
    """``name`` is ``year``, ``month``, ``years`` (several), ``months`` (of one year), ``report`` or ``other``.

    ``first`` and ``last`` are the months of the year for ``months``; ``first`` is the number of years for ``years``.
    """

    name: str
    first: int = 0
    last: int = 0

    @property
    def label(self) -> str:
        if self.name == "years":
            return ngettext("%(number)s 年合计", "%(number)s 年合计", self.first) % {"number": self.first}
        if self.name == "months":
            return _("%(first)s 至 %(last)s 月") % {"first": self.first, "last": self.last}
        labels = {"year": _("全年"), "month": _("单月"), "report": _("时期未印，按报道日期"), "other": _("其他时期")}
        return labels[self.name]


def period_kind(period: str) -> PeriodKind:
    """``2016`` is a year, ``2016-05`` a month, ``2016-01/2016-09`` months 1 to 9, ``2009/2013`` five years.

    Without a period the figure is of the day of its report.
    """
    if not period:
        return PeriodKind("report")
    match = _FORM.fullmatch(period)
    if not match:
        return PeriodKind("other")
    year, month, last_year, last_month = (int(part or 0) for part in match.groups())
    if not last_year:
        return PeriodKind("month" if month else "year")
    if month and last_month and year == last_year:
        return PeriodKind("months", month, last_month)
    return PeriodKind("other") if month or last_month else PeriodKind("years", last_year - year + 1)


def end_of(period: str) -> str:
    """The last year or month of a period, by which it stands on a time line."""
    return period.rpartition("/")[2]
