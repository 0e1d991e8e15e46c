"""The app configurations of the archive, and of Django's admin as its editing site."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.core.checks import Tags, register
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("会议报道档案")

    def ready(self) -> None:
        from archive.admin.roles import make_roles
        from archive.database.system_check import check_database
        from archive.http.request_time import watch_statements
        from archive.names import current
        from archive.services import expansions, linking, memberships, standing

        register(check_database, Tags.database)
        connection_created.connect(watch_statements, dispatch_uid="statements end with their request")
        linking.connect()  # before those that follow the links
        memberships.connect()
        expansions.connect()
        current.connect()
        standing.connect()

        # Django's own receiver, connected before, has made the permissions by then.
        post_migrate.connect(make_roles, sender=self)


class EditingConfig(AdminConfig):
    default_site = "archive.editing_site.EditingSite"
