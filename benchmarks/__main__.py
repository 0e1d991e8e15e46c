"""``python -m benchmarks``: measure search beside its peers, print the tables, keep them as JSON."""

import argparse
import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
PARTS = ("promises", "indexing", "searching", "memory", "freshness", "rendering")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000, help="how many reports are invented")
    parser.add_argument("--jsonl", type=Path, help="real texts instead: JSON lines with title, text and day")
    parser.add_argument("--peers", default="ours,stock,whoosh,fts5,tantivy,postgresql")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--work", type=Path, help="where the indexes are built and kept (var/benchmarks/...)")
    parser.add_argument("--out", type=Path, help="the JSON file (benchmarks/results/search-NUMBER.json)")
    return parser.parse_args()


def main() -> None:
    options = _arguments()
    kind = options.jsonl.stem if options.jsonl else "invented"
    work = (options.work or _HERE.parent / "var" / "benchmarks" / f"{kind}-{options.reports}").resolve()
    (work / "archive").mkdir(parents=True, exist_ok=True)
    os.environ |= {"ARCHIVE_DATA": str(work / "archive"), "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
    import django  # noqa: PLC0415  the settings come first

    django.setup()
    result = {"day": datetime.now(UTC).date().isoformat(), "machine": _machine(), **_measured(options, work)}
    out = options.out or _HERE / "results" / f"search-{kind}-{options.reports}.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    from benchmarks.tables import tables  # noqa: PLC0415

    sys.stdout.write(tables(result))


def _measured(options: argparse.Namespace, work: Path) -> dict[str, Any]:
    from benchmarks import freshness, indexing, memory, promises, rendering, searching  # noqa: PLC0415
    from benchmarks.questions import questions  # noqa: PLC0415

    reports = _prepared(options, work)
    peers = options.peers.split(",")
    wanted = options.only or PARTS
    found: dict[str, Any] = {"reports": len(reports)}
    if "promises" in wanted:
        found["promises"] = promises.checked(reports)
    if "indexing" in wanted:
        found["indexing"] = indexing.rates(reports, with_stock="stock" in peers)
    if "searching" in wanted:
        found["searching"] = searching.compare(reports, peers, work, options.rounds)
    if "memory" in wanted:
        found["memory"] = memory.over_empty(questions(reports, each=20), work)
    if "freshness" in wanted:
        found["freshness"] = freshness.until_found(len(reports))
    if "rendering" in wanted:
        found["rendering"] = rendering.page_by_rendering(reports)
    return found


def _prepared(options: argparse.Namespace, work: Path) -> list[Any]:
    """The reports, in the database too."""
    from django.core.management import call_command  # noqa: PLC0415

    from benchmarks import corpus, records  # noqa: PLC0415

    if options.jsonl:
        reports, names = list(corpus.read_jsonl(options.jsonl, options.reports)), corpus.Names()
    else:
        generator = corpus.Generator()
        reports, names = list(generator.reports(options.reports)), generator.names
    call_command("migrate", verbosity=0)
    if not (work / "archive" / "filled").exists():
        records.fill(reports, names)
        (work / "archive" / "filled").touch()
    return reports


def _machine() -> dict[str, object]:
    return {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()}


if __name__ == "__main__":
    main()
