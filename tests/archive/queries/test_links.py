"""Records that an address names, and the addresses that name them; mentions without a record."""

import pytest

from archive.models import Area, Person
from archive.queries.cited import PrintedName, record_or_name
from archive.queries.links import parameter_of, passages_address, record_at, reports_address
from tests.helpers import make_area, make_person, make_publisher, make_report, mention_strategy, take_part

pytestmark = pytest.mark.django_db


def test_addresses_name_each_record_by_its_parameter_in_chinese():
    person, area, paper = make_person("李明"), make_area("霁阳市"), make_publisher("霁阳日报")
    assert reports_address(person, area, paper) == f"/reports/?person=李明&area={area.slug}&publisher={paper.slug}"
    assert (
        passages_address("part", person, office="市长 & 书记")
        == "/passages/?kind=part&office=市长+%26+书记&person=李明"
    )
    assert [parameter_of(each) for each in (person, area, paper)] == ["person", "area", "publisher"]


def test_a_record_is_found_by_its_address_where_readers_may_know_of_it():
    seen, hidden = make_person("李明"), make_person("王芳")
    take_part(make_report("李明讲话。"), seen)
    take_part(make_report("王芳讲话。", status="draft"), hidden)
    assert record_at(Person, seen.slug) == seen
    assert record_at(Person, hidden.slug) is record_at(Person, "nobody") is record_at(Person, "") is None
    area = make_area()
    assert record_at(Area, area.slug) == area  # known without any report


def test_a_mention_shows_its_record_or_else_its_printed_name_with_a_search():
    mention = mention_strategy(make_report("实施“两翼齐飞”战略。"), "两翼齐飞")
    assert record_or_name(mention) == mention.strategy
    mention.strategy, mention.printed_name = None, "两翼齐飞"
    printed = record_or_name(mention)
    assert isinstance(printed, PrintedName)
    assert str(printed) == "两翼齐飞"
    assert printed.get_absolute_url() == "/search/?q=“两翼齐飞”"
