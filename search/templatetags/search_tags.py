"""Tags of search for any page. Load with ``{% load search_tags %}``."""

from typing import Any

from django import template

from search.views import BOXES

register = template.Library()


@register.inclusion_tag("search/boxes.html")
def search_boxes(identifier: str = "boxes") -> dict[str, Any]:
    """The boxes “search an official” and “search a slogan”. ``identifier`` keeps their ids apart from others' ids."""
    return {"boxes": BOXES, "identifier": identifier}
