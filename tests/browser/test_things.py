"""The lists and pages of people, strategies, zones, areas and the rest, as a reader meets them."""

import pytest

from archive.models import (
    Industry,
    Membership,
    Organization,
    Person,
    PersonName,
    PolicyDocument,
    Report,
    Strategy,
    Zone,
)
from tests.browser.conftest import overflow
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_speech,
    make_strategy,
    mention_document,
    mention_industry,
    mention_strategy,
    observe,
    place,
    take_part,
)

pytestmark = pytest.mark.django_db(transaction=True)

WATCH_SCROLLING = """each => {
    window.scrolledTo = new Promise(tell => {
        each.addEventListener("scroll", () => tell(each.scrollLeft), {once: true});
    });
}"""

TEXT = (
    "市领导出席会议。温如松强调，要实施“三城联创”战略，加快北麓产业集聚区建设，落实《考核办法》，做强装备制造业，"
    "五年累计完成固定资产投资1527亿元。会议由顾维桢主持。"
)
LISTS = ["/people/", "/strategies/", "/zones/", "/industries/", "/areas/", "/metrics/", "/documents/", "/publishers/"]


@pytest.fixture
def addresses() -> list[str]:
    """Lists and pages over three reports that have something of every kind."""
    city = make_area("霁阳市", parent=make_area("云麓省", "province"))
    paper = Organization.objects.create(name="霁阳日报")
    speaker = make_person("温如松")
    PersonName.objects.create(person=speaker, name="老温")
    make_person("温如松", note="望川市")
    slogan = make_strategy("三城联创", expansion="创建卫生城市、园林城市、文明城市")
    zone = Zone.objects.create(name="北麓产业集聚区", area=city, level="省级")
    for year in (2012, 2013, 2015):
        fill(make_report(TEXT, published_on=f"{year}-05-08", area=city, publisher=paper), speaker, slogan, zone)
    Membership.objects.derive([speaker.pk])
    things = [speaker, slogan, zone, city, paper]
    return [
        *LISTS,
        "/people/?sort=pinyin",
        "/people/?q=nobody",
        *(thing.get_absolute_url() for thing in things),
        speaker.get_absolute_url() + "?show=figures",
        speaker.get_absolute_url() + "?show=speeches",
        f"{speaker.get_absolute_url()}with/{Person.objects.get(name='顾维桢').slug}/",
        slogan.get_absolute_url() + "concordance/?sort=left",
        "/passages/?kind=slogan&year=2012",
        "/passages/?kind=zone&year=1901",
        "/reports/?person=nobody",
        "/coverage/",
        "/sources/",
        "/coverage/?year=2012",
        "/coverage/?area=云麓省霁阳市",
        "/map/",
        f"/versions/?text={Report.objects.all()[0].slug}&text={Report.objects.all()[1].slug}",
        "/versions/",
        "/collection/",
        f"/collection/?items={Report.objects.all()[0].pk}-{Report.objects.all()[1].pk}.2",
        "/collections/",
        "/series/?area=云麓省霁阳市",
        f"/map/?area=云麓省&strategy={slogan.slug}",
        "/metrics/固定资产投资/",
        "/documents/考核办法/",
        "/industries/装备制造/",
    ]


def fill(report, speaker, slogan, zone):
    take_part(report, speaker, role_title="市委书记", order=1)
    chair = Person.objects.filter(name="顾维桢").first() or "顾维桢"
    take_part(report, chair, part="chair", role_title="市长", order=2)
    speech = make_speech(report, speaker, TEXT[TEXT.index("温如松") : TEXT.index("会议由")], verb="强调")
    speech.points.create(
        report=report, label="一要", level=1, **span(report, TEXT[TEXT.index("温如松") : TEXT.index("会议由")])
    )
    mention_strategy(report, slogan, speech=speech)
    mention_strategy(report, Strategy.objects.filter(name="北麓").first() or "北麓")
    zone.mentions.create(**place(report, zone.name))
    mention_document(report, PolicyDocument.objects.get_or_create(name="考核办法")[0])
    mention_industry(report, Industry.objects.get_or_create(name="装备制造")[0])
    observe(
        report, "固定资产投资", "1527亿元", 1527, "亿元", said_by=speaker, area=report.area, zone=zone,
        base_unit="元", base_value=152_700_000_000, period="2009/2013",
    )  # fmt: skip
    for value, status in ((report_year(report), "actual"), (report_year(report) + 5, "target"), (7, "actual")):
        observe(
            report, "固定资产投资", "1527亿元", value, "亿元", status=status, area=report.area,
            base_unit="元", base_value=value * 10**8, period=report.published_on[:4] if value > 7 else "2011",
        )  # fmt: skip


def report_year(report):
    return int(report.published_on[:4])


def span(report, words):
    return {name: value for name, value in place(report, words).items() if name != "report"}


@pytest.mark.parametrize(
    ("width", "color_scheme", "language"),
    [(360, "light", ""), (1280, "dark", ""), (1280, "light", "en"), (360, "dark", "en")],
)
def test_no_page_of_a_thing_scrolls_sideways_or_offends_axe(
    open_page, complaints, addresses, width, color_scheme, language
):
    for path in addresses:
        page = open_page(path, width=width, color_scheme=color_scheme, language=language)
        assert page.locator("h1").count() == 1, path
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert overflow(page) == 0, path
        assert complaints(page) == [], path
        page.context.close()


def test_quiet_links_are_told_from_the_words_around_them(open_page, addresses):
    page = open_page(next(each for each in addresses if each.startswith("/versions/?")))
    drawn = page.locator("main a.aside").evaluate_all(
        "all => all.map(each => getComputedStyle(each).textDecorationLine)"
    )
    assert drawn
    assert set(drawn) == {"underline"}


def test_a_reader_finds_who_said_a_slogan_and_where_without_javascript(open_page, addresses):
    page = open_page("/strategies/", javascript=False)
    page.get_by_label("名称、拼音或首字母").fill("sclc")
    page.get_by_role("button", name="筛选").click()
    page.get_by_role("link", name="三城联创", exact=True).click()
    assert page.locator("#uses svg").is_visible()
    page.locator(".sentences a").first.click()
    assert "三城联创" in page.locator(":target").inner_text()


def test_the_jump_bar_leads_to_a_letter(open_page, addresses):
    page = open_page("/people/")
    page.get_by_role("navigation", name="按拼音首字母").get_by_text("W", exact=True).click()
    assert page.url.endswith("?initial=W")
    assert page.get_by_role("link", name="温如松", exact=True).is_visible()
    assert page.get_by_role("link", name="顾维桢").count() == 0


def test_a_wide_table_scrolls_inside_its_own_region_and_by_keyboard(open_page, addresses):
    page = open_page("/strategies/三城联创/concordance/", width=360)
    region = page.get_by_role("region", name="逐处")
    assert region.evaluate("each => each.scrollWidth > each.clientWidth")
    region.focus()
    region.evaluate(WATCH_SCROLLING)
    page.keyboard.press("ArrowRight")
    assert page.evaluate("window.scrolledTo") > 0
