"""Readers switch lists between what editors have confirmed and all; what is counted leads to as many."""

import csv
import io
import re
from html import unescape

import pytest
from django.urls import reverse

from archive.models import Person
from archive.views import lists
from tests.helpers import (
    make_person,
    make_publisher,
    make_report,
    mention_document,
    mention_industry,
    mention_strategy,
    mention_zone,
    observe,
    squeezed,
    take_part,
)

pytestmark = pytest.mark.django_db

LISTS = ("people", "strategies", "zones", "industries", "documents", "metrics")


@pytest.fixture
def filled():
    """Of each kind one record that is confirmed in two reports of three, and one that is nowhere."""
    text, names = (
        "李明讲话，港口园区，两翼齐飞，新能源，《岚浦规划》，钢产量9吨。",
        ("李明", "两翼齐飞", "港口园区", "新能源", "岚浦规划"),
    )
    first = state(make_report(text, publisher=make_publisher()), names, "钢产量", "confirmed")
    known = [first[0].person, first[1].strategy, first[2].zone, first[3].industry, first[4].document]
    for review in ("confirmed", "unconfirmed"):
        state(make_report(text, publisher=make_publisher()), known, "钢产量", review)
    others = ("赵芳", "三城同创", "滨河园区", "新材料", "岚浦纲要")
    state(make_report(), others, "铁产量", "unconfirmed")
    # What only drafts say is confirmed for nobody.
    take_part(make_report("王强讲话。", status="draft"), "王强", review="confirmed")


def state(report, records, metric, review):
    makers = (take_part, mention_strategy, mention_zone, mention_industry, mention_document)
    observe(report, metric, "9吨", 9, "吨", review=review)
    return [make(report, record, review=review) for make, record in zip(makers, records, strict=True)]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("sort", ["", "pinyin"])
def test_a_list_shows_what_is_confirmed_and_counts_it(client, filled, name, sort):
    page = reverse(name)
    everything = squeezed(client.get(page, {"sort": sort}).content.decode())
    assert "程序识别、尚待核对的都在内" in everything
    assert re.findall(r'data-count="(\d)" data-of="(\w+)"', everything) in (
        [("3", "reports"), ("1", "reports")], [("1", "reports"), ("3", "reports")],
    )  # fmt: skip
    shown = squeezed(client.get(page, {"review": "confirmed", "sort": sort}).content.decode())
    assert "数字是已核原句的处数" in shown
    ((address, number, unit),) = re.findall(r'href="([^"]*)" data-count="(\d)" data-of="(\w+)"', shown)
    assert (number, unit) == ("2", "passages")
    assert 'data-total="2"' in squeezed(client.get(unescape(address)).content.decode())
    assert 'name="review" value="confirmed"' in shown


def test_the_table_says_what_it_counts(client, filled):
    answer = client.get(reverse("people"), {"review": "confirmed", "format": "csv"})
    (row,) = csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig")))
    assert (row["name"], row["confirmed"]) == ("李明", "2")


def test_lists_without_evidence_have_no_such_choice(client, filled):
    page = client.get(reverse("publishers"), {"review": "confirmed"}).content.decode()
    assert "只看已核" not in page
    assert len(re.findall('data-of="reports"', page)) == 3


def test_the_number_of_queries_does_not_grow(client, filled, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get(reverse("strategies"), {"review": "confirmed"})


def test_a_record_that_is_merged_into_another_while_its_list_is_made_breaks_nothing():
    gone = make_person("杜若")
    Person.objects.filter(pk=gone.pk).delete()
    assert [row.report_count for row in lists._counted(lists.ListParams(), [gone])] == [0]
