"""What any index was built with: the rules of terms and the document's fields; an engine adds files of its own."""

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from archive.text import dictionary, normalize, segmenter
from search.engine import analysis, documents, preparing

_MADE_BY = [
    *(Path(str(module.__file__)) for module in (analysis, documents, preparing, segmenter, normalize, dictionary)),
    Path(__file__).parents[1] / "search_indexes.py",
    *normalize.TABLES,
    dictionary.FILE,
]


def digest_of(packages: Iterable[str], files: Iterable[Path]) -> str:
    """Changes whenever the same text may give other terms, or the same record another document."""
    digest = hashlib.sha256(" ".join(map(version, [*packages, "jieba"])).encode())
    for file in [*_MADE_BY, *files]:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
