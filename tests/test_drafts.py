"""What only drafts, withdrawn reports or rejected facts name shows nowhere: neither page nor list nor file nor form."""

import pytest
from django.core.management import call_command

from archive.models import Report, Review
from tests.addresses import body, of_archive, searches
from tests.archives import LinkedArchive
from tests.helpers import (
    make_publisher,
    make_report,
    mention_document,
    mention_strategy,
    mention_zone,
    observe,
    take_part,
)

pytestmark = pytest.mark.django_db

MARK = "墨池"  # stands in nothing that is published
TEXT = f"{MARK}人强调，要实施“{MARK}战略”，{MARK}产业园引用《{MARK}要点》，{MARK}产值12亿元。"


def hidden(status: str, review: str) -> list[str]:
    """The addresses of the records that one report names, which readers are not to know of."""
    is_public = status == Report.Status.PUBLISHED
    fields = {"text": "会议强调，要抓好落实。", "status": status} if is_public else {"text": TEXT, "status": status}
    report = make_report(**fields, publisher=None if is_public else make_publisher(f"{MARK}日报"))
    facts = [
        take_part(report, f"{MARK}人", review=review).person,
        mention_strategy(report, f"{MARK}战略", review=review).strategy,
        mention_zone(report, f"{MARK}产业园", review=review).zone,
        mention_document(report, f"{MARK}要点", review=review).document,
        observe(report, f"{MARK}产值", "12亿元", 12, "亿元", review=review).metric,
    ]
    publishers = [] if is_public else [report.publisher]
    return [record.get_absolute_url() for record in [*facts, *publishers]]


@pytest.mark.parametrize(
    ("status", "review"),
    [("draft", Review.CONFIRMED), ("withdrawn", Review.CONFIRMED), ("published", Review.REJECTED)],
)
def test_nothing_shows_that_is_not_published(client, status, review):
    archive = LinkedArchive(2)
    own = hidden(status, review)
    call_command("index", "rebuild", verbosity=0)
    for address in own:
        assert client.get(address).status_code == 404, address
        if address.split("/")[1] in ("people", "strategies", "zones"):
            assert client.get(f"{address}feed.atom").status_code == 404, address
    for address in of_archive(archive):
        assert MARK not in body(client, address)[1], address
    field = {"人物": f"{MARK}人", "口号": f"{MARK}战略", "园区": f"{MARK}产业园", "文件": f"{MARK}要点"}
    for name, value in field.items():
        told = client.get(f"/api/v1/search?q={name}:{value}").json()
        assert told["total"] == 0
        assert told["notices"][0].startswith(f"档案里没有叫“{value}”"), name  # as of a name that nobody has
    boxes = [address for address in searches(MARK) if "_name=" in address or "suggest" in address]
    for address in boxes:
        said = body(client, address)[1]
        assert not any(value in said for value in field.values()), address


def test_a_spelling_that_only_a_draft_prints_shows_nowhere(client):
    shown = mention_strategy(make_report(), "四大一高", printed_name="四大一高").strategy
    hidden = mention_strategy(make_report(status="draft"), shown, printed_name=f"{MARK}一高").printed_name
    shown.names.create(name=hidden)
    shown.names.create(name="四个大一个高")  # given by an editor
    for address in (shown.get_absolute_url(), f"/api/v1/strategies/{shown.slug}", "/api/v1/strategies"):
        said = body(client, address)[1]
        assert "四个大一个高" in said, address
        assert MARK not in said, address
    for page in ("/strategies/?q=", "/api/v1/strategies?q=", "/api/v1/suggest?q=", "/search/?strategy_name="):
        assert shown.get_absolute_url() not in body(client, f"{page}{hidden}")[1], page
