"""Yearly reports of a place are found by what stays the same in their titles."""

import pytest

from archive.analysis.title_series import title_form, title_year, yearly_series
from tests.helpers import make_area, make_report


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("2014年霁阳市政府工作报告", "政府工作报告"),
        ("霁阳市人民政府工作报告（2015年）", "政府工作报告"),
        ("政府工作报告——在霁阳市第十二届人民代表大会第四次会议上", "政府工作报告"),
        ("[视频]二〇二〇年新年贺词", "新年贺词"),
        ("全市经济工作会议召开", "经济工作会议"),
        ("市委经济工作会议在霁阳举行 明年投资目标八百亿元", "市委经济工作会议"),
        ("市五届人大三次会议开幕", "市人大会议开幕"),
        ("2014年", ""),
    ],
)
def test_forms_leave_out_years_counts_and_places(title, form):
    assert title_form(title, ["霁阳市", "云麓省霁阳市"]) == form


@pytest.mark.parametrize(
    ("title", "day", "year"),
    [
        ("2014年政府工作报告", "2015-01-20", "2014"),
        ("政府工作报告（2014）", "2015-01-20", "2014"),
        ("政府工作报告", "2015-01-20", "2015"),
        ("2013年至2014年工作报告", "2015-01-20", "2015"),
        ("政府工作报告", "--01-20", ""),
    ],
)
def test_the_year_is_that_of_the_title_else_that_of_the_report(title, day, year):
    assert title_year(title, day) == year


@pytest.mark.django_db
def test_a_series_has_one_form_one_place_and_several_years():
    city, other = make_area("霁阳市"), make_area("望川市")
    for year in (2013, 2014, 2015):
        make_report(title=f"{year}年霁阳市政府工作报告", area=city, published_on=f"{year}-01-20")
    make_report(title="2014年望川市政府工作报告", area=other)
    make_report(title="2012年霁阳市政府工作报告", area=city, status="draft")
    [series] = yearly_series(city)
    assert series.form == "政府工作报告"
    assert [report.published_on[:4] for report in series.reports] == ["2013", "2014", "2015"]
    assert yearly_series(other) == []


@pytest.mark.django_db
def test_what_comes_every_month_is_no_yearly_report():
    city = make_area("霁阳市")
    for month in (1, 2, 3):
        for year in (2013, 2014):
            make_report(title="市委召开常委会议", area=city, published_on=f"{year}-0{month}-20")
    assert yearly_series(city) == []


@pytest.mark.django_db
def test_reports_are_read_in_one_query_and_reports_in_the_strict_sense_come_first(django_assert_num_queries):
    city = make_area("霁阳市")
    for year in (2013, 2014, 2015):
        make_report(title="全市经济工作会议召开", area=city, published_on=f"{year}-12-20")
    for year in (2014, 2015):
        make_report(title=f"{year}年政府工作报告", area=city, published_on=f"{year}-01-20")
    with django_assert_num_queries(1):
        assert [series.form for series in yearly_series(city)] == ["政府工作报告", "经济工作会议"]
