"""What an index was built with: the rules of terms, the document's fields, the format of segments."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from archive.text import dictionary, normalize, segmenter
from search.engine import analysis

_ENGINE = Path(__file__).parent
_MADE_BY = [
    Path(analysis.__file__),
    Path(segmenter.__file__),
    _ENGINE.parent / "search_indexes.py",
    *(_ENGINE / name for name in ("schema.py", "segments.py", "blocks.py", "columns.py", "batches.py")),
    Path(normalize.__file__),
    *normalize.TABLES,
    Path(dictionary.__file__),
    dictionary.FILE,
]


@cache
def fingerprint() -> str:
    """Changes whenever the same text may give other terms, or the same record another document."""
    digest = hashlib.sha256(" ".join(map(version, ["Whoosh", "jieba"])).encode())
    for file in _MADE_BY:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
