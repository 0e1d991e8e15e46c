"""Lists of reports and sentences: a reader's own by its address, and the public ones of the editors."""

import csv
import json

import feedparser
import pybtex.database
import pytest
import rispy
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.models import Collection
from tests.helpers import make_person, make_report, take_part, tight

pytestmark = pytest.mark.django_db

TEXT = "会议召开。要抓好落实。要加快建设。"


@pytest.fixture
def reports():
    return [make_report(TEXT, title=f"第{number}次会议") for number in range(2)]


@pytest.fixture
def topic(reports):
    topic = Collection.objects.create(
        title="抓落实的三年", introduction="怎样说的。\n\n<b>怎样做的</b>。", is_public=True
    )
    topic.items.create(order=2, report=reports[0], note="头一回。")
    topic.items.create(order=1, report=reports[1], sentence=2, note="原话。")
    return topic


def page(client, path, **query):
    answer = client.get(path, query)
    assert answer.status_code == 200
    return tight(answer.content.decode())


def test_a_list_is_shown_from_its_address_alone(client, reports):
    html = page(client, "/collection/", items=f"{reports[1].pk}.2-{reports[0].pk}")
    assert html.index("第1次会议") < html.index("要抓好落实。") < html.index("第0次会议")
    assert f'href="?items={reports[0].pk}" data-drop-item="{reports[1].pk}.2"' in html


def test_without_a_list_the_page_says_how_to_make_one(client, db):
    html = page(client, "/collection/")
    assert "清单是空的" in html
    assert "<noscript>" in html


def test_what_is_not_public_is_counted_and_what_cannot_be_read_is_told(client, reports):
    draft = make_report(TEXT, title="未发布的草稿", status="draft")
    html = page(client, "/collection/", items=f"{draft.pk}-{reports[0].pk}-x")
    assert "另有 1 条的报道不在公开之列" in html
    assert "未发布的草稿" not in html
    assert "读不懂" in html


def test_a_list_is_taken_away_as_csv_bibtex_and_ris(client, reports):
    take_part(make_report("记者张敏报道。", pk=900), make_person("张敏"), part="journalist")
    query = {"items": f"{reports[0].pk}.2-900"}
    answer = client.get("/collection/", {**query, "format": "csv"})
    rows = list(csv.DictReader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))
    assert [row["sentence"] for row in rows] == ["要抓好落实。", ""]
    bib = pybtex.database.parse_string(client.get("/collection/cite.bib", query).content.decode(), "bibtex")
    assert list(bib.entries) == [f"report{reports[0].pk}-s2", "report900"]
    ris = rispy.loads(client.get("/collection/cite.ris", query).content.decode())
    assert [each.get("authors") for each in ris] == [None, ["张敏"]]
    assert ris[0]["urls"][0].endswith("#s2")


def test_the_citation_in_a_list_is_that_of_the_report(client, reports):
    own = client.get(f"/reports/{reports[0].slug}/cite.bib").content
    assert client.get("/collection/cite.bib", {"items": reports[0].pk}).content == own


def test_other_forms_are_not_there(client, reports):
    assert client.get("/collection/cite.pdf", {"items": reports[0].pk}).status_code == 404


def test_a_collection_shows_its_items_in_order_with_notes_and_no_markup_of_its_own(client, topic):
    html = page(client, topic.get_absolute_url())
    assert html.index("原话。") < html.index("头一回。")
    assert "&lt;b&gt;怎样做的" in html
    assert "<p>怎样说的。</p>" in html


def test_collections_are_listed_and_fed_only_when_public(client, topic):
    hidden = Collection.objects.create(title="未公开的专题")
    html = page(client, "/collections/")
    assert "抓落实的三年" in html
    assert "2 条" in html
    assert "未公开的专题" not in html
    assert client.get(hidden.get_absolute_url()).status_code == 404
    entries = feedparser.parse(client.get("/collections/feed.atom").content).entries
    assert [entry.title for entry in entries] == ["抓落实的三年"]


def test_a_draft_in_a_collection_is_not_shown(client, topic, reports):
    reports[0].status = "withdrawn"
    reports[0].save()
    assert "第0次会议" not in page(client, topic.get_absolute_url())


def test_a_collection_keeps_its_old_address(client, topic):
    old = topic.get_absolute_url()
    topic.title = "抓落实"
    topic.save()
    answer = client.get(old)
    assert answer.status_code in (301, 302)
    assert answer.url == topic.get_absolute_url()


def test_a_collection_is_taken_away_as_json_and_citations(client, topic):
    answer = client.get(topic.get_absolute_url(), {"format": "json"})
    rows = json.loads(b"".join(answer.streaming_content))["rows"]
    assert [row["note"] for row in rows] == ["原话。", "头一回。"]
    assert client.get(topic.get_absolute_url() + "cite.ris").content.decode().count("ER  -") == 2


def test_reports_and_sentences_have_buttons_for_the_list(client, reports):
    html = page(client, reports[0].get_absolute_url())
    assert f'data-collect="{reports[0].pk}"' in html
    assert f'data-report="{reports[0].pk}"' in html
    assert f'data-collect="{reports[0].pk}.2"' in page(client, reports[0].get_absolute_url(), cite="2")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_list_that_was_taken_away_is_opened_again(client, reports, form):
    items = f"{reports[1].pk}.2-{reports[0].pk}"
    taken = b"".join(client.get("/collection/", {"items": items, "format": form}).streaming_content)
    answer = client.post("/collection/bring", {"list": SimpleUploadedFile(f"list.{form}", taken)})
    assert (answer.status_code, answer["Location"]) == (302, f"/collection/?items={items}")


def test_addresses_alone_are_a_list_too_and_those_that_are_not_held_are_left_out(client, reports):
    draft = make_report(status="draft")
    first, second = (report.get_absolute_url() for report in reports)
    text = f"https://a.example{first}#s2\nhttps://a.example{second}\n{draft.get_absolute_url()} /reports/none/#s1"
    answer = client.post("/collection/bring", {"list": SimpleUploadedFile("list.txt", text.encode())})
    assert answer["Location"] == f"/collection/?items={reports[0].pk}.2-{reports[1].pk}"


def test_a_list_that_is_longer_than_an_address_is_opened_so_far_as_it_goes(client, db):
    names = [f"{9_000_000_000 + number}.100000" for number in range(199)]
    written = "\n".join(f"/collection/?items={'-'.join(part)}" for part in (names[:150], names[150:]))
    answer = client.post("/collection/bring", {"list": SimpleUploadedFile("list.txt", written.encode())})
    items = answer["Location"].partition("?items=")[2].split("-")
    assert items == names[: len(items)]
    assert 150 < len(items) < 199
    cut_off = f"?items={'-'.join(names)}"
    answer = client.post("/collection/bring", {"list": SimpleUploadedFile("list.txt", cut_off.encode())})
    items = answer["Location"].partition("?items=")[2].split("-")
    assert items == names[: len(items)]


@pytest.mark.parametrize("slug", [b"a\x00b", b"a%00b", b"%ed%a0%80"])
def test_an_address_that_no_database_can_hold_names_nothing(client, db, slug):
    answer = client.post("/collection/bring", {"list": SimpleUploadedFile("list.txt", b"/reports/" + slug + b"/")})
    assert answer.status_code == 400


def test_a_file_without_any_is_told_in_words(client, db):
    for files in ({"list": SimpleUploadedFile("list.csv", b"\xff\x00")}, {}):
        answer = client.post("/collection/bring", files)
        assert answer.status_code == 400
        assert "文件里没有本档案的报道或句子" in answer.content.decode()
    assert client.get("/collection/bring").status_code == 405
