"""Editing collections: items in a table, sentences that are there, and history that undoes."""

import pytest
from django.urls import reverse

from archive.models import Collection, Revision
from tests.archive.admin.editing import address, errors
from tests.helpers import make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic():
    topic = Collection.objects.create(title="抓落实的三年")
    topic.items.create(order=1, report=make_report("会议召开。要抓好落实。"), note="头一回。")
    return topic


def test_an_item_is_added_in_the_table_and_kept_in_history(editor, topic):
    report = make_report("会议召开。要加快建设。")
    response = editor.send(
        address(topic), **{"items-1-order": 2, "items-1-report": report.pk, "items-1-sentence": 2}
    )  # fmt: skip
    assert response.status_code == 302, errors(response)
    assert [(item.report_id, item.sentence) for item in topic.items.all()][1] == (report.pk, 2)
    revision = Revision.objects.get()
    assert (revision.model, revision.name) == ("collection", "抓落实的三年")
    assert revision.rows.filter(model="collectionitem", before__isnull=True).count() == 1


def test_a_row_is_called_by_its_report_and_sentence(editor, topic):
    report = topic.items.get().report
    topic.items.create(order=2, report=report, sentence=2)
    rows = editor.page(address(topic)).xpath("//td[@class='original']/p")
    called = [" ".join(row.text_content().split()) for row in rows]
    assert called[:2] == [str(report), f"{report} · 第 2 句"]


def test_a_sentence_that_is_not_there_is_refused(editor, topic):
    response = editor.send(address(topic), **{"items-0-sentence": 9})
    assert "这份报道没有这一句。" in response.content.decode()


def test_an_edit_of_an_item_is_undone(editor, topic, client):
    editor.send(address(topic), **{"items-0-note": "改过的按语。"})
    assert topic.items.get().note == "改过的按语。"
    client.post(reverse("admin:archive_revision_change", args=[Revision.objects.get().pk]), {"undo": "1"})
    assert topic.items.get().note == "头一回。"


def test_a_deleted_collection_comes_back_from_the_trash_with_its_items(editor, topic, client):
    client.post(reverse("admin:archive_collection_delete", args=[topic.pk]), {"post": "yes"})
    assert not Collection.objects.exists()
    revision = Revision.objects.latest("pk")
    client.post(reverse("admin:archive_revision_change", args=[revision.pk]), {"undo": "1"})
    assert Collection.objects.get().items.get().note == "头一回。"
