"""Sentences that are kept with a record and read in the language of whoever looks: text, and what fills its places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

PASTED = gettext_noop("粘贴的正文")
_LONGEST = 500  # characters of what fills a place, which files bring


@dataclass(frozen=True, slots=True)
class Message:
    """``template``: a text of the catalogue, as Chinese has it; ``params`` fill its places. Several names in one place
    are texts of the catalogue, too. ``str`` gives it in the language of now; the empty one is false."""

    template: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.template)

    def __str__(self) -> str:
        if not self.params:
            return gettext(self.template) if self.template else ""
        return gettext(self.template) % {name: _in_words(value) for name, value in self.params.items()}

    def kept(self) -> dict[str, Any]:
        """As the fields of a ``KeepsReason``."""
        return {"reason": self.template, "reason_params": {name: _plain(at) for name, at in self.params.items()}}


def named(name: str) -> str:
    """What files are called by: what was pasted, which has no name of its own, in the language of now."""
    return name.replace(PASTED, gettext(PASTED), 1) if name.startswith(PASTED) else name


def _in_words(value: object) -> object:
    return gettext("、").join(map(gettext, value)) if isinstance(value, list | tuple) else value


def _plain(value: object) -> object:
    """As JSON can say it."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [str(name) for name in value]
    return value if isinstance(value, int | float) else str(value)[:_LONGEST]


class KeepsReason(models.Model):
    """A record with a reason that a program gave; of one from before it was kept apart, the sentence as it was."""

    reason = models.CharField(_("原因"), max_length=500, blank=True)
    reason_params = models.JSONField(_("原因细节"), default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def message(self) -> Message:
        return Message(self.reason, self.reason_params)
