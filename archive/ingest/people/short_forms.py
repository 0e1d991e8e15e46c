"""王副市长: a surname and an office, for somebody the text has named in full."""

from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.people import offices
from archive.ingest.people.names import is_han
from archive.ingest.people.occurrence import PersonOccurrence


def short_forms(folded: str, sights: list[PersonOccurrence]) -> Iterator[PersonOccurrence]:
    """王副市长 stands for the first person of that surname whose office ends so."""
    holders: dict[tuple[str, str], PersonOccurrence] = {}
    for sight in sights:
        for match in offices.SUFFIX.finditer(sight.office or ""):
            holders.setdefault((sight.name[:1], match.group()), sight)
    if not holders:
        return
    for match in offices.SUFFIX.finditer(folded):
        start = match.start() - 1
        surname = folded[start : start + 1] if start >= 0 else ""
        holder = holders.get((surname, match.group())) or holders.get((surname, f"副{match.group()}"))
        if holder is not None and is_han(folded[start]):
            yield replace(holder, start=start, end=match.start(), left=start, right=match.end(), office=None, size=1)
