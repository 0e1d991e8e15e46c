"""Editing areas, zones, metrics, documents, organizations, meetings, speeches; and what is only to be looked at."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.urls import reverse

from archive.models import (
    AccessionItem,
    Area,
    CaptureToken,
    Collection,
    Correction,
    Evidence,
    Mergeable,
    Metric,
    NameGeneration,
    Organization,
    PastAddress,
    Point,
    ReportFile,
    RevisedRow,
    ScannedPage,
    SentencePrint,
    SourceText,
    TextHash,
    Zone,
)
from archive.models.standing import KEPT
from archive.models.unit_of_work import changing
from tests.archive.admin.editing import address, errors, messages
from tests.helpers import make_area, make_person, make_report, make_speech, observe, take_part

# What only programs read; the numbers that the database keeps for them among it.
FOR_PROGRAMS = {TextHash, SentencePrint, RevisedRow, NameGeneration, *KEPT}
# What has its place on the page of what it belongs to: a report's files and corrections as rows of its form, scanned
# pages beside its text, and what became of each file of an accession in that one's list of outcomes.
ON_ANOTHERS_PAGE = {ReportFile, Correction, ScannedPage, AccessionItem}
RECORDS = [
    model for model in apps.get_app_config("archive").get_models() if model not in FOR_PROGRAMS | ON_ANOTHERS_PAGE
]


def test_every_record_has_its_editing_page():
    assert not [model for model in RECORDS if not admin.site.is_registered(model)]


@pytest.fixture
def one_of_each(db):
    area = make_area("岚浦市")
    source = SourceText.objects.create(data="李明讲话。".encode(), name="a.txt", encoding="utf-8")
    report = make_report(
        "李明讲话，投资12亿元。", area=area, source=source, publisher=Organization.objects.create(name="日报")
    )
    report.meeting = apps.get_model("archive", "Meeting").objects.create(name="工作会议", area=area)
    report.save()
    part = take_part(report, "李明", role_title="市长")
    speech = make_speech(report, part.person, "李明讲话，投资12亿元。")
    Point.objects.create(speech=speech, report=report, label="一", level=1, start=0, end=2, quote="李明")
    zone = Zone.objects.create(name="港口园区", area=area)
    report.annotations.create(quote="李明", start=0, end=2, body="头一回。")
    Collection.objects.create(title="专题").items.create(report=report)
    observe(report, "投资", "12亿元", 12, "亿元", zone=zone)
    report.strategy_mentions.create(strategy=apps.get_model("archive", "Strategy").objects.create(name="两翼齐飞"))
    report.document_mentions.create(document=apps.get_model("archive", "PolicyDocument").objects.create(name="意见"))
    report.zone_mentions.create(zone=zone)
    with changing([report]):
        report.appointments.create(person=part.person, event="holds", office="中共中央政治局委员", start_day="2012")
    report.industry_mentions.create(industry=apps.get_model("archive", "Industry").objects.create(name="装备制造"))
    PastAddress.objects.create(kind="person", slug="旧", target_id=part.person_id)
    namesake = apps.get_model("archive", "Person").objects.create(name="李明")
    part.person.namesake_questions.create(other=namesake)
    report.duplicate_candidates.create(other=make_report(), similarity=0.9)
    for name in ("Strategy", "Zone"):
        kind = apps.get_model("archive", name)
        ends = {"record": kind.objects.first(), "other": kind.objects.create(name="另一个")}
        apps.get_model("archive", f"{name}Tie").objects.create(nature="part", **ends)
    for record in (kind._default_manager.first() for kind in Mergeable.__subclasses__()):
        if not record.names.exists():
            record.go_by("另一名称")
    apps.get_model("archive", "RosterEntry").objects.create(name="李明", office="市长", source="岚浦市志")
    apps.get_model("archive", "Accession").objects.create(label="表.csv").jobs.create(total=3, done=1)
    report.reader_notes.create(words="名字写错了。", sender="0" * 32, kind="figure")
    report.text_edits.create(reason="漏了一字。")
    report.source_checks.create(outcome="changed", capture=source)
    apps.get_model("archive", "ColumnMapping").objects.create(head="0", names=["名", "文"], mapping={"文": "text"})
    apps.get_model("archive", "Decision").objects.of_name("strategy", "none", "私房菜馆")
    apps.get_model("archive", "Revision").objects.create(kind="delete", model="person", key=99, name="赵芳")


@pytest.mark.parametrize("model", [model._meta.model_name for model in RECORDS])
def test_lists_and_pages_open_and_save(editor, one_of_each, model):
    CaptureToken.give(get_user_model().objects.get(), "家里")  # of one's own only: a list shows no other's
    url = reverse(f"admin:archive_{model}_changelist")
    for query in ({}, {"q": "李明 x"}, {"q": "%_\\'\""}):
        assert editor.get(url, **query).status_code == 200
    record = apps.get_model("archive", model).objects.first()
    assert editor.client.get(address(record), follow=True).status_code == 200
    assert editor.get(address(record, "history")).status_code == 200
    if isinstance(record, Evidence):
        return  # its page is that of its report's review
    may_change = admin.site.get_model_admin(type(record)).has_change_permission
    if may_change(editor.get(url).wsgi_request):
        response = editor.send(address(record))
        assert response.status_code == 302, errors(response)
    else:
        assert editor.client.post(address(record), {}).status_code == 403
    assert editor.get(reverse(f"admin:archive_{model}_add")).status_code in (200, 302, 403)


@pytest.mark.parametrize(
    "model", ["pastaddress", "tenure", "sourcetext", "personname", "strategyname", "textedit", "sourcecheck"]
)
def test_what_is_derived_or_immutable_is_read_only(editor, one_of_each, model):
    record = apps.get_model("archive", model).objects.first()
    assert editor.client.get(reverse(f"admin:archive_{model}_add")).status_code == 403
    assert "_save" not in editor.get(address(record)).content.decode()
    if model != "sourcetext":
        assert editor.client.post(address(record, "delete"), {"post": "yes"}).status_code == 403


def test_a_source_is_protected_by_its_reports_in_words(editor, one_of_each):
    source = SourceText.objects.get()
    page = editor.get(address(source, "delete")).content.decode()
    assert "受保护" in page
    assert source.reports.get().title in page
    editor.client.post(address(source, "delete"), {"post": "yes"})
    editor.act("sourcetext", "delete_selected", [source], post="yes")
    assert SourceText.objects.exists()


def test_an_area_with_reports_is_protected_in_words(editor, one_of_each):
    area = Area.objects.get()
    page = editor.client.post(address(area, "delete"), {"post": "yes"})
    assert "受保护" in page.content.decode()
    assert Area.objects.exists()


def test_a_person_is_deleted_although_memberships_are_read_only(editor, one_of_each):
    person = apps.get_model("archive", "Person").objects.get(participations__isnull=False)
    assert editor.client.post(address(person, "delete"), {"post": "yes"}).status_code == 302
    assert not apps.get_model("archive", "Participation").objects.exists()


@pytest.mark.parametrize(
    ("model", "fields", "twin"),
    [
        ("metric", {}, "投資"),
        ("policydocument", {}, "意見"),
        ("industry", {}, "裝備製造"),
        ("organization", {}, "日报"),
        ("zone", {"kind": "zone", "area": "area"}, "港口園區"),
    ],
)
def test_a_name_that_is_taken_is_an_error_in_words(editor, one_of_each, model, fields, twin):
    fields = {key: Area.objects.get().pk if value == "area" else value for key, value in fields.items()}
    response = editor.send(reverse(f"admin:archive_{model}_add"), name=twin, **fields)
    assert response.status_code == 200
    assert "已" in errors(response)


def test_the_same_zone_in_another_area_is_another(editor, one_of_each):
    url = reverse("admin:archive_zone_add")
    assert editor.send(url, name="港口园区", kind="zone").status_code == 302
    assert "已有记录" in errors(editor.send(url, name="港口園区", kind="zone"))


def test_areas_stay_a_tree(editor, db):
    province = make_area("云麓省", "province")
    city = make_area("岚浦市", parent=province)
    county = make_area("涵川县", "county", parent=city)
    for parent in (province, county):
        assert "上级不能是" in errors(editor.send(address(province), parent=parent.pk))
    assert editor.send(address(province), name="云岭省").status_code == 302
    county.refresh_from_db()
    assert county.full_name == "云岭省岚浦市涵川县"


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"code": "12"}, "代码是六位数字"),
        ({"valid_to": "去年"}, "日期请写成"),
        ({"valid_to": "--04-24"}, "日期请写成"),
        ({"valid_from": "2015", "valid_to": "2014"}, "“止”须晚于“起”"),
        ({"level": "moon"}, "不在可用的选项中"),
    ],
)
def test_an_area_that_cannot_be_is_an_error_in_words(editor, db, changes, complaint):
    assert complaint in errors(editor.send(address(make_area()), **changes))


def test_names_are_escaped_everywhere(editor, db):
    person = make_person("<script>alert(1)</script>")
    twin = make_person("<script>alert(1)</script>")
    take_part(make_report("x", title="<script>alert(2)</script>", is_sample=True), person)
    pages = [
        editor.get(address(person)), editor.get("/admin/archive/person/"), editor.get("/admin/archive/report/"),
        editor.get(address(person, "delete")), editor.act("person", "merge", [person, twin]),
        editor.act("person", "merge", [person, twin], apply="1", survivor=person.pk),
    ]  # fmt: skip
    assert not [page for page in pages if "<script>alert" in page.content.decode()]
    assert messages(pages[-1])


def test_metrics_are_deleted_with_numbers_not_with_a_list(editor, db, django_assert_max_num_queries):
    report = make_report("投资12亿元。")
    for _each in range(30):
        observe(report, "投资", "12亿元", 12, "亿元")
    with django_assert_max_num_queries(12):
        page = editor.get(address(Metric.objects.get(), "delete")).content.decode()
    assert "数据：30" in page


def test_zones_are_merged_with_all_that_names_them(editor, one_of_each):
    zone = Zone.objects.get(name="港口园区")
    other = Zone.objects.create(name="港口工业园区", area=zone.area)
    report = make_report("港口工业园区投资3亿元。")
    report.zone_mentions.create(zone=other)
    figure = observe(report, "投资", "3亿元", 3, "亿元", zone=other)
    editor.act("zone", "merge", [zone, other], apply="1", survivor=zone.pk)
    figure.refresh_from_db()
    assert figure.zone == zone
    assert {name.name for name in zone.names.all()} == {"港口园区", "港口工业园区"}
    assert Zone.objects.at(other.slug) == zone


@pytest.mark.parametrize("model", ["person", "strategy", "zone", "area", "metric", "organization", "meeting"])
def test_two_editors_do_not_undo_each_other(editor, one_of_each, model):
    """Who opened the page before another saved is told so; who opens it anew may save."""
    record = apps.get_model("archive", model).objects.first()
    first, second = editor.form(address(record)), editor.form(address(record))
    assert editor.send(address(record), {**first, "name": f"{record.name}一"}).status_code == 302
    assert "已被改过" in errors(editor.send(address(record), {**second, "name": f"{record.name}二"}))
    record.refresh_from_db()
    assert record.name.endswith("一")
    assert editor.send(address(record), name=f"{record.name}三").status_code == 302


def test_the_second_editor_is_told_what_is_there_by_now_and_may_save_what_was_entered(editor, one_of_each):
    zone = apps.get_model("archive", "Zone").objects.first()
    first, second = editor.form(address(zone)), editor.form(address(zone))
    editor.send(address(zone), {**first, "name": "港口工业园区"})
    refused = editor.send(address(zone), {**second, "name": "临港园区"})
    assert "现为：名称“港口工业园区”。" in errors(refused)
    again = editor.fields_of(refused, "zone_form")
    assert again["name"] == "临港园区"
    assert editor.send(address(zone), again).status_code == 302
    zone.refresh_from_db()
    assert zone.name == "临港园区"


def test_a_name_that_another_editor_added_is_a_change_too(editor, one_of_each):
    person = apps.get_model("archive", "Person").objects.get(memberships__role_title="市长")
    opened = editor.form(address(person))
    row = {"names-TOTAL_FORMS": int(opened["names-TOTAL_FORMS"]) + 1}
    number = opened["names-TOTAL_FORMS"]
    added = {f"names-{number}-person": person.pk, f"names-{number}-name": "李小明", f"names-{number}-id": ""}
    assert editor.send(address(person), {**opened, **row, **added}).status_code == 302
    assert person.names.filter(name="李小明").exists()
    assert "已被改过" in errors(editor.send(address(person), opened))
