"""The indexes are kept, and read anew as soon as a name has changed, whichever process changed it."""

import pytest
from django.db import transaction

from archive.models import Area, Industry, NameGeneration, Person, PersonName, Strategy
from archive.names import current
from archive.names.current import index_of, indexes_of, matching
from archive.names.kinds import NAMED_KINDS
from tests.helpers import make_area, make_person, make_strategy

pytestmark = pytest.mark.django_db


def names(kind: str = "person") -> set[str]:
    return set(filter(None, index_of(kind).names.text.split("\n")))


def test_one_query_where_nothing_has_changed(django_assert_num_queries):
    make_person("杨树平")
    kept = indexes_of(NAMED_KINDS)
    with django_assert_num_queries(1):
        assert all(one is other for one, other in zip(indexes_of(NAMED_KINDS), kept, strict=True))


def test_names_that_come_go_and_change_are_there_at_once():
    person = make_person("杨树平")
    assert names() == {"杨树平"}
    person.names.create(name="老杨头")
    assert names() == {"杨树平", "老杨头"}
    PersonName.objects.filter(name="老杨头").update(name="杨老")
    assert names() == {"杨树平", "杨老"}
    Person.objects.bulk_create([Person(name="温如松", slug="w")])
    assert names() == {"杨树平", "杨老", "温如松"}
    person.delete()
    assert names() == {"温如松"}


def test_every_kind_and_its_further_names_renew_the_token():
    for kind in NAMED_KINDS.values():
        needed = {"level": "city"} if kind.model is Area else {}
        record = kind.model.objects.create(name=f"云{kind.name}", slug=kind.name, **needed)
        if kind.aliases:
            record.names.create(name=f"麓{kind.name}")
        for model in filter(None, (kind.model, kind.aliases)):
            token = NameGeneration.objects.token()
            assert model.objects.update(name=f"岚{model.__name__}")
            assert NameGeneration.objects.token() != token, model


def test_a_write_that_reaches_no_row_renews_nothing():
    make_person("杨树平")
    token = NameGeneration.objects.token()
    Person.objects.filter(name="温如松").update(name="温松")
    Person.objects.bulk_create([])
    assert NameGeneration.objects.token() == token


def test_what_is_rolled_back_is_not_taken_for_the_next_change():
    make_person("杨树平")
    with transaction.atomic():
        make_person("温如松")
        assert names() == {"杨树平", "温如松"}
        transaction.set_rollback(True)
    make_person("欧阳澈")
    assert names() == {"杨树平", "欧阳澈"}


def test_the_order_by_use_is_read_anew_after_a_while(monkeypatch):
    make_person("杨树平")
    kept = index_of("person")
    monkeypatch.setattr(current, "_AGE", 0.0)
    assert index_of("person") is not kept


def test_many_names_are_answered_as_they_were_and_read_beside(monkeypatch):
    monkeypatch.setattr(current, "_MANY", 0)
    beside = []
    monkeypatch.setattr(current.threading.Thread, "start", lambda thread: beside.append(thread._args))
    make_person("杨树平")
    current._kept.pop("person", None)
    kept = index_of("person")
    make_person("温如松")
    assert index_of("person") is kept
    assert beside == [("person", NameGeneration.objects.token())]


# What lists, forms of editors and the API narrow by.


@pytest.mark.parametrize("typed", ["杨树", "楊樹", "yangshu", "Yang Shu", "ysp", "樹平", "杨书记", "杨sp"])
def test_people_are_found_by_characters_scripts_pinyin_and_aliases(typed):
    person = make_person("杨树平")
    PersonName.objects.create(person=person, name="杨书记")
    make_person("赵海燕")
    assert list(matching(Person.objects.all(), typed)) == [person]


@pytest.mark.parametrize("typed", ["%", "_", "'", "\\", "\n", "", "x" * 5000])
def test_what_means_something_to_a_database_means_nothing_here(typed):
    make_person("杨树平")
    assert not matching(Person.objects.all(), typed).exists()


def test_a_strategy_is_found_by_what_it_stands_for():
    strategy = make_strategy("三上一提高", expansion="上规模、上水平、上层次")
    assert list(matching(Strategy.objects.all(), "上水平")) == [strategy]


def test_areas_and_industries_are_found_by_initials():
    area, industry = make_area("云麓市"), Industry.objects.create(name="装备制造")
    assert list(matching(Area.objects.all(), "yl")) == [area]
    assert list(matching(Industry.objects.all(), "zbzz")) == [industry]


def test_a_list_stays_within_its_own_records():
    make_person("杨树平")
    assert not matching(Person.objects.seen(), "杨").exists()
