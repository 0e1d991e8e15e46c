"""Of values that shards have named, only those count that no unnamed one can be ahead of."""

import pytest

from search.opensearch_engine import facets


@pytest.fixture(autouse=True)
def _few(monkeypatch):
    monkeypatch.setattr(facets, "_VALUES", 3)
    monkeypatch.setattr(facets, "_SURE", 2)
    monkeypatch.setattr(facets, "_PAGE", 2)


def buckets(counts, **more):
    return {"buckets": [{"key": key, "doc_count": number} for key, number in counts], **more}


def named(counts, left_out=0, unsure=0):
    return buckets(counts, sum_other_doc_count=left_out, doc_count_error_upper_bound=unsure)


def answers(*said):
    """``ask`` that says these, and the questions it was asked."""
    asked, left = [], iter(said)
    return asked, lambda aggregations: asked.append(aggregations) or next(left)


@pytest.mark.parametrize(("shards", "of"), [(1, named([(7, 5)], 90)), (3, named([(7, 5)]))])
def test_what_one_shard_counted_or_all_have_named_is_asked_once(shards, of):
    asked, ask = answers()
    assert facets.exact({"person": of}, shards, ask) == {"person": [(7, 5)]}
    assert asked == []


def test_what_was_named_is_counted_on_all_shards():
    asked, ask = answers({"person": buckets([(8, 30), (7, 22), (9, 10)])})
    counted = facets.exact({"person": named([(7, 20), (8, 20), (9, 10)], 4, 2)}, 3, ask)
    assert counted == {"person": [(8, 30), (7, 22)]}  # one that was not named may have 12
    assert asked[0]["person"]["terms"]["include"] == [7, 8, 9]


def test_all_values_are_walked_through_where_few_are_sure():
    def page(counts, last):
        return {"person": {"buckets": [{"key": {"value": k}, "doc_count": n} for k, n in counts],
                           "after_key": {"value": last}}}  # fmt: skip

    asked, ask = answers(
        {"person": buckets([(7, 5), (8, 5), (9, 5)])},
        page([(7, 5), (8, 5)], 8),
        page([(9, 5), (11, 9)], 11),
        page([(12, 1)], 12),
    )
    ((name, counted),) = facets.exact({"person": named([(7, 5), (8, 5), (9, 5)], 15, 6)}, 3, ask).items()
    assert (name, counted[0], len(counted)) == ("person", (11, 9), 3)
    assert {number for _value, number in counted} == {9, 5}
    assert [each["person"]["composite"].get("after") for each in asked[1:]] == [None, {"value": 8}, {"value": 11}]
