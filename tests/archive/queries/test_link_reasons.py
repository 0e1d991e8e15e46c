"""Why a mention stands with its record is told in words."""

import pytest

from archive.models import Participation
from archive.models.unit_of_work import changing
from archive.queries.link_reasons import _REASONS, link_reason
from archive.resolution.mentions import Reason
from tests.helpers import make_area, make_report


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
