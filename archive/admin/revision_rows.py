"""A revision in words, who may see it, and who may undo it."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.admin.roles import PUBLISH
from archive.history.recording import RowCounts
from archive.history.rows import model_of
from archive.models import Revision

_HIDDEN = {"texthash", "pastaddress"}
_FIELDS_NAMED = 5


def in_words(revision: Revision) -> str:
    """What was done, in one line: "报道：标题、正文；参会 +2 −1"."""
    parts = [_one_kind(model_of(name), counts) for name, counts in revision.summary.items() if name not in _HIDDEN]
    return _("；").join(filter(None, parts))


def _one_kind(model: type[models.Model], counts: RowCounts) -> str:
    labels = {each.attname: str(each.verbose_name) for each in model._meta.concrete_fields if each.editable}
    fields = [labels[name] for name in counts["fields"] if name in labels]
    numbers = [f"{sign}{number}" for sign, number in (("+", counts["added"]), ("−", counts["removed"])) if number]
    named = _("、").join(fields[:_FIELDS_NAMED]) + ("…" if len(fields) > _FIELDS_NAMED else "")
    said = " ".join(filter(None, [named, *numbers]))
    return _("%(kind)s：%(said)s") % {"kind": model._meta.verbose_name, "said": said} if said else ""


def kind_of(revision: Revision) -> str:
    return str(model_of(revision.model)._meta.verbose_name)


def may_see(request: HttpRequest, revision: Revision) -> bool:
    """Whoever may see the record."""
    return any(request.user.has_perm(_permission(verb, revision.model)) for verb in ("view", "change"))


def may_undo(request: HttpRequest, revision: Revision) -> bool:
    """Whoever may do it: change the record, delete it, both where records are merged or split; publish where
    a report was published or withdrawn."""
    verbs = {
        Revision.Kind.DELETE: ("delete",),
        Revision.Kind.MERGE: ("change", "delete"),
        Revision.Kind.SPLIT: ("change", "delete"),
    }.get(Revision.Kind(revision.kind), ("change",))
    done = revision.undoes if revision.kind == Revision.Kind.UNDO else None
    is_allowed = all(request.user.has_perm(_permission(verb, revision.model)) for verb in verbs)
    if "status" in revision.summary.get("report", {}).get("fields", ()):
        is_allowed = is_allowed and request.user.has_perm(PUBLISH)
    return is_allowed and (done is None or may_undo(request, done))


def _permission(verb: str, model: str) -> str:
    return f"archive.{verb}_{model}"
