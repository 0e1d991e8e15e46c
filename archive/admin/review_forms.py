"""The forms that stand open on the page of review: facts that are being corrected, and facts that are being added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from pydantic import Field

from archive import history
from archive.admin.fact_forms import FactForm, form_of
from archive.admin.fields import is_key
from archive.admin.review_rows import ReviewParagraph, ReviewRow
from archive.http.checks import one_of
from archive.http.params import Params
from archive.models import Report, Revision
from archive.models.evidence import Evidence
from archive.models.fact_kinds import FACT_KINDS, FactKind
from archive.models.unit_of_work import changing

MOST_OPEN = 50  # forms on one page
_EMPTY_ROWS = 3  # for facts of one kind that are added at once


_Key = Annotated[str, Field(max_length=60)]


class ReviewParams(Params):
    """``kind`` of fact that is shown; ``edit``: keys of rows whose forms are open; ``add`` a fact of that kind at a
    ``place`` of the text, or where the words ``start`` to ``end`` are chosen."""

    kind: Annotated[str, one_of(*FACT_KINDS)] = ""
    edit: Annotated[tuple[_Key, ...], Field(max_length=MOST_OPEN)] = ()
    add: Annotated[str, one_of(*FACT_KINDS)] = ""
    place: Annotated[str, Field(max_length=60, alias="at")] = ""
    start: _Key = ""
    end: _Key = ""


class _RefusedValue(Exception):
    """Something that was sent is not right: nothing of it is kept."""


@dataclass
class ReviewForms:
    """``corrections`` by key of their row; ``additions`` of one ``kind`` at a place of the text."""

    corrections: dict[str, FactForm] = field(default_factory=dict)
    additions: Sequence[FactForm] = ()
    kind: FactKind | None = None
    at: int | None = None

    @property
    def are_open(self) -> bool:
        return bool(self.corrections or self.additions)

    @property
    def errors(self) -> int:
        """The number of forms with one."""
        return sum(bool(form.is_bound and form.errors) for form in self._all())

    def put_into(self, rows: Sequence[ReviewRow], paragraphs: Sequence[ReviewParagraph]) -> None:
        """Each form where it stands on the page."""
        for row in rows:
            row.form = self.corrections.get(row.key)
        if self.additions:
            around = [paragraph for paragraph in paragraphs if paragraph.start is not None]
            before = [paragraph for paragraph in around if self.at is not None and paragraph.at <= self.at]
            (before[-1] if before else paragraphs[0]).adding = self.additions

    def save(self, user: AbstractBaseUser | AnonymousUser, report: Report) -> list[Evidence] | None:
        """Save all that was filled in, as one step of the history; None, and nothing is kept, where any is wrong."""
        try:
            with changing([report]), history.act(user, Revision.Kind.EDIT, report):
                saved = [form.save() for form in self._all() if form.has_changed() and form.is_valid()]
                if self.errors:
                    raise _RefusedValue
                for record in self._made():
                    history.added(user, record)
        except _RefusedValue:
            return None
        return saved

    def _all(self) -> Iterator[FactForm]:
        yield from self.corrections.values()
        yield from self.additions

    def _made(self) -> Iterator[models.Model]:
        for form in self._all():
            yield from form.made_records


def open_forms(request: HttpRequest, report: Report, rows: Sequence[ReviewRow]) -> ReviewForms:
    """As the address says."""
    data = request.POST if "save" in request.POST else None
    by_key = {row.key: row for row in rows}
    params = ReviewParams.read(request)
    forms = ReviewForms({key: _correction(by_key[key], report, data) for key in params.edit if key in by_key})
    if kind := FACT_KINDS.get(params.add):
        forms.kind, forms.at = kind, _offset(params.place)
        forms.additions = _additions(kind, report, data, params)
    return forms


def _correction(row: ReviewRow, report: Report, data: MultiValueDict[str, str] | None) -> FactForm:
    return form_of(row.kind)(data, instance=row.fact, report=report, prefix=row.key, use_required_attribute=False)


def _additions(
    kind: FactKind, report: Report, data: MultiValueDict[str, str] | None, params: ReviewParams
) -> list[FactForm]:
    form, near = form_of(kind), _offset(params.place) or 0
    chosen = _chosen_words(kind, report, params) if data is None else {}
    return [
        form(
            data, report=report, near=near, prefix=f"new-{number}", empty_permitted=True, use_required_attribute=False,
            initial=chosen if number == 0 else {},
        )
        for number in range(_EMPTY_ROWS)
    ]  # fmt: skip


def _chosen_words(kind: FactKind, report: Report, params: ReviewParams) -> dict[str, object]:
    """The place of the words that were chosen in the text, and what they name, for the first form."""
    start, end = _offset(params.start), _offset(params.end)
    if start is None or end is None or not (words := report.text[start:end]):
        return {}
    place = {"quote": words, "start": start, "end": start + len(words)}
    names = kind.is_mention or kind.name == "part"
    return {**place, kind.subject: (words.strip("《》“”"), False)} if names else place


def _offset(value: str) -> int | None:
    return int(value) if is_key(value) and len(value) < 10 else None
