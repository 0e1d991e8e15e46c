"""Posts are named as posts: without what is one holder's, and with the body or area that the office leaves out."""

import pytest

from archive.models import Post
from archive.models.unit_of_work import changing
from tests.helpers import make_area, make_person, make_report, state_appointment, take_part

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("第十三届全国人民代表大会常务委员会副委员长", "全国人民代表大会常务委员会副委员长"),
        ("委员长", "全国人大委员长"),
        ("黑龙江省代省长", "黑龙江省省长"),
        ("国务委员", "国务委员"),
        ("市长", "云岫市市长"),
        ("云岫市委副书记、市长", "云岫市市长"),
        ("云岫市物价局党组书记、局长", "云岫市物价局局长"),
        ("云岫市市长", "云岫市市长"),
    ],
)
def test_a_post_is_named_as_one(office, name):
    report, person = make_report("会议任命沈若川。", area=make_area("云岫市")), make_person("沈若川")
    with changing([report]):
        take_part(report, person, "mentioned")
        state_appointment(report, person, "沈若川", office=office)
    assert name in Post.objects.values_list("name", flat=True)


@pytest.mark.parametrize("office", ["副局长", "同志", "美国总统", "某公司董事长"])
def test_what_does_not_tell_which_post_is_meant_makes_none(office):
    report, person = make_report("会议任命沈若川。"), make_person("沈若川")
    with changing([report]):
        take_part(report, person, "mentioned")
        state_appointment(report, person, "沈若川", office=office)
    assert not Post.objects.exists()
