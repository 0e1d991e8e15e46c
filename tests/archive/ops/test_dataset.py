"""The whole archive as a folder: read back from Parquet and SQLite, with checksums; nothing unpublished in it."""

import hashlib
import json
import sqlite3
from contextlib import closing

import pyarrow.parquet as parquet
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from archive.export import dataset as dataset_tables
from archive.models import Participation
from archive.ops import dataset_files
from archive.ops.dataset import data_dictionary, write_dataset
from tests.archives import LinkedArchive
from tests.helpers import make_person, make_report, place, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, monkeypatch, settings):
    """Of five reports and a draft; read and written in groups smaller than that."""
    settings.DATASET_LICENSE = "CC BY 4.0"
    monkeypatch.setattr(dataset_tables, "BATCH", 2)
    monkeypatch.setattr(dataset_files, "GROUP", 3)
    LinkedArchive(5)
    take_part(make_report("草稿里的机密。", title="机密", status="draft"), make_person("无名氏"))
    write_dataset(tmp_path / "set")
    return tmp_path / "set"


def of_database(folder, table):
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f'SELECT * FROM "{table}"')]  # noqa: S608


def test_both_forms_hold_the_same_rows(folder):
    for name, table in json.loads((folder / "manifest.json").read_text())["tables"].items():
        rows = parquet.read_table(folder / f"{name}.parquet").to_pylist()
        assert rows == of_database(folder, name), name
        assert len(rows) == table["rows"]
        assert all(list(row) == table["columns"] for row in rows)


def test_reports_and_facts_are_all_there_with_their_values(folder):
    reports = of_database(folder, "reports")
    assert len(reports) == 5
    assert all("两翼齐飞" in row["text"] for row in reports)
    (figure, *others) = of_database(folder, "observations")
    assert len(others) == 4
    assert (figure["value"], figure["base_value"], figure["unit"]) == (12.0, 1_200_000_000.0, "亿元")
    assert figure["address"].startswith("/reports/report-")
    assert {row["strategy"] for row in of_database(folder, "strategy_mentions")} == {"两翼齐飞"}
    assert {row["name"]: row["reports"] for row in of_database(folder, "strategies")} == {"两翼齐飞": 5}


def test_facts_are_joined_to_their_reports_and_records_by_address(folder):
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        joined = database.execute(
            "SELECT s.name, count(DISTINCT r.address) FROM strategy_mentions f"
            " JOIN reports r ON f.report_address = r.address JOIN strategies s ON f.strategy_address = s.address"
        ).fetchall()
    assert joined == [("两翼齐飞", 5)]


def test_a_name_without_a_record_has_no_address(tmp_path):
    Participation.objects.create(**place(make_report("李明出席。"), "李明"), part="attendee", printed_name="李明")
    write_dataset(tmp_path / "set")
    (part,) = of_database(tmp_path / "set", "participations")
    assert (part["words"], part["person_address"]) == ("李明", None)


def test_numbers_have_the_types_of_numbers(folder):
    schema = parquet.read_schema(folder / "observations.parquet")
    assert [str(schema.field(name).type) for name in ("value", "is_cumulative", "unit")] == [
        "double",
        "int64",
        "string",
    ]


def test_nothing_unpublished_is_in_any_file(folder):
    for path in folder.iterdir():
        data = path.read_bytes()
        assert "机密".encode() not in data, path.name
        assert "无名氏".encode() not in data, path.name


def test_what_is_withdrawn_while_the_rest_is_written_has_no_facts(tmp_path):
    archive = LinkedArchive(2)
    described = dataset_tables.tables()
    list(described[0].rows())
    make_report("后来的报道。")
    late = make_report("李明出席。")
    take_part(late, archive.person)
    rows = list(next(table for table in described if table.key == "participations").rows())
    assert len(rows) == 4


def test_the_checksums_are_those_of_the_files(folder):
    lines = [line.split("  ") for line in (folder / "SHA256SUMS").read_text().splitlines()]
    assert {name for _sum, name in lines} == {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == value for value, name in lines)


def test_every_column_is_explained_and_the_licence_is_told(folder):
    means = data_dictionary()
    for table in dataset_tables.tables():
        assert {column.key for column in table.columns} <= means.keys(), table.key
    assert "CC BY 4.0" in (folder / "LICENSE.txt").read_text()
    metadata = json.loads((folder / "metadata.json").read_text())
    assert metadata["license"] == "CC BY 4.0"
    assert metadata["databases"]["archive"]["tables"]["reports"]["columns"]["text"] == means["text"]
    assert "## observations" in (folder / "codebook.md").read_text()


def test_nothing_is_overwritten_and_nothing_half_is_left(folder, monkeypatch):
    with pytest.raises(CommandError):
        call_command("dataset", str(folder))

    def fails(*_arguments):
        raise OSError("disk full")

    monkeypatch.setattr("archive.ops.dataset.write_table", fails)
    with pytest.raises(CommandError, match="disk full"):
        call_command("dataset", str(folder.with_name("other")))
    assert [path.name for path in folder.parent.iterdir()] == ["set"]


def test_without_pyarrow_it_is_told_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr("archive.ops.dataset.find_spec", lambda name: None)
    with pytest.raises(CommandError, match="requirements-dataset"):
        call_command("dataset", str(tmp_path / "set"))


def test_the_page_is_there_where_the_keeper_put_one_out(folder, settings):
    assert Client().get("/dataset/").status_code == 404
    settings.DATASET_FOLDER = str(folder)
    page = Client().get("/dataset/").content.decode()
    assert 'href="/dataset/reports.parquet"' in page
    assert "CC BY 4.0" in page
    answer = Client().get("/dataset/reports.parquet")
    assert b"".join(answer.streaming_content) == (folder / "reports.parquet").read_bytes()
    (folder / "secret").write_text("x")
    for name in ("secret", "..%2Fset%2Fsecret", "nothing"):
        assert Client().get(f"/dataset/{name}").status_code == 404


def test_of_a_broken_folder_nothing_is_offered(tmp_path, settings):
    settings.DATASET_FOLDER = str(tmp_path)
    assert Client().get("/dataset/").status_code == 404
