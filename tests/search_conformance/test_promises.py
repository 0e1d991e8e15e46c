"""The two promises, held against a plain scan: a quoted query is exact, an unquoted one misses nothing."""

import pytest
from haystack.query import SearchQuerySet
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from archive.models import Report
from archive.text.normalize import fold
from search.engine import analysis
from search.querylang import nodes
from search.results import query
from search.results.conditions import condition_of
from search.results.params import SearchParams
from tests.helpers import make_report
from tests.search.texts import TEXTS, holds, stretches

pytestmark = pytest.mark.django_db
many = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])

QUOTES = ["“”", "「」", "『』", '""', "＂＂", "﹁﹂", "〝〞", "‘’"]


@pytest.fixture
def corpus(indexed):
    """Reports with all the texts, and one whose title and text together would give what neither has."""
    lines = {"title": "标题：重点项目", "subtitles": "副题一\n副题二"}
    reports = [make_report(text, **lines) for text in TEXTS]
    reports.append(make_report("建设全面提速。", title="全市高新区"))
    indexed()
    return reports


def found(words: str, **filters) -> set[int]:
    results = query.run(SearchParams(q=words, page_size=100, **filters))
    assert results.total == len(results.hits)
    return {hit.report.pk for hit in results.hits}


def scanned(corpus: list[Report], stretch: str) -> set[int]:
    texts = {report.pk: (fold(report.full_title), fold(report.text)) for report in corpus}
    needles = analysis.spellings(stretch)
    return {key for key, parts in texts.items() if any(needle in part for needle in needles for part in parts)}


def made_stretches():
    return stretches().map(lambda case: case[1]) | st.text(min_size=1, max_size=6)


@many
@given(made_stretches(), st.sampled_from(QUOTES))
def test_a_quoted_query_finds_exactly_the_texts_with_that_stretch(corpus, stretch, quotes):
    assume(quotes[1] not in stretch and not (fold(quotes[0]) == '"' and '"' in fold(stretch)))
    assert found(f"{quotes[0]}{stretch}{quotes[1]}") == scanned(corpus, stretch)


@many
@given(made_stretches())
def test_an_unquoted_query_finds_at_least_the_texts_with_it(corpus, stretch):
    assume(stretch.strip())
    assert found(stretch) >= scanned(corpus, stretch.strip())


@pytest.mark.parametrize("quotes", QUOTES)
def test_a_quoted_stretch_never_crosses_from_title_to_text(corpus, quotes):
    assert corpus[-1].pk not in found(f"{quotes[0]}区建{quotes[1]}")
    assert found(f"{quotes[0]}建设全面{quotes[1]}") == {corpus[-1].pk}


def test_a_stretch_may_run_over_the_lines_of_the_title(corpus):
    assert len(found("“重点项目 副题一 副题二”")) == len(TEXTS)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("区建", {0, 6}), ("“区建”", {0, 6}), ("1527亿元", {1}), ("“1527亿元”", {1}),
        ("8.5%", {1}), ("60.2％", {1}),
        ("楊樹平", {1, 7}), ("四大一高", {0}), ("产业集聚区 郑州", set()), ("三上一提高", {3}), ("二〇一四", {2}),
        ("帕巴拉•格列朗杰", {3}), ("ｇｄｐ", {4}), ("𠮷野", {5}),
        ("👩‍👧", {5}), ("“👩‍👧”", {5}), ("“👧”", {5}), ("①②", {5}),
        ("各縣", {6}), ("--", {6, 7}), ("OR", {7}), ("“OR AND”", {7}),
        ("，“”  。", set()), ("年:2014 官员:杨树平", {7}), ("来源：日报", {7}),
    ],
)  # fmt: skip
def test_queries_that_others_get_wrong(corpus, words, numbers):
    assert found(words) == {corpus[number].pk for number in numbers}


def trees():
    leaves = made_stretches().map(nodes.Phrase) | made_stretches().map(nodes.Words)
    return st.recursive(
        leaves,
        lambda inner: (
            inner.map(nodes.Not)
            | st.lists(inner, min_size=1, max_size=3).map(tuple).map(nodes.All)
            | st.lists(inner, min_size=1, max_size=3).map(tuple).map(nodes.Any)
        ),
        max_leaves=5,
    )


@many
@given(trees())
def test_and_or_and_not_join_as_they_say(corpus, node):
    condition = condition_of(node, {})
    assume(condition)
    rows = SearchQuerySet().filter(condition)[:100]
    assert {row.pk for row in rows} == {report.pk for report in corpus if matches(node, report)}


def matches(node, report: Report) -> bool:
    texts = [report.full_title, report.text]
    match node:
        case nodes.Phrase(text):
            return any(fold(text) in fold(own) for own in texts)
        case nodes.Words(text):
            return all(any(holds(own, part) for own in texts) for part in analysis.query_parts(text))
        case nodes.Not(inner):
            return not matches(inner, report) if condition_of(inner, {}) else True
        case nodes.All(inner):
            return all(matches(one, report) for one in inner)
        case nodes.Any(inner):
            return any(matches(one, report) for one in inner if condition_of(one, {}))


@pytest.mark.parametrize("words", ["1200个", "1,200个", "“1200个”", "“１，２００个”", "标题:1200个", "1200个 -港口"])
@pytest.mark.parametrize("printed", ["1,200个", "1200个", "１，２００个"])
def test_separators_of_thousands_make_no_difference(indexed, words, printed):
    report = make_report(f"全市建成基站{printed}。", title=f"建成{printed}")
    make_report("全市建成基站1,201个。", title="又一份")
    indexed()
    (hit,) = query.run(SearchParams(q=words)).hits
    assert hit.report == report
    assert f"<mark>{printed}</mark>" in hit.title
    assert f"<mark>{printed}</mark>" in hit.passages[0].html


@pytest.mark.parametrize("words", ["2016-2020年", "2016—2020年", "“2016–2020年”"])
def test_dashes_make_no_difference(indexed, words):
    make_report("制定2016—2020年规划。")
    indexed()
    (hit,) = query.run(SearchParams(q=words)).hits
    assert "<mark>2016—2020年</mark>" in hit.passages[0].html


@pytest.mark.parametrize("words", ["R&D", "1+8+N", "C++"])
def test_what_marks_hold_together_is_marked_as_one(indexed, words):
    make_report(f"建设{words}体系，引进Rabbit公司8家、Duck公司1家。")
    make_report("R区和D区各有1+8家，N区有C级企业。")
    indexed()
    (hit,) = query.run(SearchParams(q=words)).hits
    assert hit.passages[0].html.count("<mark>") == 1
