"""Addresses that survive renames and merges: a slug for each record, and the slugs it had before."""

from typing import Any, ClassVar, Self, Unpack, cast

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.http.routes import address
from archive.models.saving import SaveOptions
from archive.text.normalize import fold
from archive.text.pinyin import pinyin

SLUG_LENGTH = 100
_LONGEST_CHAIN = 5  # of records each carried by the next


class PastAddress(models.Model):
    """A slug that a record had before a rename or a merge. It leads to ``target_id`` for ever."""

    kind = models.CharField(_("类别"), max_length=40)
    slug = models.CharField(_("旧地址"), max_length=SLUG_LENGTH)
    target_id = models.PositiveBigIntegerField(_("记录"))

    class Meta:
        verbose_name = _p("one", "旧地址")
        verbose_name_plural = _p("many", "旧地址")
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="one_target_per_past_address")]
        indexes = [models.Index(fields=["kind", "target_id"], name="past_addresses_of_a_record")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"


class Carried(models.Model):
    """A record whose mentions all stand with another one for now leads there, and no longer once it has some again."""

    carried_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("现归入"),
    )  # fmt: skip

    class Meta:
        abstract = True

    def carrier(self) -> Any:
        """The record that stands for this one now, or None where it stands for itself."""
        carrier: Any = self.carried_by
        for _step in range(_LONGEST_CHAIN):
            if carrier is None or carrier.carried_by_id is None:
                break
            carrier = carrier.carried_by
        return None if carrier is None or carrier.pk == self.pk else carrier


class SluggedQuerySet(models.QuerySet[Any]):
    """Finds a record by its present or past slug."""

    def at(self, slug: str) -> Any:
        """The record whose slug is or was ``slug``; compare its ``slug`` to see whether to redirect.

        Raises the model's DoesNotExist.
        """
        try:
            return self.get(slug=slug)
        except self.model.DoesNotExist:
            past = PastAddress.objects.filter(kind=self.model._meta.model_name, slug=slug)
            return self.get(pk__in=past.values("target_id"))


class SluggedModel(models.Model):
    """Base of every record with a page. The slug follows the name; old slugs keep working."""

    route: ClassVar[str]  # name of the URL pattern that shows the record

    slug = models.CharField(_("地址"), max_length=SLUG_LENGTH, unique=True, editable=False)

    class Meta:
        abstract = True

    def address_text(self) -> str:
        """What the slug is made of."""
        raise NotImplementedError

    def save(self, **options: Unpack[SaveOptions]) -> None:
        wanted = slugify(self.address_text(), allow_unicode=True)[: SLUG_LENGTH - 8].strip("-_") or self._kind()
        if not (self.slug == wanted or self._is_numbered(wanted)):
            if self.slug and self.pk:
                self._leave(self.slug)
            self.slug = self._free(wanted)
            if (fields := options.get("update_fields")) is not None:
                options["update_fields"] = {*fields, "slug"}
        super().save(**options)

    def get_absolute_url(self) -> str:
        return address(self.route, self.slug)

    def take_addresses_of(self, other: Self) -> None:
        """Lead every address that ``other`` has or had here. Call it before ``other`` is deleted."""
        PastAddress.objects.filter(kind=self._kind(), target_id=other.pk).update(target_id=self.pk)
        if isinstance(other, Carried):
            type(self)._base_manager.filter(carried_by=other).exclude(pk=self.pk).update(carried_by=self)
        self._leave(other.slug)

    def _leave(self, slug: str) -> None:
        PastAddress.objects.update_or_create(kind=self._kind(), slug=slug, defaults={"target_id": self.pk})

    def _kind(self) -> str:
        return cast(str, self._meta.model_name)

    def _is_numbered(self, wanted: str) -> bool:
        """Is the present slug ``wanted`` with a number that kept it apart from another record?"""
        stem, _dash, number = self.slug.rpartition("-")
        return stem == wanted and number.isascii() and number.isdigit() and len(number) < 4

    def _free(self, wanted: str) -> str:
        """``wanted``, or with the first number that makes it neither a present nor another record's past slug."""
        present = type(self)._base_manager.exclude(pk=self.pk)
        past = PastAddress.objects.filter(kind=self._kind()).exclude(target_id=self.pk or 0)
        # A range, because SQLite walks the whole table for a LIKE.
        beginning = {"slug__gte": wanted, "slug__lte": f"{wanted}\U0010ffff"}
        taken = set(present.filter(**beginning).values_list("slug", flat=True))
        taken |= set(past.filter(**beginning).values_list("slug", flat=True))
        numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
        return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)


class NamedModel(SluggedModel):
    """A record that is called by its name, and listed by the pinyin of it."""

    name: models.CharField
    folded: models.CharField  # where the record keeps the folded form of its name
    pinyin: models.CharField
    report_count: int  # of ``ListedQuerySet.with_report_count``

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.address_text()

    def address_text(self) -> str:
        return str(self.name)

    def note_name(self) -> None:
        """Set what follows from the name. Whoever writes in bulk calls it."""
        column = self._meta.get_field("pinyin")
        assert isinstance(column, models.CharField)
        self.pinyin = pinyin(self.name)[: column.max_length]
        if hasattr(type(self), "folded"):
            self.folded = fold(self.name)

    def save(self, **options: Unpack[SaveOptions]) -> None:
        self.note_name()
        super().save(**options)
