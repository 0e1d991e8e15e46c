"""Texts for readers in templates, in the language of the page: ``translate`` and ``blocktranslate``."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.template import Context, TemplateSyntaxError
from django.utils import translation
from django.utils.safestring import SafeString

from archive.templating.expressions import printed
from archive.templating.scopes import Render, resolved, within


def translate(node: Any) -> Render | None:
    """Of a text that stands in the template: translated once for each language."""
    context_of_message = node.message_context
    literal = node.filter_expression.var.literal
    if (
        node.filter_expression.filters
        or not isinstance(literal, str)
        or (context_of_message and context_of_message.is_var)
    ):
        return None
    texts: dict[str | None, str] = {}

    def render(context: Context) -> str:
        language = translation.get_language()
        if language not in texts:
            made = node.render(context)
            texts[language] = context[node.asvar] if node.asvar else made
        if node.asvar:
            context[node.asvar] = texts[language]
            return ""
        return texts[language]

    return render


def block_translate(node: Any) -> Render | None:
    if node.message_context and node.message_context.is_var:
        return None
    about: str = node.message_context.var if node.message_context else ""
    one, names = node.render_token_list(node.singular)
    many, more_names = node.render_token_list(node.plural) if node.plural else ("", [])
    is_counted = bool(node.plural and node.countervar and node.counter)
    names = [*names, *more_names] if is_counted else names

    def filled_in(context: Context) -> str:
        number: Any = None
        if is_counted:
            number = context[node.countervar] = node.counter.resolve(context)
            if not _is_number(number):
                raise TemplateSyntaxError(f"{node.countervar!r} argument to {node.tag_name!r} tag must be a number.")
            text = translation.npgettext(about, one, many, number) if about else translation.ngettext(one, many, number)
        else:
            text = translation.pgettext(about, one) if about else translation.gettext(one)
        values = {name: printed(context.get(name, ""), context) for name in names}
        if is_counted and type(number) is int:
            values[node.countervar] = f"{number:,}"  # what is counted is no year: its thousands are set apart
        return text % values

    def render(context: Context) -> str:
        try:
            text = within(resolved(node.extra_context, context), context, filled_in)
        except (KeyError, ValueError):  # a translation that cannot be filled in
            return str(node.render(context))
        if node.asvar:
            context[node.asvar] = SafeString(text)
            return ""
        return text

    return render


def _is_number(value: object) -> bool:
    return isinstance(value, (Decimal, float, int))
