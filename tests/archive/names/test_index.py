"""The index of names: what fits, how well, and what is nearly so, among all names."""

import re
from collections.abc import Iterator
from itertools import islice, product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Person, PersonName
from archive.models.relocation import evidence_models
from archive.models.standing import KINDS
from archive.names.index import NameFit, NameIndex, _use, read_index
from archive.names.kinds import NAMED_KINDS
from archive.names.lines import Lines
from tests.archives import LinkedArchive
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_strategy,
    mention_industry,
    mention_strategy,
    take_part,
)

pytestmark = pytest.mark.django_db


def index_of(kind: str) -> NameIndex:
    return read_index(NAMED_KINDS[kind])


def other_names() -> Iterator[str]:
    """Names of three characters that sound unlike 杨树平."""
    return map("".join, product("王李赵钱孙周吴郑冯陈", "国建文志海东光明立", "华军民强刚伟波涛松林峰宇" * 6))


def test_lines_with_what_is_looked_for_come_once_each_in_order():
    lines = Lines.of(["aba", "", "b", "aa"])
    assert list(lines.holding("a")) == [0, 3]
    assert list(lines.holding("\nb")) == [2]
    assert list(lines.holding("b\n")) == [2]
    assert list(lines.matching("\n(?:aba|aa)(?=\n)")) == [0, 3]
    assert list(lines.holding("\n\n")) == list(lines.holding("")) == list(lines.matching("")) == []
    assert list(Lines.of([]).holding("a")) == []


@pytest.mark.parametrize(
    ("typed", "fit"),
    [
        ("杨树平", NameFit.NAME), ("楊樹平", NameFit.NAME), ("“杨树平”", NameFit.NAME),
        ("yangshuping", NameFit.READING),
        ("ysp", NameFit.SHORT), ("杨sp", NameFit.SHORT), ("杨树", NameFit.BEGINS), ("yangs", NameFit.READING_BEGINS),
        ("树平", NameFit.WITHIN), ("shup", NameFit.READING_WITHIN), ("老杨头", NameFit.NAME), ("lyt", NameFit.SHORT),
    ],
)  # fmt: skip
def test_how_well_a_name_fits(typed, fit):
    person = make_person("杨树平")
    person.names.create(name="老杨头")
    make_person("赵海燕")
    assert index_of("person").fits(typed, 9) == {person.pk: fit}


def test_only_the_ways_that_are_wanted_count_and_no_more_than_enough():
    people = [make_person(f"杨树{last}") for last in "平林"]
    index = index_of("person")
    assert index.fits("ys", 9, (NameFit.NAME, NameFit.WITHIN)) == {}
    assert len(index.fits("ys", 1)) == 1
    assert set(index.fits("ys", 9)) == {person.pk for person in people}


def test_namesakes_that_stand_side_by_side_are_both_there():
    people = [make_person("杨树平", note=note) for note in ("甲", "乙")]
    for typed in ("杨树平", "yangshuping", "ysp", "杨"):
        assert set(index_of("person").fits(typed, 9)) == {person.pk for person in people}


def test_whom_readers_see_comes_first_then_who_is_in_most_reports():
    hidden, once, often = (make_person(f"杨{last}") for last in "一二三")
    take_part(make_report(status="draft"), hidden)
    for person in (once, often, often):
        take_part(make_report(), person)
    index = index_of("person")
    assert list(index.fits("杨", 9)) == [often.pk, once.pk, hidden.pk]
    assert index.seen_names() == ["杨三", "杨二"]


def test_a_spelling_that_only_a_draft_has_is_for_editors():
    slogan = make_strategy("四大一高")
    mention_strategy(make_report(), slogan, printed_name="四大一高")
    slogan.names.create(name="四大1高")
    draft = mention_strategy(make_report(status="draft"), slogan, printed_name="四大1高")
    slogan.names.create(name="四个大一个高")  # printed nowhere: an editor gave it
    index = index_of("strategy")
    assert index.fits("四大1高", 9) == {}
    assert index.alike("sida1gao", 9) == index.alike("四大一高", 9)
    assert index.fits("四大1高", 9, is_editor=True) == index.fits("四个大一个高", 9) == {slogan.pk: NameFit.NAME}
    assert set(index.seen_names()) == {"四大一高", "四个大一个高"}
    draft.report.status = "published"
    draft.report.save()
    assert index_of("strategy").fits("四大1高", 9) == {slogan.pk: NameFit.NAME}


def test_every_kind_has_initials():
    area = make_area("云麓市", parent=make_area("云江省", "province"))
    report = make_report(area=area)
    industry = mention_industry(report, "装备制造").industry
    assert index_of("area").fits("yls", 9) == {area.pk: NameFit.SHORT}
    assert index_of("area").fits("云江省云麓市", 9) == {area.pk: NameFit.NAME}
    assert index_of("industry").fits("zbzz", 9) == {industry.pk: NameFit.SHORT}


def test_what_a_slogan_stands_for_finds_it_in_characters_alone():
    slogan = make_strategy("三上一提高", expansion="上规模、上水平、上层次")
    index = index_of("strategy")
    assert index.fits("上水平", 9) == {slogan.pk: NameFit.WITHIN}
    assert index.fits("shangguimo", 9) == {}
    assert index.alike("上规模上水平上层", 9) == []


def test_a_near_name_is_found_however_many_stand_before_it():
    names = [*islice(other_names(), 5500), "杨树平"]
    people = Person.objects.bulk_create(Person(name=name, slug=f"p{number}") for number, name in enumerate(names))
    PersonName.objects.bulk_create(PersonName(person=person, name=person.name, folded=person.name) for person in people)
    index = index_of("person")
    assert len(index.keys) > 5000
    assert index.keys[-1] == people[-1].pk
    assert index.alike("yangshupin", 9) == index.alike("楊書平", 9) == [people[-1].pk]
    assert index.alike("", 9) == index.alike("？", 9) == []


@pytest.mark.parametrize("kind", sorted(set(NAMED_KINDS) & set(KINDS)))
def test_an_index_of_names_reads_no_evidence_but_that_of_further_names(kind):
    """It is read whole whenever a name comes; over 500,000 reports their evidence took half a minute."""
    LinkedArchive(3)
    evidence = {f'"{model._meta.db_table}"' for model in evidence_models()}
    with CaptureQueriesContext(connection) as captured:
        assert index_of(kind).keys
    read = [each["sql"] for each in captured if any(table in each["sql"] for table in evidence)]
    # A condition on the name itself stands first: databases look no further where it holds.
    is_own = re.compile(r'WHERE \("archive_\w+name"."name" = \("archive_\w+"."name"\) OR NOT EXISTS')
    assert all(is_own.search(sql) for sql in read), read


@pytest.mark.parametrize("kind", sorted(set(NAMED_KINDS) & set(KINDS)))
def test_the_kept_use_of_records_is_that_which_is_counted(kind):
    archive = LinkedArchive(12)
    for report in archive.reports[:2]:
        report.status = "draft"
        report.save()
    of = NAMED_KINDS[kind]
    counted = _use(of._replace(name="not kept"))
    assert _use(of) == counted
    assert {number for number, _day in counted.values()} == {10}
