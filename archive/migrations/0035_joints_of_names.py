"""Keys of people's names are without the joints of transcribed ones (·, -): papers print them as they like."""

from typing import Any

from django.db import migrations
from django.db.models import F, Q, Value
from django.db.models.functions import Replace

# (model, field)
_KEYS = (
    ("Participation", "name_key"),
    ("Speech", "speaker_key"),
    ("Observation", "speaker_key"),
    ("Appointment", "speaker_key"),
    ("NamesakeQuestion", "name_key"),
)


def take_joints_out(apps: Any, _editor: Any) -> None:
    for name, field in _KEYS:
        rows = apps.get_model("archive", name)._base_manager.filter(_has_joint(field))
        rows.update(**{field: Replace(Replace(F(field), Value("·"), Value("")), Value("-"), Value(""))})
    decisions = apps.get_model("archive", "Decision")._base_manager.filter(kind="person")
    for said in decisions.filter(_has_joint("key") | _has_joint("other_key")).order_by("pk"):
        said.key, said.other_key = (_without_joints(key) for key in (said.key, said.other_key))
        place = {field: getattr(said, field) for field in ("key", "report", "other_key", "other_report")}
        if decisions.filter(**_or_null(place)).exclude(pk=said.pk).exists():
            said.delete()  # of both forms the same was decided, or two things: the earlier holds
        else:
            said.save()


def _has_joint(field: str) -> Q:
    return Q(**{f"{field}__contains": "·"}) | Q(**{f"{field}__contains": "-"})


def _without_joints(key: str) -> str:
    return key.replace("·", "").replace("-", "")


def _or_null(place: dict[str, Any]) -> dict[str, Any]:
    return {
        field if value is not None else f"{field}__isnull": value if value is not None else True
        for field, value in place.items()
    }


class Migration(migrations.Migration):
    dependencies = [("archive", "0034_document_kinds")]
    operations = [migrations.RunPython(take_joints_out, migrations.RunPython.noop)]
