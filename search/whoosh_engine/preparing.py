"""Records made ready for the index, one by one: one that cannot be must not keep all others from it."""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Refused = Callable[[int], None]  # called with the primary key

logger = logging.getLogger(__name__)
# What a value raises that no rule knows; a fault of the database is no record's, and goes on.
_REFUSED = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError)


def prepared_records(index: Any, records: Iterable[Any], refused: Refused) -> Iterator[dict[str, Any]]:
    """What ``index`` prepares of each record; the others are named in the log and given to ``refused``."""
    for record in records:
        try:
            prepared = index.full_prepare(record)
        except _REFUSED:
            logger.exception("%s/%s cannot be indexed and is left out", record._meta.model_name, record.pk)
            refused(record.pk)
        else:
            yield prepared
