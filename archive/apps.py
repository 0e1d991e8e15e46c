"""The app configurations of the archive, and of Django's admin as its editing site."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("会议报道档案")


class EditingConfig(AdminConfig):
    default_site = "archive.editing_site.EditingSite"
