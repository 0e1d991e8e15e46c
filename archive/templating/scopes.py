"""What names mean while a part of a template is rendered, pushed and taken back with as little ado as can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.template import Context, Template
from django.template.base import FilterExpression

Render = Callable[[Context], str]


def resolved(expressions: dict[str, FilterExpression], context: Context) -> dict[str, object]:
    return {name: expression.resolve(context) for name, expression in expressions.items()}


def within(values: dict[str, object], context: Context, render: Render) -> str:
    """What is rendered where names mean what ``values`` say, and else what they mean around it."""
    scopes = context.dicts
    depth = len(scopes)
    scopes.append(values)
    try:
        return render(context)
    finally:
        del scopes[depth:]


def alone(values: dict[str, object], context: Context, template: Template) -> str:
    """The template where ``values`` are all that names mean."""
    outer = context.dicts
    context.dicts = [outer[0], values]
    try:
        return whole(template, context)
    finally:
        context.dicts = outer


def whole(template: Any, context: Context) -> str:
    """``Template.render`` within a page: a template has a place of its own for what its tags remember."""
    state = context.render_context
    outer, state.template = state.template, template
    state.dicts.append({})
    try:
        return template._render(context)
    finally:
        state.dicts.pop()
        state.template = outer
