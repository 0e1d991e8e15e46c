"""Pages of a list; their number stands in the address."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_PAGE = 20


def paginate(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Page[Any]:
    """The page of ``rows`` that ``?page=`` asks for: the first for anything unreadable, the last beyond the end.

    ``rows`` is an ordered QuerySet or a list. Show the links with ``{% pagination page %}`` of archive_tags.
    """
    return Paginator(rows, per_page).get_page(request.GET.get("page"))
