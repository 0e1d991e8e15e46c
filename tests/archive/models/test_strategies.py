"""Which names of strategies help to read the next report."""

import pytest

from archive.loading.loader import load
from archive.models import Report, Review, StrategyName
from tests.helpers import make_report, make_strategy, mention_strategy

pytestmark = pytest.mark.django_db


def test_names_that_are_confirmed_or_named_twice_are_taught():
    names = ("港城同建", "船艇联管", "渔业强县", "清港护航", "向海图强")
    twice, confirmed, once, draft, rejected = map(make_strategy, names)
    for _ in range(2):
        mention_strategy(make_report(), twice)
        mention_strategy(make_report(status=Report.Status.DRAFT), draft)
    mention_strategy(make_report(), confirmed, review=Review.CONFIRMED)
    both = make_report()
    mention_strategy(both, once)
    mention_strategy(both, once)
    mention_strategy(make_report(), rejected)
    mention_strategy(make_report(), rejected, review=Review.REJECTED)
    assert set(StrategyName.objects.taught().values_list("name", flat=True)) == {"港城同建", "船艇联管"}


def test_a_taught_name_is_found_unquoted_in_the_next_report():
    text = "岚浦市召开港口建设推进会\n\n6月3日，会议听取了情况。今年港城同建有了起色，大家都看在眼里。"
    assert not load(text.encode(), "a.txt").report.strategy_mentions.exists()
    mention_strategy(make_report(), make_strategy("港城同建"), review=Review.CONFIRMED)
    assert load((text + "\n").encode(), "b.txt").report.strategy_mentions.get().quote == "港城同建"
