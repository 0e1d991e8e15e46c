"""Dates of publication and of the meeting."""

import pytest

BODY = "5月7日下午，岚浦市召开港口建设推进会，市委书记林知远讲话，市长周见山主持会议。"


@pytest.mark.parametrize(
    ("line", "published", "event"),
    [
        ("08.05.2014  13:03", "2014-05-08", "2014-05-07"),
        ("05/08/2014", "2014-05-08", "2014-05-07"),
        ("2014-05-08 19:13:20  江风网", "2014-05-08", "2014-05-07"),
        ("发布时间：2014/5/8", "2014-05-08", "2014-05-07"),
        ("2014年05月08来源：www.example.com", "2014-05-08", "2014-05-07"),
        ("来源：江风网2014年05月08日 19:17", "2014-05-08", "2014-05-07"),
        ("20140508", "2014-05-08", "2014-05-07"),
        ("发布时间：2015-01-02", "2015-01-02", "2014-05-07"),
        ("更新时间：2016-01-01 发布时间：2014-05-08", "2016-01-01", "2015-05-07"),
    ],
)
def test_the_date_under_the_headline(line, published, event, drafted):
    draft = drafted(f"岚浦市召开港口建设推进会\n\n{line}\n\n{BODY}")
    assert (draft.published_on.value, draft.event_first.value) == (published, event)
    assert draft.event_first.is_inferred


@pytest.mark.parametrize(
    ("opening", "first", "last"),
    [
        ("4月23日~24日上午，", "--04-23", "--04-24"),
        ("2月28日、29日，", "--02-28", "--02-29"),
        ("4月29日至5月2日，", "--04-29", "--05-02"),
        ("2014年5月7日，", "2014-05-07", "2014-05-07"),
        ("13月45日，", None, None),
        ("昨日下午，", None, None),
    ],
)
def test_days_of_the_meeting_keep_the_precision_of_print(opening, first, last, told):
    draft = told(f"{opening}岚浦市召开港口建设推进会，市委书记林知远讲话，部署下一步工作。")
    assert (draft.event_first and draft.event_first.value, draft.event_last and draft.event_last.value) == (first, last)
    assert (draft.published_on and draft.published_on.value) == last


@pytest.mark.parametrize(
    ("between", "first"),
    [
        ("", "--05-07"),
        ("（记者唐为）", "--05-07"),
        (
            "岚浦港是这一带最大的内河港口，水深港阔，四季通航，三条铁路在此交会，沿岸建起了钢铁、石化、造船、粮食加工等一批工厂，往来船只昼夜不息。",
            "--05-08",
        ),
    ],
)
@pytest.mark.parametrize("lead", ["", "本报综合岚浦、济阳、沂河三地记者报道并据港务集团提供的材料整理，"])
def test_the_day_of_a_wire_is_that_of_the_meeting_where_none_stands_soon_behind_it(lead, between, first, told):
    draft = told(f"{lead}新华社岚浦5月8日电{between}5月7日下午，岚浦市召开港口建设推进会，市委书记林知远讲话。")
    assert draft.event_first.value == first


def test_a_day_alone_takes_its_month_from_the_date_of_publication(drafted):
    text = "新华网岚浦消息：岚浦市30日召开港口建设推进会，市委书记林知远讲话，部署下一步工作。"
    draft = drafted(f"岚浦市召开港口建设推进会\n\n2014-05-02 08:00\n\n{text}")
    assert draft.event_first.value == "2014-04-30"


def test_an_editor_may_give_the_year(drafted):
    draft = drafted(f"岚浦市召开港口建设推进会\n\n{BODY}", known_year=2012)
    assert draft.published_on.value == "2012-05-07"
    assert draft.published_on.is_inferred
    assert draft.published_on.reason
    assert (
        drafted("推进会召开\n\n2月29日，会议在市里召开。市委书记林知远讲话。", known_year=2013).event_first.value
        == "--02-29"
    )


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("来源：岚浦日报 2014-05-08", "岚浦日报"),
        ("2014-05-08 19:13  江风网", "江风网"),
        ("**发布时间：** 2014-05-08  **来源：** 岚浦县扶贫办", "岚浦县扶贫办"),
        ("岚浦日报 2014年5月8日 第2版", "岚浦日报"),
        ("发布时间：2014-05-08 来源：本站", None),
    ],
)
def test_the_publisher_is_what_the_head_names(line, publisher, drafted):
    assert drafted(f"岚浦市召开港口建设推进会\n\n{line}\n\n{BODY}").publisher == publisher


def test_the_publisher_may_open_the_text(drafted):
    assert drafted(f"推进会召开\n\n《岚浦日报》消息：{BODY}").publisher == "岚浦日报"
    assert drafted(f"推进会召开\n\n岚浦新闻网7月31日电 {BODY}").publisher == "岚浦新闻网"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("5月7日，郑州市召开港口建设推进会，市委书记林知远讲话。", "郑州市"),
        ("5月7日，推进会在三门峡召开，市委书记林知远讲话，各县区参加。", "三门峡市"),
        ("5月7日，全省推进会召开，云南省省长林知远讲话，云南各州市参加。", "云南省"),
        ("5月7日，推进会召开，市委书记林知远讲话，市长周见山主持会议。", None),
        ("5月7日，推进会召开，要求落实好县委县政府部署。", None),
        ("5月7日，推进会召开，市委书记郭大同讲话，要求确保定期完成，维护平安顺利。", None),
        ("5月7日，江风市召开推进会，市委书记郭大同讲话，部署下一步工作。", "江风市"),
    ],
)
def test_the_place_is_the_area_spoken_of_most(text, place, drafted):
    assert drafted(f"港口建设推进会召开\n\n{text}").place == place


@pytest.mark.parametrize(
    ("text", "published", "event"),
    [
        ("岚江广播网岚浦5月21日消息（记者 李明）5月16日下午，岚浦区办洽谈会，市长王强主持。", "--05-21", "--05-16"),
        ("昨天，岚浦市召开主任会议，研究日程。第六次会议定于2月9日召开。", None, None),
        ("市长王强与市民交流，听取意见。\n\n2022年8月20日（星期六）", "2022-08-20", None),
        ("2023/02/01\n会议摘要：1月31日下午，市长王强主持召开会议，研究工作。", "2023-02-01", "2023-01-31"),
        ("昨日，岚浦市召开会议。\n\n2012年2月10日", "2012-02-10", "2012-02-09"),
        ("今天上午，岚浦市召开会议。\n\n2012年2月10日", "2012-02-10", "2012-02-10"),
        ("今天的成绩来之不易。\n\n2012年2月10日", "2012-02-10", None),
        (
            "时间：2015年9月8日下午3:00\n\n地点：二楼会议室\n\n会议研究了道路改造，原则同意改造方案。",
            "2015-09-08",
            "2015-09-08",
        ),
        ("岚浦县会议3月4下午3：00开幕，县长王强报告工作。", "--03-04", "--03-04"),
        ("本报4月9日讯 昨日，岚浦市召开会议，市长王强主持。", "--04-09", "--04-08"),
        ("本报4月1日讯（记者 李明）昨天，岚浦市召开会议，市长王强主持。", "--04-01", "--03-31"),
        ("本报4月9日讯 会议总结了昨日的工作，市长王强主持。", "--04-09", "--04-09"),
    ],
)
def test_days_at_the_foot_of_wires_and_of_coming_meetings(text, published, event, drafted):
    draft = drafted(f"岚浦会议情况通报\n\n{text}")
    days = [reading and reading.value for reading in (draft.published_on, draft.event_first)]
    assert days == [published, event]
