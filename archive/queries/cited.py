"""Facts with the sentences they stand in, as several pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.http.params import written
from archive.models.addresses import NamedModel
from archive.models.linked import Linked

UNNAMED = _("未注明的指标")  # what a figure is of whose sentence names no measure


@dataclass(frozen=True, slots=True)
class FactInSentence:
    """A fact and the number of its sentence; None when it stands outside the text."""

    fact: Any  # evidence of some kind
    sentence: int | None


@dataclass(frozen=True, slots=True)
class PrintedName:
    """Stands where a record would, for a mention without one: its name as printed, and a search for it."""

    name: str
    kind: str = ""

    def __str__(self) -> str:
        return self.name

    def get_kind_display(self) -> str:
        return self.kind

    def get_absolute_url(self) -> str:
        """A search for the words, in place of a page."""
        return reverse("search") + written([("q", f"“{self.name}”")])


def record_or_name(mention: Linked) -> NamedModel | PrintedName:
    """The record that a mention is linked to, or its name as printed."""
    kind = str(mention.get_kind_display()) if hasattr(mention, "get_kind_display") else ""
    return mention.record or PrintedName(mention.printed or str(UNNAMED), kind)


@dataclass(frozen=True, slots=True)
class RecordMentions:
    """A strategy, zone or document with all its places in the report; ``record`` is a ``PrintedName`` without one."""

    record: Any  # a NamedModel, or a PrintedName
    places: list[FactInSentence]

    @property
    def is_linked(self) -> bool:
        return not isinstance(self.record, PrintedName)

    @property
    def is_unconfirmed(self) -> bool:
        return any(place.fact.is_unconfirmed for place in self.places)
