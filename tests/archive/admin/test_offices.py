"""Correcting of which area an office is: in all reports at once, or in one."""

import pytest

from archive import history
from archive.loading.fact_changes import _is_held
from archive.models import Participation, Revision
from archive.models.unit_of_work import changing
from tests.archive.admin.editing import address, messages
from tests.archive.services.offices import areas, make_leader, make_places
from tests.helpers import make_report, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(db):
    return make_places()


@pytest.fixture
def person(places):
    return make_leader(places)


def test_an_editor_corrects_the_area_of_an_office_in_all_its_reports(editor, places, person):
    page = address(person.memberships.get())
    assert page in editor.get(address(person)).content.decode()
    answer = editor.send(page, area=places["province"].pk)
    assert messages(editor.client.get(answer.url)) == ["已改正“自治区党委书记”的地区。"]
    assert areas(person) == {("自治区党委书记", "河南省", 2)}
    assert all(map(_is_held, Participation.objects.filter(person=person)))  # a new reading leaves it
    report = make_report("李明讲话。", area=places["league"])
    with changing([report]):
        take_part(report, person, role_title="自治区党委书记")
    assert areas(person) == {("自治区党委书记", "河南省", 2), ("自治区党委书记", "内蒙古自治区", 1)}
    editor.send(address(person.memberships.get(area=places["province"])), area="")
    assert areas(person) == {("自治区党委书记", "内蒙古自治区", 3)}


def test_a_correction_is_one_step_that_can_be_undone(editor, places, person):
    editor.send(address(person.memberships.get()), area=places["city"].pk)
    (revision,) = Revision.objects.of(person)
    history.undo(revision, revision.by)
    assert areas(person) == {("自治区党委书记", "内蒙古自治区", 2)}


def test_one_part_is_corrected_on_the_page_of_its_report(editor, places, person):
    part = person.participations.first()
    editor.correct(part, office_area="河南省")
    assert areas(person) == {("自治区党委书记", "河南省", 1), ("自治区党委书记", "内蒙古自治区", 1)}
