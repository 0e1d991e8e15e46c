"""The app configuration of search."""

from django.apps import AppConfig
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("检索")

    def ready(self) -> None:
        from archive.http import readiness
        from search.indexing import signals

        signals.connect()
        readiness.readiness_checks.connect(_index_is_readable, dispatch_uid="search index is readable")


def _index_is_readable(**_sent: object) -> tuple[str, str]:
    from search.indexing.index_sync import is_readable

    return "index", "" if is_readable() else gettext("索引缺失或不是本版的：请运行 manage.py index rebuild。")
