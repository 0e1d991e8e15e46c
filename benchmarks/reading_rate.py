"""How many reports a second are read on one core, beside jieba.posseg, which does no more than tag their words.

``python -m benchmarks.reading_rate [--jsonl FILE]``: each report is read by both before the next one, in changing
order; what counts is the ratio of the two sums in one run. Without a file the reports are those of the fixtures.
"""

import argparse
import gzip
import json
import random
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

import jieba.posseg

from archive.ingest.files.reading import RawText, read
from archive.ingest.pipeline import draft

_HERE = Path(__file__).parent
_FIXTURES = _HERE.parent / "fixtures"


def _texts(jsonl: Path | None, number: int) -> Iterator[str]:
    """Title and text of each report; the fixtures again and again until they are ``number``."""
    if jsonl is None:
        own = [read(path.read_bytes(), path.name).text for path in sorted(_FIXTURES.rglob("*.txt"))]
        yield from (own[index % len(own)] for index in range(number))
        return
    opening = gzip.open if jsonl.suffix == ".gz" else open
    with opening(jsonl, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, islice(lines, number)):
            yield f"{row['title']}\n\n{row['text']}"


def measure(texts: list[str]) -> dict[str, Any]:
    def tag(text: str) -> None:
        for _word in jieba.posseg.cut(text):
            pass

    readers: dict[str, Callable[[str], object]] = {
        "reading": lambda text: draft(RawText(text)), "jieba.posseg": tag,
    }  # fmt: skip
    taken = dict.fromkeys(readers, 0.0)
    for reader in readers.values():
        reader(texts[0])  # dictionaries are loaded once
    order, shuffle = list(readers), random.Random(1)  # noqa: S311  no secret
    for text in texts:
        shuffle.shuffle(order)
        for name in order:
            start = process_time()
            readers[name](text)
            taken[name] += process_time() - start
    rates = {name: round(len(texts) / seconds, 1) for name, seconds in taken.items()}
    characters = round(sum(map(len, texts)) / len(texts))
    times = round(taken["jieba.posseg"] / taken["reading"], 2)
    return {"reports": len(texts), "characters_each": characters, "reports_a_second": rates, "times_jieba": times}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading_rate", description=__doc__)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--jsonl", type=Path, help="real texts instead: JSON lines with title and text")
    parser.add_argument("--out", type=Path, default=_HERE / "results" / "reading-rate.json")
    options = parser.parse_args()
    found = measure(list(_texts(options.jsonl, options.reports)))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
