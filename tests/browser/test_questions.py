"""Questions that a reader comes with, played through from the home page to the answer, over the sample archive.

``Reader`` counts clicks; what is answered is compared with what the manifest of the samples says.
"""

import json
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "fixtures/sample_province"
MANIFEST = json.loads((SAMPLES / "manifest.json").read_text(encoding="utf-8"))
MOST_CLICKS = 4

pytestmark = pytest.mark.django_db(transaction=True)


class Reader:
    """Begins on the home page, without JavaScript, and counts the clicks."""

    def __init__(self, open_page):
        self.page, self.clicks = open_page("/", javascript=False), 0

    def click(self, locator):
        self.clicks += 1
        locator.click()
        assert self.clicks <= MOST_CLICKS

    def menu(self, name):
        self.click(self.page.get_by_role("navigation", name="主菜单").get_by_role("link", name=name, exact=True))

    def entry(self, name):
        self.click(self.page.locator("main").get_by_role("link", name=name, exact=True).first)


@pytest.fixture
def reader(open_page, fill):
    fill("load_areas", "load_samples")
    return Reader(open_page)


def chinese(day):
    year, month, number = day.split("-")
    return f"{year}年{int(month)}月{int(number)}日"


def area_name(code):
    areas = json.loads((SAMPLES / "areas.json").read_text(encoding="utf-8"))
    return next(area["name"] for area in areas if area["code"] == code)


def test_who_used_it_first_and_where_did_it_go_next(reader):
    """四大一高 was said by one secretary and went nowhere; 三城联创 went through the province."""
    reader.page.locator("main input[name=q]").first.fill("四大一高")
    reader.click(reader.page.locator("main button[type=submit]").first)
    reader.click(reader.page.locator(".name-card h2 a"))
    answer = reader.page.locator("#first").inner_text()
    assert "杨树平" in answer
    assert "三门峡市" in answer
    assert "2014年5月8日" in answer
    assert "没有传到别处" in answer
    reader.click(reader.page.locator("#first a.when").first)
    assert "四大一高" in reader.page.locator(":target").inner_text()


def test_where_a_slogan_went_from_area_to_area(reader):
    story = next(story for story in MANIFEST["strategy_stories"] if story["name"] == "三城联创")
    reader.menu("口号")
    reader.entry("三城联创")
    answer = reader.page.locator("#first")
    assert story["first_said"]["name"] in answer.inner_text()
    order = answer.inner_text()
    places = [order.index(area_name(step["area"])) for step in story["first_printed"]]
    assert places == sorted(places)
    assert all(chinese(step["date"]) in order for step in story["first_printed"])
    said = [story["first_said"], *story["taken_up"]]
    reader.click(reader.page.locator("#spread figure details summary").nth(1))
    rows = reader.page.locator("#spread table.adoption").nth(1).locator("tbody tr").all_inner_texts()
    for step in said:
        assert any(step["name"] in row and chinese(step["date"]) in row for row in rows), step


def test_which_offices_has_this_official_been_seen_in(reader):
    reader.menu("人物")
    reader.entry("谭承岳")
    table = reader.page.locator("#offices .offices").inner_text()
    for office in MANIFEST["offices"]:
        for holder in office["holders"]:
            if holder["name"] == "谭承岳":
                assert "市委书记" in table
                assert chinese(holder["first_seen"]) in table
    assert "不是任期" in reader.page.locator("#offices").inner_text()
    # An office that is spelt in several ways leads to the table, where each spelling has its passages.
    counts = reader.page.locator("#offices [data-count]")
    number = int(counts.first.get_attribute("data-count"))
    reader.click(counts.first)
    assert reader.page.locator(".sentences li").count() == number
    assert "市委书记" in reader.page.locator(".report-list").inner_text()


def test_which_figures_can_be_compared_and_which_sentence_says_each(reader):
    subject = "固定资产投资"
    reader.menu("指标")
    reader.entry(subject)
    page = reader.page
    stated = [s for s in MANIFEST["series"] if (s["subject"], s["area"], s["status"]) == (subject, "990100", "actual")]
    panel = page.locator(".panel", has=page.locator("figcaption b", has_text="霁阳市")).filter(has_text="完成")
    titles = [" ".join(title.split()) for title in panel.locator("svg a title").all_text_contents()]
    for each in stated:
        assert any(f"{each['period']}年 {each['printed'][0]['value']:,}亿元" in title for title in titles), each
    disagreement = MANIFEST["disagreements"][0]
    told = page.locator("#disagreements").inner_text()
    assert all(f"{printed['value']}亿元" in told for printed in disagreement["printed"])
    reader.click(page.locator("#disagreements tbody a[data-count]").first)
    (sentence,) = page.locator(".sentences li").all_inner_texts()
    assert any(str(printed["value"]) in sentence for printed in disagreement["printed"])
    reader.click(page.locator(".sentences a").first)
    assert subject in page.locator(":target").inner_text()


def test_what_is_not_said_looks_unlike_what_is_not_held(reader):
    reader.menu("口号")
    reader.entry("三城联创")
    matrix = reader.page.locator("table.matrix").first
    hatched = matrix.locator("td.unheld").first.evaluate("each => getComputedStyle(each).backgroundImage")
    empty = matrix.locator("td.unsaid").first.evaluate("each => getComputedStyle(each).backgroundImage")
    assert "gradient" in hatched
    assert empty == "none"
    assert "没有报道" in matrix.locator("td.unheld").first.text_content()
    reader.click(reader.page.locator("#spread .coverage-link").first)
    assert "收录情况" in reader.page.locator("h1").inner_text()


def test_what_did_this_report_say_that_the_last_one_did_not(reader):
    """Of the newest report of 岚浦 in the manifest, against the one before it."""
    told = sorted((each for each in MANIFEST["reports"] if each["area"] == "990200"), key=lambda each: each["date"])
    slogans = [{strategy["name"] for strategy in each["strategies"]} for each in told]
    reader.menu("报道")
    reader.entry(told[-1]["title"])
    answer = reader.page.locator("#news")
    assert told[-2]["title"] in answer.inner_text()
    listed = answer.locator("dl > div").filter(has_text="口号").locator("li > a:not(.place)").all_inner_texts()
    assert set(listed) == slogans[-1] - slogans[-2] != set()
    first = {name for name in listed if not any(name in earlier for earlier in slogans[:-1])}
    marked = answer.locator("li").filter(has_text="首次出现").locator("> a:not(.place)").all_inner_texts()
    assert first <= set(marked)
    reader.click(answer.locator("a.place").first)
    assert listed[0] in reader.page.locator(":target").inner_text()
