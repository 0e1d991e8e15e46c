"""Buttons and actions that say of a name that it is a record, or is none; what they do can be undone."""

import pytest

from archive import history
from archive.models import Decision, Revision, Strategy, StrategyMention
from archive.models.unit_of_work import changing
from archive.services.linking import name_key
from tests.archive.admin.editing import address, key_of
from tests.helpers import make_account, make_report, place, squeezed, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return make_report("私房菜馆，私房菜馆。李明讲话。")


@pytest.fixture
def mention(report):
    """A phrase that the program took for nothing more than that, twice in the report."""
    name = "私房菜馆"
    fields = {"name_key": name_key("strategy", name), "printed_name": name, "is_strong": False, "origin": "machine"}
    with changing([report]):
        StrategyMention.objects.bulk_create([StrategyMention(**fields, **place(report, name)) for _ in range(2)])
    return StrategyMention.objects.first()


def shown(editor, fact):
    page = editor.page(f"/admin/archive/report/{fact.report_id}/review/")
    row = page.xpath(f"//li[@id='f-{key_of(fact)}']")[0]
    return row, squeezed(row.text_content())


def test_a_mention_is_judged_where_its_report_is_reviewed(editor, mention):
    row, text = shown(editor, mention)
    assert "未成记录（只见于一篇报道，形式也不足以单独成立）" in text
    assert [button.get("name") for button in row.xpath(".//*[@class='of-name']/button")] == ["is_one", "is_none"]
    answer = editor.judge(mention, "is_one", headers={"Accept": "application/json"}).json()
    assert (answer["verdict"], answer["record"], answer["review"]) == ("成立", "归入 私房菜馆", "unconfirmed")
    assert editor.judge(mention, "is_none").status_code == 302
    row, text = shown(editor, mention)
    assert "未成记录（编辑判定名称不成立） 不成立" in text
    assert row.xpath(".//button[@name='is_open']")
    assert not Strategy.objects.seen().exists()
    editor.judge(mention, "is_open")
    assert not Decision.objects.exists()


def test_what_names_nothing_is_not_judged(editor, report):
    group = take_part(report, "李明")
    group.person, group.printed_name, group.name_key, group.group_label = None, "", "", "各县县长"
    group.save()
    row, _text = shown(editor, group)
    assert not row.xpath(".//button[@name='is_none']")
    editor.judge(group, "is_none")
    assert not Decision.objects.exists()


def test_a_verdict_is_undone_as_it_was_done(editor, mention):
    editor.judge(mention, "is_one")
    editor.judge(mention, "is_none")
    mention.refresh_from_db()
    assert mention.strategy is None
    history.undo(Revision.objects.first(), make_account())
    mention.refresh_from_db()
    assert mention.strategy.name == "私房菜馆"
    assert Decision.objects.get().verdict == "record"


def test_records_are_judged_in_their_list_and_on_their_page(editor, mention):
    editor.judge(mention, "is_one")
    strategy = Strategy.objects.get()
    page = editor.page(address(strategy))
    assert "此名称 · 成立" in squeezed(page.xpath("//form[@class='judge']")[0].text_content())
    response = editor.act("strategy", "is_none", [strategy], back="1")
    assert response.request["PATH_INFO"] == address(strategy)
    mention.refresh_from_db()
    assert mention.strategy is None
    editor.act("strategy", "is_open", [strategy])
    assert not Decision.objects.exists()


def test_who_may_not_change_records_does_not_judge_them(client, mention):
    client.force_login(make_account())
    client.post(f"/admin/archive/report/{mention.report_id}/review/", {"is_none": key_of(mention)})
    assert not Decision.objects.exists()
