"""Reports by the words of their text, for editors: published ones by the engine of search, others word by word."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.dispatch import Signal

from archive.models import Report

# Sent with ``words`` and ``most``; whoever can search answers with the keys of published reports, or None.
text_asked = Signal()
_UNQUOTED = str.maketrans(dict.fromkeys('"“”「」', " "))
_MOST = 5_000  # reports that the engine is asked for


def with_text(words: str) -> Q:
    """The condition that a report holds ``words`` as readers type them; where no engine answers, each of them."""
    plain = Q()
    for word in words.translate(_UNQUOTED).split():
        plain &= Q(text__icontains=word) | Q(title__icontains=word)
    if (keys := _found(words)) is None:
        return plain
    return Q(pk__in=keys) | (~Q(status=Report.Status.PUBLISHED) & plain)


def _found(words: str) -> Collection[int] | None:
    answers: list[Any] = [keys for _receiver, keys in text_asked.send(Report, words=words, most=_MOST)]
    return next((keys for keys in answers if keys is not None), None)
