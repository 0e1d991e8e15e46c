"""Tags of the lists and pages of things."""

from decimal import Decimal

import pytest
from django.template import Context

from archive.models import Area, Membership, Metric, Person
from archive.templatetags.entity_tags import place_of_office, reports_with, short_figure, short_name

AREA = Area(name="云麓省", full_name="云麓省", slug="云麓省", level="province")
CITY = Area(name="霁阳市", level="city")


@pytest.mark.parametrize("role", ["霁阳市市长", "霁阳市委书记", "梅岑县委副书记", "北麓区人大常委会主任", "云麓省长"])
def test_an_office_that_names_its_place_is_not_given_another(role):
    assert place_of_office(Membership(role_title=role, area=AREA)) is None


@pytest.mark.parametrize("role", ["市长", "市委书记", "市委常委、常务副市长", "常务副市长", "市政协主席", "", "记者"])
def test_an_office_without_a_place_is_of_the_area_it_was_reported_in(role):
    assert place_of_office(Membership(role_title=role, area=CITY)) is CITY


def test_what_begins_with_the_name_of_its_place_is_not_given_it_twice():
    assert place_of_office(Membership(role_title="霁阳市霁阳经开区管委会主任", area=CITY)) is None


def test_an_office_of_another_level_than_the_report_is_not_of_its_area():
    assert place_of_office(Membership(role_title="市长", area=AREA)) is None
    assert place_of_office(Membership(role_title="省委副书记", area=CITY)) is None
    assert place_of_office(Membership(role_title="省委副书记", area=AREA)) is AREA
    assert place_of_office(Membership(role_title="市长")) is None


def test_the_list_of_reports_with_several_records_names_all_of_them():
    one, other = Person(name="杨", slug="杨"), Person(name="赵", slug="赵&x=1")
    assert reports_with(Context(), one, other) == "/reports/?person=杨&person=赵%26x%3D1"
    assert reports_with(Context(), one, part="chair").startswith("/reports/?part=chair&")
    assert reports_with(Context(), AREA, Metric(name="投资", slug="t")).endswith("&metric=t")


@pytest.mark.parametrize(
    ("amount", "dimension", "said"),
    [
        ("648000000000", "元", "6,480亿元"), ("53000000", "平方米", "5,300万平方米"), ("86", "家", "86家"),
        ("12000", "1", "12,000"), ("12.50", "%", "12.5%"), ("-2600000000", "元", "-26亿元"),
    ],
)  # fmt: skip
def test_an_amount_in_its_base_unit_is_told_as_a_reader_would_say_it(amount, dimension, said):
    assert short_figure(Decimal(amount), dimension) == said


def test_an_area_is_listed_by_its_own_name():
    assert short_name(Area(name="霁阳市", full_name="云麓省霁阳市")) == "霁阳市"
