"""Editors say which slogan or zone is part of another, was renamed, replaced or merged; pages tell it both ways."""

import pytest

from archive import history
from archive.models import Revision, StrategyTie
from tests.archive.admin.editing import address, errors
from tests.helpers import make_account, make_report, mention_strategy, squeezed

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    return [mention_strategy(make_report(), name).strategy for name in ("港口同城", "港口新城")]


def tie(editor, record, other, nature="part", **more):
    given = {"ties-TOTAL_FORMS": "1", "ties-0-nature": nature, "ties-0-other": str(other), **more}
    return editor.send(address(record), **given)


def test_a_tie_shows_on_both_pages_and_can_be_undone(editor, client, two):
    one, other = two
    assert tie(editor, one, other, **{"ties-0-since": "2016"}).status_code == 302
    pages = [squeezed(client.get(record.get_absolute_url()).content.decode()) for record in two]
    assert f'从属于 <a href="{other.get_absolute_url()}">港口新城</a> <span class="aside">自 2016</span>' in pages[0]
    assert f'包括 <a href="{one.get_absolute_url()}">港口同城</a>' in pages[1]
    history.undo(Revision.objects.first(), make_account())
    assert not StrategyTie.objects.exists()


def test_what_cannot_be_is_refused(editor, two):
    one, other = two
    assert "不能与自己相关联" in errors(tie(editor, one, one))
    assert "没有“港口强市”这条记录" in errors(tie(editor, one, "港口强市"))
    StrategyTie.objects.create(record=other, other=one, nature="part")
    assert "二者不能都成立" in errors(tie(editor, one, other))
    assert tie(editor, one, other, "merged").status_code == 302


def test_merged_records_with_ties_are_two_again(editor, two):
    one, other = two
    third = mention_strategy(make_report(), "港口强市").strategy
    StrategyTie.objects.create(record=other, other=third, nature="part")
    StrategyTie.objects.create(record=one, other=other, nature="renamed")
    before = set(StrategyTie.objects.values_list("record", "other", "nature"))
    editor.act("strategy", "merge", [one, other], apply="1", survivor=one.pk)
    assert set(StrategyTie.objects.values_list("record", "other", "nature")) == {(one.pk, third.pk, "part")}
    history.undo(Revision.objects.first(), make_account())
    assert set(StrategyTie.objects.values_list("record", "other", "nature")) == before
