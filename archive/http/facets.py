"""What narrows a list, as links: a chip takes a filter back, a choice of a facet sets one."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise


class Chip(NamedTuple):
    """A filter that is on, and the query of the address without it. ``label`` may come from records: escape it."""

    name: str
    value: str
    title: str | Promise
    label: str | Promise
    query: str


class Choice(NamedTuple):
    """A value with ``number`` reports or passages. ``query`` sets it, or takes it back where it ``is_current``;
    empty where a form of the page sets it."""

    value: str
    label: str | Promise
    number: int
    query: str
    is_current: bool


class Facet(NamedTuple):
    """The values that a filter can take; the first ``cut`` are shown, the rest is folded away."""

    name: str
    title: str | Promise
    choices: list[Choice]
    cut: int = 12

    @property
    def shown(self) -> list[Choice]:
        return self.choices[: self.cut]

    @property
    def folded(self) -> list[Choice]:
        return self.choices[self.cut :]
