"""Readers leave out on the page of a record, and on lists, what no editor confirmed and what is a sample; the numbers
that are left lead to as many, and the links of the page keep what was asked."""

import html
import re

import pytest

from archive.models import Area, Report
from archive.queries.passage_filters import FilteredPassages, PassageFilter
from archive.queries.report_filters import FilteredReports, ReportFilter
from tests.helpers import (
    make_area,
    make_person,
    make_publisher,
    make_report,
    make_speech,
    make_strategy,
    mention_document,
    mention_industry,
    mention_strategy,
    mention_zone,
    observe,
    take_part,
)

TEXT = "王强强调，要推进四大一高，岚浦经开区钢产量达到5吨，落实某某规划，发展钢铁。"
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*\bdata-count="(\d+)"[^>]*\bdata-of="(\w+)"')
KINDS = ("people", "strategies", "zones", "metrics", "documents", "industries")

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses():
    """Of one record of each kind: confirmed in a real report and in a sample, and once more in either, unconfirmed."""
    person, strategy = make_person("王强"), make_strategy("四大一高")
    area, publisher = make_area("岚浦市"), make_publisher("岚浦日报")
    # Names, then the records made of them.
    zone, metric, document, industry = "岚浦经开区", "钢产量", "某某规划", "钢铁"
    for day, is_sample, review in [
        ("2015-01-05", True, "unconfirmed"),
        ("2016-02-05", False, "unconfirmed"),
        ("2017-03-05", True, "confirmed"),
        ("2018-04-05", False, "confirmed"),
    ]:
        report = make_report(TEXT, published_on=day, is_sample=is_sample, area=area, publisher=publisher)
        take_part(report, person, review=review, role_title="市长", order=1)
        speech = make_speech(report, person, TEXT, review=review)
        mention_strategy(report, strategy, review=review, speech=speech)
        zone = mention_zone(report, zone, review=review).zone
        metric = observe(report, metric, "5吨", 5, "吨", review=review, area=area).metric
        document = mention_document(report, document, review=review).document
        industry = mention_industry(report, industry, review=review).industry
    records = {
        "people": person, "strategies": strategy, "zones": zone, "metrics": metric, "documents": document,
        "industries": industry, "areas": area, "publishers": publisher,
    }  # fmt: skip
    return {kind: record.get_absolute_url() for kind, record in records.items()}


def shown(client, address):
    """The page, and the days of its reports."""
    answer = client.get(address)
    assert answer.status_code == 200
    entries = answer.context.get("entries") or []
    return answer, [str(entry.report.published_on) for entry in entries]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_shows_confirmed_facts_alone_and_no_samples(client, addresses, kind):
    show = "&show=reports" if kind == "metrics" else ""
    days = {
        "": ["2018-04-05", "2017-03-05", "2016-02-05", "2015-01-05"],
        "review=confirmed": ["2018-04-05", "2017-03-05"],
        "samples=no": ["2018-04-05", "2016-02-05"],
        "review=confirmed&samples=no": ["2018-04-05"],
    }
    for asked, wanted in days.items():
        answer, listed = shown(client, f"{addresses[kind]}?{asked}{show}")
        assert listed == wanted, asked
        assert answer.context["about"].number == len(wanted), asked
        assert answer.context["about"].days == (wanted[-1], wanted[0]), asked


@pytest.mark.parametrize("kind", ["areas", "publishers"])
def test_a_place_and_a_publisher_leave_samples_out(client, addresses, kind):
    answer, listed = shown(client, addresses[kind] + "?samples=no")
    assert listed == ["2018-04-05", "2016-02-05"]
    assert [each.report_count for each in answer.context["about"].strategies] == [2]


@pytest.mark.parametrize("kind", [*KINDS, "areas", "publishers"])
@pytest.mark.parametrize("asked", ["review=confirmed", "samples=no", "review=confirmed&samples=no"])
def test_the_numbers_that_are_left_lead_to_as_many(client, addresses, kind, asked):
    links = 0
    for show in ("", "&show=reports", "&show=figures"):
        text = client.get(f"{addresses[kind]}?{asked}{show}").content.decode()
        for address, number, unit in LINK.findall(text):
            path, _mark, query = html.unescape(address).partition("?")
            if unit == "reports":
                params, problems = ReportFilter.of(query)
                listed = FilteredReports(params).reports()
            else:
                assert path == "/passages/"
                params, problems = PassageFilter.of(query)
                listed = FilteredPassages(params).facts()
            assert (listed.count(), problems) == (int(number), []), address
            links += 1
    assert links or kind in ("documents", "industries", "publishers", "metrics", "areas")


def test_who_published_a_report_is_not_confirmed(client, addresses):
    answer, listed = shown(client, addresses["publishers"] + "?review=confirmed")
    assert len(listed) == 4
    assert not answer.context["about"].trust.narrows
    assert "review 只能是：无" in answer.content.decode()
    assert "review 只能是：无" in client.get("/areas/?review=confirmed").content.decode()


@pytest.mark.parametrize("kind", ["metrics", "areas"])
def test_figures_that_are_compared_lead_to_as_many(client, addresses, kind):
    area = Area.objects.get(name="岚浦市")
    for is_sample in (False, True):
        report = make_report(TEXT, published_on="2019-01-05", is_sample=is_sample, area=area)
        for period, status, value in [("2016", "actual", 5), ("2017", "actual", 6), ("2017", "target", 7)]:
            observe(report, "钢产量", "5吨", value, "吨", period=period, status=status, review="confirmed", area=area)
    text = client.get(addresses[kind] + "?review=confirmed&samples=no").content.decode()
    for part in ('class="series"', 'class="pairs'):
        links = LINK.findall(text[text.index(part) :].partition("</svg>" if "series" in part else "</table>")[0])
        assert links, part
        for address, number, _of in links:
            params, problems = PassageFilter.of(html.unescape(address).partition("?")[2])
            assert (FilteredPassages(params).facts().count(), problems) == (int(number), []), address


def test_what_is_counted_over_all_is_not_shown_beside_what_is_trusted(client, addresses):
    everything = client.get(addresses["people"]).context
    assert "memberships" in everything
    trusted = client.get(addresses["people"] + "?review=confirmed").context
    assert "memberships" not in trusted
    assert [each.number for each in trusted["slogans"]] == [2]
    assert trusted["rank"].number == 2


def test_who_was_first_is_told_by_confirmed_sentences(client, addresses):
    for asked, first in [("", "2015-01-05"), ("review=confirmed", "2017-03-05"), ("samples=no", "2016-02-05")]:
        context = client.get(f"{addresses['strategies']}?{asked}").context
        assert context["officials"].leaders[0].first == context["areas"].leaders[0].first == first


@pytest.mark.parametrize("kind", ["people", "metrics"])
def test_tabs_keep_what_was_asked(client, addresses, kind):
    text = client.get(addresses[kind] + "?review=confirmed&samples=no").content.decode()
    tabs = re.search(r'<nav class="tabs".*?</nav>', text, re.S)[0]
    assert tabs.count("review=confirmed&amp;samples=no") == tabs.count("<a ")


def test_tables_to_take_away_are_narrowed_alike(client, addresses):
    answer = client.get(addresses["strategies"] + "?review=confirmed&samples=no&format=csv&table=reports")
    text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
    assert "2018-04-05" in text
    assert "2016-02-05" not in text


@pytest.mark.parametrize("kind", [*KINDS, "areas", "publishers"])
def test_lists_count_without_samples(client, addresses, kind):
    only_sample = make_report(TEXT, is_sample=True, area=make_area("某某市"), publisher=make_publisher("某某报"))
    mention_strategy(only_sample, "只在示例里的口号")
    for sort in ("", "&sort=pinyin"):
        text = client.get(f"/{kind}/?samples=no{sort}").content.decode()
        assert "不含示例" in text
        assert "只在示例里的口号" not in text
        counts = {int(number) for _address, number, _of in LINK.findall(text)}
        assert counts == {2}


def test_samples_alone_are_neither_of_the_two_choices(client, addresses):
    text = client.get("/passages/?kind=slogan&samples=only").content.decode()
    (choice,) = re.findall(r'<nav class="kinds" aria-label="示例".*?</nav>', text, re.S)
    assert "aria-current" not in choice


def test_a_list_offers_no_choice_where_there_is_none(client, addresses):
    Report.objects.update(is_sample=False)
    assert "不含示例" not in client.get("/strategies/").content.decode()


def test_coverage_counts_without_samples(client, addresses):
    text = client.get("/coverage/?samples=no").content.decode()
    counted = re.search(r'id="matrix".*?</section>', text, re.S)[0]
    links = LINK.findall(counted)
    assert links
    for address, number, _of in links:
        query = html.unescape(address).partition("?")[2]
        assert FilteredReports(ReportFilter.of(query)[0]).reports().count() == int(number)
    assert "samples=no" in links[0][0]


def test_the_concordance_and_passages_offer_and_keep_it(client, addresses):
    page = client.get(addresses["strategies"] + "?review=confirmed&samples=no").content.decode()
    concordance = html.unescape(re.search(r'href="([^"]*/concordance/[^"]*)"', page)[1])
    assert concordance.endswith("?review=confirmed&samples=no")
    for address, number in [
        (concordance, 1),
        (addresses["strategies"] + "concordance/", 4),
        (addresses["strategies"] + "concordance/?samples=no", 2),
        ("/passages/?kind=slogan&review=confirmed", 2),
        ("/passages/?kind=slogan&review=confirmed&samples=no", 1),
    ]:
        answer = client.get(address)
        assert answer.context["page"].paginator.count == number, address
        assert "不含示例" in answer.content.decode()
        assert "只看已核" in answer.content.decode()


def test_a_record_of_which_nothing_is_left_is_not_said_to_be_in_no_report(client):
    person = make_person("王强")
    take_part(make_report(TEXT, published_on="2016-02-05"), person, review="unconfirmed", role_title="市长")
    page = client.get(person.get_absolute_url(), {"review": "confirmed"}).content.decode()
    assert page.count("所选的范围里没有报道。") == 2
    assert "尚未见于已发布的报道" not in page
    shown = {"review": "confirmed", "show": "speeches"}
    assert "所选的范围里没有讲话。" in client.get(person.get_absolute_url(), shown).content.decode()
