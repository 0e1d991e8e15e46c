"""The kinds of records that are found by name, and where the names of each stand."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _p

from archive.models import Area, Organization, Post
from archive.models.fact_kinds import FACT_KINDS, FactKind
from archive.models.listing import ListedQuerySet


class NamedKind(NamedTuple):
    """One kind of record with names.

    ``public`` gives those that readers may see. ``names`` are columns with further names, ``glosses`` columns that say
    what the name stands for. ``to_reports`` is the path to the reports that a record is in.
    """

    name: str
    model: Any
    title: str | Promise
    public: Callable[[], ListedQuerySet]
    to_reports: str
    names: tuple[str, ...] = ()
    glosses: tuple[str, ...] = ()
    is_searched: bool = True  # the search takes such records for filters and fields of the query

    @property
    def is_person(self) -> bool:
        return self.name == "person"

    @property
    def aliases(self) -> Any:
        """The model of further names, which are rows of their own; None where a record has but its columns."""
        relations = {relation.name: relation.related_model for relation in self.model._meta.related_objects}
        return relations.get("names")


def _subject(kind: FactKind) -> NamedKind:
    model = kind.record
    fields = {field.name for field in model._meta.concrete_fields}
    return NamedKind(
        kind.subject, model, kind.one if kind.is_mention else model._meta.verbose_name, lambda: model.objects.seen(),
        f"{model.objects.all().evidence}__report",
        glosses=tuple({"expansion"} & fields), is_searched=kind.is_indexed,
    )  # fmt: skip


_SUBJECTS = {kind.subject: _subject(kind) for kind in reversed(FACT_KINDS.values()) if kind.subject}
NAMED_KINDS: Final[dict[str, NamedKind]] = {
    **dict(reversed(_SUBJECTS.items())),
    "area": NamedKind(
        "area", Area, _p("one", "地区"), lambda: Area.objects.reported(), "reports", names=("full_name",)
    ),
    "publisher": NamedKind(
        "publisher", Organization, _p("one", "来源"), lambda: Organization.objects.seen(), "published_reports"
    ),
    "post": NamedKind(
        "post", Post, _p("one", "职位"), lambda: Post.objects.seen(), "tenures__started_by__report", is_searched=False
    ),
}


def kind_of(model: type[Model]) -> NamedKind:
    return next(kind for kind in NAMED_KINDS.values() if kind.model is model)
