"""A session that expires while something is entered: what was entered goes through the login."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from archive.admin.review import review_address
from archive.models import Participation, Report
from tests.archive.admin.editing import Editor, address, key_of
from tests.helpers import make_report, take_part

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"


@pytest.fixture
def editor(client):
    client.force_login(get_user_model().objects.create_superuser("editor", password="long and secret"))
    return Editor(client)


def log_in(editor, answer, password="long and secret"):
    kept = answer.context["kept"]
    return editor.client.post(LOGIN, {"username": "editor", "password": password, "kept": kept, "next": "/admin/"})


def test_what_was_entered_is_saved_after_the_login(editor):
    report = make_report("李明讲话。\n\n  要实干。", title="旧标题")
    opened = editor.form(address(report)) | {"title": "新标题", "text": "\n李明讲话。\r\n"}
    editor.client.logout()
    answer = editor.client.post(address(report), opened)
    assert answer.status_code == 401
    assert "所填的内容都还在" in answer.text
    answer = log_in(editor, answer, "wrong")
    again = log_in(editor, answer)
    fields = Editor.fields_of(again, "kept_form")
    assert not any("password" in name for name in fields)
    assert editor.client.post(address(report), fields).status_code == 302
    report.refresh_from_db()
    assert (report.title, report.text) == ("新标题", "\n李明讲话。\n")


def test_facts_on_the_page_of_review_as_well(editor):
    report = make_report("李明讲话。")
    part = take_part(report, "李明")
    url = review_address(report.pk, edit=key_of(part))
    opened = editor.facts_form(url) | {f"{key_of(part)}-role_title": "市长", "save": "1"}
    editor.client.logout()
    again = log_in(editor, editor.client.post(url, opened))
    assert f'action="{url}"' in again.text
    editor.client.post(url, Editor.fields_of(again, "kept_form"))
    assert Participation.objects.get().role_title == "市长"


def test_a_script_is_told_where_to_log_in(editor):
    report = make_report("李明讲话。")
    editor.client.logout()
    answer = editor.client.post(
        review_address(report.pk), {"confirm": "participation-1"}, headers={"accept": "application/json"}
    )
    assert answer.status_code == 401
    assert json.loads(answer.content)["login"] == LOGIN


def test_a_forged_form_is_not_kept(editor):
    report = make_report("李明讲话。", title="旧标题")
    forger = Client(enforce_csrf_checks=True)
    assert forger.post(address(report), {"title": "伪造"}).status_code == 403
    assert Report.objects.get().title == "旧标题"


@pytest.mark.parametrize("kept", ["x", "", "\0", "a:b:c"])
def test_what_was_not_kept_by_the_archive_is_not_sent(editor, kept):
    editor.client.logout()
    answer = editor.client.post(LOGIN, {"username": "editor", "password": "long and secret", "kept": kept})
    assert answer.status_code == 302
