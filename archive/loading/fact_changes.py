"""The facts of a report compared with a new reading of it: which come, which go, and which say something else."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from archive.loading.facts import Facts
from archive.models import (
    Appointment,
    Evidence,
    IndustryMention,
    Observation,
    Participation,
    Point,
    PolicyDocumentMention,
    Report,
    Review,
    Speech,
    StrategyMention,
    ZoneMention,
)
from archive.models.evidence import Origin, as_drafted
from archive.models.linked import EDITOR
from archive.text.normalize import fold

NEW, GONE, OTHER = "new", "gone", "other"
_SHOWN = 40  # characters of a value that is told


class _ChangedKind(NamedTuple):
    """``same``: what two facts share that are one; ``fields``: what of it a new reading may change."""

    model: type[Evidence]
    same: Callable[[Any], Hashable]
    fields: tuple[str, ...]


def _name_and_part(fact: Participation) -> Hashable:
    return fold(fact.group_label or fact.printed_name), fact.part


def _statement(fact: Appointment) -> Hashable:
    return _place(fact), fact.speaker, fact.event


def _place(fact: Evidence) -> Hashable:
    return fact.start, fact.end, fact.quote if fact.start is None else ""


def _turn(fact: Speech) -> Hashable:
    """A speech with its points: one that differs in any is another."""
    points = tuple((point.label, point.level, point.start, point.end) for point in _points(fact))
    return fact.start, fact.end, fact.speaker, fact.voice, fact.verb, fact.mode, points


def _points(speech: Speech) -> Sequence[Point]:
    new: list[Point] | None = getattr(speech, "new_points", None)
    return new if new is not None else list(speech.points.order_by("start", "level", "pk"))


_KINDS = (
    _ChangedKind(Speech, _turn, ()),
    _ChangedKind(Participation, _name_and_part, ("role_title", "order", "start", "end", "quote", "confidence")),
    _ChangedKind(StrategyMention, _place, ("printed_name", "kind", "expansion", "is_strong")),
    _ChangedKind(ZoneMention, _place, ("printed_name", "kind", "level")),
    _ChangedKind(PolicyDocumentMention, _place, ("document_id",)),
    _ChangedKind(IndustryMention, _place, ("industry_id",)),
    _ChangedKind(Appointment, _statement, ("office", "day", "start_day", "end_day", "details", "speaker_key")),
    _ChangedKind(
        Observation, _place,
        ("subject", "value", "upper", "bound", "unit", "base_unit", "base_value", "period", "status", "is_cumulative",
         "area_id", "speaker", "speaker_key"),
    ),
)  # fmt: skip


@dataclass(slots=True)
class Change:
    """``fact`` comes, goes, or, as it is in the archive, is to say what ``values`` hold. ``shown``: as it was."""

    verb: str
    fact: Evidence
    values: dict[str, object] = field(default_factory=dict)
    shown: str = ""

    def __post_init__(self) -> None:
        self.shown = str(self.fact)

    def in_words(self) -> str:
        verb = {NEW: _("新增"), GONE: _("消失"), OTHER: _("改变")}[self.verb]
        detail = "，".join(f"{name} → {shortened(value)}" for name, value in self.values.items())
        said = f"{verb} {self.fact._meta.verbose_name}：{shortened(self.shown)}"
        return f"{said}（{detail}）" if detail else said


def shortened(value: object) -> str:
    said = str(value).replace("\n", " ")
    return said if len(said) <= _SHOWN else said[:_SHOWN] + "…"


def changes_of(report: Report, facts: Facts) -> list[Change]:
    """What ``facts``, read anew from the text that ``report`` has or gets, change in it."""
    drafted = {kind.model: _read(kind.model, facts) for kind in _KINDS}
    _settle(drafted, report, facts)
    changes: list[Change] = []
    for kind in _KINDS:
        changes += _compared(
            kind, list(kind.model._default_manager.filter(report=report).order_by("pk")), drafted[kind.model]
        )
    return changes


def _read(model: type[Evidence], facts: Facts) -> list[Evidence]:
    builders: dict[type[Evidence], Callable[[], Iterable[Evidence]]] = {
        Speech: lambda: facts.speeches, Participation: facts.people, StrategyMention: facts.strategies,
        ZoneMention: lambda: facts.zones, PolicyDocumentMention: facts.documents,
        IndustryMention: facts.industries, Observation: facts.figures, Appointment: facts.appointments,
    }  # fmt: skip
    return list(builders[model]())


def _settle(drafted: dict[type[Evidence], list[Evidence]], report: Report, facts: Facts) -> None:
    """Give what was read its report, and speeches their points."""
    for speech in drafted[Speech]:
        assert isinstance(speech, Speech)
        speech.new_points = []
    points = list(facts.points())
    for point, parent in points:
        point.parent = parent
        point.speech.new_points.append(point)
    for fact in (*(fact for rows in drafted.values() for fact in rows), *(point for point, _parent in points)):
        fact.report = report


def _is_held(fact: Evidence) -> bool:
    """An editor entered it, judged it, corrected it or linked it."""
    return (
        fact.origin == Origin.EDITOR
        or fact.review != Review.UNCONFIRMED
        or fact.is_corrected
        or getattr(fact, "link_reason", "") == EDITOR
        or getattr(fact, "office_area_id", None) is not None
    )


def _compared(kind: _ChangedKind, there: Sequence[Evidence], drafted: Sequence[Evidence]) -> list[Change]:
    held = [fact for fact in there if _is_held(fact)]
    free: dict[Hashable, list[Evidence]] = {}
    for fact in there:
        if not _is_held(fact):
            free.setdefault(kind.same(fact), []).append(fact)
    changes = []
    for fact in drafted:
        if any(_is_said(fact, other) for other in held):
            continue
        if same := free.get(kind.same(fact)):
            present = same.pop(0)
            values = {
                name: getattr(fact, name) for name in kind.fields if getattr(fact, name) != getattr(present, name)
            }
            if values:
                changes.append(Change(OTHER, present, values))
        else:
            changes.append(Change(NEW, fact))
    return [Change(GONE, fact) for facts in free.values() for fact in facts] + changes


def _is_said(fact: Evidence, held: Evidence) -> bool:
    """Does an editor's fact say what was read, or the contrary of it?"""
    if isinstance(fact, Participation) and isinstance(held, Participation):
        return fold(fact.group_label or fact.printed_name) in {
            fold(held.group_label or held.printed_name),
            fold(held.name),
        }
    if fact.start is None or fact.end is None or held.start is None or held.end is None:
        return bool(fact.quote == held.quote)
    return bool(fact.start < held.end and held.start < fact.end)


def write_changes(changes: Iterable[Change]) -> None:
    """Within the unit of work of their reports. Speeches go and come first, for slogans stand in them."""
    changes = list(changes)
    for kind in _KINDS:
        ours = [change for change in changes if type(change.fact) is kind.model]
        kind.model._default_manager.filter(pk__in=[each.fact.pk for each in ours if each.verb == GONE]).delete()
        new = [each.fact for each in ours if each.verb == NEW]
        for fact in new:
            _lead(fact)
        kind.model._default_manager.bulk_create(as_drafted(new))
        _write_points(fact for fact in new if isinstance(fact, Speech))
        _update(kind, [each for each in ours if each.verb == OTHER])


def _lead(fact: Evidence) -> None:
    """A slogan stands in a speech that is there; a figure names a zone that is there, if they are."""
    if isinstance(fact, StrategyMention) and fact.speech is not None and fact.speech.pk is None:
        same = Speech.objects.filter(report=fact.report, start=fact.speech.start, end=fact.speech.end)
        fact.speech = same.order_by("pk").first()
    if isinstance(fact, Observation) and fact.zone_mention is not None and fact.zone_mention.pk is None:
        same_zone = ZoneMention.objects.filter(report=fact.report, start=fact.zone_mention.start)
        fact.zone_mention = same_zone.order_by("pk").first()
        fact.zone = fact.zone_mention.zone if fact.zone_mention else None


def _write_points(speeches: Iterable[Speech]) -> None:
    levels: dict[int, list[Point]] = {}
    for speech in speeches:
        for point in speech.new_points:
            levels.setdefault(point.level, []).append(point)
    for level in sorted(levels):
        for point in levels[level]:
            point.parent, point.speech = point.parent, point.speech  # whose keys are known by now
        Point.objects.bulk_create(as_drafted(levels[level]))


def _update(kind: _ChangedKind, changes: Sequence[Change]) -> None:
    for change in changes:
        for name, value in change.values.items():
            setattr(change.fact, name, value)
        if change.fact.drafted is not None:
            change.fact.drafted = change.fact.values()
    names = sorted({name.removesuffix("_id") for change in changes for name in change.values})
    if names:
        kind.model._default_manager.bulk_update(
            [change.fact for change in changes], [*names, "drafted"], batch_size=200
        )
