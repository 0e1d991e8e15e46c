"""The results as tables in Markdown."""

from collections.abc import Iterable, Sequence
from typing import Any

_MODES = {"plain": "ten best and the number of all", "facets": "with 4 facets", "passages": "with passages"}


def tables(result: dict[str, Any]) -> str:
    parts = [f"# {result['reports']} reports, {result['day']}\n"]
    if "searching" in result:
        parts += [_searching(result["searching"], mode, title) for mode, title in _MODES.items()]
        parts += [f"Not measured: {name} ({reason})\n" for name, reason in result["searching"]["missing"].items()]
    for name in ("promises", "indexing", "memory", "freshness", "rendering"):
        if name in result:
            parts.append(f"## {name}\n\n" + _lines(result[name]))
    return "\n".join(parts)


def _searching(found: dict[str, Any], mode: str, title: str) -> str:
    groups = found["milliseconds"][mode]
    labels = list(next(iter(groups.values())))
    rows = [[label, *(_cell(found, mode, group, label) for group in groups)] for label in labels]
    head = ["engine", *(f"{group}: median ms (p95), times ours" for group in groups)]
    return f"## {title}\n\n" + table(head, rows)


def _cell(found: dict[str, Any], mode: str, group: str, label: str) -> str:
    taken = found["milliseconds"][mode][group].get(label)
    if not taken:
        return ""
    return f"{taken['median']} ({taken['p95']}), {found['times_ours'][mode][group][label]}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _lines(values: dict[str, Any]) -> str:
    return "".join(f"- {name}: {value}\n" for name, value in values.items())
