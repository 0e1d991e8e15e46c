"""The app configuration of search."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("检索")

    def ready(self) -> None:
        from archive.http import readiness
        from archive.queries.text_search import text_asked
        from search.indexing import signals
        from search.results.query import answer_editors

        signals.connect()
        text_asked.connect(answer_editors, dispatch_uid="editors search by the engine")
        readiness.readiness_checks.connect(_index_is_readable, dispatch_uid="search index is readable")


def _index_is_readable(**_asked: Any) -> tuple[str, str]:
    from search.indexing.index_sync import is_readable

    return "index", "" if is_readable() else gettext("索引缺失或不是本版的：请运行 manage.py index rebuild。")
