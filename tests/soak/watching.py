"""Who reads while others write, and whether at the end all that was told to be done is there: see ``writing``."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.soak.writing import Task, Told, timed

_PAGES = ("/", "/reports/", "/people/", "/search/?q=投资", "/search/?q=改&sort=newest", "/search/?q=“两翼齐飞”",
          "/api/v1/search?q=会议", "/reports/feed.atom", "/readyz")  # fmt: skip


def read(reader: int, given: Sequence[Sequence[Task]], stop: Path) -> Told:
    """Pages of the records that are written, and of others, until the file ``stop`` is there."""
    from django.test import Client

    told, rng, client = Told(), random.Random(reader), Client(raise_request_exception=False)  # noqa: S311
    tasks = [task for own in given for task in own]
    while not stop.exists():
        task = rng.choice(tasks)
        for address in (_page(task), rng.choice(_PAGES)):
            status = timed(told, client.get, address, follow=True).status_code
            if status != 200 and not (status == 404 and task.act == "remove"):
                told.troubles.append(f"{address} answers {status}")
    return told


def _page(task: Task) -> str:
    """Of the report; of the person that is going, whose address leads on to the one who stays."""
    return f"/{'people' if task.act == 'merge' else 'reports'}/{task.slug}/"


def judged(done: Iterable[Task]) -> list[str]:
    """What is wrong in a process that has just begun, before it does anything: nothing may wait for a drain."""
    from archive.ops.data_check import findings
    from search.indexing import index_sync, outbox

    drift = index_sync.check()
    found = [] if outbox.is_empty() else ["notes are left in the outbox"]
    found += [f"the index differs: {drift}"] if drift.all else []
    found += [f"{finding.record}: {finding.what}" for finding in findings()]
    return [*found, *_lost(list(done))]


def _lost(done: list[Task]) -> Iterator[str]:
    from archive.models import Participation, Person, Report, Revision

    texts = dict(Report.objects.values_list("pk", "text"))
    trash = set(Revision.objects.in_trash().filter(model="report").values_list("key", flat=True))
    people = dict(Person.objects.values_list("pk", "slug"))
    for task in done:
        if task.act == "correct" and task.mark not in texts.get(task.key, ""):
            yield f"the correction {task.mark} is lost"
        if task.act == "remove" and (task.key in texts or task.key not in trash):
            yield f"the report {task.key} is not in the trash"
        if task.act == "merge" and (task.other in people or not _leads_on(task)):
            yield f"the people {task.key} and {task.other} are not one"
    parts = set(Participation.objects.values_list("person_id", flat=True)) - {None}
    yield from (f"a part is left of the person {key}" for key in parts - people.keys())


def _leads_on(task: Task) -> bool:
    from archive.models import Person

    return bool(Person.objects.at(task.slug).pk == task.key)


def totals(told: Sequence[Told]) -> dict[str, Any]:
    """The figures of several editors, or of several readers, together."""
    statuses: dict[str, int] = {}
    for one in told:
        for status, number in one.statuses.items():
            statuses[str(status)] = statuses.get(str(status), 0) + number
    found = sorted(seconds for one in told for seconds in one.until_found)
    return {
        "processes": len(told), "answers": dict(sorted(statuses.items())),
        "done": sum(len(one.done) for one in told), "refused_and_done_again": sum(one.refused for one in told),
        "slowest_answer_in_seconds": round(max(one.slowest for one in told), 2),
        **({"seconds_until_found": {"median": round(found[len(found) // 2], 2), "worst": round(found[-1], 2)}}
           if found else {}),
    }  # fmt: skip
