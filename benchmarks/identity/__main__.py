"""How well and how fast people are told apart: ``python -m benchmarks.identity [--mentions 10000 100000 1000000]``.

Invented careers in 300 real counties, their cities and provinces over twelve years (``careers``), printed as papers
do, a tenth without an office (``reports``). Measured: B-cubed of all mentions, of the names of namesakes, and of a
rule that takes one name for one person; records per person; questions; seconds of resolving posts and of clustering;
what a doubling of the mentions costs. Results are kept in ``benchmarks/results/identity.json``.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from time import process_time
from typing import Any

from archive.ingest.lexicon.name_table import name_table
from archive.resolution.identity import cluster
from archive.resolution.posts import resolve_post
from benchmarks.identity.careers import World, world
from benchmarks.identity.reports import Shown, mentions

_RESULTS = Path(__file__).parent.parent / "results" / "identity.json"


def b_cubed(pairs: Sequence[tuple[object, object]]) -> dict[str, float]:
    """Of (true, found) for each mention."""
    if not pairs:
        return {}
    both, true, found = Counter(pairs), Counter(t for t, _ in pairs), Counter(f for _, f in pairs)
    precision = sum(both[pair] / found[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / true[pair[0]] for pair in pairs) / len(pairs)
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def by_name_alone(pairs: Sequence[tuple[int, tuple[str, int]]]) -> dict[str, float]:
    """What one would get if one name were one person."""
    return b_cubed([(person, name) for person, (name, _record) in pairs])


def measure(found: World, number: int) -> dict[str, Any]:
    name_table(), resolve_post("渑池县委书记")  # tables are loaded once
    start = process_time()
    by_name: dict[str, list[Shown]] = defaultdict(list)
    for shown in mentions(found, number):
        by_name[shown.name].append(shown)
    made = process_time()
    pairs, namesakes, questions = [], [], 0
    for name, group in by_name.items():
        result = cluster(name, [shown.mention for shown in group])
        questions += len(result.questions)
        own = [(shown.person, (name, result.assignments[shown.mention.key].cluster)) for shown in group]
        pairs += own
        if len({person for person, _record in own}) > 1:
            namesakes += own
    seconds = process_time() - made
    records: dict[object, set[object]] = defaultdict(set)
    for person, record in pairs:
        records[person].add(record)
    often = [len(records[person]) for person, times in Counter(p for p, _ in pairs).items() if times > 1]
    return {
        "mentions": number, "people": len(records), "names": len(by_name), "mentions of namesakes": len(namesakes),
        "all": b_cubed(pairs), "namesakes": b_cubed(namesakes),
        "one name one person": by_name_alone(pairs),
        "namesakes, one name one person": by_name_alone(namesakes),
        "records per person": round(mean(often), 4), "questions": questions,
        "seconds made": round(made - start, 1), "seconds clustered": round(seconds, 1),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, nargs="+", default=[10_000, 50_000, 100_000, 200_000, 1_000_000])
    parser.add_argument("--counties", type=int, default=300)
    options = parser.parse_args()
    found = world(options.counties)
    rows = [measure(found, number) for number in options.mentions]
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))  # noqa: T201
    seconds = {row["mentions"]: row["seconds clustered"] for row in rows}
    growth = {
        f"{n} to {2 * n}": round(seconds[2 * n] / seconds[n], 2) for n in seconds if 2 * n in seconds and seconds[n]
    }
    print(json.dumps(growth))  # noqa: T201
    _RESULTS.write_text(json.dumps({"sizes": rows, "a doubling": growth}, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
