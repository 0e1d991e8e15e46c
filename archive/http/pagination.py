"""Pages of a list; their number stands in the address."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from archive.http.params import Paged

PER_PAGE = 20


def paginate(
    request: HttpRequest,
    rows: QuerySet[Model, object] | Sequence[object],
    per_page: int = PER_PAGE,
    *,
    total: int | None = None,
) -> Page[Any]:
    """The page of ``rows`` that ``?page=`` asks for: the first for anything unreadable, the last beyond the end.

    ``rows`` is an ordered QuerySet or a list, ``total`` their number where it is known already.
    Show the links with ``{% pagination page %}`` of archive_tags.
    """
    paginator = Paginator(rows, per_page)
    if total is not None:
        paginator.count = total
    return paginator.get_page(Paged.read(request).page)
