"""The one zone that a short form (县产业集聚区, 经开区) can mean: the only one of its kind known in the area."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from archive.resolution.zones import CanonicalZone, Path, bundled_zones, noun_of_form, plain_zone_name

# A short form that is no more than this kind of zone may also mean a zone of these.
_ALSO = {"开发区": ("开发区", "经开区", "高新区"), "示范区": ("示范区", "城乡一体化示范区")}
_SHORT = re.compile(r"(?:我|全|本|该)?(?P<level>[省市县区州盟旗])?(?P<noun>[\u3400-\u9fff]{2,12})")
BEGINNING = "short/"  # of the keys of short forms


class ShortZone(NamedTuple):
    """What a short form says: the area whose zone it is (full names from the province down), and the kind.

    ``area_path`` is empty where the report has no area, or none of the level that is printed.
    """

    area_path: Path
    noun: str

    @property
    def key(self) -> str:
        """Equal for all short forms of one kind in one area; no key of a full name is like it. Empty for no area."""
        return BEGINNING + "/".join((*self.area_path, self.noun)) if self.area_path else ""


def short_zone(form: str, lineage: Path) -> ShortZone | None:
    """What ``form`` says in a report of the area ``lineage`` (from the province down); None for a name in full.

    The level before the noun chooses the area of the lineage, the nearest of that level (市高新区 in a county: its
    city's); without one it is the report's own.
    """
    match = _SHORT.fullmatch(plain_zone_name(form))
    noun = noun_of_form(match["noun"]) if match else ""
    if match is None or not noun:
        return None
    level = match["level"] or ""
    depth = next((depth for depth in range(len(lineage), 0, -1) if lineage[depth - 1].endswith(level)), 0)
    return ShortZone(lineage[:depth], noun)


def is_short_form(name: str) -> bool:
    """Whether ``name`` is a short form, in whatever report."""
    return short_zone(name, ()) is not None


def short_zone_of_key(key: str) -> ShortZone:
    """The short form that ``key`` is of."""
    *area_path, noun = key.removeprefix(BEGINNING).split("/")
    return ShortZone(tuple(area_path), noun)


def short_keys_about(area_path: Path, noun: str) -> set[str]:
    """The keys of all short forms that a zone of the kind ``noun`` in this area may be meant by."""
    return {ShortZone(area_path, form).key for form in (noun, *(form for form, also in _ALSO.items() if noun in also))}


class ZoneRegister:
    """The zones that are known: the bundled ones and those of the archive, by area and kind."""

    def __init__(self, zones: Iterable[CanonicalZone] = ()) -> None:
        """``zones``: of the archive. Those without an area are no one's, and passed over."""
        self._by_area: dict[tuple[Path, str], dict[str, CanonicalZone]] = {}
        for zone in (*bundled_zones(), *zones):
            if zone.area_path:
                self._by_area.setdefault((zone.area_path, zone.noun), {})[zone.key] = zone

    def meant_by(self, short: ShortZone) -> CanonicalZone | None:
        """The only known zone of its area that is of its kind; None where there are several, or none."""
        for noun in _ALSO.get(short.noun, (short.noun,)):
            known = self._by_area.get((short.area_path, noun), {})
            if known:
                return next(iter(known.values())) if len(known) == 1 else None
        return None
