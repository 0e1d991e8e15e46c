"""Signals of the archive.

``reports_changed`` is sent, inside the transaction, by code that changes reports in bulk or through something else
than the saving of a single record, with ``report_ids`` (a collection of primary keys). Whoever keeps something
derived from reports, like the search index, listens to it beside Django's own model signals.
"""

from django.dispatch import Signal

reports_changed = Signal()
