"""Lists of reports and sentences: how an address names them, and what the page of a list shows of each.

``12-12.5-88`` are the report 12, its sentence 5, and the report 88, by primary keys, which never come to mean another
report. Such a list is a reader's own: it lives in the address and in the reader's browser, and nowhere here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from archive.models import Report
from archive.text.characters import is_storable
from archive.text.sentences import Sentence, by_number

MOST_ITEMS = 200
LONGEST = 3_000  # characters of a list in an address
# An address as a list has it: of a report, of a sentence (``?sentence=512#s512``), of a whole list.
_ADDRESS = re.compile(r"/reports/([^/\s\"'<>?#,]{1,600})/(?:\?sentence=[0-9]{1,6})?(?:#s([1-9][0-9]{0,5})(?![0-9]))?")
_LIST = re.compile(r"[?&]items=([0-9.\-]{1,3000})")
_ITEM = re.compile(r"([1-9][0-9]{0,9})(?:\.([1-9][0-9]{0,5}))?")


class ItemName(NamedTuple):
    """A report by its primary key, or its sentence ``sentence``."""

    report: int
    sentence: int | None = None

    def __str__(self) -> str:
        return f"{self.report}.{self.sentence}" if self.sentence else str(self.report)


@dataclass(frozen=True)
class CollectedEntry:
    """``words`` is the sentence, empty of a whole report; ``is_gone``: its report has no such sentence any more."""

    name: ItemName
    report: Report
    sentence: Sentence | None
    words: str
    note: str = ""

    @property
    def is_gone(self) -> bool:
        return bool(self.name.sentence and not self.sentence)

    @property
    def url(self) -> str:
        return self.report.sentence_url(self.sentence.number) if self.sentence else self.report.get_absolute_url()


def item_names(text: str) -> tuple[list[ItemName], list[str]]:
    """The items that ``text`` names, each once, at most ``MOST_ITEMS``; and the parts of it that name none."""
    parts = [part for part in text.split("-") if part]
    if len(text) >= LONGEST:
        parts = parts[:-1]  # what was cut off in the middle of a number would name another report
    matches = [(part, _ITEM.fullmatch(part)) for part in parts]
    names = [ItemName(int(match[1]), int(match[2]) if match[2] else None) for _part, match in matches if match]
    return list(dict.fromkeys(names))[:MOST_ITEMS], [part for part, match in matches if not match]


def items_in(text: str) -> list[ItemName]:
    """The items of what a list was taken away as, in any form: the addresses of reports and sentences that stand in
    ``text``, and lists in addresses; each once, at most ``MOST_ITEMS``. One query."""
    lists = [name for written in _LIST.findall(text) for name in item_names(written)[0]]
    addresses = [(unquote(slug), int(number or 0) or None) for slug, number in _ADDRESS.findall(text)]
    addresses = [each for each in dict.fromkeys(addresses) if is_storable(each[0])][:MOST_ITEMS]
    reports = Report.objects.published().filter(slug__in={slug for slug, _number in addresses})
    keys = dict(reports.order_by().values_list("slug", "pk"))
    named = [ItemName(keys[slug], number) for slug, number in addresses if slug in keys]
    return list(dict.fromkeys([*lists, *named]))[:MOST_ITEMS]


def written_items(names: Iterable[ItemName]) -> str:
    """As an address has them; the first of them, where all would be too long for one."""
    text = "-".join(map(str, names))
    return text if len(text) < LONGEST else text[:LONGEST].rpartition("-")[0]


def collected(names: Sequence[ItemName], notes: Sequence[str] = ()) -> list[CollectedEntry]:
    """The entries in the order of ``names``, those left out whose report is not published. One query."""
    reports = (
        Report.objects.published()
        .order_by()
        .select_related("area__parent", "publisher")
        .defer("layout")
        .in_bulk({name.report for name in names})
    )
    numbered = {name.report for name in names if name.sentence} & reports.keys()
    sentences = {pk: by_number(reports[pk].sentences()) for pk in numbered}
    kept = zip(names, notes or [""] * len(names), strict=True)
    return [
        _entry(name, reports[name.report], sentences.get(name.report, {}), note)
        for name, note in kept
        if name.report in reports
    ]


def _entry(name: ItemName, report: Report, sentences: dict[int, Sentence], note: str) -> CollectedEntry:
    sentence = sentences.get(name.sentence) if name.sentence else None
    words = report.text[sentence.start : sentence.end].strip() if sentence else ""
    return CollectedEntry(name, report, sentence, words, note)
