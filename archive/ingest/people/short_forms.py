"""Names that stand whole in another place of the text: 王副市长, and what was read as the beginning of one."""

from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.people import offices
from archive.ingest.people.names import is_han, plain
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


def as_whole_elsewhere(folded: str, text: str, sights: list[PersonOccurrence]) -> list[PersonOccurrence]:
    """斯福 of 书记斯福民主持 is the 斯福民 whom the text names in another place: the longer name ends where it does."""
    longer = {name[:2]: name for sight in sights if len(name := folded[sight.start : sight.end]) == 3}
    whole: list[PersonOccurrence] = []
    for sight in sights:
        full = longer.get(folded[sight.start : sight.end])
        if full and folded.startswith(full, sight.start):
            end = sight.start + len(full)
            sight = replace(sight, end=end, name=plain(text[sight.start : end]), right=max(sight.right, end))
        whole.append(sight)
    return whole
