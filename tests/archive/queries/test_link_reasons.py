"""Why a mention stands with its record is told in words."""

import pytest

from archive.models import Participation, PolicyDocumentMention, Zone
from archive.models.linked import SAME_NAME
from archive.models.unit_of_work import changing
from archive.queries.link_reasons import _REASONS, link_reason
from archive.resolution.mentions import Reason
from tests.helpers import make_area, make_report, make_strategy, mention_strategy, mention_zone, observe, squeezed


def test_every_reason_but_the_only_one_has_its_words():
    assert set(Reason) - _REASONS.keys() == {Reason.ONLY}


@pytest.mark.parametrize(
    ("code", "params", "words"),
    [
        ("same_post", {"months": 2}, "同一职务，相隔 2 个月"),
        ("career", {"months": 0}, "前后职务相承，同一个月"),
        ("neighbours", {"names": 3}, "未印职务，同列 3 人也常与其同列"),
        ("editor", {}, "编辑归入"),
        ("only", {}, ""),
        ("", {}, ""),
        ("same_post", [], "同一职务，同一个月"),
    ],
)
def test_reasons_in_words(code, params, words):
    assert link_reason(Participation(link_reason=code, link_params=params)) == words


@pytest.mark.django_db
def test_the_page_of_a_person_tells_them(client):
    area = make_area("云岫市")
    for day in ("2014-03-01", "2014-05-20"):
        report = make_report("市长沈若川讲话。", published_on=day, area=area)
        with changing([report]):
            Participation.objects.create(
                report=report,
                printed_name="沈若川",
                part="speaker",
                role_title="云岫市市长",
                quote="沈若川",
                start=2,
                end=5,
            )  # fmt: skip
    person = Participation.objects.first().person
    assert "归入依据：同一职务" in client.get(person.get_absolute_url()).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "record", "words", "reason"),
    [
        (mention_strategy, lambda: make_strategy("工业强县"), "工业强县战略", "同一名称的另一写法：工业强县战略"),
        (mention_zone, lambda: Zone.objects.create(name="港口产业园区"), "港口园区", "同一名称的另一写法：港口园区"),
        (mention_zone, lambda: Zone.objects.create(name="港口产业园区"), "港口产业园区", ""),
    ],
)
def test_the_pages_of_other_records_tell_them(client, make, record, words, reason):
    mention = make(make_report(f"实施{words}。"), record(), printed_name=words)
    mention.link_reason = SAME_NAME
    mention.save()
    page = squeezed(client.get(mention.record.get_absolute_url()).content.decode())
    assert ("归入依据" in page) == bool(reason)
    assert reason in page


@pytest.mark.django_db
def test_the_page_of_a_metric_tells_them(client):
    figure = observe(make_report("完成GDP9亿元。"), "地区生产总值", "9亿元", 9, "亿元", subject="GDP")
    figure.link_reason = SAME_NAME
    figure.save()
    page = squeezed(client.get(figure.metric.get_absolute_url()).content.decode())
    assert "归入依据：同一指标的另一写法：GDP" in page


def test_what_is_linked_to_nothing_by_itself_has_no_reason():
    assert link_reason(PolicyDocumentMention()) == ""
