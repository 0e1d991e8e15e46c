"""Dumps in open formats and their way back; and the check of the data, which finds what somebody broke."""

import csv
import io
import json
from io import StringIO
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from archive import history
from archive.loading.loader import load
from archive.loading.results import Options
from archive.models import Membership, Participation, PastAddress, Person, Report, Revision, SentencePrint, SourceText
from archive.models.unit_of_work import changing
from archive.ops.dump import kept_models
from tests.helpers import make_person, make_report, observe, take_part

pytestmark = pytest.mark.django_db

RAW = "霁阳市项目建设推进会召开\n2014年5月8日 霁阳日报\n市长王强强调，要实施“两翼齐飞”战略，投资30亿元。\n"


@pytest.fixture
def filled():
    outcome = load(RAW.encode("gb18030"), "a.txt", Options(publish=True))
    observe(outcome.report, "投资", "30亿元", 30, "亿元")
    person = make_person("李明")
    person.name = "李鸣"
    person.save()
    Revision.objects.create(
        kind="edit", model="person", key=person.pk, by=User.objects.create(username="e"), by_name="e"
    )
    return outcome.report


def empty():
    """Without a row, at once: keys are looked at when the transaction ends."""
    for model in [SentencePrint, *kept_models()]:
        model._base_manager.all()._raw_delete("default")


def rows():
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in kept_models()}


def test_a_dump_holds_all_in_open_formats_and_comes_back_whole(filled, tmp_path):
    target, before = tmp_path / "dump.zip", rows()
    call_command("dump", str(target), stdout=StringIO())
    with ZipFile(target) as archive:
        source = filled.source
        assert archive.read(f"sources/{source.sha256}") == RAW.encode("gb18030")
        (line,) = archive.read("records/report.jsonl").decode().splitlines()
        assert json.loads(line)["fields"]["title"] == "霁阳市项目建设推进会召开"
        (row,) = csv.DictReader(io.StringIO(archive.read("tables/report.csv").decode("utf-8-sig")))
        assert (row["title"], row["published_on"]) == ("霁阳市项目建设推进会召开", "2014-05-08")
        meanings = list(csv.DictReader(io.StringIO(archive.read("dictionary.csv").decode("utf-8-sig"))))
        assert {one["table"] for one in meanings} == {model._meta.model_name for model in kept_models()}
        assert "by_id" not in archive.read("tables/revision.csv").decode()
    empty()
    call_command("dump", str(target), load=True, stdout=StringIO())
    for revision in before["archive.Revision"]:
        revision["by_id"] = None  # accounts are of the site that was left
    assert rows() == before
    assert Person.objects.at("李明").name == "李鸣"
    assert SentencePrint.objects.exists()
    assert checked() == []


def test_a_dump_goes_only_into_an_empty_archive_and_over_no_file(filled, tmp_path):
    target = tmp_path / "dump.zip"
    call_command("dump", str(target), stdout=StringIO())
    before = rows()
    with pytest.raises(CommandError, match="已经有记录"):
        call_command("dump", str(target), load=True)
    with pytest.raises(CommandError, match="已经存在"):
        call_command("dump", str(target))
    assert rows() == before


def test_a_dump_of_before_a_table_was_there_is_loaded(filled, tmp_path):
    whole, older = tmp_path / "dump.zip", tmp_path / "older.zip"
    call_command("dump", str(whole), stdout=StringIO())
    before = rows()
    empty()
    with ZipFile(whole) as archive, ZipFile(older, "w") as other:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "manifest.json":
                told = json.loads(data)
                del told["rows"]["archive.MetricName"]
                data = json.dumps(told).encode()
            if name != "records/metricname.jsonl":
                other.writestr(name, data)
    call_command("dump", str(older), load=True, stdout=StringIO())
    assert {model: len(found) for model, found in rows().items()} == {
        model: len(found) for model, found in before.items()
    }


def test_a_damaged_dump_changes_nothing(filled, tmp_path):
    whole, harmed = tmp_path / "dump.zip", tmp_path / "harmed.zip"
    call_command("dump", str(whole), stdout=StringIO())
    empty()
    with ZipFile(whole) as archive, ZipFile(harmed, "w") as other:
        for name in archive.namelist():
            data = archive.read(name)
            other.writestr(name, data[: len(data) // 2] if name == "records/participation.jsonl" else data)
    with pytest.raises(CommandError):
        call_command("dump", str(harmed), load=True)
    assert not Report.objects.exists()


def checked():
    said = StringIO()
    try:
        call_command("data", "check", stdout=said)
    except CommandError:
        return said.getvalue().splitlines()
    return []


def test_sound_data_have_no_findings(filled):
    assert checked() == []


def test_the_past_addresses_of_what_lies_in_the_trash_are_sound(filled):
    person = Person.objects.get(name="李鸣")
    with history.deletion(User.objects.get(username="e"), person):
        person.delete()
    assert PastAddress.objects.filter(kind="person").exists()
    assert checked() == []
    history.empty(Revision.objects.in_trash())
    assert checked() == []


def test_every_kind_of_damage_is_found(filled):
    with changing():
        Participation.objects.filter(report=filled).update(start=0, end=1)
    SourceText.objects.update(size=1)
    PastAddress.objects.create(kind="person", slug="谁", target_id=999)
    person = make_person("赵芳")
    take_part(make_report("赵芳到会。", status="draft"), person)
    Membership.objects.create(person=person, role_title="市长", report_count=1)
    twin = make_report(RAW)
    Report.objects.filter(pk=twin.pk).update(source=filled.source)
    with changing():
        Participation.objects.filter(person=person).update(start=None, end=None, quote="无此人", review="confirmed")
    found = "\n".join(checked())
    assert "已核的事实在报道里已无依据" in found
    for said in ("引文与正文", "校验值不符", "旧地址指向", "没有已发布的报道为据", "有 2 份已发布的报道"):
        assert said in found
