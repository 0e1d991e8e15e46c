"""Of which area an office is: what its words tell, and what the area of the report leaves."""

from html import unescape

import pytest
from django.utils.html import escape

from archive.models import Membership
from archive.models.unit_of_work import changing
from archive.queries.office_areas import areas_of_offices, offices_of
from archive.services.memberships import correct_area
from archive.templatetags.entity_tags import office_address
from tests.archive.services.offices import areas
from tests.helpers import make_report, squeezed, take_part

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


@pytest.mark.parametrize(
    "office",
    [
        "中共中央总书记、国家主席",
        "玻利维亚总统",
        "全国政协副主席",
        "总理",
        "国务院副总理、第24届冬奥会工作领导小组组长",
        "第七届运动会组委会主席、中共中央政治局委员",
    ],
)
def test_an_office_of_the_nation_or_of_another_country_is_of_no_area(places, office):
    key = office, places["city"].pk
    assert areas_of_offices([key]) == {key: None}


@pytest.mark.parametrize("office", ["主席", "副主席"])
def test_a_bare_chairman_is_of_an_area_in_an_autonomous_region_alone(places, office):
    city, league = (office, places["city"].pk), (office, places["league"].pk)
    assert areas_of_offices([city, league]) == {city: None}


def test_what_people_are_called_besides_is_no_office_of_the_area(places, client):
    named = {"领导同志": "杜若", "村民": "梁溪", "市长": "宋远山", "城投集团董事长": "何大川", "市教育局局长": "许望"}
    with changing([report := make_report(area=places["city"])]):
        for office, name in named.items():
            take_part(report, name, role_title=office)
    assert {each.role_title for each in offices_of(places["city"], 12)} == {"市长", "市教育局局长"}
    by_an_editor = Membership.objects.get(role_title="城投集团董事长")
    correct_area(by_an_editor, places["city"])
    assert {each.person.name for each in offices_of(places["city"], 12)} == {"宋远山", "许望", "何大川"}
    assert [each.person.name for each in offices_of(places["city"], 1)] == ["宋远山"]
    page = squeezed(client.get(places["city"].get_absolute_url()).content.decode())
    assert "市教育局局长" in page
    assert "领导同志" not in page


def test_who_leads_the_nation_is_listed_without_the_area_of_a_report(places, client):
    with changing([report := make_report(area=places["city"])]):
        person = take_part(report, "杜若", role_title="国家主席").person
    office = person.memberships.get()
    assert office.area is None
    assert office_address(office, person) in unescape(client.get(person.get_absolute_url()).content.decode())
    assert 'data-total="1"' in squeezed(client.get(office_address(office, person)).content.decode())


def test_an_office_is_of_its_own_area_not_of_the_report_s(places, person, client):
    assert areas(person) == {("自治区党委书记", "内蒙古自治区", 2)}
    others = Membership.objects.exclude(person=person)
    assert {str(each.area) for each in others} == {"内蒙古自治区兴安盟"}
    assert person in {each.person for each in Membership.objects.seen_in(places["region"])}
    assert person not in {each.person for each in Membership.objects.seen_in(places["league"])}
    assert "内蒙古自治区" in client.get(person.get_absolute_url()).content.decode()


def test_a_count_leads_to_the_passages_of_the_office_wherever_they_were_reported(places, person, client):
    office = person.memberships.get()
    page = client.get(person.get_absolute_url()).content.decode()
    assert f'href="{escape(office_address(office, person))}"' in page
    shown = client.get(office_address(office, person)).content.decode()
    assert 'data-total="2" data-of="passages"' in squeezed(shown)
    elsewhere = office_address(office, person).replace(places["region"].slug, places["league"].slug)
    assert 'data-total="0"' in squeezed(client.get(elsewhere).content.decode())
