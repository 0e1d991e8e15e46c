"""Which area an office is of: 自治区党委书记 in a report of 兴安盟 is of the region."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from django.db.models import Q

from archive.models import Area, Membership, Participation
from archive.models.evidence import EvidenceQuerySet
from archive.models.memberships import Offices
from archive.resolution import post as rules
from archive.resolution.geography import AreaLevel
from archive.resolution.posts import resolve_post
from archive.resolution.tenable_posts import area_code

_OF_STATES = ("总理", "副总理")  # of this one or another: the words do not tell of which
_OF_STATES_AND_REGIONS = ("主席", "副主席")  # who leads an autonomous region is called so, too
_LOOKED_AT = 1000  # memberships of an area, among which its own offices are found


def parts_of_office(parts: EvidenceQuerySet, office: str, area: int | None) -> EvidenceQuerySet:
    """Those of ``parts`` that print ``office`` and from which a membership in ``area`` is derived: by an editor's word,
    else by the posts of the office, else in a report from there. None: of no area."""
    parts = parts.filter(role_title=office)
    reported = set(parts.order_by().values_list("report__area_id", flat=True).distinct())
    told = areas_of_offices({(office, each) for each in reported})
    here = [each for each in reported if told.get((office, each), each) == area]
    reported_here = Q(report__area__in=[each for each in here if each])
    if None in here:
        reported_here |= Q(report__area=None)
    told_here = Q(office_area=None) & reported_here
    return parts.filter(told_here | Q(office_area=area) if area else told_here)


def areas_of_offices(offices: Offices) -> dict[tuple[str, int | None], int | None]:
    """Of offices as printed in reports from an area the area that they are of, where their posts tell of a single one;
    None where these are of the nation or of another country. Of areas of one code it is the one above the report, if
    any. Two statements.
    """
    reporting = Area.objects.filter(pk__in={area for _office, area in offices if area}).select_related("parent__parent")
    lineages = {area.pk: area.lineage for area in reporting}
    codes: dict[tuple[str, int | None], str] = {}
    nowhere: dict[tuple[str, int | None], int | None] = {}
    for office, area in offices:
        path = tuple(each.name for each in lineages.get(area or 0, ()))
        posts = resolve_post(office, area=path)
        placed = {area_code(post) for post in posts if _is_at_home(post)}
        if len(placed) == 1:
            (codes[office, area],) = placed
        elif any(_is_of_no_area(post, path) for post in posts) and all(
            _is_of_no_area(post, path) or _tells_no_place(post) for post in posts
        ):
            nowhere[office, area] = None
    by_code = areas_by_code(set(codes.values()))
    above = {(pk, name): each for pk, path in lineages.items() for each in path for name in (each.name, each.code)}
    placed_in = {key: above.get((key[1] or 0, code)) or by_code.get(code) for key, code in codes.items()}
    return nowhere | {key: area.pk for key, area in placed_in.items() if area}


def offices_of(area: Area, most: int) -> list[Membership]:
    """The offices of ``area`` in which people were seen, those seen last first: by the words of the office (市长,
    县教育局局长) or an editor's; not what people there are called besides (村民, 领导同志). Two statements."""
    path = tuple(each.name for each in area.lineage)
    said = Participation.objects.filter(office_area=area).values_list("person_id", "role_title")[:_LOOKED_AT]
    by_editors = set(said)
    seen = Membership.objects.seen_in(area)[:_LOOKED_AT]
    chosen = (each for each in seen if (each.person_id, each.role_title) in by_editors or _is_of(area, path, each))
    return list(islice(chosen, most))


def _is_of(area: Area, path: tuple[str, ...], membership: Membership) -> bool:
    posts = resolve_post(membership.role_title, area=path)
    return any(area_code(post) in (area.code, area.name) for post in posts if _is_at_home(post))


def areas_by_code(codes: Collection[str]) -> dict[str, Area]:
    """By code; a place that the rules know no code of stands by its name, where one area alone has it."""
    named: dict[str, list[Area]] = {}
    known = Area.objects.filter(Q(code__in=codes) | Q(name__in=codes))
    for area in known:
        named.setdefault(area.name, []).append(area)
    alone = {name: areas[0] for name, areas in named.items() if len(areas) == 1}
    return alone | {area.code: area for area in known}


def _is_at_home(post: rules.ResolvedPost) -> bool:
    return post.country == rules.AT_HOME and post.is_placed


def _tells_no_place(post: rules.ResolvedPost) -> bool:
    """第24届冬奥会工作领导小组组长: beside 国务院副总理 it is of no area either."""
    return post.level == AreaLevel.NONE and not post.area.codes


def _is_of_no_area(post: rules.ResolvedPost, path: tuple[str, ...]) -> bool:
    """国家主席, 玻利维亚总统; 总理 without a country; 主席, too, but in a report from an autonomous region."""
    bare = _OF_STATES if any(name.endswith("自治区") for name in path) else (*_OF_STATES, *_OF_STATES_AND_REGIONS)
    is_of_state = not post.body and post.role in bare
    return is_of_state or post.level == AreaLevel.NATION or post.country not in (rules.AT_HOME, "")
