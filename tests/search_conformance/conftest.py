"""The fixtures of search tests, and a plain scan of the texts to hold an engine's answers against.

A second engine is held to the same cases by putting it in the place of the default connection.
"""

import pytest

from archive.text.normalize import fold
from tests.helpers import make_report
from tests.search.conftest import commit, index_folder, indexed  # noqa: F401
from tests.search.texts import TEXTS


@pytest.fixture
def reports(indexed):  # noqa: F811
    made = [make_report(text, title=f"标题{n}", published_on=f"{2010 + n}-01-01") for n, text in enumerate(TEXTS)]
    indexed()
    return made


def scanned(reports, stretch):
    """The keys of the reports whose title or text has the stretch, under the one normalisation."""
    return {one.pk for one in reports if fold(stretch) in fold(one.title) or fold(stretch) in fold(one.text)}
