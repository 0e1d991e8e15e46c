"""What is counted and noted about the running of an archive: by all processes and machines together, and no record."""

import shutil

import pytest

from tests import template_database
from tests.archive.ops.apart import Archive

_TRIES = """
from types import SimpleNamespace
from django.conf import settings
from archive.http.login_attempts import LoginAttemptHandler
from archive.http.rate_limit import RateLimit
request, limit = SimpleNamespace(axes_ip_address="192.0.2.1"), RateLimit("a test", 8, 3600)
taken = sum(limit.take("192.0.2.1") == 0 for _ in range(6))
allowed = sum(LoginAttemptHandler().is_allowed(request, {"username": "editor"}) for _ in range(6))
print(taken, allowed)
"""
_NOTES = "from archive.ops import job_log; job_log.note('backup', '备份.zip', is_good=True)"
_READS = "from archive.ops import job_log; print(job_log.last('backup').said, job_log.last_good('backup').said)"
# Whatever else the server of the tests does moves the number as well, so each is tried often.
_VERSIONS = """
from django.db import transaction
from archive.database.current import database_engine
from archive.http.rate_limit import RateLimit
from tests.helpers import make_person
def stays(write):
    before = database_engine().version()
    write()
    return before is not None and database_engine().version() == before
def draft():
    with transaction.atomic():
        make_person()
        with transaction.atomic():
            make_person()
limit = RateLimit("a test", 8, 3600)
print(any(stays(lambda: limit.take("a")) for _ in range(50)), any(stays(make_person) for _ in range(20)),
      any(stays(draft) for _ in range(20)))
"""


_JOBS = """
from archive.loading.jobs import enqueue, run_jobs
from archive.loading.results import Options
from archive.models import Accession
enqueue(Accession.objects.create(), Options(), sources=[])
print(run_jobs())
"""
_WORKS = """
from django.conf import settings
from archive.database.shared_locks import shared_lock
with shared_lock("jobs", 0, settings.DATA_DIR) as is_held:
    print(is_held, flush=True)
    input()
"""
_UPLOADS = """
from types import SimpleNamespace
from archive.loading import uploads as waiting_uploads
print(waiting_uploads.keep(waiting_uploads.Upload("表.csv", b"\\x00\\xff"), SimpleNamespace(pk=1)))
"""
_FETCHES = """
from types import SimpleNamespace
from archive.loading import uploads as waiting_uploads
print([waiting_uploads.fetch({!r}, SimpleNamespace(pk=pk)) for pk in (1, 2)])
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def machines(request, tmp_path, tmp_path_factory):
    """Two processes of one machine that share its folder, or two machines that share a server's database."""
    if request.param == "sqlite":
        shutil.copy(template_database.migrated(), tmp_path / "archive.sqlite3")
        return [Archive(tmp_path), Archive(tmp_path)]
    first = request.getfixturevalue("make_archive")(is_migrated=True)
    second = Archive(tmp_path_factory.mktemp("another"), first.address)
    for each in (first, second):
        (each.folder / "secret_key").write_text("the same on every machine")
    return [first, second]


def shell(program):
    return ("shell", "--no-imports", "-c", program)


def test_processes_count_together_and_tell_each_other_how_jobs_ended(machines):
    running = [each.start(*shell(_TRIES)) for each in machines]
    counts = [tuple(map(int, process.communicate()[0].split())) for process in running]
    assert [sum(column) for column in zip(*counts, strict=True)] == [8, 10], counts
    assert machines[0].manage(*shell(_NOTES))[0] == 0
    assert machines[1].manage(*shell(_READS)) == (0, "备份.zip 备份.zip\n")


def test_what_waits_on_one_machine_is_had_on_another_and_jobs_are_done_on_one(machines):
    status, token = machines[0].manage(*shell(_UPLOADS))
    assert status == 0, token
    assert machines[1].manage(*shell(_FETCHES.format(token.strip()))) == (
        0, "[Upload(name='表.csv', data=b'\\x00\\xff'), None]\n",
    )  # fmt: skip
    works = machines[0].start(*shell(_WORKS))
    assert works.stdout.readline() == "True\n"
    assert machines[1].manage(*shell(_JOBS)) == (0, "0\n")
    works.communicate("\n")
    assert machines[1].manage(*shell(_JOBS)) == (0, "2\n")


def test_counting_ends_no_kept_page_of_postgresql_and_every_commit_of_records_does(make_archive):
    archive = make_archive(is_migrated=True)
    assert archive.manage(*shell(_VERSIONS)) == (0, "True False False\n")
