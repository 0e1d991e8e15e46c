"""Form controls that are written without a template each.

A report with 300 facts has some 3,500 controls. Django renders each from three or more templates, which takes seconds;
these give the same markup.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class QuickInput:
    """For subclasses of ``forms.Input``."""

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        widget = context["widget"]
        value = {} if widget["value"] is None else {"value": str(widget["value"])}
        return format_html(
            "<input{}>", flatatt({"type": widget["type"], "name": widget["name"], **value, **widget["attrs"]})
        )


class QuickNumber(QuickInput, forms.NumberInput):
    """Shows 7.000000, as the database keeps it, as 7."""

    def format_value(self, value: Any) -> Any:
        return (
            f"{value.normalize():f}"
            if isinstance(value, Decimal) and value.is_finite()
            else super().format_value(value)
        )


class QuickText(QuickInput, forms.TextInput):
    pass


class QuickHidden(QuickInput, forms.HiddenInput):
    pass


class QuickCheckbox(QuickInput, forms.CheckboxInput):
    pass


class QuickTextarea(forms.Textarea):
    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        widget = context["widget"]
        attrs = flatatt({"name": widget["name"], **widget["attrs"]})
        # The first line feed is dropped by browsers.
        return format_html("<textarea{}>\n{}</textarea>", attrs, widget["value"] or "")


class QuickOptions:
    """For subclasses of ``forms.Select`` without groups of options."""

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        widget = context["widget"]
        rows = (_option(option) for _name, group, _index in widget["optgroups"] for option in group)
        options = format_html_join("", "<option{}>{}</option>", rows)
        return format_html("<select{}>{}</select>", flatatt({"name": widget["name"], **widget["attrs"]}), options)


class QuickSelect(QuickOptions, forms.Select):
    pass


def _option(option: dict[str, Any]) -> tuple[SafeString, Any]:
    return flatatt({"value": str(option["value"]), **option["attrs"]}), option["label"]
