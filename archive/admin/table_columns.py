"""What an editor says the columns of a table hold, and what was said of a table with the same head before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.admin.waiting_uploads import Upload
from archive.ingest.files.formats.columns import COLUMNS, known_as
from archive.ingest.files.previews import TablePreview, preview
from archive.models import ColumnMapping

LABELS: dict[str, Any] = {
    "text": _("正文"), "title": _("标题"), "published_on": _("发布日期"), "publisher": _p("one", "来源"),
    "url": _("网址"), "area": _p("one", "地区"),
}  # fmt: skip


@dataclass
class TableColumns:
    """The table among the uploads at ``number``. ``mapping`` leads from each column to a key of ``COLUMNS`` or ""."""

    number: int
    name: str
    preview: TablePreview
    mapping: dict[str, str]
    is_remembered: bool
    problem: Any = ""
    choices: Sequence[tuple[str, Any]] = field(default_factory=lambda: [("", _("不用")), *LABELS.items()])

    @property
    def is_clear(self) -> bool:
        return self.is_remembered or self.preview.is_clear

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
        """For the next table with this head."""
        said = {"names": list(self.preview.names), "mapping": self.mapping}
        ColumnMapping.objects.update_or_create(head=_head(self.preview.names), defaults=said)


def tables_of(uploads: Sequence[Upload]) -> list[TableColumns]:
    """The tables among ``uploads``, as was said of their heads before, else as the names of their columns tell."""
    previews = [preview(upload.data, upload.name) for upload in uploads]
    tables = [(at, uploads[at].name, shown) for at, shown in enumerate(previews) if shown]
    heads = {_head(shown.names) for _at, _name, shown in tables}
    said = {each.head: each.mapping for each in ColumnMapping.objects.filter(head__in=heads)}
    return [
        TableColumns(at, name, shown, _mapping(shown, said.get(_head(shown.names))), _head(shown.names) in said)
        for at, name, shown in tables
    ]


def _mapping(shown: TablePreview, said: Mapping[str, str] | None) -> dict[str, str]:
    if said is not None:
        return {name: said.get(name, "") for name in shown.names}
    keys: list[str] = []
    for name in shown.names:
        keys.append("" if known_as(name) in keys else known_as(name))
    return dict(zip(shown.names, keys, strict=True))


def _head(names: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(names).encode("utf-8", "replace")).hexdigest()
