"""Widgets of the editing pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple

from archive.admin.fast_widgets import QuickOptions
from archive.admin.fields import is_key

_EMPTY: Mapping[str, str] = {}


class OnlyKeys(AutocompleteMixin):
    """An autocomplete that can show again what was sent and is no primary key: as nothing chosen."""

    def optgroups(self, name: str, value: Any, attr: dict[str, Any] | None = None) -> list[Any]:
        return super().optgroups(name, [str(key) for key in value if is_key(str(key))], attr)


class SeveralAutocomplete(OnlyKeys, AutocompleteSelectMultiple):
    pass


class KnownAutocomplete(OnlyKeys, QuickOptions, AutocompleteSelect):
    """An autocomplete that asks the database for no label it was told already.

    Django's own asks once per widget, which is once per row and field of an inline. ``known``: label by primary key.
    """

    known: Mapping[str, str] = _EMPTY

    def optgroups(self, name: str, value: Any, attr: dict[str, Any] | None = None) -> list[Any]:
        wanted = {str(key) for key in value if is_key(str(key))}
        if not wanted <= self.known.keys():
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        chosen = [self.create_option(name, key, self.known[key], True, 1) for key in sorted(wanted)]
        return [(None, empty + chosen, 0)]


def tell_labels(form: forms.ModelForm[Any]) -> None:
    """Tell the autocompletes of ``form`` the labels of related records that came with its record's own query."""
    for name, related in form.instance._state.fields_cache.items():
        field = form.fields.get(name)
        widget = getattr(getattr(field, "widget", None), "widget", getattr(field, "widget", None))
        if related is not None and isinstance(widget, KnownAutocomplete):
            widget.known = {str(related.pk): str(related)}
