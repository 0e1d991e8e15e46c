"""Whatever is sent: a form error or a clear answer, never a fault of the server."""

import itertools

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.admin.review import review_address
from archive.models import Person, Report
from tests.archive.admin.editing import address, errors, key_of
from tests.helpers import make_area, make_person, make_report, make_strategy, take_part

WEIRD = [
    "",
    "\0",
    "a\0b",
    "长" * 100_000,
    "9" * 400,
    "-1",
    "NaN",
    "1e999",
    "²",
    "x",
    "\u202e",
    "💥" * 50,
    "{{ 7 }}",
    "%s",
    "on",
]


def answered(response):
    assert response.status_code in (200, 302, 400, 403, 404, 413, 429), response.status_code
    return response


@pytest.fixture
def full(db):
    report = make_report("李明讲话。", area=make_area())
    take_part(report, "李明")
    report.observations.create(metric_id=_metric(), value=1, unit="亿元")
    return report


def _metric():
    from archive.models import Metric

    return Metric.objects.create(name="投资").pk


def filled(form, weird):
    """The form with ``weird`` in every field but those that hold it together."""
    kept = ("csrf", "_", "opened")
    return {name: value if name.startswith(kept) or "_FORMS" in name else weird for name, value in form.items()}


@pytest.mark.parametrize("weird", WEIRD)
def test_all_fields_take_anything_at_once(editor, full, weird):
    for record in (full, make_person(), make_strategy(), make_area()):
        answered(editor.client.post(address(record), filled(editor.form(address(record)), weird)))


def test_each_field_takes_anything(editor, full):
    weird = itertools.cycle(WEIRD)
    for record in (full, make_person(), make_area()):
        form = editor.form(address(record))
        for name in sorted(form):
            answered(editor.client.post(address(record), {**form, name: next(weird)}))


@pytest.mark.parametrize("text", ["a\0b", "长" * 101])
def test_bad_names_are_form_errors(editor, db, text):
    response = editor.send(address(make_person("李明")), name=text)
    assert response.status_code == 200
    assert errors(response)


def in_utf_7(client, url, fields):
    """Post a form in UTF-7, in which +2AA- is half of a character pair. No browser does."""
    part = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    body = "".join(part.format(name, value) for name, value in fields.items()) + "--x--\r\n"
    content_type = "multipart/form-data; boundary=x; charset=utf-7"
    return client.generic("POST", url, body.encode("ascii", "replace"), content_type=content_type)


def test_lone_surrogates_never_reach_the_database(editor, db):
    person = make_person("李明")
    fields = {**editor.form(address(person)), "name": "+2AA-"}
    assert in_utf_7(editor.client, address(person), fields).status_code == 400
    assert Person.objects.get().name == "李明"


def test_the_login_form_takes_anything(client, db):
    for weird in WEIRD:
        answered(client.post("/admin/login/", {"username": weird, "password": weird}))
    answered(in_utf_7(client, "/admin/login/", {"username": "+2AA-", "password": "x"}))


@pytest.mark.parametrize("key", ["x", "9" * 40, "-1", "1.5", "_3A", "0", "%00", "²"])
def test_any_primary_key(editor, db, key):
    for page in ("change", "delete", "history"):
        answered(editor.client.get(f"/admin/archive/report/{key}/{page}/"))


@pytest.mark.parametrize("selected", ["x", "9" * 40, "²", "", "-1"])
@pytest.mark.parametrize("action", ["publish", "confirm", "delete_selected", "nonsense", ""])
def test_any_selection(editor, full, action, selected):
    answered(editor.client.post("/admin/archive/report/", {"action": action, "_selected_action": [selected]}))
    answered(
        editor.client.post("/admin/archive/person/", {"action": "merge", "_selected_action": [selected, selected]})
    )
    assert Report.objects.get().status == "published"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "term=x",
        "app_label=x&model_name=y&field_name=z&term=a",
        "app_label=archive&model_name=participation&field_name=person&term=a&page=x",
        "app_label=archive&model_name=participation&field_name=quote&term=a",
        "app_label=archive&model_name=participation&field_name=person&term=%00",
    ],
)
def test_any_question_to_the_autocomplete(editor, db, query):
    answered(editor.client.get(f"{reverse('admin:autocomplete')}?{query}"))


@pytest.mark.parametrize("weird", WEIRD)
def test_forms_of_facts_take_anything(editor, full, weird):
    figure, part = full.observations.get(), full.participations.get()
    for url in (
        review_address(full.pk, edit=[key_of(figure), key_of(part)]),
        review_address(full.pk, add="figure", at=weird[:100], start=weird[:100], end="3"),
        review_address(full.pk, edit=weird[:100], add=weird[:100], kind=weird[:100]),
    ):
        fields = {name: weird for name in editor.facts_form(url) if not name.startswith("csrf")}
        answered(editor.client.post(url, {**fields, "save": "1"}))
    for verb in ("confirm", "delete", "chosen", "confirm_kind", "save"):
        answered(editor.client.post(review_address(full.pk), {verb: weird, "reject_chosen": "1"}))


def test_facts_of_another_report_are_not_taken(editor, full):
    stranger = take_part(make_report("赵芳讲话。"), "赵芳")
    key, url = key_of(stranger), review_address(full.pk, edit=key_of(stranger))
    answered(editor.client.post(url, {f"{key}-role_title": "x", f"{key}-opened": "", "save": "1"}))
    stranger.refresh_from_db()
    assert stranger.role_title == ""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_search(editor, text):
    response = editor.get("/admin/archive/person/", q=text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
    answered(response)
