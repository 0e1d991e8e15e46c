"""The database refuses what is none of a field's choices, as the models do; an upgrade names what stands in its way."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, models

from archive.models import Area, Participation, Report
from archive.models.unit_of_work import changing
from archive.ops.choices import known_values
from tests.helpers import make_area, make_report, past_constraints, take_part

FIELDS = [
    (model, field)
    for model in apps.get_app_config("archive").get_models()
    for field in model._meta.concrete_fields
    if field.choices and not model._meta.proxy
]


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=str)
def test_every_field_with_choices_has_a_constraint_on_exactly_them(model, field):
    checks = [each for each in model._meta.constraints if isinstance(each, models.CheckConstraint)]
    bounds = [dict(each.condition.children) for each in checks if len(each.condition.children) == 1]
    (known,) = [bound[f"{field.name}__in"] for bound in bounds if f"{field.name}__in" in bound]
    assert set(known) == known_values(field)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "field"), [(Participation, "part"), (Report, "status"), (Area, "level")], ids=["part", "status", "level"]
)
def test_the_database_refuses_others(model, field):
    take_part(make_report("李明讲话。", area=make_area()), "李明")
    with pytest.raises(IntegrityError, match="is_known"), changing():
        model.objects.update(**{field: "nobody"})


@pytest.mark.django_db
def test_an_upgrade_names_the_row_that_stands_in_its_way():
    row = take_part(make_report("李明讲话。"), "李明")
    name_unknown_values = import_module("archive.migrations.0019_known_choices").name_unknown_values
    name_unknown_values(apps, None)
    with changing(), past_constraints():
        Participation.objects.update(part="nobody")
    with pytest.raises(IntegrityError, match=f"participation/{row.pk}: part is 'nobody'"):
        name_unknown_values(apps, None)
