"""Counting what a page asks of the database."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Report
from tests.helpers import make_area, make_publisher, make_report, mention_strategy, mention_zone, observe, take_part


@pytest.fixture
def count_queries(client: Client, db: Any) -> Callable[[str, int], int]:
    """``count_queries("/reports/", 200)``: the number of queries of the page when there are that many reports."""

    def count(path: str, reports: int) -> int:
        for number in range(Report.objects.count(), reports):
            _some_report(number)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    return count


def _some_report(number: int) -> None:
    text = f"第{number}人强调“第{number}战略”，第{number}园区投资{number + 1}亿元。"
    area = make_area(parent=make_area(level="province"))
    report = make_report(
        text,
        published_on=f"{2001 + number % 20}-05-08",
        area=area,
        publisher=make_publisher(),
        is_sample=number % 2 == 0,
    )
    take_part(report, f"第{number}人")
    mention_strategy(report, f"第{number}战略")
    mention_zone(report, f"第{number}园区")
    observe(report, f"第{number}指标", f"{number + 1}亿元", number + 1, "亿元")
