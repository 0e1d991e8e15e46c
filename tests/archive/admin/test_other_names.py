"""Editors merge records of every kind, give them other names, and rename them; addresses and names lead on."""

import pytest
from django.urls import reverse

from archive.models import Metric, NamesakeQuestion, Report
from archive.models.unit_of_work import changing
from tests.archive.admin.editing import address, errors
from tests.helpers import (
    make_person,
    make_publisher,
    make_report,
    mention_document,
    mention_industry,
    observe,
    squeezed,
    take_part,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pairs():
    """(kept, other) of each kind with a page."""
    text = "《岚浦规划》、《岚浦纲要》，新能源、新能量，钢产量9吨，铁产量9吨。"
    report = make_report(text, publisher=make_publisher("岚浦日报"))
    return [
        [mention_document(report, name).document for name in ("岚浦规划", "岚浦纲要")],
        [mention_industry(report, name).industry for name in ("新能源", "新能量")],
        [observe(report, name, "9吨", 9, "吨").metric for name in ("钢产量", "铁产量")],
        [report.publisher, make_report(publisher=make_publisher("岚浦日报社")).publisher],
    ]


def test_old_addresses_lead_on_for_now_and_pages_say_the_other_names(editor, client, pairs):
    lists = ("documents", "industries", "metrics", "publishers")
    for (kept, other), name in zip(pairs, lists, strict=True):
        was = other.get_absolute_url()
        editor.act(kept._meta.model_name, "merge", [kept, other], apply="1", survivor=kept.pk)
        moved = client.get(was)
        assert (moved.status_code, moved.headers["Location"]) == (302, kept.get_absolute_url())
        page = client.get(kept.get_absolute_url()).content.decode()
        assert f"又作 {other.name}" in squeezed(page).replace("《", "")
        assert kept.name in client.get(reverse(name), {"q": other.name}).content.decode()
    assert {report.publisher for report in Report.objects.all()} == {pairs[-1][0]}


def test_who_is_renamed_stays_known_by_the_former_name(editor, pairs):
    metric = pairs[2][0]
    assert editor.send(address(metric), name="粗钢产量").status_code == 302
    assert list(Metric.objects.named("钢产量")) == [Metric.objects.get(name="粗钢产量")]
    assert editor.send(address(metric), name="钢产量").status_code == 302
    assert [name.name for name in metric.names.all()] == ["粗钢产量"]


def test_a_name_of_one_is_no_name_of_another(editor, pairs):
    for kept, other in pairs:
        names = {"names-TOTAL_FORMS": "1", "names-0-name": other.name}
        assert f"“{other.name}”已是“" in errors(editor.send(address(kept), **names))
        kept.go_by("岚浦别名")
        assert f"“岚浦别名”已是“{kept}”的写法" in errors(editor.send(address(other), name="岚浦别名"))


def test_who_says_that_two_names_are_one_persons_gives_the_record_both(editor):
    first, other = make_person("特朗普"), make_person("川普")

    def seen(person, days):
        for day in days:
            report = make_report(f"美国总统{person.name}讲话。", published_on=day)
            with changing([report]):
                take_part(report, person, role_title="美国总统")

    seen(first, ("2017-03-01", "2017-09-01"))
    seen(other, ("2017-05-01", "2017-06-01"))
    page = editor.get("/admin/archive/namesakequestion/").content.decode()
    assert "同时同职，川普 与 特朗普 是否一人的两个名字" in page
    editor.act("namesakequestion", "is_different", NamesakeQuestion.objects.all())
    seen(other, ("2017-07-01",))
    assert not NamesakeQuestion.objects.open().exists(), "who says no is not asked again"
    NamesakeQuestion.objects.update(decision="open")
    editor.act("namesakequestion", "is_same", NamesakeQuestion.objects.all())
    assert set(first.names.values_list("name", flat=True)) == {"特朗普", "川普"}
    assert first.participations.count() == 5
