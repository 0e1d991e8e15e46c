"""The fixtures of search tests serve here, too."""

from tests.search.conftest import index_folder, indexed  # noqa: F401
