"""Mentions of the version before keep the name of the record that they are linked to as the name as printed."""

from typing import Any

from django.db import connection, migrations, models

from archive.text.normalize import fold

# (model, field of the printed name, relation to the record, field of the key)
_MENTIONS = (
    ("Participation", "printed_name", "person", "name_key"),
    ("StrategyMention", "printed_name", "strategy", "name_key"),
    ("ZoneMention", "printed_name", "zone", "name_key"),
    ("Observation", "subject", "metric", "name_key"),
    ("Speech", "speaker", "person", "speaker_key"),
    ("Observation", "speaker", "said_by", "speaker_key"),
)
_UNNAMED = "未注明的指标"  # what the version before made a metric of where the sentence named none


def take_over(apps: Any, _editor: Any) -> None:
    for name, printed, record, key in _MENTIONS:
        model = apps.get_model("archive", name)
        length = model._meta.get_field(printed).max_length
        record_model = model._meta.get_field(record).related_model
        names = record_model._base_manager.filter(pk=models.OuterRef(record))
        shortened = models.functions.Substr("name", 1, length)
        linked = model._base_manager.filter(**{f"{record}__isnull": False})
        linked.update(**{printed: models.Subquery(names.annotate(short=shortened).values("short")[:1])})
        _write_keys(model, printed, key)
    observation = apps.get_model("archive", "Observation")
    observation._base_manager.filter(subject=_UNNAMED).update(subject="", name_key="", metric=None)
    apps.get_model("archive", "Metric")._base_manager.filter(name=_UNNAMED, observations=None).delete()


def _write_keys(model: Any, printed: str, key: str) -> None:
    quote = connection.ops.quote_name
    table, column = quote(model._meta.db_table), quote(model._meta.get_field(key).column)
    rows = model._base_manager.exclude(**{printed: ""}).order_by("pk").values_list("pk", printed).iterator(2000)
    keys = [(fold(name)[:200], pk) for pk, name in rows]
    if keys:
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET {column} = %s WHERE id = %s", keys)


class Migration(migrations.Migration):
    dependencies = [("archive", "0013_mentions_and_records")]
    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
