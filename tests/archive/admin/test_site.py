"""The editing site: who may enter, its face, its start page, its language."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User

from archive.admin.review import review_address
from archive.models import Accession, CollectionItem
from archive.models.naming import Spelling
from archive.models.ties import RecordTie
from tests.archive.admin.editing import Editor
from tests.helpers import make_person, make_report, take_part


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/archive/report/", "/admin/archive/person/add/", "/admin/autocomplete/"]
)
def test_only_the_staff_enters(client, db, django_user_model, path):
    response = client.get(path)
    assert (response.status_code, response.url.split("?")[0]) == (302, "/admin/login/")
    client.force_login(django_user_model.objects.create_user("reader"))
    assert client.get(path).status_code == 302
    assert "编辑台" in client.get(path, follow=True).content.decode()


def test_the_start_page_says_what_waits(editor, django_assert_max_num_queries):
    make_report(status="draft")
    report = make_report("李明讲话。", title="待核的草稿", status="draft")
    take_part(report, "李明")
    take_part(report, make_person("赵芳"), review="confirmed")
    take_part(make_report(status="withdrawn"), make_person())
    make_report(title="已发布的报道", accession=Accession.objects.create(label="表.csv", by_name="小王"))
    with django_assert_max_num_queries(40):
        page = editor.get("/admin/")
    work = page.context["work"]
    assert {name: work[name] for name in ("drafts", "unconfirmed", "reports", "namesakes", "duplicates")} == {
        "drafts": 2, "unconfirmed": 1, "reports": 1, "namesakes": 0, "duplicates": 0,
    }  # fmt: skip
    shown = page.content.decode()
    assert review_address(report.pk) in shown
    assert all(words in shown for words in ("待核的草稿", "已发布的报道", "小王 表.csv", 'href="/"'))
    assert shown.index("/admin/archive/report/") < shown.index("/admin/archive/person/") < shown.index("/admin/auth/")
    assert "/admin/archive/personname/" not in shown


def test_every_kind_of_record_is_in_a_group_of_its_own(editor):
    groups = editor.get("/admin/").context["groups"]
    names = [model["object_name"] for group in groups for model in group.models]
    on_their_record = (Spelling, RecordTie, CollectionItem)  # edited on the page of what they name, tie or belong to
    listed = [model.__name__ for model in admin.site._registry if not issubclass(model, on_their_record)]
    assert sorted(names) == sorted(listed)
    assert [str(group.label) for group in groups][-1] == "账号"


def test_whoever_may_not_read_reports_sees_no_tasks(client, db):
    client.force_login(User.objects.create_user("other", is_staff=True))
    page = client.get("/admin/")
    assert page.context["work"] == {}
    assert "take-in" not in page.content.decode()


def test_editors_read_their_own_language(editor: Editor):
    assert "退出" in editor.get("/admin/").content.decode()
    editor.client.cookies["django_language"] = "en"
    assert "Log out" in editor.get("/admin/").content.decode()
