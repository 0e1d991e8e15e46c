"""Dates, periods and scopes in the reader's language."""

import datetime
import re
from functools import lru_cache

from django.utils import dateformat
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from archive.text.partial_dates import PartialDate

_QUOTES = re.compile('[“”„"＂「」『』]')


def partial_date(value: object) -> str:
    """``2014-05-08`` as 2014年5月8日 (8 May 2014), ``--04-24`` as 4月24日; empty where there is none."""
    return _printed(str(value or ""), get_language() or "")


# A page prints hundreds of dates, many of them alike. Their forms depend on the language.
@lru_cache(maxsize=4096)
def _printed(value: str, language: str) -> str:
    try:
        date = PartialDate.parse(value)
    except ValueError:
        return ""
    forms = {
        # Translators: Django's codes for dates; English writes "j F Y".
        "day": _("Y年n月j日"),
        # Translators: English writes "F Y".
        "month": _("Y年n月"),
        "year": _("Y年"),
        # Translators: English writes "j F".
        "day without year": _("n月j日"),
        "none": "",
    }
    # 2000 is a leap year: a day without a year can be 29 February.
    day = datetime.date(date.year or 2000, date.month or 1, date.day or 1)
    return dateformat.format(day, forms[date.precision])


def samples_label(scope: str) -> str:
    """Of ``ReportQuerySet.in_sample_scope``; empty for all."""
    return {"no": _("不含示例"), "only": _("只有示例")}.get(scope, "")


def period(value: str) -> str:
    """An ISO 8601 period: ``2009/2013`` as 2009年—2013年, ``2014-05`` as 2014年5月; what is not one stays as it is."""
    ends = [partial_date(end) for end in str(value or "").split("/")]
    return pgettext("range", "—").join(ends) if all(ends) else str(value or "")


def quoted(query: str) -> str:
    """A query on one line, in quotation marks; as it stands where it has some itself: ““扶贫”” would be read twice."""
    line = " ".join(query.split())
    return line if _QUOTES.search(line) else _("“%(query)s”") % {"query": line}
