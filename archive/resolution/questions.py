"""Which pairs of people are worth asking about: both readings about equally likely, many reports hanging on them."""

from collections.abc import Mapping, Sequence

from archive.resolution.components import ordinal, reports_of
from archive.resolution.decisions import Decided
from archive.resolution.explaining import probability
from archive.resolution.linking import ComponentLink, Linking
from archive.resolution.mentions import Mention, Question

_EVEN = 0.6  # log10 of the odds within which both readings count as about equally likely: 4 to 1
_LEAST = 2  # reports on the smaller side


def questions(linking: Linking, mentions: Mapping[int, Sequence[Mention]], editors: Decided) -> tuple[Question, ...]:
    """One for each pair of groups, and for each doubtful link inside one; the weightiest first."""
    best: dict[tuple[int, int], ComponentLink] = {}
    for link in linking.links.values():
        pair = linking.group_of[link.one], linking.group_of[link.other]
        if pair[0] != pair[1] and (pair not in best or link.odds > best[pair].odds):
            best[min(pair), max(pair)] = link
    asked = []
    for (one, other), link in best.items():
        against = linking.against(linking.groups[one].components, linking.groups[other].components)
        odds = link.odds if against is None else min(link.odds, against + link.odds / 2)
        if abs(odds) <= _EVEN:
            asked.append(_question(link, odds, linking, is_joined=False))
    for group in linking.groups.values():
        for brought in group.links.values():
            if brought is not None and abs(brought.odds) <= _EVEN:
                asked.append(_question(brought, brought.odds, linking, is_joined=True))
    open_ones = [question for question in asked if question.weight >= _LEAST and not _is_answered(question, editors)]
    return tuple(sorted(open_ones, key=lambda question: (-question.weight, question.left, question.right)))


def _is_answered(question: Question, editors: Decided) -> bool:
    left, right = editors.person.get(question.left), editors.person.get(question.right)
    return left is not None and right is not None and (left == right or (left, right) in editors.apart)


def _question(link: ComponentLink, odds: float, linking: Linking, *, is_joined: bool) -> Question:
    ones, others = linking.components[link.one].mentions, linking.components[link.other].mentions
    left, right = _nearest(ones, others)
    weight = min(reports_of(ones), reports_of(others))
    return Question(left.key, right.key, is_joined, weight, round(probability(odds), 3))


def _nearest(ones: Sequence[Mention], others: Sequence[Mention]) -> tuple[Mention, Mention]:
    """The two mentions nearest in time; of two sorted runs in one walk."""
    left = sorted(ones, key=lambda mention: (ordinal(mention.day), mention.key))
    right = sorted(others, key=lambda mention: (ordinal(mention.day), mention.key))
    best, at, there = (left[0], right[0]), 0, 0
    while at < len(left) and there < len(right):
        gap = ordinal(left[at].day) - ordinal(right[there].day)
        if abs(gap) < abs(ordinal(best[0].day) - ordinal(best[1].day)):
            best = left[at], right[there]
        at, there = (at + 1, there) if gap < 0 else (at, there + 1)
    return best
