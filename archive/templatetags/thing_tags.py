"""Tags of the lists and pages of things: what stands together, the way to the admin, units of a chart.

Load with ``{% load thing_tags %}``.
"""

import re
from typing import Any
from urllib.parse import urlencode

from django import template
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from archive.models import Area, Membership
from archive.templatetags.archive_tags import breadcrumbs

register = template.Library()

# What search filters by: model to parameter.
_FILTERS = {
    "person": "person",
    "strategy": "strategy",
    "zone": "zone",
    "area": "area",
    "organization": "publisher",
}

_NAMES_ITS_PLACE = re.compile(
    r"(?!.{0,6}副[省市县区]长)\w{2,5}[省市县区州](?:委|人大|人民|政协|政府|纪委|[省市县区州]?长)"
)
# What an office that begins so can be of; some cities are of the level of counties.
_LEVELS = {
    "省": [Area.Level.PROVINCE],
    "市": [Area.Level.CITY, Area.Level.COUNTY],
    "县": [Area.Level.COUNTY],
    "区": [Area.Level.COUNTY],
}


@register.simple_tag
def reports_with(*records: Any, part: str = "") -> str:
    """The address of the search for the published reports in which all ``records`` stand, a person in that ``part``.

    Empty where search has no filter for one of them.
    """
    pairs = [(_FILTERS.get(str(record._meta.model_name), ""), record.slug) for record in records]
    if not all(key for key, _slug in pairs):
        return ""
    return f"{reverse('search')}?{urlencode(pairs + ([('part', part)] if part else []))}"


@register.filter
def place_of_office(office: Membership) -> Area | None:
    """The area to name beside an office: where it was reported.

    None where the office names its own (霁阳市市长) or is of another level (a 市长 in a province's report).
    """
    levels = _LEVELS.get(office.role_title[:1], Area.Level.values)
    if office.area is None or office.area.level not in levels or _NAMES_ITS_PLACE.match(office.role_title):
        return None
    return office.area


@register.filter
def short_name(record: Any) -> str:
    """What a record is called in a list: an area by its own name without those above it."""
    return str(record.name if isinstance(record, Area) else record)


@register.simple_tag(takes_context=True)
def edit_link(context: template.Context, record: Model) -> str:
    """For editors the link to the record's form in the admin; nothing for readers."""
    if not getattr(context.get("user"), "is_staff", False):
        return ""
    try:
        address = reverse(f"admin:archive_{record._meta.model_name}_change", args=[record.pk])
    except NoReverseMatch:
        return ""
    return format_html('<p class="edit"><a href="{}">{}</a></p>', address, _("在管理中编辑"))


@register.simple_tag
def lineage_breadcrumbs(area: Area) -> str:
    """The way back from an area: the list of areas, then every area above it."""
    above = [step for area_above in area.lineage[:-1] for step in (area_above.name, area_above)]
    return breadcrumbs(_("地区"), "areas", *above)
