"""Measures of single events, and measures of which a place has one at a time."""

import re

import pytest

from archive.resolution.event_measures import EVENT_MEASURES, EventMeasure, is_of_event


@pytest.mark.parametrize("row", EVENT_MEASURES, ids=lambda row: row.example)
def test_each_row_has_an_example_of_its_own(row: EventMeasure) -> None:
    assert [each for each in EVENT_MEASURES if re.search(each.pattern, row.example)] == [row]
    assert is_of_event(row.example)


@pytest.mark.parametrize(
    "name", ["人口", "死亡率", "入学率", "城镇新增就业", "地区生产总值", "参保人数", "贫困人口", "出席率", "粮食产量"]
)
def test_what_a_place_has_one_of_at_a_time_is_of_no_event(name: str) -> None:
    assert not is_of_event(name)
