"""What values parameters of an address take, and the sentences about those that they do not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, NamedTuple, Self

from django.utils.translation import gettext as _
from pydantic import AfterValidator, BeforeValidator, Field

SLUG_LENGTH = 200

Slug = Annotated[str, Field(max_length=SLUG_LENGTH)]
Slugs = Annotated[tuple[Slug, ...], Field(max_length=10)]


class Problem(NamedTuple):
    """A parameter that cannot be used as it was given, and a sentence saying why."""

    parameter: str
    message: str

    @classmethod
    def of(cls, name: str, why: str) -> Self:
        return cls(name, _("%(name)s %(why)s。") % {"name": name, "why": why})


def one_of(*values: str) -> AfterValidator:
    """Takes these values only, and the empty one."""

    def checked(value: str) -> str:
        if value and value not in values:
            raise ValueError(_("只能是：%(choices)s") % {"choices": _("、").join(values) or _("无")})
        return value

    return AfterValidator(checked)


def whole(most: int) -> BeforeValidator:
    """Takes a number from 1 to ``most``, in plain digits."""

    def checked(value: object) -> int:
        text = str(value)
        if text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= most:
            return int(text)
        raise ValueError(_("须是 1 到 %(most)s 的整数") % {"most": most})

    return BeforeValidator(checked)


def a_day() -> AfterValidator:
    """Takes a day that there is in the calendar: 2015-06-30."""

    def checked(value: str) -> str:
        try:
            return str(date.fromisoformat(value)) if value else value
        except ValueError:
            raise ValueError(_("须是日期，如 2015-06-30")) from None

    return AfterValidator(checked)


def is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit()


def year_or(*others: str) -> AfterValidator:
    """Takes a year of four digits, or one of ``others``."""

    def checked(value: str) -> str:
        if value and value not in others and not is_year(value):
            raise ValueError(_("须是四位数的年份"))
        return value

    return AfterValidator(checked)


def problem_of(detail: Mapping[str, Any]) -> Problem:
    """An error of pydantic, in words."""
    kind, context = detail["type"], detail.get("ctx", {})
    name = context["parameter"] if kind == "needs" else next(
        (str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), ""
    )  # fmt: skip
    why = {
        "needs": _("在这里不起作用"),
        "missing": _("没有给出"),
        "extra_forbidden": _("不是这里的参数"),
        "string_too_long": _("最多 %(most)s 个字，只用了前面的") % {"most": context.get("max_length")},
        "too_long": _("最多 %(most)s 个，只用了前面的") % {"most": context.get("max_length")},
        "value_error": str(context.get("error", "")),
    }.get(kind) or _("的值不能用")
    return Problem.of(name, why)
