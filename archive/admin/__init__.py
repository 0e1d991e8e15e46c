"""The editing pages: each module registers the records that it is named after."""

from archive.admin import facts, metrics, namesakes, people, places, report, sources, speeches, strategies

__all__ = ["facts", "metrics", "namesakes", "people", "places", "report", "sources", "speeches", "strategies"]
