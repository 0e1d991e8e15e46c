"""Every list and table that a page of the sample archive shows can be taken away, whole, as CSV and as JSON."""

import ast
import csv
import html
import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from archive.export import table
from archive.export.table import plain
from archive.models import Industry, Metric, Person, Report, Strategy, Zone
from archive.models.fact_kinds import FACT_KINDS
from tests.helpers import make_area, make_report, observe, squeezed, take_part

TAKE = re.compile(r'<p class="take">.*?</p>', re.S)
LINK = re.compile(r'href="(\?[^"]+)" rel="nofollow" download aria-label="([^"]+)" title="至多 20,000 行"')
TOTAL = re.compile(r'data-total="(\d+)"')
TAG = re.compile(r"<[^>]+>")
BENEATH = ["uses", "ties", "rank", "companions", "areas", "officials", "slogans", "confirmations", "numbers"]
# (page, the tables that it must offer)
PAGES = {
    "/": {"years"},
    "/reports/": {"reports"},
    "/reports/?year=2012&sort=oldest": {"reports"},
    "/people/": {"people"},
    "/people/?kind=official&sort=pinyin": {"people"},
    "/strategies/": {"strategies"},
    "/zones/": {"zones"},
    "/areas/": {"areas"},
    "/metrics/": {"metrics"},
    "/documents/": {"documents"},
    "/industries/": {"industries"},
    "/publishers/": {"publishers"},
    "/coverage/": {"coverage", "confirmations"},
    "/coverage/?year=2012": {"coverage", "confirmations"},
    "/passages/?kind=figure": {"passages"},
    "/passages/?kind=part&review=unconfirmed": {"passages"},
    "/search/?q=会议": {"results", "histogram"},
    "{person}": {"reports", "offices", "slogans", "rank", "ties"},
    "{person}?show=figures": {"figures"},
    "{person}?show=speeches": {"speeches"},
    "{person}with/{other}/": {"numbers", "offices", "slogans"},
    "{strategy}": {"reports", "uses", "areas", "officials", "area-years", "official-years", "companions", "wordings"},
    "{strategy}concordance/?sort=left": {"concordance"},
    "{zone}": {"reports", "uses"},
    "{zone}?show=figures": {"figures"},
    "{area}": {"reports", "coverage", "offices"},
    "{area}?show=figures": {"figures"},
    "{metric}": {"figures", "series"},
    "{metric}?show=reports": {"reports"},
    "{document}": {"reports"},
    "{industry}": {"reports"},
    "{publisher}": {"reports"},
}


@pytest.fixture(scope="module")
def things(fill, django_db_blocker):
    """Addresses of the things of the sample archive that have most to show."""
    with django_db_blocker.unblock():
        fill("load_samples")
        published = Report.objects.published()
        person, other = Person.objects.leading(2, "official")
        report = published.exclude(publisher=None).filter(area__isnull=False, document_mentions__isnull=False).first()
        yield {
            "person": person.get_absolute_url(),
            "other": other.slug,
            "strategy": Strategy.objects.leading(1)[0].get_absolute_url(),
            "zone": Zone.objects.filter(observations__isnull=False).distinct().leading(1000)[0].get_absolute_url(),
            "metric": Metric.objects.leading(1)[0].get_absolute_url(),
            "area": report.area.get_absolute_url(),
            "document": report.document_mentions.public().first().document.get_absolute_url(),
            "industry": Industry.objects.leading(1)[0].get_absolute_url(),
            "publisher": report.publisher.get_absolute_url(),
        }
        call_command("flush", interactive=False, verbosity=0)


def taken(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["X-Robots-Tag"].startswith("noindex")
    return response, b"".join(response.streaming_content).decode()


def rows_of_csv(text):
    assert text.startswith("\ufeff"), "spreadsheets take UTF-8 for something else without its mark"
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def offered(text):
    """Table to the queries of its links."""
    found: dict[str, set[str]] = {}
    for links in TAKE.findall(text):
        for query, _label in LINK.findall(links):
            asked = html.unescape(query)
            found.setdefault(parse_qs(asked[1:])["table"][0], set()).add(asked)
    return found


def written_in_csv(value):
    return "" if value is None else " | ".join(value) if isinstance(value, list) else str(value)


def documented_columns():
    """The columns that the data dictionary explains."""
    rows = (settings.BASE_DIR / "docs" / "tables.md").read_text().splitlines()
    return {row.split("`")[1] for row in rows if row.startswith("| `")}


def columns_of_code():
    """Every column that the code can make, by the literals of its calls; of an f-string its pattern."""
    for path in [*Path(settings.BASE_DIR, "archive").rglob("*.py"), *Path(settings.BASE_DIR, "search").rglob("*.py")]:
        for call in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Column" and call.args):
                continue
            key = call.args[0]
            if isinstance(key, ast.Constant):
                yield re.escape(key.value)
            elif isinstance(key, ast.JoinedStr):
                yield "".join(re.escape(p.value) if isinstance(p, ast.Constant) else "[a-z]+" for p in key.values)


def test_the_data_dictionary_explains_every_column_and_no_other():
    patterns, documented = set(columns_of_code()), documented_columns()
    unsaid = [each for each in patterns if not any(re.fullmatch(each, name) for name in documented)]
    subjects = {kind.subject for kind in FACT_KINDS.values()}
    computed = {"query", "unknown", "one", "other", *subjects}  # names that a variable gives
    gone = [name for name in documented - computed if not any(re.fullmatch(each, name) for each in patterns)]
    assert (unsaid, gone) == ([], [])


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_names_of_columns_are_the_same_in_every_language(client, language):
    make_report("会议召开。")
    client.cookies["django_language"] = language
    _response, written = taken(client, "/reports/?format=csv")
    assert rows_of_csv(written)[0] == ["date", "report", "publisher", "area", "is_sample", "address", "query"]


@pytest.mark.django_db
def test_a_row_says_whole_what_it_is_of(client):
    long = "会议强调，" + "要抓好落实，" * 40
    report = make_report(long + "温如松市长完成投资12亿元。", area=make_area("霁阳市"))
    person = take_part(report, "温如松", role_title="市长").person
    observe(report, "投资", "12亿元", 12, "亿元", period="2014")
    (_head, part), (head, figure) = (
        rows_of_csv(taken(client, f"/passages/?kind={kind}&format=csv")[1]) for kind in ("part", "figure")
    )
    assert {"温如松", "市长", f"http://testserver{unquote(person.get_absolute_url())}", report.text} <= set(part)
    row = dict(zip(head, figure, strict=True))
    assert (row["metric"], row["value"], row["unit"], row["period"]) == ("投资", "12", "亿元", "2014")
    assert row["sentence"] == report.text


def compared(heads, cells, values):
    """A cell of CSV and a value of JSON as one would read both."""
    return [
        (head, cell.removeprefix("'") if isinstance(value, str) else cell)
        for head, cell, value in zip(heads, cells, values, strict=False)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_every_table_of_a_page_is_the_same_as_csv_and_json(things, page):
    client, address = Client(), page.format(**things)
    answered = client.get(address)
    assert answered.status_code == 200
    text = squeezed(answered.content.decode())
    tables = offered(text)
    assert set(tables) >= PAGES[page], address
    for key, queries in tables.items():
        by_format = {parse_qs(query[1:])["format"][0]: query for query in queries}
        assert set(by_format) == {"csv", "json"}
        base = address.partition("?")[0]
        _response, written = taken(client, base + by_format["csv"])
        data = json.loads(taken(client, base + by_format["json"])[1])
        head, *rows = rows_of_csv(written)
        assert data["is_complete"]
        assert data["table"] == key
        assert head == [*data["columns"], "query"]
        assert set(head) <= documented_columns() | {name for name in head if name.isdigit()}
        assert len(rows) == len(data["rows"]) > 0, (address, key)
        for cells, row in zip(rows, data["rows"], strict=True):
            values = list(row.values())
            expected = [(name, written_in_csv(value)) for name, value in zip(head, values, strict=False)]
            assert compared(head, cells[:-1], values) == expected
            assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in cells)
            assert unquote(cells[-1]) == unquote(data["query"]) == "http://testserver" + unquote(address)


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["{person}", "{strategy}", "{zone}", "{person}with/{other}/", "/coverage/"])
def test_tables_beneath_charts_have_the_rows_and_numbers_of_the_page(things, page):
    client, address = Client(), page.format(**things)
    text = squeezed(client.get(address).content.decode())
    found = set(offered(text)) & set(BENEATH)
    assert found
    for key in found:
        table = text[: text.index(f"table={key}&amp;")].rpartition("<table")[2].partition("<tbody")[2]
        shown = [TAG.sub(" ", row).replace(",", "").split() for row in re.findall(r"<tr>.*?</tr>", table, re.S)]
        rows = json.loads(taken(client, f"{address}?format=json&table={key}")[1])["rows"]
        assert len(shown) == len(rows), key
        for words, row in zip(shown, rows, strict=True):
            numbers = {str(value) for value in row.values() if isinstance(value, int)}
            assert {each for each in numbers if each not in " ".join(words)} == set(), (key, row)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page",
    ["/reports/", "/reports/?year=2012&sort=oldest", "/passages/?kind=figure", "{strategy}concordance/?sort=left"],
)
def test_a_list_is_taken_away_with_all_its_pages(things, page):
    client, address = Client(), page.format(**things)
    shown = client.get(address)
    total = int(TOTAL.search(shown.content.decode())[1])
    join = "&" if "?" in address else "?"
    data = json.loads(taken(client, f"{address}{join}format=json")[1])
    assert len(data["rows"]) == total == shown.context["page"].paginator.count
    first = data["rows"][0]
    assert urlsplit(first["address"]).path in unquote(shown.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize(("page", "table"), [("/people/", "people"), ("/zones/?sort=pinyin", "zones")])
def test_a_list_of_records_has_every_record_in_the_order_of_the_page(things, page, table):
    client = Client()
    rows = json.loads(taken(client, page + ("&" if "?" in page else "?") + "format=json")[1])["rows"]
    shown = []
    for number in range(1, client.get(page).context["page"].paginator.num_pages + 1):
        found = client.get(page, {"page": number}) if "?" not in page else client.get(f"{page}&page={number}")
        shown += [(str(record), record.report_count) for record in found.context["page"]]
    assert [(row["name"], row["reports"]) for row in rows] == shown


@pytest.mark.django_db
def test_the_results_of_a_search_are_all_taken_in_order(things):
    client = Client()
    total = client.get("/search/?q=会议").context["results"].total
    rows = json.loads(taken(client, "/search/?q=会议&format=json")[1])["rows"]
    second = client.get("/search/?q=会议&page=2").context["results"].hits
    assert len(rows) == total > 20
    assert [row["report"] for row in rows[10:20]] == [hit.report.title for hit in second]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula_to_a_spreadsheet(client, words):
    Report.objects.update(status="draft")
    make_report("三城联创。", title=words)
    _head, row = rows_of_csv(taken(client, "/reports/?format=csv")[1])
    assert row[1] == "'" + words
    assert json.loads(taken(client, "/reports/?format=json")[1])["rows"][0]["report"] == words


@pytest.mark.django_db
def test_a_table_is_bounded_and_says_so(client, monkeypatch):
    monkeypatch.setattr(table, "MOST", 3)
    for _number in range(4):
        make_report()
    data = json.loads(taken(client, "/reports/?format=json")[1])
    assert len(data["rows"]) == 3
    assert not data["is_complete"]
    rows = rows_of_csv(taken(client, "/reports/?format=csv")[1])
    assert len(rows) == 5
    assert rows[-1][0] == "至此 3 行，其余未列：请缩小范围再取。"
    assert rows[-1][-1] == rows[1][-1], "the query still stands in the last column"
    assert len(rows[-1]) == len(rows[0])


@pytest.mark.django_db
def test_what_cannot_be_taken_is_said(client):
    assert client.get("/reports/?format=csv&table=nothing").status_code == 404
    assert client.get("/reports/?format=exe").status_code == 200, "an unknown format is the page"


def test_numbers_stay_numbers():
    from decimal import Decimal

    assert plain(Decimal("3.000000")) == 3
    assert plain(Decimal("-0.5")) == -0.5
    assert plain(None) is None


@pytest.mark.django_db
def test_robots_are_asked_to_leave_the_files_alone(client):
    assert "Disallow: /*?format=" in client.get("/robots.txt").content.decode()
