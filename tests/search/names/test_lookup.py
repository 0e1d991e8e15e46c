"""Names found by characters, pinyin and initials."""

import pytest

from search.names import lookup
from tests.helpers import (
    make_area,
    make_person,
    make_publisher,
    make_report,
    make_strategy,
    mention_document,
    mention_industry,
    mention_strategy,
    mention_zone,
    take_part,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def yang():
    person = make_person("杨树平")
    take_part(make_report(), person)
    take_part(make_report(), "杨树")
    take_part(make_report(), "李树平")
    return person


@pytest.mark.parametrize(
    "typed",
    [
        "杨树平", "楊樹平", " 杨树平 ", "“杨树平”", "yangshuping", "Yang Shuping", "yang-shu-ping", "ysp", "YSP",
        "yángshùpíng", "YÁNG SHÙPÍNG", "ya\u0301ngshu\u0300pi\u0301ng",
    ],
)  # fmt: skip
def test_an_official_is_found_however_the_name_is_typed(yang, typed):
    assert lookup.find("person", typed) == [yang]
    assert lookup.suggest("person", typed)[0] == yang


@pytest.mark.parametrize(
    ("typed", "number"),
    [("杨", 2), ("树平", 2), ("yang", 2), ("ys", 2), ("l", 1), ("王", 0), ("，", 0), ("%", 0)],
)
def test_completion_takes_beginnings_and_middles(yang, typed, number):
    assert len(lookup.suggest("person", typed)) == number


def test_an_alias_is_a_name(yang):
    yang.names.create(name="老杨头")
    assert lookup.find("person", "老杨头") == [yang]


@pytest.mark.parametrize("typed", ["王建勋", "wangjianxun", "Wáng Jiànxūn", "wjx", "wangjianx", "jianxun", "jx"])
def test_an_alias_is_found_by_its_pinyin_too(typed):
    kept, merged = make_person("王哲"), make_person("王建勋")
    take_part(make_report(), kept), take_part(make_report(), merged)
    kept.merge_from(merged)
    assert lookup.find("person", typed) == lookup.suggest("person", typed) == [kept]


def test_a_surname_is_read_as_a_surname_in_an_alias_too(yang):
    yang.names.create(name="单志强")
    assert lookup.find("person", "shanzhiqiang") == lookup.find("person", "szq") == [yang]


@pytest.mark.parametrize("typed", ["lvtinglin", "lütinglin", "lǚ tínglín", "lutinglin", "lu:tinglin", "tinglin", "ltl"])
def test_the_u_with_dots_in_any_spelling(typed):
    person = make_person("吕挺琳")
    take_part(make_report(), person)
    assert lookup.find("person", typed) == [person]
    assert lookup.ids_named("person", [typed])[typed] == ([] if typed in ("tinglin", "ltl") else [person.pk])


@pytest.mark.parametrize(("typed", "number"), [("shuping", 2), ("ping", 2), ("sp", 2), ("huping", 0), ("angs", 0)])
def test_pinyin_is_found_from_any_syllable_on_but_not_from_within_one(yang, typed, number):
    assert len(lookup.suggest("person", typed)) == number


def test_beginnings_come_before_what_is_within(yang):
    take_part(make_report(), "舒平")
    assert [person.name for person in lookup.suggest("person", "shup")][0] == "舒平"


@pytest.mark.parametrize(
    "typed", ["“四大一高”", "「四大一高」", "‘四大一高’", "《四大一高》", "“四大", '"四大一高"', "＂四大一高＂"]
)
def test_quotes_around_a_slogan_are_no_part_of_its_name(typed):
    slogan = make_strategy("四大一高")
    mention_strategy(make_report(), slogan)
    assert lookup.suggest("strategy", typed) == lookup.find("strategy", typed) == [slogan]


def test_quotes_within_a_slogan_may_be_left_out_at_the_ends(yang):
    slogan = make_strategy("“三城联创”工程")
    mention_strategy(make_report(), slogan)
    assert lookup.find("strategy", "“三城联创”工程") == lookup.find("strategy", "三城联创") == [slogan]


def test_a_spelling_of_a_slogan_is_found_by_its_pinyin():
    slogan = make_strategy("四大一高")
    slogan.names.create(name="四个大、一个高")
    mention_strategy(make_report(), slogan)
    assert lookup.find("strategy", "sigedayigegao") == lookup.suggest("strategy", "sgd") == [slogan]


@pytest.mark.parametrize("typed", ["gaoxin", "gāoxīn jìshù", "gxjs", "jiyang", "产业"])
def test_a_zone_is_found_by_what_sets_it_apart(typed):
    mention_zone(make_report(), "霁阳高新技术产业开发区")
    assert len(lookup.find("zone", typed)) == 1


def test_namesakes_are_all_offered_those_with_more_reports_first(yang):
    other = make_person("杨树平", note="另一县")
    for _ in range(2):
        take_part(make_report(), other)
    assert set(lookup.find("person", "杨树平")) == {yang, other}
    assert [record.report_count for record in lookup.suggest("person", "杨树平")] == [2, 1]


def test_who_is_in_no_published_report_is_not_shown():
    take_part(make_report(status="draft"), "王一山")
    take_part(make_report(), make_person("王二山"), review="rejected")
    assert lookup.suggest("person", "王") == lookup.find("person", "王一山") == []


def test_other_kinds():
    city = make_area("云麓市", parent=make_area("云江省", "province"))
    report = make_report(area=city, publisher=make_publisher("云麓日报"))
    mention_strategy(report, "四大一高"), mention_zone(report, "高新区")
    assert [record.name for record in lookup.suggest("strategy", "sdyg")] == ["四大一高"]
    assert [record.name for record in lookup.suggest("zone", "gaoxin")] == ["高新区"]
    assert [record.name for record in lookup.suggest("area", "yls")] == ["云麓市"]
    assert {record.name for record in lookup.suggest("area", "云")} == {"云麓市", "云江省"}
    assert [record.name for record in lookup.suggest("publisher", "雲麓")] == ["云麓日报"]


def test_a_field_means_the_very_name_else_the_pinyin_else_names_with_it(yang):
    ids = lookup.ids_named("person", {"楊樹平", "yangshuping", "树平", "无此人"})
    assert ids["楊樹平"] == ids["yangshuping"] == [yang.pk]
    assert len(ids["树平"]) == 2
    assert ids["无此人"] == []


def test_slugs_of_now_and_of_before(yang):
    before = yang.slug
    yang.name = "杨树萍"
    yang.save()
    assert lookup.by_slugs("person", [before, yang.slug, "nobody"]) == {before: yang, yang.slug: yang}


@pytest.mark.parametrize("kind", lookup.KINDS)
def test_the_number_of_queries_does_not_grow(kind, django_assert_max_num_queries):
    for _ in range(20):
        report = make_report(area=make_area("云麓市"), publisher=make_publisher())
        take_part(report, make_person("云一"))
        mention_zone(report, f"云{report.pk}区"), mention_strategy(report, f"云{report.pk}")
        mention_document(report, f"云{report.pk}规划")
        mention_industry(report, f"云{report.pk}制造")
    lookup.suggest(kind, "云")  # the names are read once
    with django_assert_max_num_queries(3):
        assert lookup.suggest(kind, "云" if kind != "publisher" else "第")
