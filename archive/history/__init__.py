"""The history of records: what people do is kept row by row, can be compared, undone, restored, and emptied.

    rows         a row as plain values, and back
    scopes       which rows belong to a record, and which go with it when it is deleted
    recording    the block around an act of a person, which writes the revision
    undoing      a revision played backwards
    batches      all reports that came in together, taken back as one
    trash        what is emptied is gone from every revision
    comparing    a revision, or several together, field by field, for readers

Why not a package: django-simple-history listens to the saving of single rows, so it misses ``update`` and
``bulk_update``, by which texts move their evidence and merges hand over facts, and would write a row for whatever
programs read; django-reversion keeps no state before the first edit. Neither can take a merge back. Here the rows are
read before and after the act, whatever happened between, and what is in no act of a person costs nothing.
"""

from archive.history.recording import act, added, deletion, judging
from archive.history.trash import empty
from archive.history.undoing import CannotUndo, Undone, undo

__all__ = ["CannotUndo", "Undone", "act", "added", "deletion", "empty", "judging", "undo"]
