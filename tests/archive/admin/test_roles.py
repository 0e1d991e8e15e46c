"""What each role may do, and that nobody does more: pages, buttons, actions and forms."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.urls import reverse

from archive.admin.roles import Role, make_roles, role_name
from archive.models import DuplicateCandidate, NamesakeQuestion, Person, Report
from tests.archive.admin.editing import Editor, address
from tests.helpers import make_account, make_person, make_report, make_strategy, take_part

pytestmark = pytest.mark.django_db
ROLES = ["", *Role.values]
EDITORS, REVIEWERS, ADMINS = Role.values, [Role.REVIEWER, Role.ADMIN], [Role.ADMIN]


@pytest.fixture(params=ROLES, ids=["reader", "editor", "reviewer", "admin"])
def role(request):
    return request.param


@pytest.fixture
def person_of(client):
    def sign_in(role):
        client.force_login(make_account(role))
        return Editor(client)

    return sign_in


def draft():
    report = make_report("李明讲话。", status="draft")
    take_part(report, "李明")
    return report


def pages():
    report = draft()
    return {
        "index": (reverse("admin:index"), EDITORS),
        "reports": (reverse("admin:archive_report_changelist"), EDITORS),
        "a report": (address(report), EDITORS),
        "review": (reverse("admin:archive_report_review", args=[report.pk]), EDITORS),
        "take in": (reverse("admin:archive_report_take_in"), EDITORS),
        "export of the agreement": (reverse("admin:archive_report_agreement") + "?format=csv", EDITORS),
        "raw files": (reverse("admin:archive_sourcetext_changelist"), EDITORS),
        "deleting a person": (address(make_person(), "delete"), REVIEWERS),
        "deleting a report": (address(report, "delete"), ADMINS),
        "accounts": (reverse("admin:auth_user_changelist"), ADMINS),
        "roles": (reverse("admin:auth_group_changelist"), ADMINS),
    }


def test_each_page_opens_to_those_whose_role_it_is(client, role):
    client.force_login(make_account(role))
    for name, (url, allowed) in pages().items():
        expected = 200 if role in allowed else 403 if role else 302
        assert client.get(url).status_code == expected, name


@pytest.mark.parametrize("action", ["publish", "withdraw", "return_to_draft"])
def test_only_reviewers_decide_what_readers_see(person_of, role, action):
    report = make_report(status="draft" if action == "publish" else "published")
    before = report.status
    person_of(role).act("report", action, [report])
    report.refresh_from_db()
    assert (report.status != before) == (role in REVIEWERS)


def test_only_reviewers_publish_on_the_page_of_review(person_of, role):
    report = draft()
    someone, url = person_of(role), reverse("admin:archive_report_review", args=[report.pk])
    page = someone.client.get(url)
    if page.status_code == 200:
        assert ('name="publish"' in page.text) == (role in REVIEWERS)
        assert 'name="confirm_all"' in page.text
    someone.client.post(url, {"publish": "1"})
    report.refresh_from_db()
    assert report.is_published == (role in REVIEWERS)


def test_only_reviewers_choose_the_state_in_the_form(person_of):
    report = draft()
    editor = person_of(Role.EDITOR)
    assert "status" not in editor.form(address(report))
    assert editor.send(address(report), title="改过的标题", status="published").status_code == 302
    report.refresh_from_db()
    assert (report.title, report.status) == ("改过的标题", "draft")
    reviewer = person_of(Role.REVIEWER)
    assert reviewer.send(address(report), status="published").status_code == 302
    report.refresh_from_db()
    assert report.is_published


def test_a_report_that_an_editor_adds_is_a_draft(person_of):
    fields = {"text": "新会议召开\n2014年5月8日\n全市会议召开，市长李明讲话。", "status": "published"}
    assert person_of(Role.EDITOR).client.post(reverse("admin:archive_report_take_in"), fields).status_code == 200
    assert Report.objects.get().status == "draft"


@pytest.mark.parametrize("verb", ["confirm", "reject"])
def test_every_role_confirms_and_rejects_facts(person_of, role, verb):
    fact = draft().participations.get()
    someone = person_of(role)
    answer = someone.act("participation", verb, [fact])
    if role and verb == "confirm":
        someone.answer(answer)
    fact.refresh_from_db()
    assert (fact.review != "unconfirmed") == bool(role)


@pytest.mark.parametrize("kind", ["person", "strategy"])
def test_only_reviewers_merge(person_of, role, kind):
    make = {"person": make_person, "strategy": make_strategy}[kind]
    records = [make(), make()]
    person_of(role).act(kind, "merge", records, apply="1", survivor=records[0].pk)
    assert type(records[0]).objects.count() == (1 if role in REVIEWERS else 2)


def test_only_reviewers_decide_that_two_people_are_one(person_of, role):
    question = NamesakeQuestion.objects.create(person=make_person("李明"), other=make_person("李明"))
    person_of(role).act("namesakequestion", "is_same", [question])
    assert Person.objects.count() == (1 if role in REVIEWERS else 2)


def test_only_reviewers_withdraw_a_report_for_another(person_of, role):
    pair = DuplicateCandidate.objects.create(report=make_report(status="draft"), other=make_report(), similarity=0.9)
    person_of(role).act("duplicatecandidate", "is_same", [pair])
    pair.report.refresh_from_db()
    assert (pair.report.status == "withdrawn") == (role in REVIEWERS)


def test_taking_in_is_every_roles(person_of, role):
    person_of(role).client.post(reverse("admin:archive_report_take_in"), {"text": "全市会议召开，市长李明讲话。"})
    assert Report.objects.exists() == bool(role)
    assert not Report.objects.published().exists()


def test_only_a_superuser_makes_superusers_or_touches_them(person_of):
    chief, admin = User.objects.create_superuser("chief"), person_of(Role.ADMIN)
    mine = User.objects.get(groups__name=Role.ADMIN)
    url = reverse("admin:auth_user_change", args=[mine.pk])
    admin.send(url, is_superuser="on", first_name="新")
    mine.refresh_from_db()
    assert (mine.first_name, mine.is_superuser) == ("新", False)
    for page in ("auth_user_password_change", "auth_user_delete"):
        assert admin.client.post(reverse(f"admin:{page}", args=[chief.pk]), {"post": "yes"}).status_code == 403
    assert "readonly" in admin.get(reverse("admin:auth_user_change", args=[chief.pk])).text
    assert User.objects.filter(is_superuser=True).get() == chief


def test_roles_are_named_in_the_readers_language(person_of):
    admin = person_of(Role.ADMIN)
    assert "审核" in admin.get(reverse("admin:auth_group_changelist")).text
    admin.client.cookies["django_language"] = "en"
    for url in (reverse("admin:auth_group_changelist"), reverse("admin:auth_user_add")):
        answer = admin.get(url)
        assert answer.status_code == 200
    assert "reviewer" in admin.get(reverse("admin:auth_group_changelist")).text
    assert "editor" in admin.get(reverse("admin:auth_user_change", args=[make_account(Role.EDITOR).pk])).text
    assert role_name("外包") == "外包"


def test_a_migration_gives_the_roles_their_permissions_again():
    group = Group.objects.get(name=Role.EDITOR)
    before = set(group.permissions.values_list("codename", flat=True))
    group.permissions.clear()
    Group.objects.create(name="外包")
    call_command("migrate", verbosity=0)
    assert set(group.permissions.values_list("codename", flat=True)) == before
    make_roles()
    assert Group.objects.count() == 4


def test_an_account_of_the_staff_without_a_role_reads_no_draft(client):
    report = draft()
    account = make_account()
    account.is_staff = True
    account.save()
    client.force_login(account)
    assert client.get(report.get_absolute_url()).status_code == 404
    account.groups.add(Group.objects.get(name=Role.EDITOR))
    assert client.get(report.get_absolute_url()).status_code == 200
