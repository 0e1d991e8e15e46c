"""Tags of the lists and pages of things: what stands together, the way to the admin, units of a chart.

Load with ``{% load entity_tags %}``.
"""

import re
from decimal import Decimal
from typing import Any

from django import template
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _p

from archive.analysis.series import Series, Spot, Value
from archive.analysis.targets import RATES
from archive.http.params import written
from archive.http.routes import address
from archive.models import Appointment, Area, Membership, Person, SluggedModel, Strategy, Zone
from archive.models.fact_kinds import SUBJECTS
from archive.models.standing import mixes_samples
from archive.queries.labels import partial_date
from archive.queries.link_reasons import link_reason
from archive.queries.links import parameter_of, passages_address, reports_address
from archive.queries.report_filters import NOWHERE
from archive.queries.seen_offices import SeenOffice, latest_office
from archive.queries.trust import EVERYTHING, Trust
from archive.reports.json_ld import page_data
from archive.templatetags.archive_tags import breadcrumbs, figure, linked_data, root_of

register = template.Library()
register.filter(link_reason)

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


def _trust(context: template.Context) -> Trust:
    """What the reader trusts on the page of a record (``about``) or on a list (``asked``), for its links to lists."""
    trust = getattr(context.get("about"), "trust", context.get("asked"))
    return trust if isinstance(trust, Trust) else EVERYTHING


@register.simple_tag(takes_context=True)
def reports_with(context: template.Context, *records: SluggedModel, **fields: str) -> str:
    """The address of the list of the published reports in which all ``records`` stand, narrowed by ``fields``."""
    trusted = _trust(context).fields
    if not any(parameter_of(record) in SUBJECTS for record in records):
        trusted.pop("review", None)  # no fact says that such records stand in a report
    return reports_address(*records, **trusted | fields)


@register.simple_tag(takes_context=True)
def passages_with(context: template.Context, kind: str, *records: SluggedModel, **fields: str) -> str:
    """The address of the list of the passages of ``kind`` that are of all ``records``, narrowed by ``fields``."""
    return passages_address(kind, *records, **_trust(context).fields | fields)


@register.simple_tag
def office_address(office: Membership, person: Person) -> str:
    """The address of the passages that print ``office``, as of its area, for ``person``."""
    area = office.area.slug if office.area else NOWHERE
    return passages_address("part", person, office=office.role_title, office_area=area)


@register.simple_tag(takes_context=True)
def concordance_address(context: template.Context, strategy: Strategy) -> str:
    """The address of the occurrences of ``strategy`` in context."""
    return address("concordance", strategy.slug) + written(_trust(context).fields.items())


@register.simple_tag
def figure_address(series: Series, spot: Spot, value: Value | None = None) -> str:
    """The address of the passages that give a value of a series."""
    return series.address(spot, value)


_UNITS_IN_WORDS = {"1": "", "百分点": "个百分点"}


@register.filter
def short_figure(amount: Decimal, dimension: str) -> str:
    """An amount in its base unit as a reader would say it: 648000000000 of 元 as 6,480亿元."""
    for size, word in ((100_000_000, "亿"), (10_000, "万")):
        if abs(amount) >= size and dimension not in ("", "1", *RATES):
            return f"{figure(round(amount / size, 4))}{word}{dimension}"
    return f"{figure(amount)}{_UNITS_IN_WORDS.get(dimension, dimension)}"


@register.inclusion_tag("partials/samples.html", takes_context=True)
def samples_choice(context: template.Context, samples: str) -> dict[str, object]:
    """Links that leave samples out of what this page counts, or take them in; nothing where there is no choice.

    ``samples``: the scope that was asked for. The page of a record counts its own reports, any other the archive's.
    """
    about = context.get("about")
    is_offered = bool(samples) or (about.mixes_samples if about else mixes_samples())
    return {"samples": samples, "is_offered": is_offered, "request": context.get("request")}


@register.inclusion_tag("archive/entities/count.html")
def count_link(number: int, address: str, unit: str = "reports") -> dict[str, object]:
    """``number`` as a link to what it counts: ``unit`` is ``reports`` or ``passages``. Nothing to follow for 0."""
    return {"number": number, "address": address, "unit": unit}


@register.filter
def office_of(person: Person) -> SeenOffice | None:
    """The latest, of memberships that are at hand."""
    return latest_office(list(person.memberships.all()))


@register.filter
def place_of_office(office: Membership | SeenOffice) -> Area | None:
    """The area to name beside an office: where it was reported.

    None where the office names its own (霁阳市市长) or is of another level (a 市长 in a province's report).
    """
    levels = _LEVELS.get(office.role_title[:1], Area.Level.values)
    if office.area is None or office.area.level not in levels or _NAMES_ITS_PLACE.match(office.role_title):
        return None
    if office.area.name in office.role_title:  # of a zone or a society of the place, or beside another office
        return None
    return office.area


@register.filter
def printed_details(stated: Appointment) -> str:
    """What the entry of a statement prints of the person: 男，汉族，1964年3月生，…"""
    said = {name: str(value)[:60] for name, value in stated.details.items()}
    parts = [
        {"男": _p("sex", "男"), "女": _p("sex", "女")}.get(said.get("sex", "")),
        said.get("ethnicity"),
        _("%(day)s生") % {"day": partial_date(said["born"])} if "born" in said else "",
        said.get("native_place"),
        said.get("education"),
    ]
    return _("，").join(filter(None, parts))


@register.filter
def short_name(record: object) -> str:
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


@register.simple_tag(takes_context=True)
def linked_thing(context: template.Context, record: Model, names: Any = ()) -> str:
    """JSON-LD of the record of a page, where schema.org has a fitting type; ``names``: its other names."""
    if not isinstance(record, (Person, Strategy, Zone, Area)):
        return ""
    return linked_data(page_data(record, root_of(context), [str(name.name) for name in names or ()]))


@register.simple_tag(takes_context=True)
def lineage_breadcrumbs(context: template.Context, area: Area) -> str:
    """The way back from an area: the list of areas, then every area above it."""
    above = [step for area_above in area.lineage[:-1] for step in (area_above.name, area_above)]
    return breadcrumbs(context, _("地区"), "areas", *above)
