"""How the time of reading a report grows with its length, for texts made to be hard.

``python -m benchmarks.reading_growth``: each construct is repeated up to 5,000, 10,000, 20,000 and 40,000 characters;
the ratio of the times of one length and the next should stay near 2. Lengths take turns, the best of the rounds counts.
"""

import argparse
import json
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time
from typing import Any

from archive.ingest.files.reading import RawText
from archive.ingest.pipeline import draft
from benchmarks.tables import table

LENGTHS = (5_000, 10_000, 20_000, 40_000)
LIMIT = 2.6  # a ratio above it for one doubling is worse than proportional, beyond the noise of a machine
LEAD = "岚浦市召开港口建设推进会\n\n6月3日，会议强调，今天的会很重要，大家都来了。"
CONSTRUCTS = {
    "people in a list": "市委书记林知远、",
    "titles": "书记",
    "titles joined": "市委副书记、",
    "separators": "、",
    "people and predicates": "市长王伟和",
    "bare subjects": "王强说，",
    "padded names": "记者 王 强 ",
    "photographers": "王强 摄",
    "transcribed names": "艾力·",
    "sounds": "施瓦什",
    "foreign offices": "俄罗斯总统施瓦",
    "minority words": "巴音其其格",
    "appointments": "推选王强、",
    "items of a decree": "任命王强为局长；",
    "members by line": "\n组 长：王强 局长",
    "brackets behind names": "委员王强（县医院院长）、",
    "groups": "各县（市、区）委书记，",
    "half-open quotes": "“三",
    "straight quotes": '"',
    "titles of documents": "《《》",
    "digits": "1",
    "numbers with commas": "1,",
    "percentages": "增长10%，",
    "chinese numbers": "百",
    "years": "2011年",
    "dates": "5月7日",
    "zones": "电子产业基地",
    "areas": "郑州",
    "strategies": "实施“三化”战略",
    "points": "一是甲。",
    "steps": "要甲，",
    "lists behind a colon": "三个方面：甲；",
    "speakers at semicolons": "市长王伟强调甲；",
    "pronouns": "他指出甲。",
    "amounts in two powers": "2亿3232万",
    "spaced thousands": "1 527 ",
    "numbers in characters": "三千多",
    "unquoted strategies": "实施区域协调发展战略",
    "counted slogans": "一主两翼",
    "guillemets": "«〈",
    "short lines": "中\n中\n\n",
    "wrapped lines": "中国中国中国中国中国中国中国中国中国，中\n",
    "brackets": "(",
    "pinyin": "經(jīng)",
    "doubled marks": "，，",
    "links": '<a href="x">新闻</a>',
    "open tags": "<div>",
    "comments": "<!--",
    "entities": "&amp",
    "pictures": "<img src=/20120101/",
    "spaces": " ",
}


def measure(rounds: int) -> dict[str, dict[str, Any]]:
    """By construct: seconds at each length, and the ratio of each doubling."""
    draft(RawText(LEAD))  # dictionaries are loaded once
    return {name: _grown(piece, rounds) for name, piece in CONSTRUCTS.items()}


def _grown(piece: str, rounds: int) -> dict[str, Any]:
    taken: dict[int, list[float]] = {length: [] for length in LENGTHS}
    for _ in range(rounds):
        for length in LENGTHS:
            taken[length].append(_seconds(LEAD + piece * _repeats(piece, length) + "。"))
    best = [min(taken[length]) for length in LENGTHS]
    ratios = [round(after / before, 2) for before, after in zip(best, best[1:], strict=False)]
    return {"seconds": [round(seconds, 4) for seconds in best], "ratios": ratios}


def _repeats(piece: str, length: int) -> int:
    """Whole dozens: what is read in twos, threes or fours of a piece ends alike at every length."""
    return length // len(piece) // 12 * 12


def _seconds(text: str) -> float:
    raw = RawText(text, media_type="text/html" if "<" in text or "&" in text else "text/plain")
    start = process_time()
    draft(raw)
    return process_time() - start


def report(found: dict[str, dict[str, Any]]) -> str:
    head = ["construct", *(f"{length:,}: ms" for length in LENGTHS), *(f"×2 → {n:,}" for n in LENGTHS[1:])]
    rows = [[name, *_cells(row["seconds"], 1000), *_cells(row["ratios"], 1)] for name, row in found.items()]
    worst = max(found, key=lambda name: max(found[name]["ratios"]))
    middle = statistics.median(ratio for row in found.values() for ratio in row["ratios"])
    return (
        f"{table(head, rows)}\nMedian ratio {middle}, worst {max(found[worst]['ratios'])} ({worst}); limit {LIMIT}.\n"
    )


def _cells(values: Sequence[float], times: int) -> list[str]:
    return [f"{value * times:.2f}" for value in values]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading_growth", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "results" / "reading-growth.json")
    options = parser.parse_args()
    found = measure(options.rounds)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(report(found))


if __name__ == "__main__":
    main()
