"""The editing pages: each module registers the records that it is named after."""

from archive.admin import (
    accessions,
    accounts,
    duplicates,
    facts,
    industries,
    metrics,
    namesakes,
    people,
    places,
    reader_notes,
    report,
    revisions,
    roster_entries,
    sources,
    strategies,
)

__all__ = [
    "accessions", "accounts", "duplicates", "facts", "industries", "metrics", "namesakes", "people", "places",
    "reader_notes", "report", "revisions", "roster_entries", "sources", "strategies",
]  # fmt: skip
