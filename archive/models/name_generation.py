"""When names of records last changed: a token that every such change renews, in its own transaction."""

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.db import models
from django.utils.translation import pgettext_lazy as _p

_THE_ONE: Final = 1  # primary key of the only row


class NameGenerationQuerySet(models.QuerySet["NameGeneration"]):
    def token(self) -> str:
        """The same as long as no name has come, gone or changed; never one that was before. One query."""
        return self.values_list("token", flat=True).first() or ""

    def renew(self) -> None:
        """Random, and no number that counts: a change that is rolled back must not lend its number to the next."""
        row = NameGeneration(pk=_THE_ONE, token=uuid4().hex)
        self.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=["token"])


class NameGeneration(models.Model):
    token = models.CharField(max_length=32)

    objects = NameGenerationQuerySet.as_manager()

    class Meta:
        verbose_name = _p("one", "名称的版本")
        verbose_name_plural = _p("many", "名称的版本")

    def __str__(self) -> str:
        return self.token


if TYPE_CHECKING:
    _Records = models.QuerySet[Any]
else:
    _Records = object  # whoever uses the mixin brings the QuerySet


class RenewsNames(_Records):
    """For querysets of records with names: what is written in bulk, past Django's signals, renews the token, too.

    A write that reaches no row changes no name, and leaves the indexes of all processes as they are.
    """

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        created = super().bulk_create(*args, **kwargs)
        if created:
            NameGeneration.objects.renew()
        return created

    def update(self, **fields: object) -> int:
        number = super().update(**fields)
        if number:
            NameGeneration.objects.renew()
        return number
