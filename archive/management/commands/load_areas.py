"""manage.py load_areas: bring the administrative divisions of GB/T 2260 into the archive."""

from contextlib import suppress

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from archive.models import Area
from archive.text.gb2260 import Division, codes_above, divisions, level, successor


class Command(BaseCommand):
    help = "载入 1980 年以来的行政区划（GB/T 2260）；已有的不变。"

    def handle(self, *args: object, **options: object) -> None:
        before = Area.objects.count()
        with transaction.atomic():
            load_divisions(divisions())
        self.stdout.write(_("行政区划：新增 %(count)d 条。") % {"count": Area.objects.count() - before})


def load_areas_once(asker: BaseCommand) -> None:
    """Bring the divisions in where all areas are samples: without any, no report's area is ever found."""
    if Area.objects.filter(is_sample=False).exists():
        return
    # A conflict is told when the other process has committed them all.
    with suppress(IntegrityError):
        call_command("load_areas", stdout=asker.stdout)


def load_divisions(known: list[Division]) -> None:
    """Create what is not there yet, from the provinces down, and link successors."""
    areas = {(area.code, area.name, area.valid_from): area for area in Area.objects.select_related("parent__parent")}
    taken = set(Area.objects.values_list("slug", flat=True))
    by_code: dict[str, list[Area]] = {}
    for area in areas.values():
        by_code.setdefault(area.code, []).append(area)
    for step in ("province", "city", "county"):
        # Newest first, so that today's division has the plain address and the older namesake the numbered one.
        missing = [d for d in known if level(d.code) == step and (d.code, d.name, d.first) not in areas]
        new = [_area(division, by_code, taken) for division in sorted(missing, key=_newest_first)]
        for area in Area.objects.bulk_create(new, batch_size=500):
            by_code.setdefault(area.code, []).append(area)
            areas[area.code, area.name, area.valid_from] = area
    _link_successors(known, areas)


def _newest_first(division: Division) -> tuple[bool, str]:
    return (bool(division.gone), division.code)


def _area(division: Division, by_code: dict[str, list[Area]], taken: set[str]) -> Area:
    area = Area(
        code=division.code, name=division.name, level=level(division.code),
        valid_from=division.first, valid_to=division.gone, parent=_parent(division, by_code),
    )  # fmt: skip
    area.note_name()
    area.slug = next(slug for slug in _slugs(area) if slug not in taken)
    taken.add(area.slug)
    return area


def _slugs(area: Area) -> list[str]:
    """Addresses to try: the full name, with the year of its end, with code and beginning."""
    return [area.full_name, f"{area.full_name}-{area.valid_to[:4]}", f"{area.full_name}-{area.code}-{area.valid_from}"]


def _parent(division: Division, by_code: dict[str, list[Area]]) -> Area | None:
    """The division above at the end of this one's time (a city may have had other names before)."""
    for code in codes_above(division.code):
        for candidate in by_code.get(code, []):
            if candidate.valid_from <= (division.gone or "9999") and (
                not candidate.valid_to or (division.gone and candidate.valid_to >= division.gone)
            ):
                return candidate
    return None


def _link_successors(known: list[Division], areas: dict[tuple[str, str, str], Area]) -> None:
    begun: dict[tuple[str, str], list[Division]] = {}
    for division in known:
        begun.setdefault((division.code[:4], division.first), []).append(division)
    links = Area.successors.through
    pairs = [
        links(from_area_id=areas[gone[:3]].pk, to_area_id=areas[heir[:3]].pk)
        for gone in known
        if gone.gone and (heir := successor(gone, begun.get((gone.code[:4], gone.gone), [])))
    ]
    links.objects.bulk_create(pairs, ignore_conflicts=True, batch_size=500)
