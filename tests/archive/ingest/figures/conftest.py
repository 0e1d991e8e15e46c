"""Figures of one sentence in a report."""

from collections.abc import Callable

import pytest

LEAD = "2015年6月3日，港口建设推进会在岚浦市会议中心召开，岚浦市委书记林知远讲话。"


@pytest.fixture
def measured(told) -> Callable[[str], list[tuple[str, str]]]:
    """Of each figure what is printed, and what it measures."""

    def go(sentence: str) -> list[tuple[str, str]]:
        return [(figure.raw, figure.subject) for figure in told(LEAD, sentence).figures]

    return go


@pytest.fixture
def subjects(measured) -> Callable[[str], list[str]]:
    return lambda sentence: [subject for _raw, subject in measured(sentence)]
