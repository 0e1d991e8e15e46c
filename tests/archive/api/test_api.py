"""The JSON addresses of the records."""

import json
import re
from typing import get_args

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.api.facts import _SCHEMAS
from archive.api.site import api
from archive.models import Meeting, Observation, Review, StrategyMention, ZoneMention
from archive.models.fact_kinds import FACT_KINDS
from tests.archives import LinkedArchive
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    mention_strategy,
    observe,
    place,
    squeezed,
    state_appointment,
    take_part,
)

pytestmark = pytest.mark.django_db

LISTS = [
    "reports", "meetings", "people", "strategies", "zones", "areas", "metrics", "industries", "documents", "publishers",
    "participations", "appointments", "speeches", "points", "strategy-mentions", "zone-mentions", "industry-mentions",
    "document-mentions", "observations",
]  # fmt: skip


OF_LIST = {
    "people": "Person", "strategies": "Strategy", "zones": "Zone", "metrics": "Metric", "industries": "Industry",
    "documents": "PolicyDocument", "publishers": "Organization",
}  # fmt: skip


def ask(client, path, **query):
    response = client.get(f"/api/v1/{path}", query)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_empty_in_an_empty_archive(client, name):
    assert ask(client, name) == {
        "total": 0, "page": 1, "page_size": 20, "next": None, "previous": None, "items": [],
    }  # fmt: skip


@pytest.mark.parametrize("name", [name for name in LISTS if name not in ("meetings", "points")])
def test_every_list_holds_what_the_archive_holds_and_asks_as_many_queries_for_many(client, name):
    LinkedArchive(3)
    with CaptureQueriesContext(connection) as few:
        answer = ask(client, name)
    assert answer["total"] == len(answer["items"]) >= 1
    for _number in range(10):
        take_part(make_report(), make_person())
    with CaptureQueriesContext(connection) as many:
        ask(client, name)
    assert len(many) == len(few)


def test_a_list_is_walked_page_by_page(client):
    for _number in range(5):
        make_report()
    seen, address = [], "/api/v1/reports?page_size=2"
    while address:
        page = json.loads(client.get(address).content)
        seen += [item["slug"] for item in page["items"]]
        address = page["next"]
    assert len(seen) == len(set(seen)) == 5
    assert ask(client, "reports", page=99)["items"] == []


def test_reports_are_narrowed_by_what_they_are_about(client):
    city = make_area("霁阳市", parent=make_area("云麓省", "province"))
    wanted = make_report("杨树平强调，要实施“四大一高”战略。", area=city, published_on="2014-05")
    other = make_report(published_on="2015-01-02")
    take_part(wanted, person := make_person("杨树平"))
    take_part(other, person, review=Review.REJECTED)
    mention = mention_strategy(wanted, "四大一高")
    for query in (
        {"person": person.slug}, {"strategy": mention.strategy.slug}, {"area": city.parent.slug},
        {"day_to": "2014-05", "day_from": "2014"}, {"day_to": "2015-01-01"}, {"day_to": "2014"},
    ):  # fmt: skip
        assert [item["slug"] for item in ask(client, "reports", **query)["items"]] == [wanted.slug], query
    assert ask(client, "reports", person="无此人")["total"] == 0


def test_a_report_comes_with_its_text_and_what_it_came_from(client):
    report = make_report("会议强调，要抓好落实。", meeting=Meeting.objects.create(name="工作会议"))
    answer = ask(client, f"reports/{report.slug}")
    assert answer["text"] == report.text
    assert answer["meeting"]["name"] == "工作会议"
    assert answer["published_on"] == "2014-05-08"


def test_a_fact_comes_with_its_evidence(client):
    report = make_report("开头。完成投资1527亿元。")
    observe(report, "投资", "1527亿元", 1527, "亿元", base_unit="元", base_value=152_700_000_000, period="2014")
    (fact,) = ask(client, "observations", metric="投资", period="2014")["items"]
    assert report.text[fact["start"] : fact["end"]] == fact["quote"] == "1527亿元"
    assert fact["sentence"] == "完成投资1527亿元。"
    assert fact["url"].endswith("#s2")
    assert float(fact["value"]) == 1527
    assert fact["review"] == "unconfirmed"
    assert ask(client, "observations", period="2015")["total"] == 0


def test_nothing_of_drafts_and_nothing_rejected_gets_out(client):
    draft = make_report(status="draft")
    take_part(draft, "赵海燕")
    take_part(make_report(), "郭绍伟", review=Review.REJECTED)
    assert ask(client, "people")["total"] == ask(client, "participations")["total"] == 0
    assert client.get(f"/api/v1/reports/{draft.slug}").status_code == 404


@pytest.mark.parametrize("name", OF_LIST)
def test_every_record_tells_the_names_that_it_goes_by(client, name):
    LinkedArchive(1)
    slug = ask(client, name)["items"][0]["slug"]
    record = apps.get_model("archive", OF_LIST[name]).objects.at(slug)
    record.go_by("别有一名")
    assert "别有一名" in ask(client, f"{name}/{slug}")["names"]


def test_a_record_is_found_by_an_address_that_it_had_before(client):
    person = take_part(make_report(), "杨树平").person
    person.name = "杨树林"
    person.save()
    assert ask(client, "people/杨树平")["slug"] == "杨树林"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("people/无", 404),
        ("nothing", 404),
        ("reports?page=0", 400),
        ("reports?page=x", 400),
        ("people?page_size=101", 400),
    ],
)
def test_errors_are_a_sentence_in_json(client, path, status):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status
    assert json.loads(response.content).keys() == {"error"}


def test_nothing_can_be_written(client):
    assert client.post("/api/v1/reports", {}).status_code == 405


def test_the_description_names_every_list_and_the_page_needs_no_other_site(client):
    described = ask(client, "openapi.json")
    assert {f"/api/v1/{name}" for name in LISTS} <= described["paths"].keys()
    html = squeezed(client.get("/api/v1/docs").content.decode())
    paths = described["paths"].items()
    assert all(f"{method.upper()} {path}</code>" in html for path, methods in paths for method in methods)
    assert "published_on" in html


READ = [path for path, methods in api.get_openapi_schema()["paths"].items() if "get" in methods]


@pytest.mark.parametrize("path", [*READ, "/api/v1/search", "/api/v1/suggest"])
def test_a_parameter_that_is_not_described_is_refused_by_name(client, path):
    for query in ("publishr=x", "publishr=x&q=a"):
        response = client.get(f"{path.format(slug='x')}?{query}")
        assert response.status_code == 400
        assert "publishr" in response.json()["error"]


@pytest.mark.parametrize(
    ("path", "query", "name"),
    [
        ("reports", "year=20145", "year"), ("reports", "month=05", "month"), ("reports", "part=king", "part"),
        ("reports", "sort=best", "sort"), ("reports", "year=2013&year=2014", "year"), ("reports", "ahead=x", "ahead"),
        ("reports", "page=1000001", "page"), ("reports", "&".join(f"person={n}" for n in range(11)), "person"),
        ("people", "page_size=0", "page_size"), ("people", "q=" + "x" * 61, "q"), ("people", "q=a&q=b", "q"),
        ("observations", "status=wished", "status"), ("observations", "review=rejected", "review"),
        ("participations", "part=king", "part"), ("points", "origin=heaven", "origin"),
        ("search", "year=2014&sort=best", "sort"), ("search", "page=1&page=2", "page"),
        ("suggest", "kind=king", "kind"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_by_name(client, path, query, name):
    response = client.get(f"/api/v1/{path}?{query}")
    assert response.status_code == 400
    assert name in response.json()["error"].split()


def test_reports_are_narrowed_as_the_page_narrows_them(client):
    archive = LinkedArchive(3)  # of 2010 to 2012
    total = ask(client, "reports", year="2011", person=[archive.person.slug, archive.other.slug])["total"]
    assert total == client.get("/reports/?year=2011").context["page"].paginator.count == 1
    assert client.get("/reports/?day_from=2011&day_to=2011").context["page"].paginator.count == 1
    assert "2011年" in client.get("/reports/?day_from=2011").content.decode()


@pytest.mark.parametrize(
    "day", ["2014/05/08", "2014-5-8", "20140508", "08.05.2014", "2014-13-45", "2014-02-30", "2014~"]
)
@pytest.mark.parametrize("path", ["reports", "observations"])
def test_a_day_that_is_none_of_the_calendar_is_refused_by_name(client, path, day):
    for name in ("day_from", "day_to"):
        response = client.get(f"/api/v1/{path}", {name: day})
        assert response.status_code == 400
        assert name in response.json()["error"]


def test_facts_without_a_record_are_told(client):
    """Whatever the database lets be empty."""
    report = make_report("深入实施“两翼齐飞”战略，在高新区投资5亿元。", status="published")
    StrategyMention.objects.create(**place(report, "两翼齐飞"))
    ZoneMention.objects.create(**place(report, "高新区"))
    Observation.objects.create(value=5, unit="亿元", **place(report, "5亿元"))
    for path, record in (("strategy-mentions", "strategy"), ("zone-mentions", "zone"), ("observations", "metric")):
        (fact,) = ask(client, path)["items"]
        assert fact[record] is None
    for name, (told, _narrowing) in _SCHEMAS.items():
        for field in FACT_KINDS[name].model._meta.concrete_fields:
            if field.null and field.name in told.model_fields:
                assert type(None) in get_args(told.model_fields[field.name].annotation), (name, field.name)


def test_facts_are_bounded_by_days_as_reports_are(client):
    LinkedArchive(3)  # of 2010 to 2012
    for path in ("reports", "observations"):
        assert ask(client, path, day_from="2010", day_to="2011")["total"] == 2
        assert ask(client, path, day_from="", day_to="")["total"] == 3


def test_the_page_names_the_parameters_that_hold(client):
    """Every example and every parameter of the description is taken; limit and offset are none."""
    html = squeezed(client.get("/api/v1/docs").content.decode())
    examples = re.findall(r'<a href="(/api/v1/[^"]+)"><code>', html)
    assert len(examples) == len(LISTS)
    assert [client.get(address.replace("&amp;", "&")).status_code for address in examples] == [200] * len(LISTS)
    assert "page_size" in html
    assert "offset" not in html
    for path, methods in ask(client, "openapi.json")["paths"].items():
        for method, operation in methods.items():
            named = [each["name"] for each in operation.get("parameters", []) if each["in"] == "query"]
            said = html.partition(f"{method.upper()} {path}</code>")[2].partition("</details>")[0]
            assert all(f"<code>{name}</code>" in said for name in named), path


def test_appointments_are_narrowed_by_what_they_state(client):
    report, person = make_report("会议任命沈若川为云岫市市长。"), make_person("沈若川")
    state_appointment(report, person, "沈若川为云岫市市长", office="云岫市APEC办公室主任", day="2014-05-08")
    (item,) = ask(client, "appointments", event="appointed", office="apec办")["items"]
    assert (item["person"]["name"], item["office"], item["day"]) == ("沈若川", "云岫市APEC办公室主任", "2014-05-08")
    assert ask(client, "appointments", event="ended")["total"] == 0
