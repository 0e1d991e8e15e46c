"""The year that an operator gives for reports that print none."""

from django.core.management.base import CommandError
from django.utils.translation import gettext

_FIRST, _LAST = 1900, 2100


def known_year(year: int | None) -> int | None:
    """``year`` as it is; raises ``CommandError`` for one in which no report can have been printed."""
    if year is not None and not _FIRST <= year <= _LAST:
        raise CommandError(gettext("年份应在 1900 与 2100 之间。"))
    return year
