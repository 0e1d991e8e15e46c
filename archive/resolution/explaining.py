"""Why each mention stands where it stands: reason codes with their parameters, and how sure they are."""

from bisect import bisect_left
from typing import TypeAlias

from archive.resolution.career import Conflict, Stint
from archive.resolution.components import Component, ordinal
from archive.resolution.joining import ClusterFit
from archive.resolution.linking import ComponentGroup, ComponentLink, Linking
from archive.resolution.mentions import Key, Reason
from archive.resolution.post import Walk

Explained: TypeAlias = tuple[Reason, tuple[tuple[str, int], ...], float]

_OTHER = {Conflict.COUNTRY: Reason.OTHER_COUNTRY, Conflict.WALK: Reason.OTHER_WALK, Conflict.AREA: Reason.OTHER_AREA,
          Conflict.POST: Reason.OTHER_POST}  # fmt: skip
_MONTH = 30


def explain(group: ComponentGroup, linking: Linking) -> dict[Key, Explained]:
    """The reason of each mention in the components of ``group``."""
    reasons: dict[Key, Explained] = {}
    for number in group.components:
        component = linking.components[number]
        came = _came_in(number, group, linking)
        shared = _within(component)
        for mention in component.mentions:
            reasons[mention.key] = shared.get(mention.key, came)
    return reasons


def _came_in(number: int, group: ComponentGroup, linking: Linking) -> Explained:
    if number in group.links:
        link = group.links[number]
        return (Reason.DECISION, (), 1.0) if link is None else _of_link(link)
    return _alone(number, group, linking)


def _of_link(link: ComponentLink) -> Explained:
    one, other = link.stints
    months = ("months", _months_between(one, other))
    certainty = probability(link.odds)
    if one.post.walk is Walk.JOURNALIST:
        return Reason.SAME_PUBLISHER, (), certainty
    if (
        one.post.area.codes
        and one.post.area.codes == other.post.area.codes
        or one.post.body
        and one.post.body == other.post.body
    ):
        return Reason.SAME_AREA, (months,), certainty
    return Reason.CAREER, (months,), certainty


def _alone(number: int, group: ComponentGroup, linking: Linking) -> Explained:
    """The first component of its group: the only one of the name, or kept apart from a larger one by a conflict."""
    links = [
        link for pair, link in linking.links.items()
        if number in pair and linking.group_of[pair[0]] != linking.group_of[pair[1]]
    ]  # fmt: skip
    if not links:
        return Reason.ONLY, (), 1.0
    nearest = max(links, key=lambda link: (link.odds, -link.one, -link.other))
    conflict = min(links, key=lambda link: (link.against if link.against is not None else 99.0, link.one, link.other))
    reason = _OTHER.get(conflict.conflict if conflict.against is not None else Conflict.NONE, Reason.OTHER_POST)
    return reason, (), 1 - probability(min(nearest.odds, nearest.against if nearest.against is not None else 99.0))


def _within(component: Component) -> dict[Key, Explained]:
    """Mentions that share their component with others: the same post, so many months from the nearest one."""
    if len(component.mentions) < 2:
        return {}
    days = sorted(day for mention in component.mentions if (day := ordinal(mention.day)))
    is_unique = component.stints[0].post.is_unique if component.stints else False
    reason = Reason.SAME_UNIQUE_POST if is_unique else Reason.SAME_POST
    if component.stints and component.stints[0].post.walk is Walk.JOURNALIST:
        return {mention.key: (Reason.SAME_PUBLISHER, (), 0.95) for mention in component.mentions}
    return {
        mention.key: (reason, (("months", _months_to_next(days, ordinal(mention.day))),), 0.99)
        for mention in component.mentions
    }


def _months_to_next(days: list[int], day: int) -> int:
    """Months to the nearest other day of ``days``, which has ``day`` itself."""
    if not day:
        return 0
    at = bisect_left(days, day)
    others = days[max(0, at - 1) : at] + days[at + 1 : at + 2]
    return min((abs(day - other) for other in others), default=0) // _MONTH


def _months_between(one: Stint, other: Stint) -> int:
    if not (one.first and other.first):
        return 0
    return max(0, max(one.first, other.first) - min(one.last, other.last)) // _MONTH


def probability(odds: float) -> float:
    """Of log10 odds."""
    return float(1 / (1 + 10 ** -max(-12.0, min(12.0, odds))))


def joined_by(fit: ClusterFit, *, is_only: bool) -> tuple[Reason, tuple[tuple[str, int], ...]]:
    """Why a mention without a telling office joined."""
    if is_only:
        return Reason.ONLY, ()
    if fit.shared > 1:
        return Reason.NEIGHBOURS, (("names", fit.shared),)
    return Reason.NEAREST_IN_TIME, (("months", fit.days // _MONTH),)
