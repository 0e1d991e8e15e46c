"""The editing pages: each module registers the records that it is named after."""

from archive.admin import facts, metrics, people, places, report, sources, speeches, strategies

__all__ = ["facts", "metrics", "people", "places", "report", "sources", "speeches", "strategies"]
