"""The list of industries and the page of one."""

import pytest

from archive.models import Industry
from archive.models.unit_of_work import changing
from tests.helpers import make_report, mention_industry, squeezed

pytestmark = pytest.mark.django_db

TEXT = "会议召开。全市要做强装备制造业。"


@pytest.fixture
def report():
    report = make_report(TEXT)
    mention_industry(report, "装备制造")
    return report


def test_industries_are_listed_and_shown_with_their_sentences(client, report):
    assert ">装备制造</a>" in client.get("/industries/").content.decode()
    html = squeezed(client.get("/industries/装备制造/").content.decode())
    assert f'<a href="{report.get_absolute_url()}#s2">全市要做强<mark>装备制造</mark>业。</a>' in html


def test_one_that_no_published_report_names_is_not_listed(client, report):
    Industry.objects.create(name="造纸")
    with changing():
        report.industry_mentions.update(review="rejected")
    assert not client.get("/industries/").context["page"].object_list


@pytest.mark.parametrize(("typed", "number"), [("zhuangbei", 1), ("制造", 1), ("裝備", 1), ("zz", 0)])
def test_industries_are_found_by_name_and_pinyin(client, report, typed, number):
    assert len(client.get(f"/industries/?q={typed}").context["page"]) == number


def test_a_renamed_industry_keeps_its_old_address(client, report):
    industry = Industry.objects.get()
    industry.name = "高端装备制造"
    industry.save()
    answer = client.get("/industries/装备制造/")
    assert (answer.status_code, answer.url) == (302, industry.get_absolute_url())


def test_a_report_marks_them_in_the_text_and_says_so_in_the_margin(client, report):
    html = squeezed(client.get(report.get_absolute_url()).content.decode())
    address = Industry.objects.get().get_absolute_url()
    assert f'<a class="fact industry unconfirmed" href="{address}">装备制造</a>' in html
    assert f'<span class="aside">产业</span> <a href="{address}">装备制造</a>' in html


def test_reports_that_name_the_same_industry_are_related(client, report):
    mention_industry(make_report(TEXT, title="另一次会议"), Industry.objects.get())
    html = client.get(report.get_absolute_url()).content.decode()
    assert "同提的产业" in html[html.index('id="related"') :]


def test_the_coverage_counts_them_and_leads_to_their_sentences(client, report):
    html = client.get("/coverage/").content.decode()
    assert "产业提及" in html
    assert "kind=industry" in html


def test_the_sitemap_leads_to_them(client, report):
    assert "/industries/" in client.get("/sitemap-pages.xml").content.decode()
    assert client.get("/sitemap-industries.xml").content.decode().count("<loc>") == 1
