"""Who may do what: the roles of those with an account, as groups of Django's. A reader needs none.

| role | may |
|---|---|
| reader | read what is published, without an account |
| editor | read drafts; take reports in, correct records, confirm or reject facts |
| reviewer | the same, and publish, withdraw, merge, and delete all but reports |
| admin | everything, accounts included |

The groups are the house's: after each ``migrate`` they have these permissions again. Who needs another role makes
another group.
"""

from __future__ import annotations

from django.apps import apps
from django.db import models
from django.db.models import TextChoices
from django.utils.translation import pgettext, pgettext_lazy

PUBLISH = "archive.publish_report"


class Role(TextChoices):
    """The value is the name of the group in the database, the label what the reader's language calls it."""

    EDITOR = "编辑", pgettext_lazy("role", "编辑")
    REVIEWER = "审核", pgettext_lazy("role", "审核")
    ADMIN = "管理员", pgettext_lazy("role", "管理员")


def role_name(group: str) -> str:
    """The name of ``group`` in the reader's language; as it is written where it is none of the house's."""
    return pgettext("role", group)


def make_roles(**_signal: object) -> None:
    """Give each role its group and that group its permissions. After each migration, when all permissions are made."""
    groups = apps.get_model("auth", "Group").objects
    for role, permissions in _permissions().items():
        group, _created = groups.get_or_create(name=role.value)
        if set(group.permissions.values_list("pk", flat=True)) != permissions:
            group.permissions.set(permissions)


def _permissions() -> dict[Role, set[int]]:
    everything = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label__in=("archive", "auth", "axes")
    )
    ours = dict(everything.filter(content_type__app_label="archive").values_list("codename", "pk"))
    return {
        Role.EDITOR: {key for name, key in ours.items() if _is_editors(name)},
        Role.REVIEWER: {key for name, key in ours.items() if _is_editors(name) or _is_reviewers(name)},
        Role.ADMIN: set(everything.values_list("pk", flat=True)),
    }


def _is_editors(permission: str) -> bool:
    verb, _underscore, kind = permission.partition("_")
    return verb in ("view", "add", "change") or (verb == "delete" and kind in _rows())


def _is_reviewers(permission: str) -> bool:
    return permission.startswith(("publish_", "delete_")) and permission != "delete_report"


def _rows() -> set[str]:
    """What is edited as a row on the page of something else: facts, spellings, ties, items, annotations."""
    from archive.models import Annotation, CollectionItem
    from archive.models.naming import Spelling
    from archive.models.relocation import evidence_models
    from archive.models.report_files import Correction, ReportFile
    from archive.models.ties import RecordTie

    rows: list[type[models.Model]] = [
        Correction,
        ReportFile,
        *evidence_models(),
        *Spelling.__subclasses__(),
        *RecordTie.__subclasses__(),
        Annotation,
        CollectionItem,
    ]
    return {str(model._meta.model_name) for model in rows}
