"""Widgets of the editing pages."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple

from archive.admin.fields import is_key


class OnlyKeys(AutocompleteMixin):
    """An autocomplete that can show again what was sent and is no primary key: as nothing chosen."""

    def optgroups(self, name: str, value: Any, attr: dict[str, Any] | None = None) -> list[Any]:
        return super().optgroups(name, [str(key) for key in value if is_key(str(key))], attr)


class OneAutocomplete(OnlyKeys, AutocompleteSelect):
    pass


class SeveralAutocomplete(OnlyKeys, AutocompleteSelectMultiple):
    pass
