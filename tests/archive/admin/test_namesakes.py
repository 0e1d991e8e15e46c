"""Questions whether two people of one name are the same, and the names that teach."""

import pytest

from archive.loading.loader import load
from archive.models import (
    Decision,
    NamesakeQuestion,
    Participation,
    PastAddress,
    Person,
    PersonName,
    Report,
    Review,
)
from archive.models.unit_of_work import changing
from archive.services import linking
from tests.archive.admin.editing import messages
from tests.helpers import make_area, make_person, make_report, take_part

pytestmark = pytest.mark.django_db


def seen_in(area, name="林知远"):
    person = make_person(name)
    take_part(make_report(f"市委书记{name}讲话。", area=area), person, role_title="市委书记")
    return person


@pytest.fixture
def asked():
    """Two people of one name, and the question whether they are one."""
    known, new = seen_in(make_area("岚浦市")), seen_in(make_area("石潭市"))
    NamesakeQuestion.objects.create(
        person=new, other=known, left=new.participations.get(), right=known.participations.get(), name_key="林知远"
    )
    return known, new


def test_an_editor_says_that_they_are_one(asked, editor):
    known, new = asked
    page = editor.act("namesakequestion", "is_same", NamesakeQuestion.objects.all())
    assert messages(page) == ["已判断 1 对。"]
    assert list(Person.objects.named("林知远")) == [known]
    assert not NamesakeQuestion.objects.exists()
    assert PastAddress.objects.exists()


def test_an_editor_says_that_they_are_two(asked, editor):
    editor.act("namesakequestion", "is_different", NamesakeQuestion.objects.all())
    assert Person.objects.named("林知远").count() == 2
    assert not NamesakeQuestion.objects.open().exists()
    page = editor.act("namesakequestion", "is_same", NamesakeQuestion.objects.all())
    assert messages(page) == ["已判断 0 对。"]
    assert Person.objects.named("林知远").count() == 2


def test_what_an_editor_said_holds_when_the_name_is_resolved_anew(asked, editor):
    known, new = asked
    editor.act("namesakequestion", "is_different", NamesakeQuestion.objects.all())
    assert Decision.objects.get().verdict == "different"
    linking.relink("person", ["林知远"])
    assert known.participations.count() == new.participations.count() == 1


def test_two_who_are_read_as_one_are_asked_about_and_told_apart(editor):
    reports = [make_report(), make_report()]
    with changing(reports):
        Participation.objects.bulk_create(
            Participation(report=report, printed_name="林知远", name_key="林知远", role_title=office, part="chair")
            for report, office in zip(reports, ("市长", "县长"), strict=True)
        )  # fmt: skip
    left, right = Participation.objects.order_by("pk")
    assert left.person == right.person
    question = {"person": left.person, "other": left.person, "left": left, "right": right, "name_key": "林知远"}
    NamesakeQuestion.objects.create(**question, is_joined=True)
    editor.act("namesakequestion", "is_different", NamesakeQuestion.objects.all())
    left.refresh_from_db()
    right.refresh_from_db()
    assert left.person != right.person
    assert NamesakeQuestion.objects.get().decision == "different"


def test_the_list_shows_both_with_office_and_report(asked, editor):
    known, new = asked
    page = editor.get("/admin/archive/namesakequestion/").content.decode()
    assert f"/admin/archive/person/{known.pk}/" in page
    assert f"/admin/archive/person/{new.pk}/" in page
    assert "市委书记" in page


def test_only_confirmed_parts_in_published_reports_teach_a_name():
    taught, unconfirmed, draft = (make_person(name) for name in ("沈一禾", "秦望", "何其乐"))
    taught.names.create(name="沈一和")
    take_part(make_report(), taught, review=Review.CONFIRMED)
    take_part(make_report(), unconfirmed)
    take_part(make_report(status=Report.Status.DRAFT), draft, review=Review.CONFIRMED)
    assert set(PersonName.objects.taught().values_list("name", flat=True)) == {"沈一禾", "沈一和"}


REPORT = "岚浦市召开港口建设推进会\n\n6月3日，会议听取了情况。港区的变化离不开沈一禾的努力，大家都看在眼里。"


def test_a_taught_name_is_found_in_the_next_report_and_stays_unconfirmed():
    assert not load(REPORT.encode(), "a.txt").report.participations.exists()
    take_part(make_report(), make_person("沈一禾"), review=Review.CONFIRMED)
    part = load((REPORT + "\n").encode(), "b.txt").report.participations.get()
    assert (part.quote, part.review) == ("沈一禾", Review.UNCONFIRMED)
    assert part.confidence == 0.5
