"""Whether search keeps its two promises on the reports at hand: random stretches of them against a plain scan.

Quoted, exactly the reports are found whose folded title or text has the stretch; unquoted, none of them is missing.
"""

import random
from collections.abc import Sequence
from typing import Any

from haystack.query import SearchQuerySet
from tqdm import tqdm

from archive.text.normalize import fold
from benchmarks.corpus import BenchReport
from search.indexing import index_sync

NUMBER, LONGEST, SEED = 2_000, 24, 11  # stretches, characters


def checked(reports: Sequence[BenchReport], number: int = NUMBER) -> dict[str, Any]:
    """How many stretches, how many broke a promise and which; 1 to ``LONGEST`` characters, as they stand in a text."""
    index_sync.ensure()
    folded = {report.number: (fold(report.title), fold(report.text)) for report in reports}
    rng = random.Random(SEED)  # noqa: S311 - it guards nothing
    more, missing, most = [], [], 0
    for _each in tqdm(range(number), disable=None, mininterval=2, desc="promises"):
        stretch = _stretch(rng, rng.choice(reports).text)
        needle = fold(stretch)
        holding = {key for key, parts in folded.items() if any(needle in part for part in parts)}
        most = max(most, len(holding))
        if _found(content__contains=stretch) != holding:
            more.append(stretch)
        if not holding <= _found(content=stretch):
            missing.append(stretch)
    return {"stretches": number, "not exact when quoted": more, "missed when unquoted": missing, "most found": most}


def _stretch(rng: random.Random, text: str) -> str:
    """Folds to something, and neither begins nor ends with a space, which a query drops."""
    while True:
        start = rng.randrange(len(text))
        stretch = text[start : start + rng.randint(1, LONGEST)].strip()
        if fold(stretch).strip() == fold(stretch) != "":
            return stretch


def _found(**condition: str) -> set[int]:
    asked = SearchQuerySet().filter(**condition)
    return {int(row.pk) for row in asked[: len(asked)]}
