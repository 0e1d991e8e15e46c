"""The Haystack engine: what Haystack asks, put to the index. The only module of the engine that knows Haystack."""

from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery


class WhooshBackend(BaseSearchBackend):  # type: ignore[misc]
    """Speaks to the index."""


class WhooshQuery(BaseSearchQuery):  # type: ignore[misc]
    """One query being put together."""


class WhooshEngine(BaseEngine):  # type: ignore[misc]
    backend = WhooshBackend
    query = WhooshQuery
