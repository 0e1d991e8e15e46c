"""A request as one frozen object: what is looked for, how it is filtered and sorted, which page. The only place that
reads a query string, and the only one that writes one."""

import re
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple
from urllib.parse import quote_plus

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from search.querylang.language import MAX_LENGTH
from search.search_indexes import PARTS

FILTERS: Final = ("person", "strategy", "zone", "industry", "area", "document", "publisher", "year", "part")
SORTS: Final = ("relevance", "newest", "oldest")
NAMES: Final = ("q", *FILTERS, "sort", "page", "page_size")
PAGE_SIZE: Final = 10
MAX_PAGE_SIZE: Final = 100
PHRASE_LENGTH: Final = (2, 40)  # characters of a phrase that is followed through the years
_MAX_PAGE = 1_000_000
_MARK = "\0"  # no request may have it
_MAX_FILTERS = 10  # values of one filter
_YEAR = re.compile("[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?")  # 2014, or a month of it: 2014-05


class Problem(NamedTuple):
    """A parameter that cannot be used, and a sentence saying why."""

    parameter: str
    message: str


@dataclass(frozen=True)
class SearchParams:
    """Filters hold slugs (years: 2014 or 2014-05; parts: their values), each value once, in the order given.

    ``sort`` is empty where the reader chose none; ``order`` says what holds then.
    """

    q: str = ""
    person: tuple[str, ...] = ()
    strategy: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    sort: str = ""
    page: int = 1
    page_size: int = PAGE_SIZE

    @property
    def order(self) -> str:
        return self.sort or ("relevance" if self.q.strip() else "newest")

    @property
    def filters(self) -> list[tuple[str, str]]:
        """(filter, value) for every value."""
        return [(name, value) for name in FILTERS for value in getattr(self, name)]

    @property
    def is_phrase(self) -> bool:
        """Short words without any field: a phrase that may be followed through the years."""
        least, most = PHRASE_LENGTH
        return least <= len(self.q.strip()) <= most and not re.search("[:：*]", self.q)

    @property
    def asks(self) -> bool:
        """Is anything looked for at all?"""
        return bool(self.q.strip() or self.filters)

    def adding(self, name: str, value: str) -> "SearchParams":
        values: tuple[str, ...] = getattr(self, name)
        return self.changed(**{name: values if value in values else (*values, value)})

    def dropping(self, name: str, value: str) -> "SearchParams":
        return self.changed(**{name: tuple(kept for kept in getattr(self, name) if kept != value)})

    def changed(self, **fields: Any) -> "SearchParams":
        """With other fields, from the first page on."""
        return replace(self, **{"page": 1, **fields})

    @property
    def url(self) -> str:
        """The address of the results page that shows this, without what is so anyway."""
        query = self._query("q", *FILTERS, "sort")
        if self.page > 1:
            query["page"] = str(self.page)
        if self.page_size != PAGE_SIZE:
            query["page_size"] = str(self.page_size)
        encoded = query.urlencode()
        return reverse("search") + (f"?{encoded}" if encoded else "")

    def around(self, name: str) -> tuple[str, str]:
        """What stands in the address before and after one more value of the filter ``name``, which is to be quoted as
        ``quote_plus`` does: a page has dozens of such links, and writing each from nothing took a seventh of it."""
        before, _mark, after = self.changed(**{name: (*getattr(self, name), _MARK)}).url.partition(quote_plus(_MARK))
        return before, after

    @property
    def feed(self) -> str:
        """The address of the Atom feed of what is asked for, in whatever order; empty where nothing is."""
        return f"{reverse('search-feed')}?{self._query('q', *FILTERS).urlencode()}" if self.asks else ""

    def _query(self, *names: str) -> QueryDict:
        query = QueryDict(mutable=True)
        for name in names:
            value = getattr(self, name)
            query.setlist(name, [value] if isinstance(value, str) and value else list(value))
        return query


def read(query: QueryDict) -> tuple[SearchParams, list[Problem]]:
    """What ``query`` asks for, with the default in the place of whatever cannot be used."""
    problems: list[Problem] = []
    values: dict[str, Any] = {"q": _text(query, problems)}
    values |= {name: _filter(query, name, problems) for name in FILTERS}
    values["sort"] = _choice(query, "sort", SORTS, problems)
    values["page"] = _number(query, "page", 1, _MAX_PAGE, problems)
    values["page_size"] = _number(query, "page_size", PAGE_SIZE, MAX_PAGE_SIZE, problems)
    return SearchParams(**values), problems


def _text(query: QueryDict, problems: list[Problem]) -> str:
    text = query.get("q", "")
    if len(text) > MAX_LENGTH:
        message = _("检索词最多 %(most)s 个字，这里有 %(number)s 个字，只用了前面的。")
        problems.append(Problem("q", message % {"most": MAX_LENGTH, "number": len(text)}))
    return text[:MAX_LENGTH]


def _filter(query: QueryDict, name: str, problems: list[Problem]) -> tuple[str, ...]:
    given = list(dict.fromkeys(value for value in query.getlist(name) if value))
    usable = [value for value in given if _is_usable(name, value)]
    if len(usable) < len(given) or len(usable) > _MAX_FILTERS:
        problems.append(Problem(name, _("筛选条件 %(name)s 的值不能用，或者太多。") % {"name": name}))
    return tuple(usable[:_MAX_FILTERS])


def _is_usable(name: str, value: str) -> bool:
    if name == "year":
        return bool(_YEAR.fullmatch(value))
    return value in PARTS if name == "part" else len(value) <= 200


def _choice(query: QueryDict, name: str, choices: tuple[str, ...], problems: list[Problem]) -> str:
    value = query.get(name, "")
    if value and value not in choices:
        message = _("%(name)s 只能是：%(choices)s。") % {"name": name, "choices": _("、").join(choices)}
        problems.append(Problem(name, message))
        return ""
    return value


def _number(query: QueryDict, name: str, default: int, most: int, problems: list[Problem]) -> int:
    value = query.get(name, "")
    if not value:
        return default
    if value.isascii() and value.isdigit() and len(value) < 10 and 1 <= int(value) <= most:
        return int(value)
    problems.append(Problem(name, _("%(name)s 须是 1 到 %(most)s 的整数。") % {"name": name, "most": most}))
    return default
