"""Records of one kind are tied as editors say, seen from either side, and stay so when one is merged."""

import pytest
from django.db import IntegrityError, transaction

from archive.models import StrategyTie, ZoneTie
from archive.models.ties import RecordTie, told_ties
from tests.helpers import make_person, make_report, make_strategy, mention_strategy, mention_zone

pytestmark = pytest.mark.django_db


def told(record):
    return [(str(label), other, since) for label, other, since in told_ties(record)]


@pytest.mark.parametrize(
    ("kind", "mention", "tie"), [("strategy", mention_strategy, StrategyTie), ("zone", mention_zone, ZoneTie)]
)
def test_a_tie_is_told_from_either_side(kind, mention, tie):
    report = make_report("港口同城，港口新城。")
    one, other = (getattr(mention(report, name), kind) for name in ("港口同城", "港口新城"))
    tie.objects.create(record=one, other=other, nature="renamed", since="2016-03")
    assert told(one) == [("后改名为", other, "2016-03")]
    assert told(other) == [("原名", one, "2016-03")]
    for wrong in ({"record": one, "other": one}, {"record": one, "other": other}):
        with pytest.raises(IntegrityError), transaction.atomic():
            tie.objects.create(nature="renamed", **wrong)


def test_readers_hear_of_no_record_that_they_do_not_see():
    one = mention_strategy(make_report(), "港口同城").strategy
    StrategyTie.objects.create(record=one, other=make_strategy("港口新城"), nature="part")
    StrategyTie.objects.create(record=make_strategy("港口强市"), other=one, nature="part")
    assert told(one) == []
    assert told_ties(make_person()) == []


def test_every_nature_has_its_other_side():
    assert set(RecordTie.REVERSED) == set(RecordTie.Nature.values)


def test_who_takes_another_over_takes_its_ties():
    kept, other, third = (mention_strategy(make_report(), name).strategy for name in ("甲战略", "乙战略", "丙战略"))
    StrategyTie.objects.create(record=other, other=third, nature="part")
    StrategyTie.objects.create(record=kept, other=other, nature="renamed")
    StrategyTie.objects.create(record=third, other=other, nature="merged")
    StrategyTie.objects.create(record=third, other=kept, nature="merged")
    kept.merge_from(other)
    assert told(kept) == [("从属于", third, ""), ("由其并入", third, "")]
