"""Kept pages beside those of a process that has just started, after editors have been at work in the real pages."""

import json
import os
import random
import subprocess
import sys

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from archive.models import Person, Revision
from tests.archive.admin.editing import Editor, address
from tests.environment import DATABASE

# A process of its own over the same database and index, which keeps nothing and has seen nothing.
FRESH = """
import json, sys
from archive import settings
name, index, paths = json.load(sys.stdin)
settings.DATABASES["default"]["NAME"] = name
settings.HAYSTACK_CONNECTIONS["default"]["PATH"] = index
settings.PAGE_CACHE_BYTES = 0
import django
django.setup()
from django.test import Client
pages = []
for path in paths:
    page = Client().get(path)
    pages.append([page.status_code, page.headers.get("Location", ""), page.text])
json.dump(pages, sys.stdout)
"""


def from_fresh_process(paths: list[str]) -> list[list[object]]:
    given = [str(connection.settings_dict["NAME"]), settings.HAYSTACK_CONNECTIONS["default"]["PATH"], paths]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FRESH], input=json.dumps(given), cwd=settings.BASE_DIR, check=False,
        capture_output=True, text=True,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "archive.settings", "ARCHIVE_DATABASE": DATABASE},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2_000:]
    return json.loads(done.stdout)


class Newsroom:
    """What editors do in one archive; each thing by the page that is made for it."""

    def __init__(self, archive) -> None:
        staff = Client()
        staff.force_login(User.objects.create_superuser("editor"))
        self.editor, self.archive, self.number = Editor(staff), archive, 0

    def edit(self) -> None:
        self.number += 1
        url = address(self.archive.reports[1])
        text = self.editor.form(url)["text"]
        assert self.editor.send(url, text=f"{text}\r\n会议又议了第{self.number}件事。").status_code == 302

    def withdraw(self) -> None:
        """Or publish again what was withdrawn."""
        report = self.archive.reports[0]
        report.refresh_from_db()
        other = "draft" if report.status == "published" else "published"
        assert self.editor.send(address(report), status=other).status_code == 302

    def rename(self) -> None:
        self.number += 1
        assert self.editor.send(address(self.archive.strategy), name=f"两翼齐飞{self.number}号").status_code == 302

    def merge(self) -> None:
        people = [self.archive.person, self.archive.other]
        if Person.objects.filter(pk__in=[person.pk for person in people]).count() == 2:
            assert self.editor.act("person", "merge", people, apply="1", survivor=people[0].pk).status_code == 200
            assert Person.objects.filter(pk__in=[person.pk for person in people]).count() == 1

    def undo(self) -> None:
        """The last that anybody did; it is refused where it cannot be undone."""
        last = Revision.objects.order_by("pk").last()
        if last:
            assert self.editor.client.post(address(last), {"undo": "1"}).status_code in (302, 200, 409)


CHANGES = ("edit", "withdraw", "rename", "merge", "undo")


def read(client: Client, paths: list[str]) -> list[list[object]]:
    pages = [client.get(path) for path in paths]
    return [[page.status_code, page.headers.get("Location", ""), page.text] for page in pages]


def test_a_kept_page_is_that_of_a_process_that_has_just_started(archive, client):
    newsroom = Newsroom(archive)
    reports = [report.get_absolute_url() for report in archive.reports[:2]]
    records = [record.get_absolute_url() for record in (archive.strategy, archive.person, archive.other)]
    paths = ["/", "/people/", "/reports/", "/strategies/", "/search/?q=两翼齐飞", "/search/?q=会议", *reports, *records]

    @examples(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(CHANGES), min_size=2, max_size=5))
    def holds(changes):
        random.seed()  # hypothesis gives each example the same randomness, by which Whoosh names files of one index
        for change in changes:
            read(client, paths)  # is kept from now on
            getattr(newsroom, change)()
        kept = read(client, paths)
        assert kept == read(client, paths)
        for path, one, other in zip(paths, kept, from_fresh_process(paths), strict=True):
            assert one == other, (changes, path)

    holds()
    assert Revision.objects.exists()
