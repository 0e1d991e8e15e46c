"""What mentions that are linked to records share: the key of the printed name, and why and how surely it is linked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, ClassVar, Self, Unpack

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.saving import SaveOptions
from archive.text.normalize import fold

KEY_LENGTH = 200
EDITOR = "editor"  # the reason of a link that an editor made or took away: no program changes it
NOT_BORNE = "not_borne"  # no link: neither a strong form, nor a second independent report, nor an editor
NO_RECORD = "no_record"  # no link: an editor said that the name is none, or no name is printed
REPEATED = "repeated"  # no link: the record has the same part in this report already
NOT_KNOWN = "not_known"  # no link: of a short form no zone of its kind is known there, or several are
SAME_NAME = "same_name"  # the record goes by the name, in this or another form
ONLY_ONE = "only_one"  # of a short form: the only zone of its kind that is known in its area
LINK_FIELDS = ("link_reason", "link_params", "link_certainty")


class RemembersLoaded(models.Model):
    """Remembers what the database has, so that saving tells what was chosen since."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[object]) -> Self:
        record = super().from_db(db, field_names, values)
        record.remember_loaded()
        return record

    def refresh_from_db(
        self,
        using: str | None = None,
        fields: Iterable[str] | None = None,
        from_queryset: models.QuerySet[Self] | None = None,
    ) -> None:
        super().refresh_from_db(using, fields, from_queryset)
        self.remember_loaded()

    def remember_loaded(self) -> None:
        """The row was read; fields that were deferred are not in ``__dict__``."""


class Linked(RemembersLoaded):
    """A mention and its link to a record, or to none. Programs link in bulk; whoever saves another record is an editor.

    ``record_field`` names the relation to the record, ``printed_field`` the field with the name as read,
    ``unit_field`` that of the unit which helps to tell what the name means.
    """

    record_field: ClassVar[str]
    printed_field: ClassVar[str] = "printed_name"
    unit_field: ClassVar[str] = ""

    name_key = models.CharField(_("同名归并键"), max_length=KEY_LENGTH, blank=True, editable=False, db_index=True)
    link_reason = models.CharField(_("归入依据"), max_length=40, blank=True, editable=False)
    link_params = models.JSONField(_("依据细节"), default=dict, blank=True, editable=False)
    link_certainty = models.FloatField(_("归入把握"), null=True, blank=True, editable=False)

    # The record's key as the database has it; None also when it was not loaded.
    _loaded_record: int | None = None

    class Meta:
        abstract = True

    def remember_loaded(self) -> None:
        super().remember_loaded()
        self._loaded_record = self.__dict__.get(f"{self.record_field}_id")

    @property
    def record(self) -> Any:
        return getattr(self, self.record_field)

    @property
    def printed(self) -> str:
        """The name as read."""
        return str(getattr(self, self.printed_field))

    @property
    def name_said(self) -> str:
        """What an editor says it is, or else the name as read: never what a program linked it to."""
        return str(self.record.name) if self.record and self.link_reason == EDITOR else self.printed

    def plain_value(self, name: str) -> object:
        """As of all evidence; but a program's link is not what the fact says."""
        return self.name_said or None if name == self.record_field else super().plain_value(name)  # type: ignore[misc]

    def save(self, **options: Unpack[SaveOptions]) -> None:
        """Save; a record that is not the one of the database was chosen by an editor."""
        self._note_choice()
        if self.record is not None and not self.printed:
            field = type(self)._meta.get_field(self.printed_field)
            setattr(self, self.printed_field, self.record.name[: getattr(field, "max_length", None)])
        self.name_key = self.name_key or fold(self.printed)[:KEY_LENGTH]
        if (fields := options.get("update_fields")) is not None:
            options["update_fields"] = {*fields, self.printed_field, "name_key", *LINK_FIELDS}
        super().save(**options)
        self._loaded_record = self._record_key()

    def _record_key(self) -> int | None:
        key: int | None = getattr(self, f"{self.record_field}_id")
        return key

    def _note_choice(self) -> None:
        if f"{self.record_field}_id" in self.__dict__ and self._record_key() != self._loaded_record:
            self.link_reason, self.link_params, self.link_certainty = EDITOR, {}, 1.0


class Spoken(RemembersLoaded):
    """A fact in the mouth of a person who is printed in the same report, and linked as the mention there is.

    ``spoken_field`` names the relation to the person. A person whom an editor chooses is the one that is said.
    """

    spoken_field: ClassVar[str]

    speaker = models.CharField(_("所述者（原文）"), max_length=100, blank=True, editable=False)
    speaker_key = models.CharField(max_length=KEY_LENGTH, blank=True, editable=False, db_index=True)

    _loaded_person: int | None = None

    class Meta:
        abstract = True

    def remember_loaded(self) -> None:
        super().remember_loaded()
        self._loaded_person = self.__dict__.get(f"{self.spoken_field}_id")

    def plain_value(self, name: str) -> object:
        """As of all evidence; of the speaker the name as printed, which links do not change."""
        return self.speaker or None if name == self.spoken_field else super().plain_value(name)  # type: ignore[misc]

    def save(self, **options: Unpack[SaveOptions]) -> None:
        """Save; a person who is not the one of the database was chosen by an editor, and stays."""
        column = f"{self.spoken_field}_id"
        if column in self.__dict__ and (chosen := getattr(self, column)) != self._loaded_person:
            person = getattr(self, self.spoken_field)
            self.speaker, self.speaker_key = (person.name if person else ""), ""
            self._loaded_person = chosen
            if (fields := options.get("update_fields")) is not None:
                options["update_fields"] = {*fields, "speaker", "speaker_key"}
        super().save(**options)
