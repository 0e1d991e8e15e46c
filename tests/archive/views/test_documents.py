"""The list of policy documents and the page of a document."""

import pytest

from archive.models import PolicyDocument
from tests.addresses import body
from tests.helpers import make_report, mention_document, squeezed

pytestmark = pytest.mark.django_db


def test_documents_are_listed_and_shown_with_their_sentences(client):
    document = PolicyDocument.objects.create(name="区域合作规划")
    report = make_report("会议召开。《区域合作规划》已经获批。")
    mention_document(report, document)
    assert "《区域合作规划》" in client.get("/documents/").content.decode()
    html = squeezed(client.get(document.get_absolute_url()).content.decode())
    assert f'<a href="{report.get_absolute_url()}#s2">《<mark>区域合作规划</mark>》已经获批。</a>' in html


def test_reports_are_found_by_initials_of_the_name(client):
    mention_document(make_report("《区域合作规划》"), "区域合作规划")
    assert len(client.get("/documents/?q=quyu").context["page"]) == 1
    assert len(client.get("/documents/?q=合作").context["page"]) == 1
    assert not client.get("/documents/?q=zz").context["page"].object_list


def test_the_list_is_of_documents_and_other_titles_have_lists_of_their_own(client):
    for name in ("岚浦市港口条例", "意见", "岚浦日报", "海边人家"):
        mention_document(make_report(f"《{name}》"), name)

    def listed(query=""):
        return [record.name for record in client.get(f"/documents/{query}").context["page"]]

    assert listed() == ["岚浦市港口条例"]
    assert listed("?kind=short") == ["意见"]
    assert set(listed("?kind=other")) == {"岚浦日报", "海边人家"}
    assert len(listed("?kind=any")) == 4
    html = squeezed(client.get("/documents/?kind=other").content.decode())
    assert 'aria-current="true">报刊、作品等其他题名</a>' in html
    assert "《岚浦市港口条例》,政策文件,1" in body(client, "/documents/?format=csv")[1]


def test_an_editor_says_of_what_kind_a_title_is():
    document = PolicyDocument.objects.create(name="港口三十条要义", kind="document")
    document.save()
    assert PolicyDocument.objects.get().kind == "document"
