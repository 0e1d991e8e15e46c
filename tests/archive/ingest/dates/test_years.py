"""The year of a date that prints none: only from other printed evidence, and then said to be inferred."""

import pytest

from archive.ingest.dates import years

DAY = "3月5日上午，港口建设推进会召开，市委书记林知远强调，要抓紧落实各项工作。"
EVIDENCE = {
    "the year whose work is commended": (f"{DAY}会议表彰了2011年度港口建设先进单位。", "2012-03-05", years.FROM_WORK),
    "the year of a pledge": (f"{DAY}各县签订了2012年港口建设目标责任书。", "2012-03-05", years.FROM_WORK),
    "what year this is": (f"{DAY}他说，2012年是港口建设的关键之年。", "2012-03-05", years.FROM_WORK),
    "the meeting's name": (f"2016年中国岚浦港口投资年会近日举行。{DAY}", "2016-03-05", years.FROM_NAME),
    "evidence that disagrees": (f"{DAY}会议表彰了2011年度先进单位，又表彰了2014年度优秀个人。", "--03-05", years),
    "figures of a year say nothing": (f"{DAY}全市2011年完成投资12亿元，到2016年要翻一番。", "--03-05", years),
}


@pytest.mark.parametrize("case", EVIDENCE)
def test_a_year_comes_from_printed_evidence_only(case, told):
    text, value, reason = EVIDENCE[case]
    day = told(text).event_first
    assert (day.value, day.is_inferred, day.reason) == (value, reason is not years, "" if reason is years else reason)


def test_an_editors_year_goes_before_all_evidence(told):
    day = told(EVIDENCE["the meeting's name"][0], known_year=2013).event_first
    assert day.value == "2013-03-05"


def test_late_in_the_year_its_work_says_nothing(told):
    day = told("12月25日，港口建设推进会召开。会议表彰了2011年度先进单位，签订了2012年目标责任书。").event_first
    assert day.value == "--12-25"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("/upload/20120306/1.jpg", "2012-03-05"),
        ("/img/2012_03/06/a.jpg", "2012-03-05"),
        ("/2012/0305/x.png", "2012-03-05"),
        ("/upload/20110101/1.jpg", "--03-05"),  # the page's own, from long before
        ("/upload/20120399/1.jpg", "--03-05"),
    ],
)
def test_a_pictures_address_tells_the_year_when_it_was_put_there_right_after(path, value, drafted):
    page = f"<h1>岚浦市召开港口建设推进会</h1><p>{DAY}</p><p><img alt='' src='{path}'></p>"
    assert drafted(page, name="page.html").event_first.value == value


@pytest.mark.parametrize(
    "name",
    ["2012年上半年重点项目观摩点评会", "2012年“渔家春风”暨就业援助月现场招聘会", "2012年度码头项目启动仪式"],
)
def test_the_year_in_the_name_of_a_gathering(name, told):
    assert told(f"7月24日，岚浦市举行{name}，市长王强出席。").event_first.value == "2012-07-24"
