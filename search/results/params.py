"""What the page, the feed and the API of search are asked for: the words, the filters, the order, which page."""

import re
from typing import Annotated, ClassVar, Final, Self

from django.urls import reverse
from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field

from archive.http.checks import Slugs, a_day, one_of, whole
from archive.http.params import FURTHEST, Params
from search.querylang.language import MAX_LENGTH
from search.search_indexes import PARTS, SAMPLES

SORTS: Final = ("relevance", "newest", "oldest")
PAGE_SIZE: Final = 10
MAX_PAGE_SIZE: Final = 100
PHRASE_LENGTH: Final = (2, 40)  # characters of a phrase that is followed through the years
_MAX_FILTERS = 10  # values of one filter
_YEAR = re.compile("[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?")  # 2014, or a month of it: 2014-05


def _year_or_month(value: str) -> str:
    if not _YEAR.fullmatch(value):
        raise ValueError(_("须是四位数的年份，或者其中一月，如 2014-05"))
    return value


class SearchParams(Params):
    """Filters hold slugs (years: 2014 or 2014-05; parts: their values), each value once, in the order given.

    ``since`` and ``until`` are days of publication, both within; ``samples`` is as ``in_sample_scope`` has it. ``sort``
    is empty where the reader chose none; ``order`` says what holds then.
    """

    q: Annotated[str, Field(max_length=MAX_LENGTH)] = ""
    person: Slugs = ()
    strategy: Slugs = ()
    zone: Slugs = ()
    industry: Slugs = ()
    area: Slugs = ()
    document: Slugs = ()
    publisher: Slugs = ()
    year: Annotated[tuple[Annotated[str, AfterValidator(_year_or_month)], ...], Field(max_length=_MAX_FILTERS)] = ()
    part: Annotated[tuple[Annotated[str, one_of(*PARTS)], ...], Field(max_length=_MAX_FILTERS)] = ()
    since: Annotated[str, a_day()] = ""
    until: Annotated[str, a_day()] = ""
    samples: Annotated[str, one_of(*SAMPLES)] = ""
    sort: Annotated[str, one_of(*SORTS)] = ""
    page: Annotated[int, whole(FURTHEST)] = 1
    page_size: Annotated[int, whole(MAX_PAGE_SIZE)] = PAGE_SIZE

    no_filters: ClassVar = ("q", "sort", "page", "page_size")

    @property
    def order(self) -> str:
        return self.sort or ("relevance" if self.q.strip() else "newest")

    @property
    def is_phrase(self) -> bool:
        """Short words without any field: a phrase that may be followed through the years."""
        least, most = PHRASE_LENGTH
        return least <= len(self.q.strip()) <= most and not re.search("[:：*]", self.q)

    @property
    def asks(self) -> bool:
        """Is anything looked for at all?"""
        return bool(self.q.strip() or self.filters)

    def changed(self, **fields: object) -> Self:
        """With other fields, from the first page on."""
        return super().changed(**{"page": 1, **fields})

    @property
    def url(self) -> str:
        """The address of the results page that shows this, without what is so anyway."""
        return self.at(reverse("search"))

    @property
    def feed(self) -> str:
        """The address of the Atom feed of what is asked for, in whatever order; empty where nothing is."""
        return self.changed(sort="", page_size=PAGE_SIZE).at(reverse("search-feed")) if self.asks else ""


NAMES: Final = tuple(SearchParams.model_fields)
FILTERS: Final = tuple(name for name in NAMES if name not in SearchParams.no_filters)
