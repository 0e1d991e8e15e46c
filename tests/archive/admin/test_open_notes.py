"""What readers say of a report stands on its page of review until somebody has done with it."""

import pytest

from archive.models import ReaderNote
from tests.archive.admin.editing import address
from tests.helpers import make_report, mention_strategy

pytestmark = pytest.mark.django_db


def test_an_editor_sees_open_notes_with_what_they_are_about(editor):
    report = make_report("要推进三城同创。")
    mention = mention_strategy(report, "三城同创")
    ReaderNote.objects.create(report=report, words="原报作“四城”。", kind="slogan", fact_id=mention.pk, about="三城")
    ReaderNote.objects.create(report=report, words="漏了一句<b>。", sentence=1)
    ReaderNote.objects.create(report=report, words="早已改过。", is_done=True)
    ReaderNote.objects.create(report=make_report("别的。"), words="说的是别篇。")
    text = editor.get(address(report, "review")).content.decode()
    assert "原报作“四城”。" in text
    assert f'href="#f-strategymention-{mention.pk}"' in text
    assert f'id="f-strategymention-{mention.pk}"' in text
    assert "第 1 句" in text
    assert "漏了一句&lt;b&gt;。" in text
    assert "早已改过" not in text
    assert "说的是别篇" not in text


def test_a_note_that_is_done_with_stands_there_no_more(editor):
    report = make_report("要推进三城同创。")
    note = ReaderNote.objects.create(report=report, words="数字不符。")
    other = ReaderNote.objects.create(report=make_report("别的。"), words="说的是别篇。")
    editor.client.post(address(report, "review"), {"note_done": other.pk})
    editor.client.post(address(report, "review"), {"note_done": note.pk})
    assert not list(report.reader_notes.open())
    assert ReaderNote.objects.open().get() == other  # of another report: not this page's
    assert "数字不符" not in editor.get(address(report, "review")).content.decode()


def test_without_notes_nothing_is_said_of_them(editor):
    page = address(make_report("要推进三城同创。"), "review")
    assert "读者报错" not in editor.get(page).content.decode().split('id="review"')[1]
