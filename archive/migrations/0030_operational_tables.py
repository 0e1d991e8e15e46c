"""Wrong passwords, rates of requests, uploads that wait and outcomes of jobs: on PostgreSQL they are kept in the database."""

from django.db import migrations

from archive.database.current import database_engine


def create(_apps, _schema_editor):
    database_engine().create_operational_tables()


class Migration(migrations.Migration):
    dependencies = [("archive", "0029_known_values")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
