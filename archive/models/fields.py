"""Model fields of the archive."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.text.partial_dates import PartialDate, is_plausible


def refuse_implausible(day: str | date) -> None:
    """For days of reports, meetings and files; areas may be older, and end later."""
    if not is_plausible(str(day)):
        raise ValidationError(_("不会是这一天：请填 1900 年以来、不晚于明天的日期。"), code="implausible")


class PartialDateField(models.CharField):
    """A PartialDate, kept as its ISO 8601 text, so that the database sorts and ranges over it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"blank": True, "default": "", "help_text": _HELP, **kwargs, "max_length": 10})

    def from_db_value(self, value: str | None, *_: object) -> PartialDate:
        return PartialDate(value or "")

    def to_python(self, value: object) -> PartialDate:
        try:
            return PartialDate.parse(str(value or "").strip())
        except ValueError as error:
            message = _("日期请写成 2014-05-08、2014-05、2014 或（无年份）--05-08。")
            raise ValidationError(message, code="invalid") from error

    def get_prep_value(self, value: object) -> str:
        return str(value or "")

    def pre_save(self, model_instance: models.Model, add: bool) -> PartialDate:
        value = self.to_python(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value


def is_known(name: str, *choices: str) -> models.CheckConstraint:
    """The database refuses in the field ``name`` what is none of its ``choices``, as the model does.

    They are written out where the constraint stands: a class within a model does not see its neighbours.
    """
    return models.CheckConstraint(condition=models.Q(**{f"{name}__in": choices}), name=f"%(class)s_{name}_is_known")


_HELP = _("2014-05-08、2014-05、2014；原文未印年份时写 --05-08。")
