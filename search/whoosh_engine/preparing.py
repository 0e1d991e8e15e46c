"""Records made ready for the index, one by one: one that cannot be must not keep all others from it."""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import DatabaseError

logger = logging.getLogger(__name__)


def prepared_records(index: Any, records: Iterable[Any], refused: Callable[[int], None]) -> Iterator[dict[str, Any]]:
    """What ``index`` prepares of each record; the others are named in the log and given to ``refused``.

    Raises DatabaseError, which is no record's fault.
    """
    for record in records:
        try:
            prepared = index.full_prepare(record)
        except DatabaseError:
            raise
        except Exception:
            logger.exception("%s/%s cannot be indexed and is left out", record._meta.model_name, record.pk)
            refused(record.pk)
        else:
            yield prepared
