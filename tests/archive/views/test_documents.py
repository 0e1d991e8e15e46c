"""The list of policy documents and the page of a document."""

import pytest

from archive.models import PolicyDocument
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
