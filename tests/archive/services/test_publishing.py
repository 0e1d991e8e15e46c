"""Publishing and withdrawing: the state of a report and what follows from it."""

from contextlib import contextmanager, suppress

import pytest
from django.core.exceptions import ValidationError

from archive.models import Membership, Participation, Report
from archive.models.signals import reports_changed
from archive.models.unit_of_work import NotInUnitOfWork, changing
from archive.services.publishing import publish, return_to_draft, withdraw
from tests.helpers import make_report, take_part

pytestmark = pytest.mark.django_db


@contextmanager
def listening(told):
    def listen(report_ids, **_):
        told.extend(report_ids)

    reports_changed.connect(listen)
    try:
        yield
    finally:
        reports_changed.disconnect(listen)


@pytest.fixture
def draft() -> Report:
    report = make_report("李明讲话，投资12亿元。", status="draft")
    take_part(report, "李明", role_title="市长")
    return report


def test_what_is_published_shows_its_people_in_their_offices(draft):
    publish(draft)
    draft.refresh_from_db()
    assert draft.is_published
    assert Membership.objects.get().role_title == "市长"


@pytest.mark.parametrize("leave", [withdraw, return_to_draft])
def test_what_is_withdrawn_shows_nobody(draft, leave):
    publish(draft)
    leave(draft)
    draft.refresh_from_db()
    assert not draft.is_published
    assert not Membership.objects.exists()


@pytest.mark.parametrize(
    ("lacking", "named"),
    [
        ({"title": " "}, "标题"),
        ({"text": "\n"}, "正文"),
        ({"published_on": ""}, "日期"),
        ({"title": "", "text": ""}, "标题、正文"),
    ],
)
def test_what_lacks_something_is_refused_in_words_and_stays_as_it_was(lacking, named):
    fields = {"title": "会议", "text": "正文", **lacking}
    report = make_report(status="draft", **fields)
    with pytest.raises(ValidationError) as refused:
        publish(report)
    assert refused.value.messages == [f"缺少{named}，不能发布。"]
    report.refresh_from_db()
    assert report.status == "draft"


def test_what_is_said_to_be_undated_needs_no_date():
    report = make_report(status="draft", published_on="", undated=True)
    publish(report)
    assert report.is_published


def test_what_follows_from_many_changes_is_done_once_at_the_end(draft):
    told = []
    with listening(told):
        with changing():
            publish(draft)
            withdraw(draft)
            publish(draft)
            assert not Membership.objects.exists()
            assert told == []
        assert told == [draft.pk]
    assert Membership.objects.get().role_title == "市长"


def test_evidence_is_written_in_bulk_in_a_unit_of_work_only(draft):
    part = draft.participations.get()
    for write in (
        lambda: Participation.objects.update(order=1),
        lambda: draft.participations.all().delete(),
        lambda: Participation.objects.bulk_create([Participation(report=draft, group_label="各县", part="attendee")]),
        lambda: Participation.objects.bulk_update([part], ["order"]),
    ):
        with pytest.raises(NotInUnitOfWork):
            write()
        with changing([draft]):
            write()
    assert not draft.participations.exclude(group_label="各县").exists()


def test_a_unit_of_work_that_fails_leaves_and_tells_nothing(draft):
    told = []
    with listening(told), suppress(ZeroDivisionError), changing():
        publish(draft)
        raise ZeroDivisionError
    assert told == []
    draft.refresh_from_db()
    assert not draft.is_published
