"""A record in a form by its name as it is typed, for pages that work without JavaScript: 李明, or 李明 #12."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.admin.fields import refuse_lone_surrogates
from archive.models import Area

_WITH_KEY = re.compile(r"(?P<name>.{0,400}?)\s{0,4}#(?P<key>\d{1,18})", re.ASCII | re.DOTALL)
_SHOWN = 8  # records of one name that a message tells apart
_MAKE = "-make"  # what the box that makes a new record adds to the name of its field


class RecordNameInput(forms.TextInput):
    """The name, and once it proved to be that of no record, a box that makes one. The value is (name, make it)."""

    may_make = False

    def value_from_datadict(self, data: Mapping[str, str], files: object, name: str) -> tuple[str, bool]:
        return data.get(name) or "", data.get(f"{name}{_MAKE}") is not None

    def format_value(self, value: object) -> str:
        return str(value[0] if isinstance(value, tuple) else value or "")

    def render(
        self, name: str, value: object, attrs: dict[str, object] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        box = super().render(name, value, attrs, renderer)
        if not self.may_make:
            return box
        box_attrs: dict[str, object] = {"type": "checkbox", "name": f"{name}{_MAKE}", "value": "1"}
        if isinstance(value, tuple) and value[1]:
            box_attrs["checked"] = ""
        if form := self.attrs.get("form"):
            box_attrs["form"] = form
        return format_html("{} <label><input{}> {}</label>", box, flatatt(box_attrs), _("新建这条记录"))


class RecordNameField(forms.Field):
    """Cleaned into the record, or None. A name of several records is refused with their keys, one of none with the
    offer to make it; ``made`` is the record that was made by that offer."""

    widget = RecordNameInput

    def __init__(self, relation: Any, **kwargs: Any) -> None:
        """``relation``: the foreign key of the fact."""
        super().__init__(label=relation.verbose_name, required=not relation.null, **kwargs)
        self.model: Any = relation.related_model
        self.made: models.Model | None = None
        source = relation.model._meta
        query = f"app_label={source.app_label}&model_name={source.model_name}&field_name={relation.name}"
        # Where a script finds names that begin like what is typed.
        self.widget.attrs |= {
            "data-names": f"{reverse('admin:autocomplete')}?{query}", "autocomplete": "off", "size": 24,
        }  # fmt: skip

    def prepare_value(self, value: object) -> object:
        """The record with its key, so that namesakes are told apart."""
        if isinstance(value, tuple | str) or value is None:
            return value
        record = value if isinstance(value, models.Model) else self.model._base_manager.filter(pk=value).first()
        return f"{record} #{record.pk}" if record else ""

    def has_changed(self, initial: object, data: Any) -> bool:
        return str(self.prepare_value(initial) or "") != data[0].strip()

    def clean(self, value: tuple[str, bool]) -> models.Model | None:
        name, is_to_be_made = value[0].strip(), value[1]
        refuse_lone_surrogates(name)
        if "\0" in name:
            raise ValidationError(_("含有无法保存的字符。"), code="null")
        if not name:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        candidates = self._candidates(name)
        if len(candidates) > 1:
            shown = _("、").join(f"{record} #{record.pk}" for record in candidates[:_SHOWN])
            message = _("有几条记录叫“%(name)s”，请写明是哪一条：%(shown)s")
            raise ValidationError(message % {"name": name, "shown": shown}, code="several")
        return candidates[0] if candidates else self._make(name, is_to_be_made)

    def _candidates(self, name: str) -> list[models.Model]:
        records = self.model._default_manager.all()
        if match := _WITH_KEY.fullmatch(name):
            return list(records.filter(pk=match["key"]))
        if self.model is Area:
            return list((records.filter(full_name=name) or records.filter(code=name) or records.named(name))[:_SHOWN])
        wanted = name.strip("《》")
        return list(records.named(wanted).order_by("pk")[:_SHOWN])

    def _make(self, name: str, is_to_be_made: bool) -> models.Model:
        name = name.strip("《》")
        longest = self.model._meta.get_field("name").max_length
        if len(name) > longest:
            raise ValidationError(_("名称不能超过 %(most)d 字。") % {"most": longest})
        if _WITH_KEY.fullmatch(name) or self.model is Area:
            raise ValidationError(_("没有“%(name)s”这条记录。") % {"name": name[:40]})
        self.widget.may_make = True
        if not is_to_be_made:
            raise ValidationError(_("档案里没有“%(name)s”；请改名称，或勾选新建。") % {"name": name})
        self.made = self.model._default_manager.create(name=name)
        return self.made
