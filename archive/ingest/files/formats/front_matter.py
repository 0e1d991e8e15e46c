"""Front matter: the lines between two lines of ``---`` at the top of a Markdown file, which state title and date."""

import re

from archive.ingest.files.formats.columns import known_as
from archive.ingest.files.formats.given import Given, stated_day

_MOST = 5_000  # characters
_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(.{1,5000}?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
_FIELD = re.compile(r"([^\s:#][^:\r\n]{0,40}):[ \t]+(.{1,500})")


def front_matter(text: str) -> tuple[Given, int]:
    """What the block states and where it ends; nothing and 0 where ``text`` begins with none."""
    block = _BLOCK.match(text, 0, _MOST)
    if not block:
        return Given(), 0
    stated = {known_as(field[1]): _unquoted(field[2]) for field in map(_FIELD.match, block[1].splitlines()) if field}
    day = stated_day(stated.get("published_on", ""))
    given = Given(
        title=stated.get("title", ""),
        published_on=day.value if day else "",
        day_reason=day.reason if day else "",
        unread_day="" if day else stated.get("published_on", ""),
        publisher=stated.get("publisher", ""),
        url=stated.get("url", ""),
        author=stated.get("author", ""),
    )
    return given, block.end()


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value
