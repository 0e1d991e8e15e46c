"""Editors at work at the same time: correcting, removing and merging the same records, on the pages.

Two editors correct each report, so that each meets the other's work, and people are merged whose parts are in reports
that others are correcting. Whoever is refused because a record was changed meanwhile opens it anew, as editors do.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_TRIES = 20  # that an editor opens a record anew
_LOOKED_FOR = 20  # every so many corrections are searched for until they are found
_PATIENCE = 60.0  # seconds until a correction that is not found counts as lost


class Task(NamedTuple):
    """``act`` is "correct", "remove" or "merge"; ``key`` is of the report, or of the person who stays, ``other`` of the
    one who goes; ``mark`` what is added to the text; ``slug`` the address of the report, or of the person who goes."""

    act: str
    key: int
    other: int = 0
    mark: str = ""
    slug: str = ""


@dataclass
class Told:
    """What an editor or a reader has to tell at the end. ``statuses``: of everything that was answered."""

    done: list[Task] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    refused: int = 0
    slowest: float = 0.0
    until_found: list[float] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def fill(records: int) -> None:
    """Three fifths of the records are reports to correct, one fifth reports to remove, one fifth people to merge."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import transaction

    from tests.archives import LinkedArchive
    from tests.helpers import make_person, take_part

    call_command("migrate", verbosity=0)
    User.objects.create_superuser("editor")
    with transaction.atomic():
        archive = LinkedArchive(records * 4 // 5)
        for pair in range(records // 10):
            one, other = make_person(f"张甲{pair}"), make_person(f"张乙{pair}")
            for offset, person in enumerate((one, other, other)):
                report = archive.reports[(pair * 3 + offset) % len(archive.reports)]
                take_part(report, person, part="attendee", role_title="局长")
    call_command("index", "rebuild", verbosity=0)


def tasks(records: int, writers: int) -> list[list[Task]]:
    """Those of each of the ``writers``, in an order drawn with a fixed seed."""
    from archive.models import Person, Report

    reports = list(Report.objects.order_by("pk").values_list("pk", "slug"))
    people = list(Person.objects.filter(name__startswith="张").order_by("pk").values_list("pk", "slug"))
    to_correct = reports[: records * 3 // 5]
    first = [Task("correct", key, mark=f"甲改{key}号", slug=slug) for key, slug in to_correct]
    others = [Task("correct", key, mark=f"乙改{key}号", slug=slug) for key, slug in to_correct]
    others += [Task("remove", key, slug=slug) for key, slug in reports[len(to_correct) :]]
    pairs = zip(people[::2], people[1::2], strict=True)
    others += [Task("merge", stays, goes, slug=slug) for (stays, _slug), (goes, slug) in pairs]
    # Each report's two corrections go to two editors, at about the same time.
    given = list(enumerate(first))
    given += [((number + 1) if task.act == "correct" else number, task) for number, task in enumerate(others)]
    random.Random(1).shuffle(given)  # noqa: S311 - it guards nothing
    given.sort(key=lambda each: each[0] // (4 * writers))
    return [[task for number, task in given if number % writers == writer] for writer in range(writers)]


def write(own: Sequence[Task]) -> Told:
    """Do these tasks, one after the other."""
    from tests.soak.killed_works import editor

    told, hand = Told(), editor()
    acts = {"correct": _correct, "remove": _remove, "merge": _merge}
    for number, task in enumerate(own):
        try:
            acts[task.act](hand, task, told)
        except Exception as error:
            told.troubles.append(f"{task}: {type(error).__name__}: {error}"[:300])
            continue
        told.done.append(task)
        if task.act == "correct" and number % _LOOKED_FOR == 0:
            told.until_found.append(_until_found(task))
    return told


def _correct(hand: Any, task: Task, told: Told) -> None:
    from tests.archive.admin.editing import errors

    url = f"/admin/archive/report/{task.key}/change/"
    for _try in range(_TRIES):
        fields = hand.form(url)
        answer = timed(told, hand.send, url, fields, text=f"{fields['text']}\r\n{task.mark}")
        if answer.status_code == 302:
            return
        if answer.status_code != 200:
            break
        told.refused += 1
    raise RuntimeError(f"{answer.status_code} {errors(answer)}")


def _remove(hand: Any, task: Task, told: Told) -> None:
    answer = timed(told, hand.client.post, f"/admin/archive/report/{task.key}/delete/", {"post": "yes"})
    if answer.status_code != 302:
        raise RuntimeError(f"{answer.status_code}")


def _merge(hand: Any, task: Task, told: Told) -> None:
    chosen = {"action": "merge", "_selected_action": [task.key, task.other], "apply": "1", "survivor": task.key}
    answer = timed(told, hand.client.post, "/admin/archive/person/", chosen)
    if answer.status_code != 302:
        raise RuntimeError(f"{answer.status_code}")


def timed(told: Told, ask: Any, *arguments: Any, **more: Any) -> Any:
    begun = time.perf_counter()
    answer = ask(*arguments, **more)
    told.slowest = max(told.slowest, time.perf_counter() - begun)
    told.statuses[answer.status_code] += 1
    return answer


def _until_found(task: Task) -> float:
    """Seconds from the answer to the correction until a search finds it, or until patience ends."""
    from search.results import query
    from search.results.params import SearchParams

    begun = time.perf_counter()
    while (waited := time.perf_counter() - begun) < _PATIENCE:
        if query.run(SearchParams(q=f"“{task.mark}”")).total:
            break
        time.sleep(0.02)
    return waited
