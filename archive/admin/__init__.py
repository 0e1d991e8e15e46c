"""The editing pages: each module registers the records that it is named after."""

from archive.admin import (
    accessions,
    accounts,
    annotations,
    collections,
    duplicates,
    facts,
    industries,
    metrics,
    namesakes,
    people,
    places,
    reader_notes,
    report,
    report_life,
    revisions,
    roster_entries,
    sources,
    strategies,
)

__all__ = [
    "accessions", "accounts", "annotations", "collections", "duplicates", "facts", "industries", "metrics",
    "namesakes", "people", "places", "reader_notes", "report", "report_life", "revisions", "roster_entries", "sources",
    "strategies",
]  # fmt: skip
