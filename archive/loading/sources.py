"""The raw bytes of what comes in, kept once, whatever becomes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from archive.ingest.files.filenames import printable
from archive.ingest.prepared import Prepared
from archive.models import SourceText

_ASKED_AT_ONCE = 500


def once(batch: Sequence[Prepared]) -> list[Prepared]:
    """The first of those with the same bytes."""
    return list({prepared.sha256: prepared for prepared in reversed(batch)}.values())[::-1]


def keep_sources(batch: Sequence[Prepared]) -> dict[str, SourceText]:
    """The records of the raw bytes by SHA-256, some of which another process may have made in the meantime."""
    hashes = {prepared.sha256 for prepared in batch}
    kept = SourceText.objects.filter(sha256__in=hashes).defer("data")
    there = set(kept.values_list("sha256", flat=True))
    SourceText.objects.bulk_create(
        [
            SourceText(
                data=prepared.item.data, sha256=prepared.sha256, size=len(prepared.item.data),
                name=printable(prepared.url or prepared.item.name)[:500], encoding=prepared.encoding,
                media_type=prepared.file_type, captured_at=prepared.captured_at,
            )
            for prepared in once(batch)
            if prepared.sha256 not in there
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    return {source.sha256: source for source in kept.all()}


def keep_source(data: bytes, name: str, media_type: str, captured_at: datetime | None = None) -> SourceText:
    """The record of raw bytes that are no report of their own: they belong to one."""
    source, _made = SourceText.objects.get_or_create(
        sha256=hashlib.sha256(data).hexdigest(),
        defaults={
            "data": data, "size": len(data), "name": printable(name)[:500], "media_type": media_type,
            "captured_at": captured_at,
        },
    )  # fmt: skip
    return source


def unknown(addresses: Iterable[str]) -> Iterator[str]:
    """Those of which no raw file is kept yet, in their order."""
    rest = iter(addresses)
    while some := list(islice(rest, _ASKED_AT_ONCE)):
        there = set(SourceText.objects.filter(name__in=some).values_list("name", flat=True))
        yield from (address for address in some if address not in there)
