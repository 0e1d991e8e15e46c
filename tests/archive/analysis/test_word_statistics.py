"""Measures of words against a reference and by hand; collocates and key words of invented texts."""

from collections import Counter
from math import log, log2
from random import Random

import numpy as np
import pytest
from scipy import stats

from archive.analysis import word_counts
from archive.analysis.collocates import collocates
from archive.analysis.keyness import key_words
from archive.analysis.word_counts import TextSet, WordCounts, count_words
from archive.analysis.word_measures import deviation_of_proportions, log_dice, log_likelihood, log_ratio
from archive.models import Report
from tests.helpers import make_person, make_report, make_speech, take_part

TABLES = [(10, 100, 200, 10_000), (5, 5, 5, 1_000), (0, 20, 30, 500), (42, 60, 1_000, 2_000), (1, 3, 7, 99)]


@pytest.mark.parametrize("table", TABLES)
def test_log_likelihood_is_that_of_scipy(table):
    both, first, second, total = table
    cells = np.array([[both, first - both], [second - both, total - first - second + both]])
    reference = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
    assert log_likelihood(*table) == pytest.approx(float(reference))


def test_log_likelihood_by_hand():
    # 10 of 100 words against 10 of 900: expected 2 and 18.
    observed_and_expected = ((10, 2), (90, 98), (10, 18), (890, 882))
    assert log_likelihood(10, 100, 20, 1_000) == pytest.approx(
        2 * sum(o * log(o / e) for o, e in observed_and_expected)
    )


def test_log_dice_and_log_ratio_by_hand():
    assert log_dice(50, 50, 50) == 14
    assert log_dice(25, 50, 50) == 13
    assert log_dice(1, 100, 300) == pytest.approx(14 + log2(2 / 400))
    assert log_ratio(8, 1_000, 2, 1_000) == 2
    assert log_ratio(8, 1_000, 0, 1_000) == 4  # 0 stands for 0.5


def test_deviation_of_proportions_by_hand():
    # Gries 2008: parts of equal size, all in one of five: (0.8 + 4 × 0.2) / 2.
    assert deviation_of_proportions({0: 10}, [100] * 5) == pytest.approx(0.8)
    assert deviation_of_proportions(dict.fromkeys(range(5), 2), [100] * 5) == pytest.approx(0)
    assert deviation_of_proportions({0: 3, 1: 1}, [100, 300]) == pytest.approx(0.5)


def g2_of_scipy(both, first, second, total):
    cells = np.array([[both, first - both], [second - both, total - first - second + both]])
    return float(stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic)


@pytest.mark.parametrize("seed", range(5))
def test_key_words_of_random_counts_are_those_of_references(seed):
    random = Random(seed)
    vocabulary = [f"词{number}" for number in range(40)]

    def some_reports():
        weights = [random.random() ** 3 for _word in vocabulary]
        return [Counter(random.choices(vocabulary, weights, k=random.randint(0, 200))) for _ in range(12)]

    own, others = some_reports(), some_reports()
    number, other = (sum(reports, Counter()) for reports in (own, others))
    size, other_size = number.total(), other.total()
    shares = np.array([each.total() for each in own]) / size
    wanted = {}
    for word in (word for word in vocabulary if number[word] >= 5):
        g2 = g2_of_scipy(number[word], size, number[word] + other[word], size + other_size)
        if number[word] / size > other[word] / other_size and g2 >= stats.chi2.ppf(0.99, 1):
            ratio = np.log2(number[word] / size) - np.log2((other[word] or 0.5) / other_size)
            spread = np.abs(np.array([each[word] for each in own]) / number[word] - shares).sum() / 2
            wanted[word] = g2, ratio, spread
    told = {row.word: (row.g2, row.log_ratio, row.dispersion) for row in key_words(counts_of(*own), counts_of(*others))}
    assert wanted
    assert list(told) == sorted(wanted, key=lambda word: -wanted[word][0])
    for word, values in told.items():
        assert values == pytest.approx(wanted[word], abs=0.006)


@pytest.mark.django_db
def test_collocates_of_random_texts_are_those_of_a_plain_count():
    random = Random(3)
    vocabulary = ["农业", "工业", "会议", "研究", "水库", "学校", "医院", "铁路"]
    reports = []
    for _report in range(40):
        sentences = [random.choices([*vocabulary, "两翼齐飞"], k=random.randint(4, 14)) for _ in range(5)]
        sentences = [[*words, "水库", "两翼齐飞"] if "两翼齐飞" in words else words for words in sentences]
        make_report("".join("，".join(words) + "。" for words in sentences))
        reports.append(sentences)
    near, everything, occurrences = Counter(), Counter(), 0
    for words in (words for sentences in reports for words in sentences):
        places = [place for place, word in enumerate(words) if word == "两翼齐飞"]
        occurrences += len(places)
        for place, word in enumerate(words):
            if word != "两翼齐飞":
                everything[word] += 1
                near[word] += any(abs(place - at) <= 5 for at in places)
    wanted = {}
    for word, number in near.items():
        g2 = g2_of_scipy(number, near.total(), everything[word], everything.total())
        if number / near.total() > everything[word] / everything.total() and g2 >= 6.63:
            dice = 2 * number / (occurrences + everything[word])
            wanted[word] = number, everything[word], g2, 14 + log2(dice)
    found = collocates("两翼齐飞", texts(), once=False)
    assert found.occurrences == occurrences
    assert "水库" in wanted
    assert {row.word: (row.number, row.total, row.g2, row.log_dice) for row in found.rows} == {
        word: pytest.approx(values, abs=0.006) for word, values in wanted.items()
    }


def texts(**of):
    return TextSet(Report.objects.published(), **of)


@pytest.mark.django_db
def test_a_sentence_that_is_said_again_counts_once_or_as_printed():
    for _report in range(3):
        make_report("会议强调要大力发展装备制造业和现代农业。")
    assert count_words(texts(), once=True).total["现代农业"] == 1
    assert count_words(texts(), once=False).total["现代农业"] == 3


@pytest.mark.django_db
def test_what_a_person_says_is_counted_and_what_the_others_say():
    person, other = make_person("李明"), make_person("王芳")
    report = make_report("李明说，要发展农业。王芳说，要发展工业。记者看到了大海。")
    for who, words in ((person, "李明说，要发展农业。"), (other, "王芳说，要发展工业。")):
        take_part(report, who)
        make_speech(report, who, words)
    own = count_words(texts(person=person), once=True)
    others = count_words(texts(others_than=person), once=True)
    assert (own.total["农业"], own.total["工业"], own.total["大海"]) == (1, 0, 0)
    assert (others.total["农业"], others.total["工业"], others.total["大海"]) == (0, 1, 0)


@pytest.mark.django_db
def test_of_too_many_reports_every_nth_is_read(monkeypatch):
    for number in range(10):
        make_report(f"会议研究第{number}项议题并作出部署。")
    monkeypatch.setattr(word_counts, "MOST_CHARACTERS", 60)
    counts = count_words(texts(), once=True)
    assert counts.held == 10
    assert counts.read in (3, 4)  # every third


@pytest.mark.django_db
def test_drafts_are_not_read():
    make_report("会议研究农业。", status="draft")
    assert count_words(texts(), once=True).held == 0


def counts_of(*reports):
    counts = WordCounts()
    for words in reports:
        counts.add(word_counts.Counter(words))
    return counts


def test_key_words_are_those_beyond_chance_with_five_cases_and_more():
    own = counts_of({"农业": 6, "会议": 20, "大海": 4}, {"农业": 2, "会议": 20})
    others = counts_of({"会议": 200, "工业": 30})
    (word,) = key_words(own, others)
    assert (word.word, word.number, word.other, word.reports) == ("农业", 8, 0, 2)
    assert word.g2 == round(log_likelihood(8, 52, 8, 282), 2)
    assert word.log_ratio == round(log_ratio(8, 52, 0, 230), 2)
    assert word.dispersion == round(deviation_of_proportions({0: 6, 1: 2}, [30, 22]), 3)


def test_against_nothing_there_are_no_key_words():
    assert key_words(counts_of({"农业": 6}), WordCounts()) == []


@pytest.mark.django_db
def test_collocates_stand_in_the_window_in_the_same_sentence():
    for number in range(6):
        make_report(
            f"实施两翼齐飞战略推动工业第{number}次。农业问题另外研究部署{number}。" + f"今天天气很好{number}。" * 5
        )
    found = collocates("两翼齐飞", texts(), once=True)
    assert (found.occurrences, found.reports) == (6, 6)
    words = {row.word: row for row in found.rows}
    assert {"战略", "工业"} <= words.keys()
    assert "农业" not in words
    assert "两翼齐飞" not in words
    row = words["战略"]
    assert (row.number, row.total, row.reports) == (6, 6, 6)
    assert row.g2 == round(log_likelihood(6, found.near.size, 6, found.counts.size - 6), 2)
    assert row.log_dice == 14


@pytest.mark.django_db
def test_of_fewer_than_five_together_nothing_is_told():
    for number in range(4):
        make_report(f"实施两翼齐飞战略第{number}次。" + f"今天天气很好{number}。" * 9)
    assert collocates("两翼齐飞", texts(), once=True).rows == []


@pytest.mark.django_db
def test_a_word_of_two_words_parts_the_sentence():
    make_report("推动工业强市建设步伐。" * 6)
    found = collocates("工业强市", texts(), once=False)
    assert found.occurrences == 6
    assert found.counts.total["工业"] == 0
    assert {row.word for row in found.rows} <= {"推动", "建设", "步伐"}
