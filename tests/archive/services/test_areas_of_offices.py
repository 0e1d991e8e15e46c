"""Of which area an office is: what its words tell, and what the area of the report leaves."""

import pytest

from archive.models import Membership
from archive.services.tenures import areas_of_offices
from tests.archive.services.offices import areas

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("office", "reported", "own"),
    [
        ("自治区党委书记", "league", "region"),
        ("盟委书记", "league", "league"),
        ("河南省省长", "league", "province"),
        ("省委书记", "city", "province"),
        ("市长", "city", "city"),
        ("三门峡市委书记", "province", "city"),
        ("中央政治局委员、自治区党委书记", "league", "region"),
        ("集团董事长", "city", None),
        ("县长", "city", None),
    ],
)
def test_the_words_of_an_office_tell_of_its_area(places, office, reported, own):
    told = areas_of_offices([(office, places[reported].pk)])
    assert told.get((office, places[reported].pk)) == (places[own].pk if own else None)


def test_an_office_is_of_its_own_area_not_of_the_report_s(places, person, client):
    assert areas(person) == {("自治区党委书记", "内蒙古自治区", 2)}
    others = Membership.objects.exclude(person=person)
    assert {str(each.area) for each in others} == {"内蒙古自治区兴安盟"}
    assert person in {each.person for each in Membership.objects.seen_in(places["region"])}
    assert person not in {each.person for each in Membership.objects.seen_in(places["league"])}
    assert "内蒙古自治区" in client.get(person.get_absolute_url()).content.decode()
