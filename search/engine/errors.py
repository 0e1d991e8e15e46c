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
