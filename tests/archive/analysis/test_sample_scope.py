"""Where there are real reports, samples stand in no denominator; what only samples name is counted against samples."""

import re
from urllib.parse import unquote

import pytest

from archive.models import Report
from tests.helpers import make_report, make_strategy, mention_strategy, mention_zone, squeezed

pytestmark = pytest.mark.django_db


@pytest.fixture
def records():
    """Each named by two reports of 2014: of the first one is real, of the second none; eight others name neither."""
    real, invented = make_strategy("两翼齐飞"), make_strategy("五链共进")
    zone = None
    for is_sample, named in [(False, [real]), (True, [real]), (True, [invented]), (True, [invented])]:
        report = make_report("城东产业园建设。", is_sample=is_sample)
        for each in named:
            mention_strategy(report, each)
        zone = mention_zone(report, zone or "城东产业园").zone
    for number in range(8):
        make_report(is_sample=number < 5)
    return real, invented, zone


def shares(client, record):
    """(part, whole) of 2014, and the numbers of reports that their links lead to."""
    text = squeezed(client.get(record.get_absolute_url()).content.decode())
    row = text[text.index('<th scope="row">2014</th>') :].partition("</tr>")[0]
    links = re.findall(r'href="([^"]+)" data-count="(\d+)" data-of="reports"', row)
    followed = [
        client.get(unquote(link).replace("&amp;", "&")).context["page"].paginator.count for link, _count in links
    ]
    return [int(count) for _link, count in links], followed


def test_real_reports_are_counted_against_real_ones_and_samples_against_samples(client, records):
    real, invented, zone = records
    assert shares(client, real) == ([1, 4], [1, 4])
    assert shares(client, invented) == ([2, 8], [2, 8])
    assert shares(client, zone) == ([1, 4], [1, 4])


@pytest.mark.parametrize("is_sample", [True, False])
def test_without_the_others_all_are_counted(client, records, is_sample):
    real, invented, _zone = records
    Report.objects.update(is_sample=is_sample)
    assert shares(client, real) == ([2, 12], [2, 12])
    assert shares(client, invented) == ([2, 12], [2, 12])
