"""Which state of the archive a page was made from: differs as soon as anything in it may have changed."""

import datetime
from collections.abc import Hashable
from typing import Final

from django.dispatch import Signal
from django.utils import timezone

from archive.database.current import database_engine

# Who keeps something beside the database that pages show, like the search index, answers with its version; None says
# that there is none to be had.
further_versions: Final = Signal()

Version = tuple[Hashable, ...]


def archive_version() -> Version | None:
    """Equal only to versions of the same process between which nothing was committed, by whatever process, no index
    was written and no day began. None where that cannot be told: nothing may then be kept."""
    database = database_engine().version()
    if database is None:
        return None
    answers = [answer for _receiver, answer in further_versions.send_robust(sender=None)]
    if any(answer is None or isinstance(answer, Exception) for answer in answers):
        return None
    today: datetime.date = timezone.localdate()
    return (database, today, *answers)
