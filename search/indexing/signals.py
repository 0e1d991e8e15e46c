"""Hears every change of a record that an index document is made of, and notes the reports in the outbox."""

from collections.abc import Collection
from contextvars import ContextVar

from django.db.models.signals import post_delete, post_save, pre_save

from archive.models import Area, Evidence, Report
from archive.models.fact_kinds import INDEXED
from archive.models.signals import reports_changed
from search.indexing.outbox import note

# Facts that are in a report's document. Names of people, strategies, zones and so on are not: the document has their
# ids, and pages take the names from the records, so a rename needs no new document.
_FACTS = tuple(kind.model for kind in INDEXED)
_is_noted: ContextVar[bool] = ContextVar("is_noted", default=False)


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(_report_changed, sender=Report, dispatch_uid=f"search report {signal}")
        for model in _FACTS:
            signal.connect(_fact_changed, sender=model, dispatch_uid=f"search {model.__name__} {signal}")
    for model in _FACTS:
        pre_save.connect(_fact_moves, sender=model, dispatch_uid=f"search {model.__name__} moves")
    post_save.connect(_area_changed, sender=Area, dispatch_uid="search area")
    reports_changed.connect(_reports_changed, dispatch_uid="search reports")


def _changed(report_ids: Collection[int]) -> None:
    _is_noted.set(True)
    note(report_ids, _drain)


def _drain() -> None:
    """Called after the commit for each note of the transaction; the first call does for all of them."""
    if _is_noted.get():
        _is_noted.set(False)
        # Imported only now: the dictionary and the engine would cost every command half a second at its start.
        from search.indexing.index_sync import drain_after_commit

        drain_after_commit()


def _report_changed(instance: Report, **_: object) -> None:
    _changed([instance.pk])


def _fact_changed(instance: Evidence, **_: object) -> None:
    _changed([instance.report_id])


def _fact_moves(instance: Evidence, **_: object) -> None:
    """A fact that goes to another report leaves the one it was in."""
    if instance.pk is not None:
        before = type(instance)._base_manager.filter(pk=instance.pk).exclude(report_id=instance.report_id)
        _changed(list(before.values_list("report_id", flat=True)))


def _area_changed(instance: Area, created: bool, **_: object) -> None:
    """A document has the areas above its own, too."""
    if not created:
        _changed(list(Report.objects.in_area(instance).values_list("pk", flat=True)))


def _reports_changed(report_ids: Collection[int], **_: object) -> None:
    _changed(report_ids)
