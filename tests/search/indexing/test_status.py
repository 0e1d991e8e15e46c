"""The status page of the keepers: what stands well, what does not, and what to do about it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from archive.database.current import database_engine
from archive.models import Participation
from archive.models.unit_of_work import changing
from archive.ops import job_log
from search.models import OutboxEntry
from tests.helpers import make_report, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_runs_yet(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def page(client):
    client.force_login(User.objects.create_superuser("keeper"))
    return lambda: client.get(reverse("status")).content.decode()


def test_readers_do_not_see_it(client):
    answer = client.get(reverse("status"))
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/admin/login/")


def test_it_tells_what_is_there_and_when_it_was_last_looked_after(page, indexed):
    make_report()
    indexed()
    assert page().count("从未") == 3
    for command in (["index", "check"], ["data", "check"]):
        call_command(*command, stdout=StringIO())
    job_log.note("backup", "backup.zip", is_good=True)
    shown = page()
    assert "1 份；已发布 1 份" in shown
    assert all(said in shown for said in ("记录与索引一致", "数据无误", "backup.zip"))
    assert "从未" not in shown
    assert "注意" not in shown


def test_without_an_index_it_says_what_to_do(page):
    assert "manage.py index rebuild" in page()


def test_what_is_late_or_went_wrong_is_told(page, indexed):
    report = make_report("李明讲话。")
    take_part(report, "李明")
    indexed()
    OutboxEntry.objects.create(report_id=report.pk)
    OutboxEntry.objects.update(created=timezone.now() - timedelta(hours=1))
    with changing():
        Participation.objects.update(start=5, end=6)
    with pytest.raises(CommandError):
        call_command("data", "check", stdout=StringIO())
    job_log.note("backup", "旧", is_good=True)
    with database_engine().operational_tables() as execute:
        execute("UPDATE operational_run SET at = '2001-01-01T00:00:00+00:00' WHERE name = 'backup'")
    shown = page()
    assert all(said in shown for said in ("等得太久", "上次没有成功", "已过了很久"))


def test_a_run_that_nobody_can_read_spoils_nothing(page, indexed):
    indexed()
    with database_engine().operational_tables() as execute:
        execute("INSERT INTO operational_run VALUES ('backup', '?', 1, '')")
    assert page().count("从未") == 3
