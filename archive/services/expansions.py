"""What a strategy stands for follows the evidence: what most published reports say, unless an editor worded it.

An expansion that no report ever gave is an editor's, and stays.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from archive.models import NameGeneration, Report, Review, Strategy, StrategyMention
from archive.models.unit_of_work import Changes, changes_announced, changes_ending

_BEFORE = "expansions"
_COLUMNS = ("strategy_id", "expansion", "review", "report__status")
Row = tuple[int, str, str, str]


def connect() -> None:
    changes_announced.connect(_announced, dispatch_uid="expansions before")
    changes_ending.connect(_ending, dispatch_uid="expansions after")


def _announced(changes: Changes, report_ids: Collection[int], **_: object) -> None:
    changes.before.setdefault(_BEFORE, Counter()).update(_rows(report_ids))


def _ending(changes: Changes, **_: object) -> None:
    before, after = changes.before.get(_BEFORE, Counter()), _rows(changes.report_ids)
    moved = set(_rows(changes.relinked)) if changes.relinked else set()
    differing = {row[0] for row in moved.union((before - after), (after - before))}
    if differing:
        gone: dict[int, set[str]] = defaultdict(set)
        for strategy, expansion, _review, _status in before:
            gone[strategy].add(expansion)
        _derive(differing, gone)


def _rows(report_ids: Collection[int]) -> Counter[Row]:
    said = StrategyMention.objects.filter(report__in=report_ids, strategy__isnull=False).exclude(expansion="")
    return Counter(said.order_by().values_list(*_COLUMNS))


def _derive(strategies: Collection[int], gone: Mapping[int, Collection[str]]) -> None:
    """``gone``: what mentions said of each before the change, which they may say no more. Two queries to read."""
    said = StrategyMention.objects.filter(strategy__in=strategies).exclude(expansion="").order_by("pk")
    public: dict[int, Counter[str]] = defaultdict(Counter)
    ever: dict[int, set[str]] = defaultdict(set)
    for strategy, expansion, review, status in said.values_list(*_COLUMNS):
        ever[strategy].add(expansion)
        if review != Review.REJECTED and status == Report.Status.PUBLISHED:
            public[strategy][expansion] += 1
    changed = []
    for record in Strategy.objects.filter(pk__in=strategies):
        most = public[record.pk].most_common(1)
        expansion = most[0][0] if most else ""
        is_read = record.expansion in {"", *ever[record.pk], *gone.get(record.pk, ())}
        if is_read and record.expansion != expansion:
            record.expansion = expansion
            changed.append(record)
    if changed:
        Strategy.objects.bulk_update(changed, ["expansion"])
        NameGeneration.objects.renew()
