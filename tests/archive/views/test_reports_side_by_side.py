"""Two reports sentence beside sentence, and how a reader comes to them."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import Report, Speech
from tests.helpers import make_area, make_person, make_report, place, squeezed

pytestmark = pytest.mark.django_db

ONE = "会议在霁阳召开。温如松强调，要加快北麓产业集聚区建设。要抓好造林。"
OTHER = "会议在霁阳召开。温如松强调，要加快东岭产业集聚区建设。要管好河道。"


@pytest.fixture
def pair():
    area = make_area()
    return [
        make_report(text, title=title, published_on=day, area=area)
        for text, title, day in ((ONE, "春季会议", "2014-03-01"), (OTHER, "秋季会议", "2014-09-01"))
    ]


def address(one, other, query=""):
    return reverse("reports-side-by-side", args=[one.slug, other.slug]) + query


def rows(html):
    return re.findall(r'<li class="(same|reworded|one|other)">', html)


def test_each_kind_is_counted_and_its_link_gives_exactly_those(client, pair):
    html = squeezed(client.get(address(*pair)).content.decode())
    assert rows(html) == ["same", "reworded", "one", "other"]
    assert "<del>北麓</del>" in html
    assert "<ins>东岭</ins>" in html
    counted = re.findall(r'href="\?show=(\w+)"[^>]*>[^<]*<span class="count">(\d+)</span>', html)
    assert counted == [("same", "1"), ("reworded", "1"), ("one", "1"), ("other", "1")]
    for kind, number in counted:
        assert rows(client.get(address(*pair, f"?show={kind}")).content.decode()) == [kind] * int(number)


def test_many_rows_are_shown_in_pages_and_what_moved_is_found_on_its_own(client):
    moved = "温如松强调，要加快北麓产业集聚区建设，抓好造林绿化和河道管护。"
    lines = [f"第{number}件事由会议研究确定。" for number in range(240)]
    one, other = make_report(moved + "".join(lines)), make_report("".join(lines) + moved)
    pages = [client.get(address(one, other, f"?page={page}")).content.decode() for page in (1, 2, 3)]
    assert [len(rows(html)) for html in pages] == [100, 100, 42]
    (to,) = re.findall(r'href="([^"]*)#r241"', pages[0])
    assert 'id="r241"' in client.get(address(one, other, to.replace("&amp;", "&"))).content.decode()
    data = json.loads(b"".join(client.get(address(one, other, "?format=json")).streaming_content))
    assert len(data["rows"]) == 242
    narrowed = client.get(address(one, other, "?show=same&page=3")).content.decode()
    assert len(rows(narrowed)) == 40
    assert 'href="?show=one"' in narrowed


def test_speeches_of_two_reports(client, pair):
    person = make_person("温如松")
    for report in pair:
        Speech.objects.create(person=person, verb="强调", **place(report, report.text[8:27]))
    query = f"?speaker={person.slug}&other_speaker={person.slug}"
    assert rows(client.get(address(*pair, query)).content.decode()) == ["reworded"]
    both = address(pair[0], pair[0], f"?speaker={person.slug}")
    assert rows(client.get(both).content.decode()).count("same") == 1


def test_a_speaker_who_does_not_speak_is_named(client, pair):
    html = client.get(address(*pair, "?speaker=nobody&other_speaker=nobody")).content.decode()
    assert "这篇报道里没有此人的讲话" in html
    assert "两边都没有可比的句子" in html


def test_a_report_beside_itself_is_the_report(client, pair):
    assert client.get(address(pair[0], pair[0])).headers["Location"] == pair[0].get_absolute_url()


def test_what_a_reader_may_not_see_is_not_compared(client, pair):
    for status in ("draft", "withdrawn"):
        Report.objects.filter(pk=pair[1].pk).update(status=status)
        assert client.get(address(*pair)).status_code == 404
    assert client.get(f"/reports/{pair[0].slug}/with/nothing/").status_code == 404


def test_words_are_escaped(client, pair):
    made = make_report("<script>alert(1)</script>要加快北麓产业集聚区建设。", title="<b>会议</b>")
    html = client.get(address(pair[0], made)).content.decode()
    assert "<script>alert" not in html
    assert "<b>会议" not in html


def test_queries_do_not_grow_with_the_texts(client, pair, django_assert_num_queries):
    long = [make_report(text * 30, title=f"长{n}") for n, text in enumerate((ONE, OTHER))]
    client.get(address(*pair))
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address(*pair))
    with django_assert_num_queries(len(few)):
        client.get(address(*long))


@pytest.mark.parametrize("typed", ["秋季", "https://archive.example/reports/{slug}/#s2", "{slug}"])
def test_the_other_is_found_by_title_or_address(client, pair, typed):
    answer = client.get(pair[0].get_absolute_url(), {"with": typed.format(slug=pair[1].slug)})
    assert answer.headers["Location"] == address(*pair)


def test_which_one_is_asked_where_several_match(client, pair):
    third = make_report("别的。", title="秋季座谈会议", published_on="2015-01-01")
    html = client.get(pair[0].get_absolute_url(), {"with": "秋季"}).content.decode()
    assert [slug in html for slug in (address(pair[0], third), address(*pair))] == [True, True]
    assert "没有标题里有" in client.get(pair[0].get_absolute_url(), {"with": "无此"}).content.decode()


def test_with_nothing_typed_those_before_it_are_offered(client, pair):
    assert address(pair[1], pair[0]) in client.get(pair[1].get_absolute_url(), {"with": ""}).content.decode()
    assert "没有同一会议" in client.get(pair[0].get_absolute_url(), {"with": ""}).content.decode()


def test_the_page_of_a_report_leads_there(client, pair):
    html = client.get(pair[1].get_absolute_url()).content.decode()
    assert address(pair[0], pair[1]) in html
    assert 'name="with"' in html


def test_the_rows_can_be_taken_away(client, pair):
    data = json.loads(client.get(address(*pair, "?format=json&show=reworded")).getvalue())
    (row,) = data["rows"]
    assert (row["kind"], row["one"]) == ("改动", "温如松强调，要加快北麓产业集聚区建设。")
    assert row["other_address"].endswith(f"/reports/{pair[1].slug}/#s2")


def test_boilerplate_is_dim_and_its_count_leads_to_exactly_those_passages(client, pair):
    said = "各级各部门要高度重视、加强领导、狠抓落实。"
    one = make_report(said + "要抓好春季造林绿化。", title="造林会议")
    others = [make_report(f"{said}别的第{n}件事。", title=f"会议{n}") for n in range(3)]
    html = squeezed(client.get(address(one, others[0])).content.decode())
    assert re.findall(r'<li class="(\w+) boilerplate">', html) == ["same"]
    counted = re.findall(r'href="([^"]+\?sentence=1)">别处 (\d+) 处', html)
    assert [number for _address, number in counted] == ["3", "3"]
    for link, number in counted:
        rows = json.loads(client.get(link + "&format=json").getvalue())["rows"]
        assert len(rows) == int(number)
