"""Finds the translatable texts of Python files and Django templates for Babel, so that no GNU gettext is needed."""

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from io import TextIOWrapper
from typing import IO, Any, BinaryIO

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

_TEXT = r"""('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")"""
# Django turns a template into calls of these between padding that is no valid Python.
_CALL = re.compile(rf"\b(n?p?gettext|_)\(u?{_TEXT}(?:, u?{_TEXT})?(?:, u?{_TEXT})?")

# What Babel does not know, and what it knows it as.
_ALIASES = {
    "gettext_lazy": "gettext", "gettext_noop": "gettext", "ngettext_lazy": "ngettext", "pgettext_lazy": "pgettext",
    "_p": "pgettext",
}  # fmt: skip


def extract_code(
    fileobj: IO[bytes], keywords: Iterable[str], comment_tags: Collection[str], options: Any
) -> Iterator[tuple[int, str, object, object]]:
    """Babel's interface, for Python files: its own extractor, which knows Django's lazy functions here.

    ``_p`` stands for ``pgettext_lazy`` where that would make lines too long.
    """
    messages = extract_python(fileobj, dict.fromkeys([*keywords, *_ALIASES]), comment_tags, options)
    return ((line, _ALIASES.get(str(name), str(name)), texts, comments) for line, name, texts, comments in messages)


def extract(
    fileobj: BinaryIO, keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, str, tuple[str, ...] | str, list[str]]]:
    """Babel's interface for extractors: (line, function, message or messages, comments) of each text."""
    source = templatize(TextIOWrapper(fileobj, "utf-8").read())
    for match in _CALL.finditer(source):
        function, *literals = match.groups()
        texts = tuple(ast.literal_eval(literal) for literal in literals if literal)
        yield source.count("\n", 0, match.start()) + 1, function, texts if len(texts) > 1 else texts[0], []
