"""Finds the translatable texts of Django templates for Babel, so that no GNU gettext is needed."""

from collections.abc import Iterable
from io import BytesIO, TextIOWrapper
from typing import Any, BinaryIO

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize


def extract(fileobj: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterable[Any]:
    """Babel's interface for extractors: (line, function, messages, comments) of each text in the template."""
    source = templatize(TextIOWrapper(fileobj, "utf-8").read())
    return extract_python(BytesIO(source.encode()), keywords, comment_tags, {"encoding": "utf-8"})
