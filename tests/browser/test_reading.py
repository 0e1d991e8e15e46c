"""The home page, the list of reports, a report, and the page about the archive, as a reader meets them."""

import pytest

from archive.models import Organization, Point, Report
from tests.browser.conftest import overflow
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_speech,
    mention_document,
    mention_strategy,
    mention_zone,
    observe,
    place,
    take_part,
)

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = (
    "5月7日，全市会议召开。市委书记温如松强调，要实施“三城联创”战略。一是打好基础，建成区面积达到53平方公里。"
    "二是用好《考核办法》。\n会议由市长顾维桢主持。磐溪产业集聚区负责人参加会议。\n"
) + "会议还讨论了其他事项，各部门分别作了汇报。" * 40


@pytest.fixture
def report() -> Report:
    paper = Organization.objects.create(name="霁阳日报")
    report = make_report(TEXT, title="全市重点项目会议召开", publisher=paper, area=make_area("霁阳市"), is_sample=True)
    speaker = make_person("温如松")
    take_part(report, speaker, role_title="市委书记")
    take_part(report, "顾维桢", part="chair", role_title="市长")
    take_part(report, "杜若", part="journalist")
    speech = make_speech(report, speaker, TEXT[TEXT.index("市委书记") : TEXT.index("\n")], verb="强调")
    for label, words in (("一是", "一是打好基础，建成区面积达到53平方公里。"), ("二是", "二是用好《考核办法》。")):
        Point.objects.create(speech=speech, label=label, **place(report, words))
    mention_strategy(report, "三城联创")
    mention_document(report, "考核办法")
    mention_zone(report, "磐溪产业集聚区")
    observe(report, "建成区面积", "53平方公里", 53, "平方公里", said_by=speaker)
    return report


def paths(report: Report) -> list[str]:
    return ["/", "/reports/", "/reports/?year=2014", report.get_absolute_url(), "/about/", "/nothing-here/"]


def test_running_text_is_indented_wherever_a_voice_begins(open_page):
    text = "会议召开。温如松强调，一要集群；二要开放。顾维桢指出，好。\n散会。"
    report = make_report(text)
    speech = make_speech(report, make_person("温如松"), text[5 : text.index("顾维桢")], verb="强调")
    make_speech(report, make_person("顾维桢"), text[text.index("顾维桢") : text.index("\n")], verb="指出")
    for words in ("一要集群；", "二要开放。"):
        Point.objects.create(speech=speech, label=words[:2], **place(report, words))
    beginnings = """[...document.querySelectorAll('.block')].map(each => Math.round(
        each.getBoundingClientRect().left + parseFloat(getComputedStyle(each).textIndent)))"""
    places = open_page(report.get_absolute_url()).evaluate(beginnings)
    assert len(places) == 6
    assert len(set(places)) == 1


def test_all_of_a_sentence_is_tinted_and_no_more(open_page):
    text = "温如松强调，一要集群；二要开放。三要快；四要好；五要稳。散会。"
    report = make_report(text)
    speech = make_speech(report, make_person("温如松"), text[: text.index("散会")], verb="强调")
    for words in ("一要集群；", "二要开放。", "三要快；", "四要好；", "五要稳。"):
        Point.objects.create(speech=speech, label=words[:2], **place(report, words))
    tinted = """[...document.querySelectorAll('.s, .p')].filter(each => getComputedStyle(each).boxShadow != 'none')
        .map(each => each.textContent)"""
    for target, words in (
        ("s1", ["温如松强调，", "一要集群；", "二要开放。"]),
        ("s2", ["三要快；", "四要好；", "五要稳。"]),
        ("s3", ["散会。"]),
        ("p2", ["二要开放。"]),
    ):
        assert open_page(f"{report.get_absolute_url()}#{target}").evaluate(tinted) == words


def test_the_number_of_a_sentence_that_is_gone_tints_what_stands_in_its_place(open_page):
    report = Report.objects.get(pk=make_report("先开会。要快。散会。").pk)
    report.text = "省里来人。要快。散会。"
    report.save()
    tinted = """[...document.querySelectorAll('.s')].filter(each => getComputedStyle(each).boxShadow != 'none')
        .map(each => each.textContent)"""
    for target, words in (("s1", "省里来人。"), ("s2", "要快。"), ("s3", "散会。")):
        assert open_page(f"{report.get_absolute_url()}#{target}").evaluate(tinted) == [words]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_one_sentence_is_cited_without_scripts(open_page, complaints, report, language, color_scheme):
    page = open_page(report.get_absolute_url(), width=360, language=language, color_scheme=color_scheme)
    page.fill("#cite-asked", "建成区面积达到")
    page.click(".cite-one button")
    assert page.locator(".citation").first.inner_text().endswith("/#s3.")
    assert page.url.endswith("#cite")
    assert not complaints(page)
    assert overflow(page) <= 0


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_scrolls_sideways_or_offends_axe(open_page, complaints, report, width, color_scheme):
    for path in paths(report):
        page = open_page(path, width=width, color_scheme=color_scheme)
        assert overflow(page) == 0, path
        assert complaints(page) == [], path


def test_the_empty_archive_offends_axe_neither(open_page, complaints):
    for path in ("/", "/reports/", "/about/"):
        page = open_page(path, width=360)
        assert overflow(page) == 0, path
        assert complaints(page) == [], path


def test_pages_read_the_same_without_javascript(open_page, report):
    for path in paths(report):
        page = open_page(path, javascript=False)
        assert page.locator("h1").count() == 1, path


def test_a_note_hangs_level_with_its_sentence_on_a_wide_window(open_page, report):
    page = open_page(report.get_absolute_url())
    sentence = page.locator(".s", has_text="三城联创").bounding_box()
    note = page.locator(".margin-note", has_text="三城联创").bounding_box()
    assert note["x"] > sentence["x"] + sentence["width"]
    assert abs(note["y"] - sentence["y"]) < 20
    assert not page.locator(".notes-folded").first.is_visible()


def test_notes_fold_under_their_paragraph_on_a_narrow_window(open_page, report):
    page = open_page(report.get_absolute_url(), width=360)
    assert not page.locator(".margin-note").first.is_visible()
    folded = page.locator(".paragraph").first.locator(".notes-folded")
    folded.locator("summary").click()
    assert folded.get_by_text("三城联创").is_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_outline_beside_the_text_leads_to_a_point(open_page, report, javascript):
    page = open_page(report.get_absolute_url(), javascript=javascript)
    page.locator(".outline a", has_text="用好").click()
    assert page.locator(":target").inner_text() == "二是用好《考核办法》。"


def test_the_outline_and_the_filters_fold_on_a_narrow_window(open_page, report):
    page = open_page(report.get_absolute_url(), width=360)
    assert not page.locator(".turns").is_visible()
    page.locator(".outline summary").click()
    assert page.locator(".turns").is_visible()
    assert not open_page("/reports/", width=360).locator(".filter").first.is_visible()


def test_the_sentence_that_an_address_names_is_lit(open_page, report):
    page = open_page(f"{report.get_absolute_url()}#s2")
    grounds = page.locator(".s").evaluate_all("all => all.map(each => getComputedStyle(each).backgroundColor)")
    assert grounds[1] != grounds[0] == "rgba(0, 0, 0, 0)"


def test_a_figure_leads_to_its_sentence(open_page, report):
    page = open_page(report.get_absolute_url(), width=360)
    page.locator(".figures .place").click()
    assert "53平方公里" in page.locator(":target").inner_text()


def test_sentences_read_as_printed(open_page, report):
    page = open_page(report.get_absolute_url(), width=360)
    assert "".join(page.locator(".s").all_text_contents()) == TEXT.replace("\n", "")


def test_the_reader_can_change_the_language_and_stays_on_the_page(open_page, report):
    page = open_page("/reports/?year=2014")
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url.endswith("/reports/?year=2014")
    page.get_by_role("button", name="中文").click()
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


def test_the_keyboard_skips_to_the_text(open_page, report):
    page = open_page(report.get_absolute_url())
    page.keyboard.press("Tab")
    assert page.locator(".skip").first.evaluate("each => each === document.activeElement && each.offsetTop >= 0")
    page.keyboard.press("Enter")
    page.wait_for_url("**#content")


def test_a_filter_is_a_link_and_a_chip_takes_it_away(open_page, report):
    make_report(published_on="2013-01-01")
    page = open_page("/reports/")
    page.get_by_role("navigation", name="年份").get_by_text("2013").click()
    assert page.locator(".report-line").count() == 1
    page.get_by_role("link", name="移除筛选：2013").click()
    assert page.locator(".report-line").count() == 2


def test_the_address_of_a_report_is_copied(open_page, report):
    page = open_page(report.get_absolute_url())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制链接").click()
    page.get_by_text("已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(page.evaluate("new URL(location.href).pathname"))


def test_marks_of_a_report_of_which_nothing_is_confirmed_stand_once_on_the_screen_and_each_on_paper(open_page):
    report = make_report("会议召开。温如松讲话。")
    take_part(report, "温如松", origin="machine")
    page = open_page(report.get_absolute_url())
    assert page.get_by_text("均待人核对").is_visible()
    assert not page.locator(".pending").locator("visible=true").count()
    page.emulate_media(media="print")
    assert page.locator(".pending").locator("visible=true").count()
