"""Who used a slogan first, and the order in which areas and officials took it up."""

import pytest

from archive.analysis.diffusion import FOLLOWERS, SHOWN, area_spread, official_spread
from archive.models import Review, Speech
from archive.models.unit_of_work import changing
from tests.helpers import make_area, make_person, make_report, make_speech, make_strategy, mention_strategy

pytestmark = pytest.mark.django_db

TEXT = "温如松强调，要实施三城联创。"


@pytest.fixture
def slogan():
    return make_strategy("三城联创")


def use(slogan, day, area=None, person=None, **fields):
    report = make_report(TEXT, published_on=day, area=area)
    speech = make_speech(report, person, TEXT) if person else None
    return mention_strategy(report, slogan, speech=speech, **fields)


def told(spread):
    return [(each.place, str(each.record.name), each.first, each.number) for each in spread.adopters]


def test_areas_stand_in_the_order_of_their_first_report(slogan):
    one, two, three = (make_area(name) for name in ("霁阳市", "岚浦市", "望川市"))
    use(slogan, "2014-03-06", two)
    use(slogan, "2012-02-08", one)
    use(slogan, "2015-06-19", three)
    use(slogan, "2018-01-01", one)
    spread = area_spread(slogan.mentions.public())
    assert told(spread) == [
        (1, "霁阳市", "2012-02-08", 2),
        (2, "岚浦市", "2014-03-06", 1),
        (3, "望川市", "2015-06-19", 1),
    ]
    assert [each.record for each in spread.leaders] == [one]
    assert [each.record for each in spread.followers] == [two, three]
    assert spread.adopters[0].last == "2018-01-01"
    assert spread.adopters[0].by_year == {2012: 1, 2018: 1}


def test_an_area_is_that_of_the_report_and_not_one_above_it(slogan):
    province = make_area("云麓省", "province")
    use(slogan, "2012-02-08", make_area("霁阳市", parent=province))
    assert [each.record.name for each in area_spread(slogan.mentions.public()).adopters] == ["霁阳市"]


def test_those_of_one_day_share_a_place(slogan):
    for name in ("霁阳市", "岚浦市"):
        use(slogan, "2012-02-08", make_area(name))
    use(slogan, "2013-01-01", make_area("望川市"))
    assert [each.place for each in area_spread(slogan.mentions.public()).adopters] == [1, 1, 3]


def test_without_a_year_nothing_is_put_in_order(slogan):
    area = make_area("霁阳市")
    use(slogan, "--04-24", area)
    use(slogan, "2013-01-01", make_area("望川市"))
    assert told(area_spread(slogan.mentions.public())) == [(1, "望川市", "2013-01-01", 1), (0, "霁阳市", "", 1)]
    use(slogan, "2012-01-01", area)
    assert told(area_spread(slogan.mentions.public()))[0] == (1, "霁阳市", "2012-01-01", 2)


def test_an_official_says_it_only_in_a_speech_of_theirs_that_stands(slogan):
    one, other = make_person("温如松"), make_person("顾维桢")
    use(slogan, "2012-02-08", person=one)
    use(slogan, "2011-01-01", person=other, review=Review.REJECTED)
    use(slogan, "2010-01-01")
    assert told(official_spread(slogan.mentions.public())) == [(1, "温如松", "2012-02-08", 1)]
    with changing():
        Speech.objects.update(review=Review.REJECTED)
    assert told(official_spread(slogan.mentions.public())) == []


def test_the_first_sentence_is_that_of_the_first_day(slogan):
    area = make_area("霁阳市")
    use(slogan, "2014-01-01", area)
    first = use(slogan, "2012-02-08", area)
    use(slogan, "2012-02-08", make_area("岚浦市"))
    (passage,) = [each.passage for each in area_spread(slogan.mentions.public()).adopters if each.record == area]
    assert passage.fact == first
    assert (passage.before, passage.words, passage.after) == ("温如松强调，要实施", "三城联创", "。")


def test_a_page_is_bounded_and_tells_how_many_it_leaves_out(slogan, django_assert_num_queries):
    for number in range(SHOWN + 3):
        use(slogan, f"{1950 + number}-01-01", make_area(f"第{number}市"))
    with django_assert_num_queries(4):
        spread = area_spread(slogan.mentions.public())
    assert (len(spread.adopters), spread.unshown, len(spread.followers)) == (SHOWN, 3, FOLLOWERS)
