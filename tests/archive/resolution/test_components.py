"""Mentions that share a telling post are one component, whichever of its posts an office names first."""

import pytest

from archive.resolution.components import gather
from archive.resolution.mentions import Mention
from archive.resolution.posts import resolve_post

MIANCHI = ("河南省", "三门峡市", "渑池县")


@pytest.mark.parametrize("alone", ["县委副书记", "县长"])
def test_an_office_of_two_posts_is_of_whoever_holds_either(alone: str) -> None:
    offices = ("县委副书记、县长", alone)
    mentions = [
        Mention(key, key, "2014-05", resolve_post(each, area=MIANCHI), MIANCHI) for key, each in enumerate(offices)
    ]
    components, weak = gather(mentions, {}, frozenset(), is_transcribed=False)
    assert ([[mention.key for mention in each.mentions] for each in components], weak) == ([[0, 1]], [])
