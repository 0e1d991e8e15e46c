"""python -m tests.failing_disk FOLDER: an archive on a disk that is full, or takes no writing, looked at.

To be run where it may mount (``unshare -rm``); what it mounts goes with its process. Prints what it saw as JSON.
"""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

SIZE = "24m"


def mount(*arguments):
    subprocess.run(["mount", *map(str, arguments)], check=True)


def fill_up(folder):
    with (folder / "ballast").open("ab", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            pass


def make_archive():
    """Three reports in an index, and an editor."""
    from django.contrib.auth.models import User
    from django.core.management import call_command

    from tests.helpers import make_report

    call_command("migrate", verbosity=0)
    User.objects.create_superuser("editor", password="pass-3-word")
    for number in range(3):
        make_report(f"会议强调，要抓好第{number}项。", title=f"第{number}次会议")


def editor():
    from django.contrib.auth.models import User
    from django.test import Client

    from tests.archive.admin.editing import Editor

    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get())
    return Editor(client)


def command(*arguments):
    """Exit status and words of ``manage.py``, run in a process of its own."""
    done = subprocess.run([sys.executable, "manage.py", *arguments], capture_output=True, text=True)
    return [done.returncode, done.stdout + done.stderr]


def free_name(folder):
    return folder / f"backup-{len(list(folder.iterdir()))}.zip"


def told(answer):
    return [answer.status_code, answer.content.decode()]


def look(hand, folder):
    """What readers and editors see; what commands say; what is kept."""
    from archive.models import Report
    from search.indexing import outbox

    first = Report.objects.order_by("pk")[0]
    url, text = f"/admin/archive/report/{first.pk}/change/", "会议改动。" + "字" * 400_000
    read = {page: hand.client.get(page).status_code for page in ("/", "/search/?q=会议", first.get_absolute_url())}
    saved = told(hand.send(url, text=text, title="改过的标题"))
    hand.client.cookies["django_language"] = "en"
    english = told(hand.send(url, text=text))
    return {
        "read": read, "saved": saved, "english": english, "backup": command("backup", str(free_name(folder))),
        "rebuild": command("index", "rebuild"), "drain": command("index", "drain"),
        "status": told(hand.get("/status/")),
        "is_changed": Report.objects.get(pk=first.pk).title == "改过的标题", "number": Report.objects.count(),
        "waits": not outbox.is_empty(),
    }  # fmt: skip


def glance(hand, folder):
    """Where not even the database can be opened: pages and commands say so."""
    return {"page": told(hand.client.get("/")), "backup": command("backup", str(free_name(folder)))}


def healed(hand):
    """After the fault has passed: the same edit, one drain, and everything compared."""
    from django.core.management import call_command

    from archive.models import Report
    from archive.ops.data_check import findings
    from search.indexing import index_sync

    first = Report.objects.order_by("pk")[0]
    hand.client.cookies.pop("django_language", None)
    edit = hand.send(f"/admin/archive/report/{first.pk}/change/", text="会议改动。")
    call_command("index", "drain", stdout=StringIO())
    return {
        "edit": edit.status_code, "drift": index_sync.check().all, "findings": list(map(str, findings())),
        "number": Report.objects.count(),
    }  # fmt: skip


def full(hand, data, folder):
    fill_up(data)
    seen = look(hand, folder)
    (data / "ballast").unlink()
    return seen


@contextmanager
def made_read_only(folder):
    connection.close()  # which was opened while all was well, and could go on writing
    mount("--bind", folder, folder)
    mount("-o", "remount,ro,bind", folder)
    yield
    connection.close()
    mount("-o", "remount,rw,bind", folder)


def main(folder):
    data = Path(os.environ["ARCHIVE_DATA"])
    make_archive()
    hand = editor()
    seen = {"full": full(hand, data, folder)}
    seen["full"]["healed"] = healed(hand)
    for kind, fault, see in (("index", data / "index", look), ("all", data, glance)):
        with made_read_only(fault):
            seen[kind] = see(hand, folder)
        seen[kind]["healed"] = healed(hand)
    return seen


if __name__ == "__main__":
    place = Path(sys.argv[1])
    os.environ |= {"ARCHIVE_DATA": str(place / "data"), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    (place / "data").mkdir()
    mount("-t", "tmpfs", "-o", f"size={SIZE}", "none", place / "data")
    import django
    from django.db import connection

    django.setup()
    sys.stdout.write(json.dumps(main(place), ensure_ascii=False))
