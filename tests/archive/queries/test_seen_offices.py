"""The spellings of one office as one."""

import pytest

from archive.models import Membership
from archive.queries.seen_offices import latest_office, seen_offices
from tests.helpers import make_area, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen():
    """Makes memberships of one person of (title, area, first day, last day, passages)."""
    person = make_person("陆明远")

    def make(*rows):
        fields = ("role_title", "area", "first_seen", "last_seen", "report_count")
        return [Membership.objects.create(person=person, **dict(zip(fields, row, strict=True))) for row in rows]

    return make


def told(memberships) -> list[tuple[str, str, str, int, list[str]]]:
    return [
        (
            each.role_title,
            each.first_seen,
            each.last_seen,
            each.report_count,
            [one.role_title for one in each.spellings],
        )
        for each in seen_offices(memberships)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("市长", "霁阳市市长"), ("市长", "霁阳市长"), ("市委书记", "霁阳市委书记"), ("副市长", "霁阳市副市长")],
)
def test_with_and_without_the_name_of_the_area_it_is_one_office(seen, one, other):
    city, province = make_area("霁阳市"), make_area("云麓省", "province")
    rows = seen((one, city, "2012-01-01", "2013-01-01", 2), (other, province, "2011-05-01", "2012-06-01", 5))
    assert told(rows) == [(other, "2011-05-01", "2013-01-01", 7, [other, one])]


def test_of_another_area_or_with_another_title_it_is_another(seen):
    city, other = make_area("霁阳市"), make_area("岚浦市")
    rows = seen(
        ("市长", city, "2012", "2013", 1), ("市长", other, "2014", "2015", 1), ("副市长", city, "2011", "2011", 1),
        ("霁阳市", city, "", "", 1),
    )  # fmt: skip
    assert [len(each.spellings) for each in seen_offices(rows)] == [1, 1, 1, 1]
    assert seen_offices(rows)[3].first_seen == ""


def test_an_office_printed_beside_another_stands_under_each(seen):
    city = make_area("霁阳市")
    rows = seen(
        ("市委副书记、市长", city, "2012-01-01", "2013-01-01", 2),
        ("市长", city, "2012-05-01", "2014-01-01", 5),
        ("集团、公司总经理", city, "2001", "2001", 1),
    )
    assert told(rows) == [
        ("市委副书记", "2012-01-01", "2013-01-01", 2, ["市委副书记、市长"]),
        ("市长", "2012-01-01", "2014-01-01", 7, ["市长", "市委副书记、市长"]),
        ("集团、公司总经理", "2001", "2001", 1, ["集团、公司总经理"]),
    ]
    assert [each.is_as_printed for each in seen_offices(rows)] == [False, False, True]
    assert latest_office(rows).role_title == "市长"
    assert latest_office(rows[:1]).role_title == "市委副书记、市长"
    assert latest_office([]) is None


def test_the_latest_office_says_as_much_as_is_known(seen):
    city = make_area("霁阳市")
    rows = seen(("俄罗斯总统", None, "2014-01-01", "2015-01-01", 3), ("总统", None, "2014-05-01", "2016-01-01", 5))
    latest = latest_office(rows)
    assert (latest.role_title, latest.first_seen, latest.last_seen) == ("俄罗斯总统", "2014-01-01", "2016-01-01")
    deputy = seen(("副市长", city, "2012", "2013", 1), ("市长", city, "2014", "2015", 1))
    assert latest_office(deputy).role_title == "市长"
    elsewhere = seen(("江原市市长", city, "2012", "2013", 1), ("市长", None, "2014", "2015", 1))
    assert latest_office(elsewhere).role_title == "市长"
    leader = seen(("市委书记", city, "2012", "2013", 1), ("领导同志", city, "2014", "2015", 9))
    assert latest_office(leader).role_title == "市委书记"
    assert latest_office(leader[1:]).role_title == "领导同志"
