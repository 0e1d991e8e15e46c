"""Reports by the words of their text, asked of whoever can search: for editors, for texts of readers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import Q
from django.dispatch import Signal

from archive.models import Report

# Sent with ``words`` and ``most``; whoever can search answers with the keys of published reports, or None.
text_asked = Signal()
# Sent with ``words``; whoever can search answers with an ``ExactAnswer``, or None.
words_asked = Signal()
_UNQUOTED = str.maketrans(dict.fromkeys('"“”「」', " "))
_MOST = 5_000  # reports that the engine is asked for


def with_text(words: str) -> Q:
    """The condition that a report holds ``words`` as readers type them; where no engine answers, each of them."""
    plain = Q()
    for word in words.translate(_UNQUOTED).split():
        plain &= Q(text__icontains=word) | Q(title__icontains=word)
    if (keys := _keys_saying(words)) is None:
        return plain
    return Q(pk__in=keys) | (~Q(status=Report.Status.PUBLISHED) & plain)


class ExactAnswer(NamedTuple):
    """``number`` published reports have exactly these words; the key of the earliest, those without a year last."""

    number: int
    earliest: int | None


def reports_saying(words: str) -> ExactAnswer | None:
    """Those with exactly ``words``, of any script and width; None where no index answers, or not in time."""
    answers: list[Any] = [answer for _receiver, answer in words_asked.send(Report, words=words)]
    return next((answer for answer in answers if answer is not None), None)


def _keys_saying(words: str) -> Collection[int] | None:
    answers: list[Any] = [keys for _receiver, keys in text_asked.send(Report, words=words, most=_MOST)]
    return next((keys for keys in answers if keys is not None), None)
