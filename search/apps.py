"""The app configuration of search."""

from collections.abc import Hashable

from django.apps import AppConfig
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("检索")

    def ready(self) -> None:
        from archive.http import readiness
        from archive.http.archive_version import further_versions
        from archive.queries.text_search import text_asked, words_asked
        from search.indexing import signals
        from search.results.query import answer_editors, answer_exact

        signals.connect()
        text_asked.connect(answer_editors, dispatch_uid="editors search by the engine")
        words_asked.connect(answer_exact, dispatch_uid="texts are held against the archive by the engine")
        readiness.readiness_checks.connect(_index_is_readable, dispatch_uid="search index is readable")
        further_versions.connect(_index_version, dispatch_uid="version of the search index")


def _index_is_readable(**_sent: object) -> tuple[str, str]:
    from search.engine.errors import SearchUnavailable
    from search.engine.messages import reason
    from search.indexing.index_sync import is_readable

    try:
        is_ready = is_readable()
    except SearchUnavailable as error:
        return "index", reason(error)
    return "index", "" if is_ready else gettext("索引缺失或不是本版的：请运行 manage.py index rebuild。")


def _index_version(**_sent: object) -> tuple[Hashable, ...] | None:
    from search.engine.errors import SearchUnavailable
    from search.indexing.index_sync import backend
    from search.suggest.vocabulary import number_of_kept

    try:
        return (*backend().version(), number_of_kept())
    except SearchUnavailable:
        return None
