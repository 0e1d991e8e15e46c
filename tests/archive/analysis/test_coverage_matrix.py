"""Which places and times are held: thin ones and empty ones are told apart, and every number leads to its reports."""

import pytest

from archive.analysis.coverage_matrix import THIN, areas_by_month, areas_by_year, years_by_month
from tests.helpers import make_area, make_report, mention_strategy, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return make_area("霁阳市", parent=make_area("云麓省", "province"))


def numbers(row):
    return [cell.number for cell in row.cells]


def test_years_without_reports_between_others_are_shown(city):
    for day in ("2012-01-01", "2014-05-08", "2014"):
        make_report(published_on=day, area=city)
    matrix = areas_by_year()
    assert matrix.columns == ["2012", "2013", "2014"]
    assert numbers(matrix.rows[0]) == [1, 0, 2]
    assert [cell.state for cell in matrix.rows[0].cells] == ["thin", "unheld", "thin"]


def test_three_are_no_longer_thin(city):
    for _number in range(THIN):
        make_report(published_on="2014-05-08", area=city)
    assert areas_by_year().rows[0].cells[0].state == "held"


def test_what_has_no_year_no_month_or_no_area_is_told_as_such(city):
    make_report(published_on="--04-24", area=city)
    make_report(published_on="2014", area=city)
    make_report(published_on="2014-05-08")
    matrix = areas_by_year()
    assert matrix.columns == ["2014", "unknown"]
    assert [(row.label, numbers(row)) for row in matrix.rows] == [("云麓省霁阳市", [1, 1]), ("没有地区", [1, 0])]
    assert areas_by_month("2014").columns[-1] == "unknown"
    assert numbers(areas_by_month("2014").rows[0])[-1] == 1


def test_months_of_an_area_year_by_year_without_those_below_it(city):
    county = make_area("梅岑县", "county", parent=city)
    make_report(published_on="2012-02-08", area=city)
    make_report(published_on="2014-12-27", area=city)
    make_report(published_on="2013-06-01", area=county)
    matrix = years_by_month(city)
    assert [(row.label, sum(numbers(row))) for row in matrix.rows] == [("2012", 1), ("2013", 0), ("2014", 1)]
    assert matrix.rows[0].cells[1].number == 1


@pytest.mark.parametrize("query", ["", "?year=2014", "?area="])
def test_every_number_leads_to_as_many_reports(client, city, query):
    for day in ("2014-05-08", "2014", "2013-01-01", "--04-24"):
        make_report(published_on=day, area=city)
    make_report(published_on="2014-05-08")
    address = f"/coverage/{query}{city.slug if query == '?area=' else ''}"
    matrix = client.get(address).context["matrix"]
    cells = [
        cell
        for row in [*matrix.rows, matrix.totals]
        for cell in [*row.cells, row.total]
        if cell.address and cell.number
    ]
    assert cells
    for cell in cells:
        assert client.get(cell.address).context["page"].paginator.count == cell.number, cell


def test_an_empty_archive_has_a_page_of_coverage(client):
    html = client.get("/coverage/").content.decode()
    assert "没有可列的报道" in html


def test_how_much_is_confirmed_leads_to_the_facts(client, city):
    report = make_report("温如松说三城联创。", area=city)
    take_part(report, "温如松", review="confirmed")
    mention_strategy(report, "三城联创")
    html = client.get("/coverage/").content.decode()
    assert '<a class="count" href="/passages/?kind=part&amp;review=confirmed" data-count="1"' in html
    assert '<a class="count" href="/passages/?kind=slogan&amp;review=unconfirmed" data-count="1"' in html


@pytest.mark.parametrize("query", ["year=abcd", "area=没有", "page=x", "year=2014&area=x", "year=0000", "year=unknown"])
def test_anything_unreadable_is_answered(client, city, query):
    make_report(area=city)
    assert client.get(f"/coverage/?{query}").status_code == 200
