"""A revision played backwards: edits undone, deletions restored, merges taken apart again.

Field by field: what a later act changed elsewhere in a record stays. Where it changed the very same field, nothing is
undone, and the fields are named. Rows that are gone by now are left to where they went, and counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.utils.translation import gettext as _

from archive.history.facts import change_facts_back, is_fact, put_back_facts
from archive.history.merge_targets import Gone, Whereabouts
from archive.history.recording import act
from archive.history.resync import follow, reports_of
from archive.history.rows import RowKey, Rows, RowState, existing, model_of, python_values, snapshot
from archive.history.scopes import Scope, cascade_rows, past_addresses, spellings
from archive.models import Decision, Mergeable, PastAddress, Person, Report, SluggedModel
from archive.models.revisions import RevisedRow, Revision
from archive.models.unit_of_work import changing

_NAMED = 5  # conflicts that are named
_BATCH = 500  # reports handed back by one statement


class CannotUndo(Exception):
    """Why not, in the reader's words; nothing was changed."""


@dataclass
class Undone:
    """What became of it: the rows that went otherwise by now, and the records that have another address than before."""

    left_out: int = 0
    moved: list[SluggedModel] = field(default_factory=list)


def undo(revision: Revision, user: AbstractBaseUser | AnonymousUser) -> Undone:
    """Take ``revision`` back, as an act of ``user`` that can be undone in turn. Raises CannotUndo."""
    if reason := why_not(revision):
        raise CannotUndo(reason)
    is_restored = revision.kind == Revision.Kind.DELETE
    kind = Revision.Kind.RESTORE if is_restored else Revision.Kind.UNDO
    undoing = _Undoing(revision, is_restored=is_restored)
    try:
        with changing(undoing.report_ids), act(user, kind, undoing.root, undoing.scope, undoes=revision):
            undoing.apply()
            _mark(revision)
    except IntegrityError as error:
        raise CannotUndo(_("别的记录已用了同样的名称，请先把它改名或合并。")) from error
    return undoing.outcome


def why_not(revision: Revision) -> str:
    """Why a revision of its kind and state cannot be undone; empty where it can."""
    if revision.is_undone:
        return _("这次修改已经撤销了。")
    if revision.emptied_at:
        return _("这条记录已永久删除。")
    if revision.kind in (Revision.Kind.ADD, Revision.Kind.RESTORE):
        return _("新建或恢复的记录不能撤销；不要它，请删除。")
    return "" if revision.rows.exists() else _("这次修改的内容已永久删除。")


def _mark(revision: Revision) -> None:
    """Who undoes an undoing makes what that had undone stand again."""
    Revision.objects.filter(pk=revision.pk).update(is_undone=True)
    if revision.kind == Revision.Kind.UNDO and revision.undoes_id:
        Revision.objects.filter(pk=revision.undoes_id).update(is_undone=False)


def _is_handed_over(row: RevisedRow) -> bool:
    """A report that went to another publisher or meeting, and is otherwise as it was."""
    return row.model == "report" and set(row.before or ()) in ({"publisher_id"}, {"meeting_id"})


class _Undoing:
    """One revision on its way back. Everything is checked before anything is written."""

    def __init__(self, revision: Revision, *, is_restored: bool) -> None:
        self.is_restored = is_restored
        self.root = model_of(revision.model)(pk=revision.key)
        self.outcome = Undone()
        rows = [row for row in revision.rows.all() if row.before != row.after]
        self.keys = [RowKey(row.model, row.key) for row in rows]
        self.now = snapshot([existing(self.keys)])
        self.came = [row for row in rows if row.before is None and self._now(row)]
        self.went = [row for row in rows if row.after is None]
        self.changed = [row for row in rows if row.before is not None and row.after is not None and self._now(row)]
        self.report_ids = reports_of(self.keys, rows)
        self.outcome.left_out = len(rows) - len(self.came) - len(self.went) - len(self.changed)
        self._refuse_conflicts()
        self._lead_relations()

    def scope(self) -> Scope:
        """Every row of the revision, and what the saving of a named record sees to beside them."""
        yield existing(self.keys)
        for name in {key.model for key in self.keys}:
            model, owners = model_of(name), [key.key for key in self.keys if key.model == name]
            if issubclass(model, Mergeable):
                yield spellings(model, owners)
            if model is Person:
                names = spellings(model, owners).values("folded")
                yield Decision.objects.about(Decision.Kind.PERSON).filter(key__in=names)
            if issubclass(model, SluggedModel):
                yield past_addresses(model, owners)

    def apply(self) -> None:
        # Facts and names that came go first, for their places are taken; records last, when nothing is theirs any more.
        named = [row for row in self.came if issubclass(model_of(row.model), SluggedModel)]
        for row in self.came:
            if row not in named:
                self._take_out(row)
        put_back_facts([row for row in self.went if is_fact(row)])
        for row in sorted(self.went, key=lambda row: not issubclass(model_of(row.model), SluggedModel)):
            if not is_fact(row):
                self._put_back(row)
        # The text of a report first: its saving moves the facts of now; those of the revision are then set back.
        self._hand_back([row for row in self.changed if _is_handed_over(row)])
        for row in sorted(self.changed, key=lambda row: row.model != "report"):
            if not (is_fact(row) or _is_handed_over(row)):
                self._change_back(row)
        change_facts_back([row for row in self.changed if is_fact(row)])
        for row in named:
            self._take_out(row)
        follow(self.keys)
        self._keep_apart()

    def _keep_apart(self) -> None:
        """Who takes a merger of people back says that they are not the same."""
        if isinstance(self.root, Person) and not self.is_restored:
            (root, *_) = [*Person.objects.filter(pk=self.root.pk), None]
            for person in Person.objects.filter(pk__in=[row.key for row in self.went if row.model == "person"]):
                if root is not None:
                    Decision.objects.of_records(Decision.Verdict.DIFFERENT, root, person)

    # What can be seen beforehand ------------------------------------------------------------------------------------

    def _now(self, row: RevisedRow) -> RowState | None:
        return self.now.get(RowKey(row.model, row.key))

    def _refuse_conflicts(self) -> None:
        again = [row.name or row.model for row in self.went if self._now(row)]
        conflicts = again + [self._said(row, name) for row in [*self.changed, *self.came] for name in self._later(row)]
        conflicts += [name for row in self.came for name in self._hanging_on(row)]
        if conflicts:
            named = _("、").join(dict.fromkeys(conflicts[:_NAMED]))
            raise CannotUndo(_("以下各处后来又改过，请先撤销后来的修改：%(named)s。") % {"named": named})
        if not (self.came or self.went or self.changed):
            raise CannotUndo(_("所改的内容都已不在，没有可撤销的。"))

    def _later(self, row: RevisedRow) -> list[str]:
        """The columns that hold something else by now than the revision left in them."""
        now = self._now(row)
        if row.model == "pastaddress" or now is None:
            return []
        skipped = {"created_at", "modified_at"}
        return [
            name
            for name, value in (row.after or {}).items()
            if now.values.get(name, value) != value and name not in skipped
        ]

    def _said(self, row: RevisedRow, column: str) -> str:
        model = model_of(row.model)
        labels = {each.attname: str(each.verbose_name) for each in model._meta.concrete_fields}
        return _("%(kind)s“%(name)s”的%(field)s") % {
            "kind": model._meta.verbose_name, "name": row.name, "field": labels.get(column, column),
        }  # fmt: skip

    def _hanging_on(self, row: RevisedRow) -> list[str]:
        """What would be deleted, or let go, with a row that came: other than rows that came or changed with it."""
        if row.model == "pastaddress":
            return []
        ours = {RowKey(each.model, each.key) for each in [*self.came, *self.changed]}
        (record,) = existing([RowKey(row.model, row.key)])
        return [each.name or key.model for key, each in snapshot(cascade_rows([record])).items() if key not in ours]

    def _lead_relations(self) -> None:
        """Lead what comes back to where the records went that it belonged to; leave out what belongs to nothing."""
        whereabouts = Whereabouts({RowKey(row.model, row.key) for row in self.went})
        try:
            kept = [row for row in self.went if whereabouts.lead(row)]
            changed = [row for row in self.changed if whereabouts.lead(row)]
        except Gone as gone:
            raise CannotUndo(_("请先从回收站恢复“%(name)s”。") % {"name": gone}) from gone
        self.outcome.left_out += len(self.went) + len(self.changed) - len(kept) - len(changed)
        self.went, self.changed = kept, changed

    # What is written --------------------------------------------------------------------------------------------------

    def _take_out(self, row: RevisedRow) -> None:
        if row.model == "pastaddress":
            return  # an address that led somewhere goes on doing so
        for record in existing([RowKey(row.model, row.key)]):
            if (
                isinstance(record, SluggedModel)
                and isinstance(self.root, SluggedModel)
                and type(record) is type(self.root)
            ):
                # What was split off is part of the record again, and its address leads there.
                self.root.take_addresses_of(record)
            record.delete()

    def _put_back(self, row: RevisedRow) -> None:
        model = model_of(row.model)
        record = model(pk=row.key, **python_values(model, row.before or {}))
        if isinstance(record, SluggedModel):
            self._claim_address(record)
        record.save_base(raw=True, force_insert=True)

    def _claim_address(self, record: SluggedModel) -> None:
        """Its own, unless another record has it now; what only led on from there ends."""
        kind, slug = str(record._meta.model_name), record.slug
        if type(record)._base_manager.filter(slug=slug).exists():
            record.slug = record._free(slug)
            self.outcome.moved.append(record)
        else:
            PastAddress.objects.filter(kind=kind, slug=slug).delete()

    def _hand_back(self, rows: list[RevisedRow]) -> None:
        """The reports of records that were merged, in bulk: thousands, and nothing else of them changes."""
        by_record: dict[tuple[str, int | None], list[int]] = {}
        for row in rows:
            ((column, record),) = (row.before or {}).items()
            by_record.setdefault((column, record), []).append(row.key)
        for (column, record), keys in by_record.items():
            for start in range(0, len(keys), _BATCH):
                Report.objects.filter(pk__in=keys[start : start + _BATCH]).update(**{column: record})

    def _change_back(self, row: RevisedRow) -> None:
        (record,) = existing([RowKey(row.model, row.key)])
        model = type(record)
        values = python_values(model, row.before or {})
        if not isinstance(record, SluggedModel):
            for name, value in values.items():
                setattr(record, name, value)
            record.save_base(raw=True, update_fields=[model._meta.get_field(name).name for name in values])
            return
        slug = values.pop("slug", record.slug)
        for name, value in values.items():
            setattr(record, name, value)
        record.save()
        if record.slug != slug:
            self.outcome.moved.append(record)
        if isinstance(record, Report):
            # Saving a corrected text numbers its sentences anew; they had numbers before.
            numbers = values.get("sentence_numbers", self.now[RowKey(row.model, row.key)].values["sentence_numbers"])
            Report.objects.filter(pk=record.pk).update(sentence_numbers=numbers)


__all__ = ["CannotUndo", "Rows", "Undone", "undo", "why_not"]
