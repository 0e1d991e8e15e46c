"""What a page cannot use of its address it says in words, whatever page it is, and shows the rest."""

import pytest

from archive.queries.passage_filters import KINDS, PassageFilter
from archive.queries.report_filters import ReportFilter
from tests.archives import LinkedArchive

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    return LinkedArchive(3)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/reports/?year=20145", "year 须是四位数的年份。"),
        ("/reports/?month=05", "month 在这里不起作用。"),
        ("/reports/?year=2010&year=2011", "year 只能给一个值，只用了最后一个。"),
        ("/reports/?page=x", "page 须是 1 到 1000000 的整数。"),
        ("/reports/?format=xml", "format 只能是：csv、json。"),
        ("/passages/?kind=slogan&unit=元", "unit 在这里不起作用。"),
        ("/passages/?kind=nothing", "kind 只能是："),
        ("/coverage/?year=abcd", "year 须是四位数的年份。"),
        ("/people/?kind=king", "kind 只能是：official、journalist。"),
        ("/zones/?initial=AB", "initial 只能是："),
        ("/documents/?kind=x", "kind 只能是：document、short、other、any。"),
        ("/areas/?sort=size", "sort 只能是：reports、code。"),
        ("/people/{person}/?show=dreams", "show 只能是：reports、figures、speeches。"),
        ("/metrics/{metric}/?unit=斤", "unit 的值不能用。"),
        ("/strategies/{strategy}/concordance/?sort=up&year=x", "sort 只能是：date、left、right。"),
        ("/reports/report-0/with/report-1/?show=x", "show 只能是："),
        ("/search/years/?q=" + "x" * 501, "q 最多 500 个字，只用了前面的。"),
    ],
)
def test_a_page_says_what_it_could_not_use(client, archive, address, said):
    slugs = {name: getattr(archive, name).slug for name in ("person", "metric", "strategy")}
    answer = client.get(address.format(**slugs))
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_what_a_page_can_use_and_what_it_does_not_know_is_not_mentioned(client, archive):
    answer = client.get("/reports/?year=2010&utm_source=letter&page=1")
    assert 'class="notices"' not in answer.content.decode()


def test_a_parameter_of_reports_without_a_value_breaks_nothing(client, archive):
    for name in ReportFilter.model_fields.keys() - {"person"}:
        assert client.get(f"/reports/?person={archive.person.slug}&{name}=").status_code == 200, name


@pytest.mark.parametrize("kind", KINDS)
def test_a_parameter_of_passages_without_a_value_breaks_nothing(client, archive, kind):
    person = f"person={archive.person.slug}"
    for name in PassageFilter.model_fields.keys() - {"kind", "person"}:
        assert client.get(f"/passages/?kind={kind}&{person}&{name}=").status_code == 200, name


@pytest.mark.parametrize("query", ["year=20145", "month=05", "page=x", "sort=best"])
def test_no_file_is_made_of_what_cannot_be_used(client, archive, query):
    for form in ("csv", "json"):
        answer = client.get(f"/reports/?{query}&format={form}")
        assert answer.status_code == 400
        assert answer.content.decode().startswith(query.partition("=")[0])
    assert client.get("/reports/?year=2010&utm_source=letter&format=csv").status_code == 200


def test_in_english(client, archive):
    client.cookies["django_language"] = "en"
    text = client.get("/reports/?year=20145&sort=best").content.decode()
    assert "year must be a year of four digits." in text
    assert "sort can only be: newest, oldest." in text
