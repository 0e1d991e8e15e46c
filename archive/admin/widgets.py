"""Widgets of the editing pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.admin.templatetags import admin_list
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.admin.fields import is_key

_BOOLEANS = {True: ("yes", _("是")), False: ("no", _("否")), None: ("unknown", _("未知"))}


def boolean_mark(value: bool | None) -> str:
    """A picture of yes or no, with that word: Django's own says True to whoever cannot see it."""
    picture, word = _BOOLEANS[value]
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{picture}.svg"), word)


admin_list._boolean_icon = boolean_mark  # type: ignore[attr-defined]  # lists and read-only fields ask for it there


class OnlyKeys(AutocompleteMixin):
    """An autocomplete that can show again what was sent and is no primary key: as nothing chosen."""

    def optgroups(
        self, name: str, value: Iterable[object], attr: dict[str, object] | None = None
    ) -> list[tuple[str | None, list[dict[str, object]], int | None]]:
        return super().optgroups(name, [str(key) for key in value if is_key(str(key))], attr)


class OneAutocomplete(OnlyKeys, AutocompleteSelect):
    pass


class SeveralAutocomplete(OnlyKeys, AutocompleteSelectMultiple):
    pass
