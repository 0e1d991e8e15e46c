"""Pages of the API: ``{"total", "page", "page_size", "next", "previous", "items"}``."""

from typing import Annotated, Any, TypedDict

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Schema
from ninja.pagination import PaginationBase

from archive.http.checks import whole
from archive.http.params import FURTHEST, rewritten

MOST = 100  # records of a page
_USUAL = 20


class Page(TypedDict):
    """What ``NumberedPages.Output`` is made of."""

    total: int
    page: int
    page_size: int
    next: str | None
    previous: str | None
    items: list[Any]


class NumberedPages(PaginationBase):
    """``page`` counts from 1. A page beyond the last is empty, as a script that walks them all expects."""

    class Input(Schema):
        page: Annotated[int, whole(FURTHEST)] = 1
        page_size: Annotated[int, whole(MOST)] = _USUAL

    class Output(Schema):
        total: int
        page: int
        page_size: int
        next: str | None = Field(None, description="address of the next page")
        previous: str | None = Field(None, description="address of the page before")
        items: list[Any]

    InputSource = Query(...)

    def paginate_queryset(
        self, queryset: QuerySet[Any], pagination: Input, request: HttpRequest, **_params: Any
    ) -> Page:
        pages = Paginator(queryset, pagination.page_size)
        number = pagination.page
        held = list(pages.page(number)) if number <= pages.num_pages else []
        return {
            "total": pages.count,
            "page": number,
            "page_size": pagination.page_size,
            "next": _address(request, number + 1) if number < pages.num_pages else None,
            "previous": _address(request, number - 1) if 1 < number <= pages.num_pages + 1 else None,
            "items": held,
        }


def _address(request: HttpRequest, page: int) -> str:
    return request.build_absolute_uri(request.path + rewritten(request, page=page))
