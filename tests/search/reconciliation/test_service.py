"""The reconciliation service by its specification, 0.2."""

import json

import pytest
from django.test import Client

from archive.models import Membership, PersonName, Zone
from tests.helpers import make_area, make_person, make_report, make_strategy, mention_strategy, mention_zone, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    """李明 of 霁阳市 and 李明 of 云麓市; 王小芳."""
    made = []
    for name, place in (("李明", "霁阳市"), ("李明", "云麓市"), ("王小芳", "霁阳市")):
        area = make_area(place)
        report = make_report(f"市长{name}强调。", area=area)
        person = make_person(name, note=place if name == "李明" else "")
        take_part(report, person, role_title="市长")
        made.append(person)
    Membership.objects.derive([person.pk for person in made])
    return made


def ask(method="get", **queries):
    answer = getattr(Client(), method)("/reconcile", {"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.content
    return {name: each["result"] for name, each in answer.json().items()}


def test_the_manifest_says_what_there_is_and_every_address_in_it_answers(people):
    said = Client().get("/reconcile").json()
    assert said["versions"] == ["0.2"]
    assert said["identifierSpace"] == "http://testserver/"
    assert [each["id"] for each in said["defaultTypes"]] == ["people", "strategies", "zones", "areas"]
    identifier = f"people/{people[2].slug}"
    for address in (said["view"]["url"], said["preview"]["url"]):
        assert Client().get(address.replace("{{id}}", identifier)).status_code == 200, address
    services = [*said["suggest"].values(), said["extend"]["propose_properties"]]
    for service in services:
        answer = Client().get(service["service_path"], {"prefix": "", "type": "people"})
        assert answer.status_code == 200
        assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_name_that_only_one_has_matches_by_itself(people, method):
    (best, *_) = ask(method, q0={"query": "王小芳"})["q0"]
    assert best["id"] == f"people/{people[2].slug}"
    assert (best["name"], best["match"], best["score"]) == ("王小芳", True, 100)
    assert best["type"][0]["id"] == "people"
    assert "市长" in best["description"]


def test_namesakes_do_not_match_by_themselves_and_a_property_tells_them_apart(people):
    answers = ask(
        plain={"query": "李明", "type": ["people", "people"]},
        told={"query": "李明", "type": "people", "properties": [{"pid": "area", "v": "霁阳"}]},
        linked={"query": "李明", "properties": [{"pid": "area", "v": {"id": "x", "name": "云麓市"}}]},
        wrong={"query": "王小芳", "properties": [{"pid": "area", "v": "云麓市"}]},
    )
    assert [each["match"] for each in answers["plain"]] == [False, False]
    assert answers["told"][0]["id"] == f"people/{people[0].slug}"
    assert answers["told"][0]["match"]
    assert answers["told"][0]["score"] > answers["told"][1]["score"]
    assert answers["linked"][0]["id"] == f"people/{people[1].slug}"
    assert not answers["wrong"][0]["match"]


@pytest.mark.parametrize("words", [
    "霁阳", "霁阳市", "云麓省霁阳市", "云麓省 霁阳市", "云麓霁阳", "云麓省霁阳", "霽陽",
])  # fmt: skip
def test_an_area_matches_without_its_level_and_with_those_above_it(words):
    province = make_area("云麓省", level="province")
    city = make_area("霁阳市", parent=province)
    for area in (province, city, make_area("北麓区", parent=city), make_area("岚浦市", parent=province)):
        make_report(area=area)
    (best, *others) = ask(q={"query": words, "type": "areas"})["q"]
    assert (best["id"], best["score"], best["match"]) == (f"areas/{city.slug}", 100, True)
    assert all(0 < each["score"] < 90 and not each["match"] for each in others)


def test_areas_that_are_called_alike_without_their_level_are_left_to_choose():
    province = make_area("吉林省", level="province")
    for area in (province, make_area("吉林市", parent=province)):
        make_report(area=area)
    answers = ask(short={"query": "吉林", "type": "areas"}, whole={"query": "吉林市", "type": "areas"})
    assert [(each["score"], each["match"]) for each in answers["short"]] == [(100, False), (100, False)]
    assert answers["whole"][0]["match"]


def test_the_level_of_an_area_is_a_word():
    area = make_report(area=make_area("霁阳市")).area
    identifier = f"areas/{area.slug}"
    asked = {"ids": [identifier], "properties": [{"id": "level"}]}
    answer = Client().post("/reconcile", {"extend": json.dumps(asked)}).json()
    assert answer["rows"][identifier]["level"] == [{"str": "地级"}]


def test_an_office_is_given_once_however_it_is_written():
    person = make_person("韩松")
    for title, area in (("市委书记", "霁阳市"), ("市委書記", "霁阳市"), ("市委书记", "岚浦市")):
        take_part(make_report("韩松强调。", area=make_area(area)), person, role_title=title)
    Membership.objects.derive([person.pk])
    identifier = f"people/{person.slug}"
    asked = {"ids": [identifier], "properties": [{"id": "office"}]}
    answer = Client().post("/reconcile", {"extend": json.dumps(asked)}).json()
    assert len(answer["rows"][identifier]["office"]) == 1


def test_what_is_almost_the_name_is_offered_and_not_matched(people):
    answers = ask(
        pinyin={"query": "wangxiaofang"}, part={"query": "小芳"}, near={"query": "王晓芳"}, none={"query": "赵六"}
    )
    for name in ("pinyin", "part", "near"):
        assert answers[name][0]["name"] == "王小芳", name
        assert not answers[name][0]["match"]
        assert answers[name][0]["score"] < 100
    assert answers["none"] == []


def test_types_narrow_and_limits_hold(people):
    report = make_report("云帆计划，云帆产业园。")
    mention_strategy(report, make_strategy("云帆计划"))
    mention_zone(report, Zone.objects.create(name="云帆产业园"))
    both = ask(q={"query": "云帆"}, zones={"query": "云帆", "type": ["zones"]}, one={"query": "云帆", "limit": 1}, no={
        "query": "云帆", "type": "nothing"})  # fmt: skip
    assert {each["type"][0]["id"] for each in both["q"]} == {"strategies", "zones"}
    assert [each["name"] for each in both["zones"]] == ["云帆产业园"]
    assert len(both["one"]) == 1
    assert both["no"] == []


def test_records_that_only_drafts_name_are_not_there():
    report = make_report("周予安强调。", status="draft")
    take_part(report, "周予安")
    assert ask(q={"query": "周予安"})["q"] == []
    assert Client().get("/reconcile/suggest/entity", {"prefix": "周予安"}).json() == {"result": []}


def test_entities_types_and_properties_are_suggested(people):
    entity = Client().get("/reconcile/suggest/entity", {"prefix": "wang"}).json()["result"][0]
    assert (entity["id"], entity["name"]) == (f"people/{people[2].slug}", "王小芳")
    assert entity["notable"][0]["id"] == "people"
    types = Client().get("/reconcile/suggest/type", {"prefix": "people"}).json()["result"]
    assert [each["id"] for each in types] == ["people"]
    assert Client().get("/reconcile/suggest/property", {"prefix": "off"}).json()["result"][0]["id"] == "office"


def test_properties_of_records_are_taken_into_a_table(people):
    PersonName.objects.create(person=people[2], name="王晓芳")
    proposed = Client().get("/reconcile/properties", {"type": "people"}).json()
    assert {each["id"] for each in proposed["properties"]} == {"office", "area", "names", "report_count"}
    identifier = f"people/{people[2].slug}"
    asked = {
        "ids": [identifier, "people/nobody", "nonsense"],
        "properties": [{"id": "office"}, {"id": "area"}, {"id": "office"}, {"id": []}, {"id": "report_count"}],
    }
    answer = Client().post("/reconcile", {"extend": json.dumps(asked)}).json()
    assert [each["id"] for each in answer["meta"]] == ["office", "area", "report_count"]
    row = answer["rows"][identifier]
    assert row["office"] == [{"str": "市长"}]
    assert row["area"][0]["name"] == "霁阳市"
    assert row["area"][0]["id"].startswith("areas/")
    assert row["report_count"] == [{"int": 1}]
    empty = {"office": [], "area": [], "report_count": []}
    assert answer["rows"]["people/nobody"] == answer["rows"]["nonsense"] == empty


def test_the_small_page_may_stand_in_another_program_and_no_other_page_may(people):
    answer = Client().get("/reconcile/preview", {"id": f"people/{people[2].slug}"})
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert "王小芳" in answer.text
    assert "frame-ancestors 'none'" in Client().get("/reports/")["Content-Security-Policy"]
    assert Client().get("/reconcile/preview", {"id": "people/nobody"}).status_code == 404


@pytest.mark.parametrize("given", [
    {"queries": "no"}, {"queries": '{"q": {"query": "\\ud800"}}'},
    {"extend": '{"ids": ["people/\\u0000"], "properties": []}'},
    {"queries": "[]"}, {"queries": '{"q": 1}'}, {"queries": '{"q": {"query": 1}}'}, {"extend": "{}"},
    {"extend": '{"ids": 1, "properties": []}'}, {"queries": "[" * 5000},
    {"queries": json.dumps({"q": {"query": "x", "properties": [{"pid": "area", "v": "x"}] * 21}})},
    {"queries": json.dumps({str(number): {"query": "x"} for number in range(101)})},
])  # fmt: skip
def test_what_is_no_query_is_refused_in_words(given):
    answer = Client().post("/reconcile", given)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("读不懂")


@pytest.mark.parametrize("query", [
    {"query": ""}, {"query": "x", "limit": "3"}, {"query": "x", "limit": -1}, {"query": "x", "type": 3},
    {"query": "x", "properties": "x"}, {"query": "x", "properties": 3},
    {"query": "x", "properties": [{"pid": "area", "v": None}, 3]}, {"query": "[(*"},
])  # fmt: skip
def test_odd_queries_are_answered(people, query):
    assert ask(q=query)["q"] == []


def test_what_stands_in_samples_alone_is_described_as_a_sample():
    """And by the entity's suggestions and preview likewise."""
    sample, real = make_person("赵示例"), make_person("钱真实")
    for person, is_sample in ((sample, True), (real, True), (real, False)):
        take_part(make_report(f"市长{person.name}强调。", is_sample=is_sample), person, role_title="市长")
    make_report(area=make_area("霁阳市", is_sample=True), is_sample=True)
    answers = ask(sample={"query": "赵示例"}, real={"query": "钱真实"}, area={"query": "霁阳市", "type": "areas"})
    assert {name: rows[0]["description"].startswith("示例") for name, rows in answers.items()} == {
        "sample": True, "real": False, "area": True,
    }  # fmt: skip
    (suggested,) = Client().get("/reconcile/suggest/entity", {"prefix": "赵示例"}).json()["result"]
    assert suggested["description"].startswith("示例")
    assert "示例" in Client().get("/reconcile/preview", {"id": f"people/{sample.slug}"}).content.decode()
