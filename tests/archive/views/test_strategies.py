"""The list of strategies and the page of one."""

import pytest

from archive.models import Review, StrategyMention, StrategyName
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_speech,
    make_strategy,
    mention_strategy,
    place,
    squeezed,
)

pytestmark = pytest.mark.django_db

TEXT = "杨树平强调，要实施“四大一高”战略。散会。"


@pytest.fixture
def slogan():
    return make_strategy("四大一高", kind="strategy", expansion="大通关、大交通、大商贸、大旅游")


def said(slogan, person, **fields):
    report = make_report(TEXT, **fields)
    mention_strategy(report, slogan, speech=make_speech(report, person, TEXT))
    return report


def test_the_list_narrows_by_kind(client, slogan):
    mention_strategy(make_report(TEXT), slogan)
    mention_strategy(make_report(TEXT), make_strategy("招大引强"))
    assert [str(each) for each in client.get("/strategies/?kind=strategy").context["page"]] == ["四大一高"]
    assert len(client.get("/strategies/?kind=nonsense").context["page"]) == 2


def test_the_page_shows_expansion_variants_and_days(client, slogan):
    StrategyName.objects.create(strategy=slogan, name="四大一高战略")
    for day in ("2012-05-08", "2014-05-08", "--04-24"):
        mention_strategy(make_report(TEXT, published_on=day), slogan)
    html = client.get(slogan.get_absolute_url()).content.decode()
    assert "大通关、大交通" in html
    assert "四大一高战略" in html
    assert "见于 3 份报道，2012年5月8日—2014年5月8日" in html


def test_each_mention_is_a_sentence_with_the_name_marked_and_who_said_it(client, slogan):
    person = make_person("杨树平")
    report = said(slogan, person)
    html = squeezed(client.get(slogan.get_absolute_url()).content.decode())
    assert f'<a href="{report.get_absolute_url()}#s1">杨树平强调，要实施“<mark>四大一高</mark>”战略。</a>' in html
    assert f'—— <a href="{person.get_absolute_url()}">杨树平</a>' in html


def test_a_collective_voice_is_named_where_no_person_speaks(client, slogan):
    report = make_report(TEXT)
    mention_strategy(report, slogan, speech=make_speech(report, None, TEXT, voice="会议"))
    assert "—— 会议" in client.get(slogan.get_absolute_url()).content.decode()


def test_who_said_it_and_where(client, slogan):
    county = make_area("陕县", "county", parent=make_area("三门峡市"))
    said(slogan, make_person("杨树平"), area=county)
    mention_strategy(make_report(TEXT, area=county.parent), slogan)
    response = client.get(slogan.get_absolute_url())
    assert [(str(each.record), each.number) for each in response.context["officials"].adopters] == [("杨树平", 1)]
    assert [(each.record.name, each.number) for each in response.context["areas"].adopters] == [
        ("三门峡市", 1),
        ("陕县", 1),
    ]
    assert [(a.name, a.report_count) for a in response.context["about"].areas] == [("三门峡市", 2), ("陕县", 1)]


def test_uses_per_year_stand_against_all_reports_of_the_year(client, slogan):
    mention_strategy(make_report(TEXT, published_on="2012-05-08"), slogan)
    make_report(published_on="2012-06-01")
    make_report(published_on="2013-06-01")
    response = client.get(slogan.get_absolute_url())
    assert [(share.year, share.part, share.whole) for share in response.context["uses"].shares] == [
        (2012, 1, 2),
        (2013, 0, 1),
    ]
    html = response.content.decode()
    assert ">1/2</text>" in html
    assert ">0/1</text>" in html


def test_a_year_without_reports_is_hatched_and_said_to_be(client, slogan):
    for year in (2012, 2014):
        mention_strategy(make_report(TEXT, published_on=f"{year}-05-08"), slogan)
    html = client.get(slogan.get_absolute_url()).content.decode()
    assert '<td colspan="3" class="unheld">没有收入报道</td>' in html
    assert html.count('<rect class="unheld"') == 1


def test_without_a_known_year_there_is_no_chart(client, slogan):
    mention_strategy(make_report(TEXT, published_on="--04-24"), slogan)
    assert "<svg" not in client.get(slogan.get_absolute_url()).content.decode().partition("<main")[2]


def test_a_rejected_mention_is_not_shown(client, slogan):
    report = make_report(TEXT + "又提四大一高。")
    mention_strategy(report, slogan)
    StrategyMention.objects.create(
        strategy=slogan, report=report, start=25, end=29, quote="四大一高", review=Review.REJECTED
    )
    (entry,) = client.get(slogan.get_absolute_url()).context["entries"]
    assert (len(entry.passages), entry.unshown) == (1, 0)


def test_many_mentions_in_a_report_are_told_and_not_all_shown(client, slogan):
    report = make_report("四大一高。" * 9 + "散会。")
    for number in range(9):
        StrategyMention.objects.create(
            strategy=slogan, **place(report, "四大一高") | {"start": number * 5, "end": number * 5 + 4}
        )
    response = client.get(slogan.get_absolute_url())
    (entry,) = response.context["entries"]
    assert len(entry.passages) + entry.unshown == 9
    assert "此篇另有 3 处" in response.content.decode()


def test_a_sentence_with_two_mentions_is_shown_once(client, slogan):
    report = make_report("会议重申四大一高，全年落实四大一高。散会。")
    for start in (4, 13):
        span = {"start": start, "end": start + 4}
        StrategyMention.objects.create(strategy=slogan, **place(report, "四大一高") | span)
    (entry,) = client.get(slogan.get_absolute_url()).context["entries"]
    assert (len(entry.passages), entry.unshown) == (1, 0)


def test_drafts_tell_nothing(client, slogan):
    said(slogan, make_person("杨树平"), status="draft", title="未发布的标题")
    assert client.get(slogan.get_absolute_url()).status_code == 404


def test_an_expansion_names_the_report_and_the_day_that_give_it(client):
    strategy = make_strategy("三上一提高", expansion="上规模、上水平、上层次，提高效益")
    mention_strategy(make_report("要做到三上一提高。", published_on="2012-01-01"), strategy)
    text = "“三上一提高”就是上规模、上水平、上层次，提高效益。"
    giving = make_report(text, title="现场会召开", published_on="2013-03-04")
    mention_strategy(giving, strategy)
    html = client.get(strategy.get_absolute_url()).content.decode()
    said = html[html.index("此说见于") :].partition("</p>")[0]
    assert "2013年3月4日" in said
    assert f'<a href="{giving.get_absolute_url()}#s1">现场会召开</a>' in said
    strategy.expansion = "编者自己的说法"
    strategy.save()
    assert "此说见于" not in client.get(strategy.get_absolute_url()).content.decode()
