"""Several reports side by side: chosen by the address, compared step by step, taken away as a workbook."""

import re
import sys
from io import BytesIO

import openpyxl
import pytest

from tests.helpers import make_area, make_person, make_report, make_speech, tight

pytestmark = pytest.mark.django_db

FIRST = "过去一年，各项目任务圆满完成。新建农村公路三百公里，改造危桥二十座。"
SECOND = "过去一年，各项目任务圆满完成。新建农村公路四百公里，改造危桥二十座。关停燃煤锅炉，空气优良天数增加。"
THIRD = "过去一年，各项目任务圆满完成。关停燃煤锅炉，空气优良天数增加。"


@pytest.fixture
def reports():
    texts = {"2013": FIRST, "2014": SECOND, "2015": THIRD}
    return [make_report(text, title=f"{year}年工作报告", published_on=f"{year}-01-20") for year, text in texts.items()]


def address(reports, **more):
    return {"text": [report.slug for report in reports], **more}


def page(client, query, path="/versions/"):
    answer = client.get(path, query)
    assert answer.status_code == 200
    return tight(answer.content.decode())


def test_three_reports_stand_side_by_side_with_marks_in_words(client, reports):
    html = page(client, address(reports))
    assert html.count('<li class="cell') == 9
    assert "<ins>四百公里</ins>" in html
    assert html.count('<b class="mark">新增</b>') == 1
    assert html.count('<b class="mark">删去</b>') == 1
    assert html.count('<b class="mark">改动</b>') == 1


def test_each_step_says_how_many_sentences_came_and_went(client, reports):
    steps = client.get("/versions/", address(reports)).context["aligned"].steps
    assert [dict(step.counts) for step in steps] == [
        {"same": 1, "reworded": 1, "new": 1}, {"same": 2, "gone": 1},
    ]  # fmt: skip


def test_rows_are_narrowed_to_one_kind(client, reports):
    assert page(client, address(reports, show="gone")).count('<li class="cell') == 3
    assert page(client, address(reports, show="changed")).count('<li class="cell') == 6


def test_only_what_one_person_says_is_compared(client, reports):
    person = make_person("温如松")
    make_speech(reports[0], person, "新建农村公路三百公里，改造危桥二十座。")
    query = {"text": [f"{reports[0].slug}:{person.slug}", reports[1].slug]}
    answer = client.get("/versions/", query)
    assert len(answer.context["aligned"].rows) == 3
    assert "只看温如松的讲话" in answer.content.decode()


def test_drafts_and_unknown_reports_are_left_out_and_it_is_said(client, reports):
    draft = make_report(FIRST, status="draft")
    answer = client.get("/versions/", {"text": [reports[0].slug, draft.slug, "nothing"]})
    assert [each["side"].report for each in answer.context["versions"]] == reports[:1]
    html = answer.content.decode()
    assert "再加一份，就可以对照" in html
    assert "里没有这一篇" in html


def test_more_than_six_are_cut_and_it_is_said(client):
    made = [make_report(FIRST) for _number in range(7)]
    answer = client.get("/versions/", address(made))
    assert len(answer.context["versions"]) == 6
    assert "最多 6 个" in answer.content.decode()


def test_one_more_is_added_by_words_of_its_title(client, reports):
    answer = client.get("/versions/", address(reports[:2], add="2015年"))
    assert answer.status_code == 302
    assert answer.url.count("text=") == 3
    several = client.get("/versions/", address(reports[:1], add="工作报告"))
    assert [other.title for other, _query in several.context["offered"]] == ["2015年工作报告", "2014年工作报告"]


def test_the_workbook_holds_the_sentences_and_no_formula(client, reports):
    make_report("=HYPERLINK(1)。")
    evil = make_report("=1+1是算式。", title="=SUM(A1)", published_on="2016-01-20")
    answer = client.get("/versions/versions.xlsx", address([*reports, evil]))
    book = openpyxl.load_workbook(BytesIO(answer.content))
    sheet = book.worksheets[0]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert rows[1][1] == rows[1][3].replace("四百", "三百") == "过去一年，各项目任务圆满完成。"
    assert [row[4] for row in rows[1:4]] == ["同前", "删去", "同前"]
    assert rows[-1][7] == "=1+1是算式。"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    numbers = [[cell.value for cell in row][2:] for row in book.worksheets[1].iter_rows(min_row=2)]
    assert numbers[0] == [1, 1, 1, 0, 0]


def test_the_workbook_colours_what_changed(client, reports):
    answer = client.get("/versions/versions.xlsx", address(reports))
    sheet = openpyxl.load_workbook(BytesIO(answer.content), rich_text=True).worksheets[0]
    rich = sheet["D3"].value
    assert [(str(part), part.font.b) for part in rich if hasattr(part, "font") and part.font.b] == [("四百公里", True)]
    assert sheet["D3"].fill.fgColor.rgb != sheet["D2"].fill.fgColor.rgb


def test_there_is_no_workbook_of_one(client, reports):
    assert client.get("/versions/versions.xlsx", address(reports[:1])).status_code == 404


def test_the_table_is_taken_away_as_csv(client, reports):
    answer = client.get("/versions/", address(reports, format="csv"))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[0].startswith("state_a,sentence_a,address_a,state_b")


def test_yearly_reports_of_a_place_lead_to_their_comparison(client):
    city = make_area("霁阳市")
    made = [
        make_report(FIRST, title=f"{year}年霁阳市政府工作报告", area=city, published_on=f"{year}-01-20")
        for year in (2012, 2013, 2014, 2015)
    ]
    html = page(client, {"area": city.slug}, "/series/")
    assert "政府工作报告" in html
    assert html.count('type="checkbox"') == 4
    assert html.count(" checked") == 3
    assert made[0].slug in html
    assert f'href="/series/?area={city.slug}"' in page(client, {}, city.get_absolute_url())


def test_places_that_may_have_yearly_reports_are_offered(client, monkeypatch):
    province = make_area("云麓省")
    city, single = make_area("霁阳市", parent=province), make_area("望川市", parent=province)
    for year in (2012, 2013):
        make_report(FIRST, title="政府工作报告", area=city, published_on=f"{year}-01-20")
        make_report(FIRST, title="市情简介", area=single, published_on=f"2014-01-2{year % 10}")
    make_report(FIRST, title="未印年份", area=single, published_on="--04-24")
    make_report(FIRST, title="草稿", area=single, published_on="2015-01-20", status="draft")
    html = page(client, {}, "/series/")
    assert re.findall(r'<option value="([^"]*)">', html) == ["云麓省霁阳市"]
    assert re.search(r'<a href="\?area=[^"]+">云麓省霁阳市</a><span class="count">2</span>', html)
    assert "政府工作报告" in page(client, {"area": "云麓省霁阳市"}, "/series/")
    assert "<option" in page(client, {"area": city.slug}, "/series/")
    assert "有两年以上报道的地区" not in page(client, {"area": city.slug}, "/series/")
    for year in (2012, 2015, 2016):
        make_report(FIRST, title="政府工作报告", area=single, published_on=f"{year}-01-20")
    monkeypatch.setattr(sys.modules["archive.views.versions"], "_LISTED", 1)
    html = page(client, {}, "/series/")
    assert re.findall(r'<option value="([^"]*)">', html) == ["云麓省望川市", "云麓省霁阳市"]
    assert "共 2 个地区，这里列出报道最多的 1 个" in html


def test_an_area_may_be_named_and_an_unknown_one_has_no_series(client):
    make_report(FIRST, area=make_area("霁阳市"))
    none = "这里没有每年一份的报告"
    assert none in page(client, {"area": "霁陽市"}, "/series/")
    assert none in page(client, {"area": "none"}, "/series/")
    unknown = page(client, {"area": "无此地"}, "/series/")
    assert "<li>档案里没有“无此地”。</li>" in unknown
    assert none not in unknown


def test_an_archive_without_yearly_reports_says_so(client, db):
    assert "还没有哪个地区有两年以上的报道" in page(client, {}, "/series/")


def test_two_side_by_side_lead_to_more(client, reports):
    html = page(client, {}, f"/reports/{reports[0].slug}/with/{reports[1].slug}/")
    assert f'href="/versions/?text={reports[0].slug}&amp;text={reports[1].slug}"' in html
