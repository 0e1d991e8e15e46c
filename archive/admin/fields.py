"""Form fields and validators of the editing pages: text exactly as it stands, and nothing that cannot be stored."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class VerbatimTextField(forms.CharField):
    """Text exactly as typed, blanks at its ends included; offsets point into it.

    Only the line ends change: browsers send CRLF for every line feed.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "strip": False})

    def to_python(self, value: object) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")


class KeysField(forms.ModelMultipleChoiceField):
    """Records chosen by primary key; the database would fail on a number that it cannot hold."""

    def clean(self, value: Any) -> Any:
        if unknown := [key for key in value or () if not is_key(str(key))]:
            raise ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": unknown[0][:40]})
        return super().clean(value)


def is_key(text: str) -> bool:
    """Could ``text`` be a primary key? The database fails on what is no number, or one that it cannot hold."""
    return text.isascii() and text.isdigit() and len(text) < 19


def refuse_lone_surrogates(text: object) -> None:
    """Half of a character pair is no character: neither the database nor the index could store it."""
    if isinstance(text, str) and any("\ud800" <= character <= "\udfff" for character in text):
        raise ValidationError(_("含有无法保存的字符。"), code="surrogate")
