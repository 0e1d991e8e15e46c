"""Lists of reports and sentences in an address: what they name, and what is left of them."""

import pytest

from archive.queries.collected import LONGEST, MOST_ITEMS, ItemName, collected, item_names, written_items
from tests.helpers import make_report

TEXT = "会议召开。要抓好落实。要加快建设。"


def test_what_is_written_is_read_again():
    names = [ItemName(12), ItemName(12, 5), ItemName(88)]
    assert written_items(names) == "12-12.5-88"
    assert item_names("12-12.5-88") == (names, [])


@pytest.mark.parametrize("part", ["x", "0", "12.", "12.0", "1e3", "１２", "12.5.6", "-1x", "9" * 11])
def test_what_names_nothing_is_told_and_the_rest_is_kept(part):
    names, unreadable = item_names(f"7-{part}")
    assert names == [ItemName(7)]
    assert unreadable


def test_an_item_stands_once_and_there_are_only_so_many():
    assert item_names("7-7-7")[0] == [ItemName(7)]
    assert len(item_names("-".join(map(str, range(1, 500))))[0]) == MOST_ITEMS


def test_a_number_that_was_cut_off_names_no_other_report():
    text = "-".join(["123456789"] * 400)[:LONGEST]
    assert item_names(text)[0] == [ItemName(123456789)]
    assert item_names(("1" * 9 + "-") * 298 + "22222222222222222222")[0] == [ItemName(111111111)]


@pytest.mark.django_db
def test_entries_keep_the_order_and_leave_out_drafts(django_assert_num_queries):
    one, draft, other = make_report(TEXT), make_report(TEXT, status="draft"), make_report(TEXT)
    with django_assert_num_queries(1):
        entries = collected([ItemName(other.pk, 2), ItemName(draft.pk), ItemName(one.pk)])
    assert [(each.report, each.words) for each in entries] == [(other, "要抓好落实。"), (one, "")]
    assert entries[0].url.endswith("#s2")


@pytest.mark.django_db
def test_a_sentence_is_found_by_a_number_that_it_had_and_one_that_is_gone_is_told():
    report = make_report(TEXT)
    report.text = "要抓好落实。要加快建设。"
    report.save()
    moved, gone = collected([ItemName(report.pk, 3), ItemName(report.pk, 9)])
    assert moved.words == "要加快建设。"
    assert (gone.words, gone.is_gone) == ("", True)
