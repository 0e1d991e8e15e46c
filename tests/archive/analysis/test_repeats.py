"""Sentences that other reports have, too, and reports that are related: found, counted, explained, told apart."""

import json
import re
from urllib.parse import unquote

import pytest

from archive.analysis.repeats import Repeats
from archive.models import Meeting, SentencePrint
from archive.reports.page import ReportPage
from archive.text.fingerprints import fingerprints
from tests.helpers import make_report, make_strategy, mention_strategy, mention_zone, take_part, tight

pytestmark = pytest.mark.django_db

SAME = "要实施“两翼齐飞”战略，三年内投资翻一番。"
NEAR = "各县区要把项目建设作为头等大事来抓，一季度开工率不低于六成。"
CHANGED = NEAR.replace("头等大事", "重中之重")
OWN = "本次会议还研究了防汛和秋收秋种两项工作的安排。"


@pytest.fixture
def report():
    return make_report(OWN + SAME + NEAR)


@pytest.fixture
def other():
    return make_report("开头一句不同的话说明会议由来。" + CHANGED + SAME.replace("“", "「").replace("”", "」"))


def links(html, of):
    return {unquote(href.replace("&amp;", "&")): int(n) for href, n, unit in
            re.findall(r'href="([^"]*)"\s*data-count="(\d+)" data-of="(\w+)"', html) if unit == of}  # fmt: skip


class TestRepeats:
    def test_finds_the_same_in_other_quotes_and_one_with_a_changed_word(self, report, other):
        same, near = Repeats(report).repeats
        assert [same.print.number, same.words, [w.is_same for w in same.wordings]] == [2, SAME, [True]]
        assert [near.print.number, near.words, [w.is_same for w in near.wordings]] == [3, NEAR, [False]]
        assert Repeats(report).counts == {2: 1, 3: 1}

    def test_an_end_that_many_sentences_have_is_not_compared(self, report, other, monkeypatch):
        monkeypatch.setattr("archive.models.sentence_prints._COMMON", 1)
        assert Repeats(report).counts == {2: 1}  # NEAR and CHANGED share both ends

    def test_the_database_begins_with_the_sentences_and_not_with_all_reports(self, report, other):
        """Else a page takes as long as the archive is large."""
        asked = SentencePrint.objects.elsewhere(report)
        own = fingerprints(report.text, report.sentences())
        for rows in (asked.beginning_or_ending_as(own), asked.saying(each.whole for each in own)):
            plan = rows.explain()
            assert "sentences_by_" in plan
            assert "report_id=?" not in plan
            assert "status=?" not in plan

    def test_leads_to_the_sentence_under_the_number_that_it_keeps(self, report, other):
        other.text = "新添的一句话在最前面说明来由和经过。" + other.text
        other.save()
        (passage,) = Repeats(report).passages([Repeats(report).by_number[3]])
        assert passage.url == f"{other.get_absolute_url()}#s2"

    def test_drafts_withdrawn_and_deleted_reports_have_nothing(self, report, other):
        for status in ("draft", "withdrawn"):
            other.status = status
            other.save()
            assert Repeats(report).repeats == []
        other.delete()
        assert Repeats(report).repeats == []

    def test_its_own_sentences_are_not_elsewhere(self):
        assert Repeats(make_report(SAME + SAME)).repeats == []


class TestPages:
    def test_every_count_leads_to_as_many(self, client, report, other):
        for _number in range(3):
            make_report(SAME)
        html = tight(client.get(report.get_absolute_url()).content.decode())
        counts = links(html, "passages")
        assert sorted(counts.values()) == [1, 4]
        shared = links(html, "sentences")
        assert shared[f"/reports/{report.slug}/repeats/?in={other.slug}"] == 2
        for of, found in (("passages", counts), ("sentences", shared)):
            for address, number in found.items():
                assert f'data-total="{number}" data-of="{of}"' in client.get(address).content.decode()

    def test_many_sentences_are_cut_short_and_all_listed_one_link_on(self, client):
        text = "".join(f"第{number}项工作要在{number}月底以前全部完成并逐一验收。" for number in range(10, 19))
        report = make_report(text)
        make_report(text)
        html = client.get(report.get_absolute_url()).content.decode()
        address = f"/reports/{report.slug}/repeats/"
        assert links(html, "sentences")[address] == 9
        assert 'data-total="9"' in client.get(address).content.decode()

    def test_a_passage_shows_which_words_differ(self, client, report, other):
        html = tight(client.get(f"/reports/{report.slug}/repeats/?sentence=3").content.decode())
        assert "<mark>重中之重</mark>" in html
        assert f"{other.get_absolute_url()}#s2" in html

    @pytest.mark.parametrize("query", ["?sentence=1", "?sentence=x", "?sentence=99999999999999999999", "?in=谁也不是"])
    def test_what_is_not_there_is_not_found(self, client, report, other, query):
        assert client.get(f"/reports/{report.slug}/repeats/{query}").status_code == 404

    def test_nothing_repeats_and_says_so(self, client, report):
        assert "没有别的报道有同样或相近的长句" in client.get(f"/reports/{report.slug}/repeats/").content.decode()

    def test_tables_are_what_the_page_shows(self, client, report, other):
        page = f"/reports/{report.slug}/repeats/"
        rows = client.get(page + "?format=json")
        assert [row["sentence"] for row in taken(rows)["rows"]] == [2, 3]
        (row,) = taken(client.get(page + "?sentence=3&format=json"))["rows"]
        assert (row["words"], row["likeness"] < 100) == (CHANGED, True)


def taken(answer):
    return json.loads(b"".join(answer.streaming_content))


class TestRelated:
    def test_each_says_why(self, report, other):
        slogan = make_strategy("两翼齐飞")
        part = take_part(report, "李明")
        mention_strategy(report, slogan)
        mention_strategy(other, slogan)
        take_part(other, part.person)
        mention_zone(other, mention_zone(report, "城东产业园").zone)
        (found,) = ReportPage(report).related
        assert found.report == other
        assert found.sentences == {2, 3}
        assert {records[0].name for _heading, records in found.in_both} == {"两翼齐飞", "李明", "城东产业园"}

    def test_what_few_share_ties_closer_than_what_all_do(self, report):
        common, rare = make_strategy("人人都提"), make_strategy("少有人提")
        others = [make_report() for _number in range(12)]
        for each in [report, *others]:
            mention_strategy(each, common)
        mention_strategy(report, rare)
        mention_strategy(others[0], rare)
        first, *_rest = ReportPage(report).related
        ((_heading, records),) = first.in_both
        assert (first.report, records) == (others[0], [common, rare])

    def test_reports_of_the_meeting_come_first(self, report, other):
        report.meeting = Meeting.objects.create(name="推进会")
        report.save()
        of_meeting = make_report(meeting=report.meeting)
        assert [(each.report, each.is_same_meeting) for each in ReportPage(report).related] == [
            (of_meeting, True), (other, False)
        ]  # fmt: skip

    def test_only_published_reports_and_standing_facts_count(self, report):
        slogan = make_strategy("两翼齐飞")
        mention_strategy(report, slogan)
        mention_strategy(make_report(status="draft"), slogan)
        mention_strategy(make_report(), slogan, review="rejected")
        assert ReportPage(report).related == []
