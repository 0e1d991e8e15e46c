"""The names that records go by, and the merging of records that are one: the same for every kind of record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self, Unpack

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import SluggedModel
from archive.models.evidence import Evidence
from archive.models.name_generation import RenewsNames
from archive.models.saving import SaveOptions
from archive.models.unit_of_work import changing
from archive.text.normalize import fold


class SpellingQuerySet(RenewsNames, models.QuerySet[Any]):
    """Names that are rows of their own: what a record goes by beside its name."""

    def public(self) -> Self:
        """All but those that are printed only in what readers do not see. What editors gave is printed nowhere."""
        record = self.model.record_field()
        evidence = record.related_model._default_manager.all().evidence
        if not evidence:
            return self
        facts = record.related_model._meta.get_field(evidence).related_model
        name, printed_field = models.OuterRef("name"), getattr(facts, "printed_field", "quote")
        # The words of a document stand in the text with their quotes.
        forms = [name, models.functions.Concat(models.Value("《"), name, models.Value("》"))]
        own = {record.name: models.OuterRef(record.name), f"{printed_field}__in": forms}
        everywhere, to_readers = facts._default_manager.all(), facts._default_manager.public()
        printed, shown = (models.Exists(rows.filter(**own)) for rows in (everywhere, to_readers))
        # First what most names are: databases look no further, and who is named often is printed in many thousand rows.
        is_own = models.Q(name=models.F(f"{record.name}__name"))
        return self.filter(is_own | ~printed | shown)


class Spelling(models.Model):
    """A name that a record goes by; compared in its folded form. The record is its only relation."""

    name = models.CharField(_("写法"), max_length=300)
    folded = models.CharField(max_length=300, editable=False, db_index=True)

    objects: Any = SpellingQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, **options: Unpack[SaveOptions]) -> None:
        self.folded = fold(self.name)
        super().save(**options)

    @classmethod
    def record_field(cls) -> models.ForeignKey[models.Model, models.Model]:
        """The relation to the record."""
        return next(field for field in cls._meta.concrete_fields if isinstance(field, models.ForeignKey))


if TYPE_CHECKING:
    _Records = models.QuerySet[Any]
else:
    _Records = object  # whoever uses the mixin brings the QuerySet


class FoundByName(_Records):
    """For QuerySets: records found by any of their names. ``evidence``: the relation from what shows them, if any."""

    evidence: ClassVar[str] = ""

    def named(self, name: str) -> Self:
        """Those that go by ``name`` in any script, width or style of quotes."""
        column, key = self._own_name()
        spellings = self._spellings().filter(folded=fold(name))
        further = models.Q(pk__in=spellings.values(spellings.model.record_field().name))
        return self.filter(models.Q(**{column: key(name)}) | further)

    def known_as(self, names: Iterable[str]) -> dict[str, Any]:
        """For each of ``names`` the record of that name, or else the eldest that goes by it, if there is one."""
        column, key = self._own_name()
        folded = {name: fold(name) for name in names}
        own = {getattr(each, column): each for each in self.filter(**{f"{column}__in": {*map(key, folded)}})}
        spellings = self._spellings().filter(folded__in=set(folded.values()))
        field = spellings.model.record_field().name
        further = {each.folded: getattr(each, field) for each in spellings.select_related(field).order_by("-pk")}
        records = {name: own.get(key(name)) or further.get(folded[name]) for name in folded}
        return {name: record for name, record in records.items() if record is not None}

    def _spellings(self) -> Any:
        return self.model._meta.get_field("names").related_model._default_manager.all()

    def _own_name(self) -> tuple[str, Callable[[str], str]]:
        """The column with the records' own names, and what a name becomes to be compared with it."""
        is_folded = any(field.name == "folded" for field in self.model._meta.concrete_fields)
        return ("folded", fold) if is_folded else ("name", str)


class Mergeable(models.Model):
    """A record with ``names``, that can take over another which proved to be the same.

    ``owned``: the relations from what is the record's and goes with it: evidence, or whole reports. ``tied``: those
    from what ties it to others of its kind (see ``archive.models.ties``).
    """

    owned: ClassVar[tuple[str, ...]] = ("mentions",)
    tied: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @transaction.atomic
    def merge_from(self, other: Self) -> None:
        """Take over everything of ``other``, another name of the same, and delete it. Its addresses lead here."""
        if other.pk == self.pk:
            return
        with changing(other.report_ids()):
            self._take_over(other)
            names = other._names
            own = self._names.values_list("folded", flat=True)
            names.exclude(folded__in=list(own)).update(**{names.field.name: self})
            self.go_by(other._own_name)
            self._take_ties(other)
            if isinstance(self, SluggedModel) and isinstance(other, SluggedModel):
                self.take_addresses_of(other)
            other.delete()

    def go_by(self, name: str) -> None:
        """See to it that the record is known by ``name``, too."""
        if fold(name) != fold(self._own_name):
            self._names.get_or_create(folded=fold(name), defaults={"name": name})

    def report_ids(self) -> set[int]:
        """Of all reports with evidence of the record, or that are its own."""
        reports: set[int] = set()
        for name in self.owned:
            rows = getattr(self, name).order_by()
            reports.update(rows.values_list("report_id" if issubclass(rows.model, Evidence) else "pk", flat=True))
        return reports

    def _take_over(self, other: Self) -> None:
        """In bulk: a record with thousands of mentions must not keep every other editor waiting for the write lock."""
        for name in self.owned:
            rows = getattr(other, name)
            rows.update(**{rows.field.name: self})

    def _take_ties(self, other: Self) -> None:
        """What is tied to ``other`` is tied to this one; a tie between the two, or that is there already, goes."""
        for name in self.tied:
            rows = getattr(other, name)
            end, far = rows.field.name, {"record": "other", "other": "record"}[rows.field.name]
            there = set(getattr(self, name).values_list(far, "nature"))
            for tie in rows.all():
                if (getattr(tie, f"{far}_id"), tie.nature) not in there and getattr(tie, f"{far}_id") != self.pk:
                    setattr(tie, end, self)
                    tie.save()

    @property
    def _names(self) -> Any:
        return getattr(self, "names")  # noqa: B009  a relation that each kind has

    @property
    def _own_name(self) -> str:
        return str(getattr(self, "name"))  # noqa: B009  a field that each kind has
