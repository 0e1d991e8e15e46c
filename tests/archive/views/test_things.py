"""What holds for every list and page of a thing: bounds, escapes, addresses, the number of queries."""

from itertools import product

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Area, Industry, Membership, Metric, Organization, Person, PolicyDocument, Strategy, Zone
from tests.helpers import (
    make_area,
    make_publisher,
    make_report,
    make_speech,
    mention_document,
    mention_industry,
    mention_strategy,
    mention_zone,
    observe,
    take_part,
)

pytestmark = pytest.mark.django_db

LISTS = ["people", "strategies", "zones", "industries", "areas", "metrics", "documents", "publishers"]
MODELS = [Person, Strategy, Zone, Industry, Area, Metric, PolicyDocument, Organization]
EVIL = "<script>alert(1)</script>"
TEXT = "杨树平强调，要在高新区实施四大一高，落实《合作规划》，完成投资1527亿元。赵海燕主持。"


def fill(number, suffix=""):
    """``number`` reports of which each has something of every kind, the same and one of its own."""
    area = Area.objects.first() or make_area("河南省", "province")
    city = Area.objects.filter(name="三门峡市").first() or make_area("三门峡市", parent=area)
    paper = Organization.objects.first() or make_publisher("三门峡日报")
    for each in range(number):
        own = f"{suffix}{each}"
        report = make_report(TEXT, area=city, publisher=paper, published_on=f"{2000 + each % 20}-05-08")
        yang = Person.objects.filter(name="杨树平").first() or "杨树平"
        take_part(report, yang, role_title="市委书记")
        take_part(report, f"赵海燕{own}", "chair", role_title="市长")
        speaker = Person.objects.get(name="杨树平")
        speech = make_speech(report, speaker, TEXT)
        for name in ("四大一高", f"四大一高{own}"):
            mention_strategy(report, Strategy.objects.filter(name=name).first() or name, speech=speech)
        for name in ("高新区", f"高新区{own}"):
            mention_zone(report, Zone.objects.filter(name=name).first() or name)
        for name in ("装备制造", f"装备制造{own}"):
            mention_industry(report, Industry.objects.filter(name=name).first() or name)
        for name in ("合作规划", f"合作规划{own}"):
            mention_document(report, PolicyDocument.objects.filter(name=name).first() or name)
        for name in ("投资", f"投资{own}"):
            zone = Zone.objects.get(name="高新区")
            observe(report, name, "1527亿元", 1527, "亿元", said_by=speaker, zone=zone, area=city)
    Membership.objects.derive([Person.objects.get(name="杨树平").pk])


def addresses():
    things = [model.objects.order_by("pk").first().get_absolute_url() for model in MODELS]
    return [
        *(f"/{name}/{query}" for name, query in product(LISTS, ["", "?sort=pinyin", "?q=a", "?initial=Z"])),
        *(f"{thing}{query}" for thing, query in product(things, ["", "?show=figures", "?show=reports"])),
    ]


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_no_page_asks_more_of_the_database_when_it_holds_more(client):
    fill(10)
    few = {address: queries(client, address) for address in addresses()}
    fill(60, "x")
    many = {address: queries(client, address) for address in addresses()}
    assert many == few
    assert max(many.values()) <= 34


def test_a_long_list_has_pages(client):
    for number in range(150):
        Metric.objects.create(name=f"指标{number}")
    report = make_report(TEXT)
    for metric in Metric.objects.all():
        observe(report, metric, "1527亿元", 1527, "亿元")
    assert len(client.get("/metrics/").context["page"]) == 120
    assert len(client.get("/metrics/?page=2").context["page"]) == 30
    assert "?page=2" in client.get("/metrics/").content.decode()


def test_pages_are_bounded_whatever_they_hold(client):
    fill(70)
    for address in addresses():
        assert len(client.get(address).content) < 150_000, address


BAD = ["page=0", "page=-1", "page=x", "page=9999999", "q=%FF%FE", "q=%25_%5C", "q=<script>", "initial=ab", "initial="]
BAD += ["initial=%23", "sort=;drop", "kind=%27", "show=1", "unit=", "unit=%25"]


@pytest.mark.parametrize("query", [*BAD, "page=" + "9" * 5000, "q=" + "%E6%9D%A8" * 300])
def test_no_parameter_breaks_a_page(client, query):
    fill(1)
    for address in {address.partition("?")[0] for address in addresses()}:
        assert client.get(f"{address}?{query}").status_code == 200


def test_what_names_say_is_never_markup(client):
    area, paper = make_area(EVIL), make_publisher(EVIL)
    report = make_report(EVIL + "。", title=EVIL, area=area, publisher=paper)
    take_part(report, EVIL, role_title=EVIL)
    speaker = Person.objects.get()
    mention_strategy(report, EVIL, speech=make_speech(report, speaker, EVIL))
    Strategy.objects.update(expansion=EVIL)
    mention_zone(report, EVIL)
    mention_document(report, PolicyDocument.objects.create(name=EVIL, kind="document"))
    mention_industry(report, EVIL)
    observe(report, EVIL, EVIL, 1, EVIL, said_by=speaker, area=area, period=EVIL)
    Membership.objects.derive([speaker.pk])
    for address in addresses():
        html = client.get(address).content.decode()
        assert EVIL not in html, address
        assert "&lt;script" in html or "?q=a" in address or "initial=Z" in address, address


@pytest.mark.parametrize("name", LISTS)
def test_an_unknown_address_is_not_found(client, name):
    assert client.get(f"/{name}/没有这一条/").status_code == 404


def test_a_renamed_thing_is_found_at_its_old_address(client):
    fill(1)
    for model in MODELS:
        record = model.objects.order_by("pk").first()
        old = record.get_absolute_url()
        record.name = f"新名{record.pk}"
        record.save()
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (302, record.get_absolute_url())


def test_editors_see_the_way_to_the_form_and_readers_do_not(client):
    fill(1)
    address = Person.objects.get(name="杨树平").get_absolute_url()
    assert "/admin/archive/person/" not in client.get(address).content.decode()
    client.force_login(get_user_model().objects.create_superuser("editor"))
    html = client.get(address).content.decode()
    assert "/admin/archive/person/" in html


def test_samples_are_stamped(client):
    take_part(make_report(TEXT, is_sample=True), "杨树平")
    person = Person.objects.get()
    head = client.get(person.get_absolute_url()).content.decode().partition("<h1")[2].partition("</h1>")[0]
    assert "示例" in head
    take_part(make_report(TEXT), person)
    head = client.get(person.get_absolute_url()).content.decode().partition("<h1")[2].partition("</h1>")[0]
    assert "示例" not in head
