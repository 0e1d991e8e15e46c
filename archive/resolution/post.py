"""A post: an office resolved to its jurisdiction, body and role."""

from dataclasses import dataclass, field
from enum import StrEnum

from archive.resolution.geography import NOWHERE, AreaLevel, Lineage

AT_HOME = "CN"
UNIONS = frozenset(("UN", "EU", "NATO", "AU*", "ASEAN", "ARAB", "IOC", "IMF", "WB", "WTO", "SCO"))  # bodies of states
ABROAD = "*"  # some other country, which the office does not tell


class PostMark(StrEnum):
    """What an office adds to a post. ``FORMER``: not held any more on the day of the report."""

    ACTING = "acting"
    FORMER = "former"
    ELECT = "elect"
    HONORARY = "honorary"


class Walk(StrEnum):
    """The walk of life that an office tells of."""

    OFFICIAL = "official"
    FOREIGN_OFFICIAL = "foreign official"
    MILITARY = "military"
    SCIENTIST = "scientist"
    ATHLETE = "athlete"
    ARTIST = "artist"
    COMPANY = "company"
    ORDINARY = "ordinary"
    JOURNALIST = "journalist"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class ResolvedPost:
    """One office of one person.

    printed: the part of the office that it was read from, folded.
    level: of its jurisdiction; NATION also for other countries' and for bodies of states; NONE for companies, schools
        and offices that do not tell.
    country: ISO 3166 code, a body of states (UN, EU …), ``ABROAD`` for a foreign office without its country, or "".
    area: the lineage of its jurisdiction (``geography.Lineage``); ``is_own_area``: printed in the office, else the
        report's. Where the report's area is wider than the office (县长 in a report of a city), ``area.level`` is that
        of the office and the codes are those known.
    body, role: canonical words (党委 书记; 政府 首长); rank: grade of the civil service, 10 to 0, None if unknown.
    is_unique: one holder at a time. is_specific: tells who is meant (a role alone, 主任 or 团长, does not).
    """

    printed: str
    level: AreaLevel
    country: str = ""
    area: Lineage = NOWHERE
    is_own_area: bool = False
    body: str = ""
    role: str = ""
    rank: int | None = None
    is_unique: bool = False
    walk: Walk = Walk.UNKNOWN
    is_specific: bool = True
    marks: frozenset[PostMark] = field(default=frozenset())

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for all spellings of one post, held or held before."""
        return self.country, self.area.codes, int(self.level), self.body, self.role

    @property
    def is_former(self) -> bool:
        return PostMark.FORMER in self.marks

    @property
    def is_placed(self) -> bool:
        """Whether its area is known as narrowly as its jurisdiction."""
        depth = {AreaLevel.PROVINCE: 1, AreaLevel.CITY: 1, AreaLevel.COUNTY: 1, AreaLevel.TOWNSHIP: 1}.get(
            self.level, 0
        )
        return bool(self.area.codes) and len(self.area.codes) >= depth and not self.area.is_wider
