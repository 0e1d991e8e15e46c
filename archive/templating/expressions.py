"""What a template's variables and filters come to: Django's answers, without the detours by which it finds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from decimal import Decimal
from html import escape
from inspect import signature
from typing import Any, Final

from django.conf import settings
from django.template import Context, VariableDoesNotExist
from django.template.base import FilterExpression, Parser, Variable, render_value_in_context
from django.utils import timezone
from django.utils.safestring import SafeData, SafeString, mark_safe

_BY_POSITION: Final = (tuple.__getitem__, list.__getitem__, str.__getitem__)  # a name is no position
_NO_ITEM: Final = (TypeError, AttributeError, KeyError, ValueError, IndexError)
_IN_FORM_OF_LANGUAGE: Final = (str, float, int, Decimal, date, time)  # and what derives from them
_INVALID: Final = ""  # the engine's ``string_if_invalid``, as it is unless settings say otherwise


Resolve = Callable[..., Any]  # (context, ignore_failures=False) to the value


class QuickExpression(FilterExpression):
    """A variable with its filters. Resolves to what Django's own does, in about a quarter of the time."""

    __slots__ = ("resolve",)

    resolve: Resolve

    def __init__(self, token: str, parser: Parser) -> None:
        super().__init__(token, parser)
        self.resolve = self._resolve_first

    def _resolve_first(self, context: Context, ignore_failures: bool = False) -> object:
        """Not before: the node of a text to be translated says so of its variable when it has been read."""
        plain = _looked_up(self.var) if isinstance(self.var, Variable) else _always(self.var)
        self.resolve = _through(plain, self.filters) if self.filters else plain
        return self.resolve(context, ignore_failures)


def printed(value: Any, context: Context) -> str:
    """``value`` as it stands in the page: escaped where the template escapes, a number in the form of the language."""
    kind = type(value)
    if kind is SafeString:
        return str(value)
    if kind is str and context.autoescape:
        return escape(value)
    if kind is int and not settings.USE_THOUSAND_SEPARATOR:
        return str(value)
    if context.autoescape and not isinstance(value, _IN_FORM_OF_LANGUAGE):
        text = str(value)
        return text if isinstance(text, SafeData) else escape(text)
    return str(render_value_in_context(value, context))


def _always(value: object) -> Resolve:
    return lambda _context, ignore_failures=False: value


def _through(plain: Resolve, filters: Sequence[tuple[Any, Any]]) -> Resolve:
    """What ``plain`` gives after ``filters``: (function, its arguments), an argument (is it looked up, what)."""
    steps = [
        (function, [_argument(value) if is_looked_up else _always(mark_safe(value)) for is_looked_up, value in given])  # noqa: S308
        for function, given in filters
    ]

    def resolve(context: Context, ignore_failures: bool = False) -> object:
        value = plain(context, ignore_failures)
        for function, arguments in steps:
            value = _filtered(function, value, [argument(context) for argument in arguments], context)
        return value

    return resolve


def _filtered(function: Callable[..., object], value: object, given: Sequence[object], context: Context) -> object:
    if getattr(function, "expects_localtime", False):
        value = timezone.template_localtime(value, context.use_tz)  # type: ignore[attr-defined]
    if getattr(function, "needs_autoescape", False):
        made = function(value, *given, autoescape=context.autoescape)
    else:
        made = function(value, *given)
    # A filter that says so of itself makes nothing unsafe of what is safe.
    return mark_safe(made) if getattr(function, "is_safe", False) and isinstance(value, SafeData) else made  # noqa: S308


def _looked_up(variable: Variable) -> Resolve:
    """The value of ``variable``; what the engine prints, or None where failures are ignored, if there is none."""
    look = _argument(variable)

    def resolve(context: Context, ignore_failures: bool = False) -> object:
        try:
            return look(context)
        except VariableDoesNotExist:
            return None if ignore_failures else _INVALID

    return resolve


def _argument(variable: Variable) -> Callable[[Context], object]:
    """The value of ``variable``. Raises VariableDoesNotExist."""
    if variable.lookups is None or variable.translate:
        return variable.resolve
    first, *rest = variable.lookups

    def look(context: Context) -> object:
        for scope in reversed(context.dicts):
            if first in scope:
                break
        else:
            return variable.resolve(context)  # an attribute of the context, or nothing
        try:
            value = scope[first]
            if callable(value):
                value = _called(value)
            for name in rest:
                item = getattr(type(value), "__getitem__", None)
                value = _item(value, name) if item and item not in _BY_POSITION else _attribute(value, name)
                if callable(value):
                    value = _called(value)
        except Exception as error:
            if getattr(error, "silent_variable_failure", False):
                return _INVALID
            raise
        return value

    return look


def _item(value: Any, name: str) -> object:
    try:
        return value[name]
    except _NO_ITEM:
        return _attribute(value, name)


def _attribute(value: Any, name: str) -> object:
    try:
        return getattr(value, name)
    except (TypeError, AttributeError):
        if _has(value, name):
            raise  # a property's own fault
        try:
            return value[int(name)]
        except _NO_ITEM:
            raise VariableDoesNotExist("Failed lookup for key [%s] in %r", (name, value)) from None  # type: ignore[arg-type]


def _has(value: object, name: str) -> bool:
    """``name in dir(value)``, which takes longer than all else of a page for records."""
    kind = type(value)
    if isinstance(value, type) or kind.__dir__ is not object.__dir__:
        return name in dir(value)
    return name in getattr(value, "__dict__", ()) or any(name in base.__dict__ for base in kind.__mro__)


def _called(value: Callable[..., object]) -> object:
    if getattr(value, "do_not_call_in_templates", False):
        return value
    if getattr(value, "alters_data", False):
        return _INVALID
    try:
        return value()
    except TypeError:
        if _needs_arguments(value):
            return _INVALID
        raise


def _needs_arguments(function: Callable[..., object]) -> bool:
    """So, too, where that cannot be told."""
    try:
        signature(function).bind()
    except (ValueError, TypeError):
        return True
    return False
