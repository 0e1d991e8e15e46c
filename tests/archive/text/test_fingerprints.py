"""Prints of sentences: what they keep apart and what they bring together, and that they follow the texts."""

import pytest

from archive.models import SentencePrint
from archive.models.sentence_prints import index_all_fingerprints
from archive.ops.data_check import findings
from archive.text.fingerprints import ALIKE, fingerprints, key, likeness
from archive.text.sentences import sentences
from tests.helpers import make_report

LONG = "各县区要把项目建设作为头等大事来抓，一季度开工率不低于六成。"


def of(text):
    return fingerprints(text, sentences(text))


def test_quotes_script_and_width_make_no_difference():
    one, other = of("要实施“两翼齐飞”战略，三年内投资翻一番。"), of("要實施「兩翼齊飛」戰略,三年內投資翻一番")
    assert [one[0][3:], len(one)] == [other[0][3:], len(other)]


def test_short_sentences_have_none():
    assert of("会议要求，抓好落实。\n要闻") == []


@pytest.mark.parametrize(("before", "after"), [("县区", "地"), ("头等大事", "重中之重"), ("六成", "七成半")])
def test_one_changed_word_leaves_an_end_and_stays_alike(before, after):
    changed = LONG.replace(before, after)
    one, other = of(LONG)[0], of(changed)[0]
    assert one.whole != other.whole
    assert one.head == other.head or one.tail == other.tail
    assert likeness(key(LONG), key(changed)) >= ALIKE


def test_other_sentences_are_not_alike():
    assert likeness(key(LONG), key("会议听取了防汛工作的汇报，研究了下一步的安排。")) == 0


@pytest.mark.django_db
class TestKept:
    def test_a_correction_prints_the_text_anew(self):
        report = make_report("开头一句短。" + LONG)
        report.text = "新添的一句话在最前面说明来由和经过。" + report.text
        report.save()
        kept = dict(SentencePrint.objects.with_words().values_list("number", "words"))
        assert kept == {3: "新添的一句话在最前面说明来由和经过。", 2: LONG}
        assert list(findings()) == []

    def test_the_check_finds_texts_changed_past_the_records(self):
        report = make_report(LONG)
        type(report).objects.filter(pk=report.pk).update(text=LONG * 2)
        assert [each.record for each in findings()] == [f"report/{report.pk}"]
        index_all_fingerprints()
        assert list(findings()) == []
