"""PostgreSQL keeps every promise of SQLite: the same pages and dumps, writers at once, copies, faults in words."""

import json
import shutil
import subprocess
from hashlib import sha256
from zipfile import ZipFile

import psycopg
import pytest

from archive.services.standing import _triggers
from tests import servers, template_database
from tests.archive.ops.apart import Archive

_ADDS = """
from archive.loading.loader import load
load("霁阳市项目会议召开\\n2014年5月8日\\n市长王强强调，投资12亿元。".encode(), "a.txt")
"""
_FILLS = f"{_ADDS}from tests.archives import LinkedArchive; LinkedArchive(3)"


@pytest.fixture(scope="module")
def filled(make_archive):
    made = make_archive(is_migrated=True)
    status, said = made.manage("shell", "--no-imports", "-c", _FILLS)
    assert status == 0, said
    return made


@pytest.fixture(scope="module")
def backup(filled, tmp_path_factory):
    target = tmp_path_factory.mktemp("kept") / "backup.zip"
    status, said = filled.manage("backup", str(target))
    assert status == 0, said
    return target


def rows(archive: Archive) -> list[str]:
    """Everything in the database, sequences too; when migrations were made, and what was counted, is of the place."""
    command = ["pg_dump", "--inserts", "--exclude-table=django_migrations*", "--exclude-table=operational_*"]
    command += [archive.address]
    dumped = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return sorted(line for line in dumped.splitlines() if line.startswith(("INSERT", "SELECT pg_catalog.setval")))


def test_a_backup_comes_back_with_every_row_and_sequence_and_overwrites_nothing(filled, backup, make_archive):
    second = make_archive()
    status, said = second.manage("restore", str(backup))
    assert status == 0, said
    assert rows(second) == rows(filled)
    with psycopg.connect(filled.address) as here, psycopg.connect(second.address) as there:
        assert here.execute("SELECT count(*) FROM operational_run").fetchone() != (0,)
        assert there.execute("SELECT count(*) FROM operational_run").fetchone() == (0,)
    assert second.manage("data", "check")[0] == 0
    status, said = second.manage("restore", str(backup))
    assert (status, "已经有数据" in said) == (1, True)


def test_a_damaged_backup_and_one_of_the_other_database_are_refused_and_leave_nothing(backup, make_archive, tmp_path):
    second, harmed, other = make_archive(), tmp_path / "harmed.zip", tmp_path / "other.zip"
    with ZipFile(backup) as archive:
        said, data = json.loads(archive.read("manifest.json")), archive.read("archive.pgdump")
    write(harmed, said, data.replace("李明".encode(), "李萌".encode()))
    write(other, {**said, "files": {"archive.sqlite3": "0"}}, data)
    for target, words in ((harmed, "校验值不符"), (other, "另一种数据库")):
        status, told = second.manage("restore", str(target))
        assert (status, words in told) == (1, True), told
    cut = data[: len(data) // 2]
    write(harmed, {**said, "files": {"archive.pgdump": sha256(cut).hexdigest()}}, cut)
    status, told = second.manage("restore", str(harmed))
    assert (status, "Traceback" in told) == (1, False), told
    assert second.manage("restore", str(backup))[0] == 0


def test_no_program_of_a_backup_from_elsewhere_is_taken_in(filled, backup, make_archive, tmp_path):
    with ZipFile(backup) as archive:
        said = json.loads(archive.read("manifest.json"))
    hostile = make_archive()
    assert hostile.manage("restore", str(backup))[0] == 0
    servers.execute(
        hostile.address,
        "CREATE FUNCTION harm() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM archive_person; END $$",
        "CREATE TRIGGER harm AFTER UPDATE ON archive_report EXECUTE FUNCTION harm()",
        "CREATE VIEW everyone AS SELECT * FROM auth_user",
    )
    dumped = tmp_path / "hostile.pgdump"
    subprocess.run(["pg_dump", "-Fc", f"--file={dumped}", hostile.address], check=True)
    data = dumped.read_bytes()
    write(tmp_path / "hostile.zip", {**said, "files": {"archive.pgdump": sha256(data).hexdigest()}}, data)
    second = make_archive()
    status, told = second.manage("restore", str(tmp_path / "hostile.zip"))
    assert status == 0, told
    with psycopg.connect(second.address) as server:
        programs = "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        assert {name for (name,) in server.execute(programs)} == {trigger.name for trigger in _triggers()}
        assert server.execute("SELECT count(*) FROM pg_views WHERE schemaname = 'public'").fetchone() == (0,)
        assert server.execute("SELECT 1 FROM pg_trigger WHERE tgname = 'harm'").fetchone() is None


def write(target, said, data):
    with ZipFile(target, "w") as archive:
        archive.writestr("manifest.json", json.dumps(said))
        archive.writestr("archive.pgdump", data)


def test_pages_exports_and_dumps_are_those_of_sqlite_byte_for_byte(make_archive, tmp_path_factory, tmp_path):
    shared = tmp_path_factory.getbasetemp()
    first, second = Archive(tmp_path / "first"), make_archive()
    first.folder.mkdir()
    shutil.copy(template_database.filled(shared, ["load_areas", "load_samples"]), first.database)
    dumps = [tmp_path / f"{number}.zip" for number in range(3)]
    assert first.manage("dump", str(dumps[0]))[0] == 0
    status, said = second.manage("dump", "--load", str(dumps[0]))
    assert status == 0, said
    assert second.manage("data", "check")[0] == 0
    assert second.manage("dump", str(dumps[1]))[0] == 0
    back = Archive(tmp_path / "back")
    assert back.manage("dump", "--load", str(dumps[1]))[0] == 0
    assert back.manage("dump", str(dumps[2]))[0] == 0
    one, two, three = map(members, dumps)
    assert one == two == three
    pages = []
    for archive in (first, second):
        assert archive.manage("index", "rebuild", "--verbosity", "0")[0] == 0
        status, said = archive.manage(
            "shell", "--no-imports", "-c", "from tests.archive.database.crawling import tell; tell()"
        )
        assert status == 0, said
        pages.append(json.loads(said.splitlines()[-1]))
    assert len(pages[0]) > 200
    assert {
        path: (digest, pages[1].get(path)) for path, digest in pages[0].items() if pages[1].get(path) != digest
    } == {}
    # New records come after those that were loaded.
    status, said = second.manage("shell", "--no-imports", "-c", _ADDS)
    assert status == 0, said


def members(path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}


def test_four_imports_at_once_lose_nothing_and_fail_in_nothing(make_archive, tmp_path):
    """All of them name the same people, slogans and offices, and none knows them beforehand."""
    archive = make_archive(is_migrated=True)
    for folder in range(4):
        (tmp_path / str(folder)).mkdir()
        for number in range(12):
            words = chr(0x4E00 + 97 * folder + 7 * number) * 3 + chr(0x5E00 + 89 * number + folder) * 40
            (tmp_path / str(folder) / f"{number}.txt").write_text(
                f"霁阳市第{folder * 12 + number}次工作会议召开\n2014年5月{number + 1}日\n《霁阳日报》\n"
                f"市委书记李明强调，要深入实施“两翼齐飞”战略，抓好{words}。市长王强主持会议。"
            )
    running = [archive.start("ingest", "--publish", "--workers", "1", str(tmp_path / str(n))) for n in range(4)]
    ended = [(process.communicate()[0], process.returncode) for process in running]
    assert [status for _said, status in ended] == [0] * 4, ended
    assert not any("未收入" in said or "Traceback" in said for said, _status in ended)
    with psycopg.connect(archive.address) as server:
        assert server.execute("SELECT count(*) FROM archive_report").fetchone() == (48,)
        assert server.execute("SELECT count(*) FROM archive_sourcetext").fetchone() == (48,)
        assert server.execute(
            "SELECT count(*), count(DISTINCT slug) FROM archive_person WHERE name = '李明'"
        ).fetchone() == (1, 1)
    assert archive.manage("data", "check") == (0, "数据无误。\n")


def test_another_order_of_names_is_refused_before_anything_is_made(postgres_address, make_archive):
    archive = make_archive()
    servers.execute(
        postgres_address,
        f'DROP DATABASE "{archive.address.partition("?")[0].rpartition("/")[2]}"',
        f'CREATE DATABASE "{archive.address.partition("?")[0].rpartition("/")[2]}" TEMPLATE template0 '
        "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'zh-Hans-CN' LOCALE 'C'",
    )
    status, said = archive.manage("prepare")
    assert (status, "排序规则" in said, "Traceback" in said) == (1, True, False), said
    status, said = archive.manage(
        "shell", "--no-imports", "-c", "from archive.http.readiness import reasons; print(reasons())"
    )
    assert "排序规则" in said
    with psycopg.connect(archive.address) as server:
        assert server.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


@pytest.mark.parametrize(
    ("harm", "words"),
    [("readonly", "不可写"), ("unprepared", "manage.py prepare"), ("locked", "正有别的写入"), ("gone", "连不上数据库")],
)
def test_faults_of_the_server_are_told_in_words(filled, make_archive, harm, words):
    archive, name = filled, filled.address.partition("?")[0].rpartition("/")[2]
    if harm == "gone":
        archive = Archive(filled.folder, "postgresql://archive@/archive?host=/nowhere")
    if harm == "unprepared":
        archive = make_archive()
    makes = "from tests.helpers import make_person; make_person('赵芳')"
    with psycopg.connect(filled.address, autocommit=True) as server:
        if harm == "readonly":
            server.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
        if harm == "locked":
            server.execute("SELECT pg_advisory_lock(1634886504)")
            makes = "from django.db import connection, transaction; connection.settings_dict['BUSY_SECONDS'] = 0.1\n"
            makes += "with transaction.atomic(): pass"
        status, said = archive.manage("shell", "--no-imports", "-c", f"{_TELLS}tell({makes!r})")
        server.execute("SET default_transaction_read_only = off")
        server.execute(f'ALTER DATABASE "{name}" RESET default_transaction_read_only')
    assert (status, words in said) == (0, True), said


_TELLS = """
from archive.http.system_faults import classify_fault
def tell(program):
    try:
        exec(program)
    except Exception as error:
        print(classify_fault(error).sentence)
"""
