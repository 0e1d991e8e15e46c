"""How a record is tied to others of its kind, in a table on its page; works without JavaScript."""

from __future__ import annotations

from typing import Any, NoReturn

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from archive.admin.record_names import RecordNameField
from archive.admin.shared import ReadOnlyAdmin, SafeFields
from archive.models.ties import RecordTie, StrategyTie, ZoneTie

_LONGEST_CHAIN = 20  # of parts of parts


class ExistingRecordField(RecordNameField):
    """A name of no record is refused: what nothing is known of is tied to nothing."""

    def _make(self, name: str, is_to_be_made: bool) -> NoReturn:
        raise ValidationError(_("没有“%(name)s”这条记录。") % {"name": name[:40]}, code="unknown")


class TieForm(forms.ModelForm):
    """The other record by its name; a record is no part of itself, nor of its own parts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"] = ExistingRecordField(self._meta.model._meta.get_field("other"))
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = str(self._meta.model._meta.get_field(name).verbose_name)

    def clean_other(self) -> Model:
        other = self.cleaned_data["other"]
        if other.pk == self.instance.record_id:
            raise ValidationError(_("不能与自己相关联。"), code="itself")
        return other

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("other") and data.get("nature") and self._leads_back(data["other"], data["nature"]):
            self.add_error("other", ValidationError(_("与另一条关系相反，二者不能都成立。"), code="circle"))
        return data

    def _leads_back(self, other: Model, nature: str) -> bool:
        """Does ``other`` lead to this record by ties of the same nature?"""
        reached = {other.pk}
        for _step in range(_LONGEST_CHAIN):
            ties = self._meta.model._default_manager.filter(record__in=reached, nature=nature)
            further = set(ties.values_list("other", flat=True)) - reached
            if self.instance.record_id in further:
                return True
            if not further:
                break
            reached |= further
        return False


def ties_inline(tie: type[RecordTie]) -> type[admin.TabularInline]:
    """The table of ties for the page of a record."""
    members = {
        "model": tie, "form": TieForm, "fk_name": "record", "extra": 1, "fields": ("nature", "other", "since"),
        "__module__": __name__,
    }  # fmt: skip
    return type(f"{tie.__name__}Inline", (SafeFields, admin.TabularInline), members)


@admin.register(StrategyTie, ZoneTie)
class TieAdmin(ReadOnlyAdmin):
    """Edited on the page of the record; here only to be found."""

    list_display = ("record", "nature", "other", "since")
    list_select_related = ("record", "other")
    list_filter = ("nature",)
    list_display_links = None
    search_fields = ("record__name", "other__name")
    view_on_site = False
