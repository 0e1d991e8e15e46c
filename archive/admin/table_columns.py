"""What an editor says the columns of a table hold, and what was said of a table with the same head before."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.ingest.files.filenames import printable
from archive.ingest.files.formats.columns import COLUMNS, known_as
from archive.ingest.files.previews import TablePreview, previews
from archive.loading.uploads import Upload
from archive.models import ColumnMapping

LABELS: dict[str, str | Promise] = {
    "text": _("正文"), "title": _("标题"), "published_on": _("发布日期"), "publisher": _p("one", "来源"),
    "url": _("网址"), "area": _p("one", "地区"), "author": _("作者"),
}  # fmt: skip


@dataclass
class TableColumns:
    """Tables of one head among the uploads, of which the first is shown. ``mapping`` leads from each column to a key of
    ``COLUMNS`` or "". ``places``: (number of the upload, where a table lies in it), as ``previews`` names it."""

    number: int
    places: list[tuple[int, str]]
    preview: TablePreview
    mapping: dict[str, str]
    is_remembered: bool
    is_clear: bool
    may_be_left_out: bool  # it lies in a file with others
    problem: str | Promise = ""
    choices: Sequence[tuple[str, str | Promise]] = field(default_factory=lambda: [("", _("不用")), *LABELS.items()])

    @property
    def name(self) -> str:
        """Of the first; the page says how many more there are."""
        return printable(self.places[0][1])

    @property
    def others(self) -> int:
        return len(self.places) - 1

    @property
    def columns(self) -> list[tuple[str, str, str, list[str]]]:
        """(name of the control, name of the column, its key, the first cells) of each."""
        return [
            (f"column-{self.number}-{at}", name, self.mapping.get(name, ""), [row[at] for row in self.preview.rows])
            for at, name in enumerate(self.preview.names)
        ]

    def read(self, given: Mapping[str, str]) -> None:
        """Take what was chosen; ``problem`` says what is wrong with it."""
        chosen = {name: given.get(control, "") for control, name, _key, _cells in self.columns}
        self.mapping = {name: key if key in COLUMNS else "" for name, key in chosen.items()}
        keys = [key for key in self.mapping.values() if key]
        if not keys and self.may_be_left_out:
            return
        if "text" not in keys:
            self.problem = _("请指出哪一列是正文。")
        elif len(set(keys)) < len(keys):
            self.problem = _("一项只能由一列来填。")

    @property
    def differing(self) -> dict[str, str]:
        """What the names of the columns do not tell by themselves: a table that says it all is read as ever."""
        plain = _mapping(self.preview, None)
        return {name: key for name, key in self.mapping.items() if key != plain[name]}

    def remember(self) -> None:
        """For the next table with this head, unless it was left out."""
        if "text" not in self.mapping.values():
            return
        said = {"names": list(self.preview.names), "mapping": self.mapping}
        ColumnMapping.objects.update_or_create(head=_head(self.preview.names), defaults=said)


def tables_of(uploads: Sequence[Upload]) -> list[TableColumns]:
    """The tables among ``uploads`` and in them, those of one head together, as was said of their heads before, else as
    the names of their columns tell."""
    by_head: dict[str, list[tuple[int, str, TablePreview]]] = {}
    for at, upload in enumerate(uploads):
        for place, shown in previews(upload.data, upload.name):
            by_head.setdefault(_head(shown.names), []).append((at, place, shown))
    remembered = {known.head: known.mapping for known in ColumnMapping.objects.filter(head__in=by_head)}
    tables_in = Counter(at for tables in by_head.values() for at, _place, _shown in tables)
    return [
        TableColumns(
            number, [(at, place) for at, place, _shown in tables], tables[0][2],
            _mapping(tables[0][2], remembered.get(head)), head in remembered,
            is_clear=head in remembered or all(shown.is_clear for _at, _place, shown in tables),
            may_be_left_out=all(tables_in[at] > 1 for at, _place, _shown in tables),
        )
        for number, (head, tables) in enumerate(by_head.items())
    ]  # fmt: skip


def mappings_of(tables: Iterable[TableColumns]) -> dict[int, dict[str, dict[str, str]]]:
    """By the number of the upload and the place in it, what was said of a table's columns."""
    mappings: dict[int, dict[str, dict[str, str]]] = {}
    for table in tables:
        for number, place in table.places:
            mappings.setdefault(number, {})[place] = table.differing
    return mappings


def _mapping(shown: TablePreview, said: Mapping[str, str] | None) -> dict[str, str]:
    if said is not None:
        return {name: said.get(name, "") for name in shown.names}
    keys: list[str] = []
    for name in shown.names:
        keys.append("" if known_as(name) in keys else known_as(name))
    return dict(zip(shown.names, keys, strict=True))


def _head(names: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(names).encode("utf-8", "replace")).hexdigest()
