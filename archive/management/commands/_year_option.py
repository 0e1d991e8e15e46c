"""The year that an operator gives for reports that print none."""

from django.core.management.base import CommandError
from django.utils.translation import gettext

from archive.text.partial_dates import is_plausible


def known_year(year: int | None) -> int | None:
    """``year`` as it is; raises ``CommandError`` for one in which no report can have been printed."""
    if year is not None and not (year < 10_000 and is_plausible(f"{year:04}")):
        raise CommandError(gettext("年份应在 1900 与今年之间。"))
    return year
