"""The editing site: who may enter, its face, its start page, its language."""

import pytest

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
    assert "会议报道档案 · 编辑" in client.get(path, follow=True).content.decode()


def test_the_start_page_says_what_waits(editor, django_assert_max_num_queries):
    make_report(status="draft")
    report = make_report("李明讲话。", status="draft")
    take_part(report, "李明")
    take_part(report, make_person("赵芳"), review="confirmed")
    take_part(make_report(status="withdrawn"), make_person())
    with django_assert_max_num_queries(20):
        page = editor.get("/admin/")
    assert page.context["work"] == {"drafts": 2, "unconfirmed": 1, "reports": 1}
    shown = page.content.decode()
    assert "会议报道档案 · 编辑" in shown
    assert 'href="/"' in shown
    assert shown.index("/admin/archive/report/") < shown.index("/admin/archive/person/") < shown.index("/admin/auth/")
    assert "/admin/archive/personname/" not in shown


def test_editors_read_their_own_language(editor: Editor):
    assert "新增" in editor.get("/admin/").content.decode() or "增加" in editor.get("/admin/").content.decode()
    editor.client.cookies["django_language"] = "en"
    assert "Log out" in editor.get("/admin/").content.decode()
