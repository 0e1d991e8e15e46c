"""The works that ``kills`` kills: taking in, editing, draining, rebuilding, backing up. See ``killing.Work``."""

from __future__ import annotations

import io
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.archive.ops.apart import Archive
from tests.soak.killing import Tell

_NEW, _BATCH = 120, 20  # reports that are taken in, in batches of so many: a commit for each
_EDITS = 15
_TOUCHED = 200


def fill(reports: int) -> None:
    """The archive that the works begin with."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import transaction

    from tests.archives import LinkedArchive

    call_command("migrate", verbosity=0)
    User.objects.create_superuser("editor")
    with transaction.atomic():
        LinkedArchive(reports)
    _command("index", "rebuild")


def works(folder: Path) -> list[Any]:
    return [Ingest(folder), Edit(folder), Drain(folder), Rebuild(folder), Backup(folder)]


class _Work:
    name: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rng = random.Random(self.name)  # noqa: S311 - it guards nothing

    def prepare(self) -> None:
        pass

    def lost(self, told: list[str], *, has_ended: bool) -> list[str]:
        return []


class Ingest(_Work):
    """A table of reports taken in, by two reading processes; what a kill broke off goes on in the next round."""

    name = "ingest"

    def prepare(self) -> None:
        from tests.archive.ingest.file_builders import json_lines

        (self.folder / "table.jsonl").write_bytes(json_lines(*map(_row, range(_NEW))))

    def run(self, tell: Tell) -> None:
        from archive.loading import bulk_import
        from archive.loading.results import Options

        bulk_import._BATCH = _BATCH
        found, _others = bulk_import.files([self.folder / "table.jsonl"])
        bulk_import.import_files(found, Options(publish=True), 2, lambda outcome: tell(outcome.name))

    def lost(self, told: list[str], *, has_ended: bool) -> list[str]:
        from archive.models import Report, SourceText

        kept = {json.loads(bytes(data))["title"] for data in SourceText.objects.values_list("data", flat=True)}
        titles = list(Report.objects.published().filter(source__isnull=False).values_list("title", flat=True))
        wanted = {_title(int(name.rpartition("#")[2]) - 1) for name in told}
        found = [f"{title} was told and is not there" for title in wanted - (kept & set(titles))]
        found += ["a report came twice"] if len(titles) != len(set(titles)) else []
        whole = {_title(number) for number in range(_NEW)}
        return found + (["the run ended and not all is there"] if has_ended and set(titles) != whole else [])


def _title(number: int) -> str:
    return f"第{number}次收入会议召开"


def _row(number: int) -> dict[str, str]:
    """Words of its own, so that none is taken for another's duplicate."""
    pick = random.Random(number)  # noqa: S311
    words = "".join(chr(pick.randrange(0x4E00, 0x9000)) for _each in range(60))
    return {
        "title": _title(number), "published_on": f"2014-{number % 12 + 1:02}-08", "publisher": "霁阳日报",
        "text": f"市委书记李明强调，要抓好{words}，全年完成投资{number + 10}亿元。市长王强主持会议。",
    }  # fmt: skip


class Edit(_Work):
    """An editor who corrects texts, withdraws and publishes, and moves reports to the trash, on the pages."""

    name = "edit"

    def run(self, tell: Tell) -> None:
        from archive.models import Report

        rng, hand = random.Random(), editor()  # noqa: S311
        acts: list[Callable[[Any, Any], str]] = [_correct, _correct, _correct, _withdraw, _publish, _remove]
        for _edit in range(_EDITS):
            report = rng.choice(list(Report.objects.order_by("-pk")[:60]))
            tell(f"done {rng.choice(acts)(hand, report)}")

    def lost(self, told: list[str], *, has_ended: bool) -> list[str]:
        from archive.models import Report, Revision

        last = {pk: mark for _done, pk, mark in (line.split() for line in told)}
        rows = {str(pk): (text, status) for pk, text, status in Report.objects.values_list("pk", "text", "status")}
        trash = {str(key) for key in Revision.objects.in_trash().values_list("key", flat=True)}
        later = _one_more(told)
        return [f"{pk}: {mark}" for pk, mark in last.items() if pk != later and not _is(mark, rows.get(pk), pk, trash)]


def _one_more(told: list[str]) -> str:
    """The report of the last revision, if that was not told of: what was committed in the moment of the kill."""
    from archive.models import Revision

    latest = Revision.objects.order_by("-pk").first()
    return str(latest.key) if latest and (not told or told[-1].split()[1] != str(latest.key)) else ""


def _is(mark: str, row: tuple[str, str] | None, pk: str, trash: set[str]) -> bool:
    if mark == "removed":
        return row is None and pk in trash
    return row is not None and mark in (row[1], row[0][-9:])


def editor() -> Any:
    """Signed in, with the pages' forms at hand."""
    from django.contrib.auth.models import User
    from django.test import Client

    from tests.archive.admin.editing import Editor

    client = Client()
    client.force_login(User.objects.get(username="editor"))
    return Editor(client)


def _saved(answer: Any) -> None:
    if answer.status_code != 302:
        from tests.archive.admin.editing import errors

        raise RuntimeError(f"not saved: {answer.status_code} {errors(answer)}")


def _correct(editor: Any, report: Any) -> str:
    from tests.archive.admin.editing import address

    mark, url = f"改{random.randrange(10**8):08}", address(report)  # noqa: S311
    fields = editor.form(url)
    _saved(editor.send(url, fields, text=f"{fields['text']}\r\n{mark}"))
    return f"{report.pk} {mark}"


def _withdraw(editor: Any, report: Any) -> str:
    editor.act("report", "withdraw", [report])
    return f"{report.pk} withdrawn"


def _publish(editor: Any, report: Any) -> str:
    editor.act("report", "publish", [report])
    return f"{report.pk} published"


def _remove(editor: Any, report: Any) -> str:
    from tests.archive.admin.editing import address

    _saved(editor.client.post(address(report, "delete"), {"post": "yes"}))
    return f"{report.pk} removed"


class Drain(_Work):
    """The outbox of a bulk change brought into the index."""

    name = "drain"

    def prepare(self) -> None:
        _touch(_TOUCHED)

    def run(self, tell: Tell) -> None:
        from search.indexing import index_sync

        index_sync._BATCH = 25  # a commit of the index for each
        _command("index", "drain")


class Rebuild(_Work):
    """A rebuild beside the live index, after changes that the live index has not seen; every tenth ends unkilled."""

    name = "rebuild"

    def prepare(self) -> None:
        _touch(20)

    def run(self, tell: Tell) -> None:
        _command("index", "rebuild")

    def lost(self, told: list[str], *, has_ended: bool) -> list[str]:
        """What broken builds leave is removed by the next."""
        if self.rng.random() < 0.1:
            _command("index", "rebuild")
            folders = len(list((self.folder / "index").glob("index-*")))
            return [f"{folders} generations are kept"] if folders > 2 else []
        return []


class Backup(_Work):
    """A backup: there and whole, or not there; and nothing of a broken one is left after the next."""

    name = "backup"

    def run(self, tell: Tell) -> None:
        _command("backup", str(self.folder / "backups" / "day.zip"))
        tell("written")

    def lost(self, told: list[str], *, has_ended: bool) -> list[str]:
        target = self.folder / "backups" / "day.zip"
        found = ["it was told and is not there"] if told and not target.exists() else []
        if target.exists():
            found += [] if self._is_whole(target) else ["the backup is not what was there"]
            target.unlink()
        _command("backup", str(target))
        found += [f"{file} is left" for file in target.parent.iterdir() if file != target]
        target.unlink()
        return found

    def _is_whole(self, target: Path) -> bool:
        restored = Archive(self.folder / "restored")
        shutil.rmtree(restored.folder, ignore_errors=True)
        restored.folder.mkdir()
        status, said = restored.manage("restore", str(target))
        if status:
            raise RuntimeError(said)
        # Sorted, as triggers are made anew in an order of their own.
        return sorted(restored.rows()) == sorted(Archive(self.folder).rows())


def _touch(number: int) -> None:
    """Change so many texts in bulk, and leave the index to a later drain."""
    from django.db import transaction
    from django.db.models import Value
    from django.db.models.functions import Concat

    from archive.models import Report
    from search.indexing import outbox

    keys = list(Report.objects.published().order_by("?").values_list("pk", flat=True)[:number])
    with transaction.atomic():
        Report.objects.filter(pk__in=keys).update(text=Concat("text", Value("又改")))
        outbox.note(keys, lambda: None)


def _command(*arguments: str) -> None:
    from django.core.management import call_command

    call_command(*arguments, stdout=io.StringIO())
