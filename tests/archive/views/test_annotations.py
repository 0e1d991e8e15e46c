"""Notes and labels on the page of a report, and as JSON-LD that other programs resolve against the text."""

import json
import re

import pytest

from archive.loading.annotations import load_annotations
from archive.models import Annotation
from tests.helpers import make_report, tight

pytestmark = pytest.mark.django_db

TEXT = "会议召开。\n要抓好落实。要加快建设。"


@pytest.fixture
def report():
    report = make_report(TEXT, title="第一次工作会议")
    note = Annotation(report=report, quote="要加快建设", body="头一回\n\n<b>这样</b>说。", labels="提法\n建设",
                      is_public=True, creator="王老师")  # fmt: skip
    note.full_clean()
    note.save()
    return report


def page(client, address):
    return tight(client.get(address).content.decode())


def test_the_page_shows_notes_with_their_sentence_and_marks_the_sentence(client, report):
    html = page(client, report.get_absolute_url())
    key = Annotation.objects.get().pk
    assert f'<li id="a{key}">' in html
    assert '<a href="#s3">要加快建设</a>' in html
    assert "&lt;b&gt;这样" in html
    assert re.findall(r'href="/labels/\?label=[^"]*">([^<]*)<', html) == ["提法", "建设"]
    assert f'class="annotated-mark" href="#a{key}" aria-label="批注"' in html


def test_hidden_notes_are_nowhere(client, report):
    Annotation.objects.update(is_public=False)
    html = page(client, report.get_absolute_url())
    assert "头一回" not in html
    assert "annotated-mark" not in html
    assert client.get(report.get_absolute_url() + "annotations.json").json()["items"] == []


def test_the_data_is_a_page_of_annotations_whose_positions_hold_in_the_text(client, report):
    answer = client.get(report.get_absolute_url() + "annotations.json")
    assert answer["Content-Type"] == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    told = json.loads(answer.content)
    assert (told["@context"], told["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    [note] = told["items"]
    assert (note["type"], note["motivation"], note["creator"]["name"]) == ("Annotation", "commenting", "王老师")
    assert [(body["purpose"], body["value"]) for body in note["body"][1:]] == [("tagging", "提法"), ("tagging", "建设")]
    quote, position = note["target"]["selector"]
    assert (quote["exact"], quote["prefix"][-6:]) == ("要加快建设", "要抓好落实。")
    text = client.get(note["target"]["source"]).content.decode()
    assert text[position["start"] : position["end"]] == "要加快建设"


def test_what_was_written_is_read_again(client, report):
    written = client.get(report.get_absolute_url() + "annotations.json").content
    assert load_annotations(written).unchanged == 1
    Annotation.objects.all().delete()
    assert load_annotations(written, publish=True).new == 1
    again = Annotation.objects.get()
    assert (again.quote, again.label_list, again.creator) == ("要加快建设", ["提法", "建设"], "王老师")


def test_a_draft_has_none_for_readers(client, report):
    report.status = "draft"
    report.save()
    assert client.get(report.get_absolute_url() + "annotations.json").status_code == 404


def test_who_edits_is_led_from_a_sentence_to_its_note(admin_client, report):
    html = page(admin_client, report.get_absolute_url() + "?cite=2")
    assert f'href="/admin/archive/annotation/add/?report={report.pk}&amp;quote=要抓好落实。"' in html
    form = page(admin_client, f"/admin/archive/annotation/add/?report={report.pk}&quote=要抓好落实。")
    assert "要抓好落实。</textarea>" in form
