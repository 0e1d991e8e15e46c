"""What any engine raises when it has no answer. Pure: the words for readers are in ``search.engine.messages``."""


class SearchUnavailable(Exception):
    """The engine cannot answer now."""


class IndexMissing(SearchUnavailable):
    """No index has been built yet."""


class IndexBroken(IndexMissing):
    """What was built cannot be read any more. It is to be built anew, as where there is none."""


class TookTooLong(SearchUnavailable):
    """The query was given up after ``seconds``."""

    def __init__(self, seconds: float = 0) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class PartialAnswer(SearchUnavailable):
    """A part of the index did not answer; what the others said would be too little."""


class EngineGone(SearchUnavailable):
    """No node of the engine can be reached, or none is ready."""


class EngineRefused(SearchUnavailable):
    """The engine and we do not trust each other: ``certificate``, ``password`` or ``rights``."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class ForeignIndex(SearchUnavailable):
    """Under the name of our index lies one that is not this archive's."""


class IndexLocked(SearchUnavailable):
    """The index takes no writing; it may well be read."""
