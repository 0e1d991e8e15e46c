"""The time a figure is for."""

import pytest

from archive.ingest.figures.figures import figures

AT = "2015-06-03"


def period(sentence: str, published: str | None = AT) -> list[str]:
    return [figure.period for figure in figures(sentence, sentence, (), published=published)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2013年", "2013"),
        ("今年", "2015"),
        ("去年", "2014"),
        ("去年年底", "2014"),
        ("到1988年，渔船已有多艘", "1988"),
        ("2013年年末", "2013"),
        ("明年", "2016"),
        ("到2018年", "2018"),
        ("全年", "2015"),
        ("前三季度", "2015-01/2015-09"),
        ("今年1至4月", "2015-01/2015-04"),
        ("去年上半年", "2014-01/2014-06"),
        ("2012年下半年", "2012-07/2012-12"),
        ("一季度", "2015-01/2015-03"),
        ("二季度", "2015-04/2015-06"),
        ("前十个月", "2015-01/2015-10"),
        ("5月份", "2015-05"),
        ("五年来", "2010/2014"),
        ("过去三年", "2012/2014"),
        ('"十二五"期间', "2011/2015"),
        ('"十二五"收官之年', "2015"),
        ("目前", "2015"),
    ],
)
def test_words_of_time_come_to_iso_8601(words, value):
    assert period(words + ",渔业产值30亿元。") == [value]


@pytest.mark.parametrize("words", ["去年", "五年来", "目前", "上半年"])
def test_relative_words_say_nothing_where_the_day_of_publication_has_no_year(words):
    assert period(words + ",渔业产值30亿元。", None) == [""]
    assert period(words + ",渔业产值30亿元。", "--06-03") == [""]


def test_the_time_told_last_before_the_figure_holds_until_another_is_told():
    text = "去年渔业产值30亿元,税收2亿元。码头泊位8个。今年税收3亿元。"
    assert period(text) == ["2014", "2014", "2014", "2015"]
    assert period("去年渔业产值30亿元。\n税收2亿元。") == ["2014", ""]


def test_a_time_to_compare_with_is_not_the_figures_own():
    assert period("2013年渔业产值30亿元,比2012年增长7%,是2008年的3倍。") == ["2013"] * 3
    assert period("比去年底增加18家。") == [""]


def test_a_time_in_a_title_is_not_the_figures_own():
    assert period("按照《2011年渔业方案》,渔业产值30亿元。") == [""]


def test_what_changed_over_years_stood_so_before_and_at_their_end():
    assert period("五年来,绿化率由31%提高到35%。") == ["2009", "2014"]


def test_an_unresolved_word_keeps_an_earlier_year_away():
    assert period("2013年渔业产值30亿元,去年税收2亿元。", None) == ["2013", ""]


def test_what_stands_now_is_for_the_year_of_publication():
    assert period("码头泊位已达8个。") == ["2015"]
    assert period("码头泊位8个。") == [""]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("今年,泊位从2013年的8个增加到11个。", ["2013", "2015"]),
        ("今年,绿化覆盖率由31%提高到35%。", ["", "2015"]),
        ("今年,绿化覆盖率由去年的31%提高到35%。", ["2014", "2015"]),
    ],
)
def test_a_change_begins_in_another_period_than_it_ends(sentence, values):
    assert period(sentence) == values


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("目前已造成18人死亡。", ""),
        ("事故已导致2人受伤。", ""),
        ("此次洪灾共造成6人失踪。", ""),
        ("2013年,全市火灾造成12人死亡。", "2013"),
        ("今年1至4月,全市火灾造成12人死亡。", "2015-01/2015-04"),
        ("全年事故共造成12人死亡。", "2015"),
    ],
)
def test_what_happened_once_is_of_no_year_for_being_told_of_now(sentence, value):
    assert period(sentence) == [value]


@pytest.mark.parametrize(
    ("published", "years"),
    [("2015-01-20", "2010/2014"), ("2015-06-30", "2010/2014"), ("2015-07-01", "2011/2015"), ("2015", "2011/2015")],
)
def test_the_past_years_end_with_the_year_before_until_june(published, years):
    assert period("五年来,渔业产值30亿元。", published) == [years]


@pytest.mark.parametrize(
    ("words", "published", "value"),
    [
        ("四季度", "2015-01-23", "2014-10/2014-12"),
        ("1至12月", "2015-02-03", "2014-01/2014-12"),
        ("12月份", "2015-01-01", "2014-12"),
        ("一季度", "2015-01-23", "2015-01/2015-03"),
        ("下半年", "2015-01-23", "2015-07/2015-12"),  # which may be planned
        ("前三季度", "2015-10-23", "2015-01/2015-09"),
    ],
)
def test_in_the_new_year_the_last_months_are_of_the_old_one(words, published, value):
    assert period(words + "，渔业产值30亿元。", published) == [value]
