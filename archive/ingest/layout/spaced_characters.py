"""Lines whose every character is set apart by a blank (会 议 强 调), as some programs copy them: closed up again."""

import re
from dataclasses import replace

from archive.ingest.document import CopiedRun
from archive.ingest.layout.blocks import Block

_LEAST = 8  # characters that must stand alone: names and labels (主 持 人) are set apart, too
_ALONE = re.compile(r"(?<!\S)\S(?!\S)")
_CHINESE = re.compile("[\u3400-\u9fff]")


def closed_up(block: Block) -> Block:
    """``block`` without the blanks between its characters, where almost every character stands alone."""
    if not _is_spaced(block.text):
        return block
    kept = [index for index, character in enumerate(block.text) if not character.isspace()]
    return replace(block, text="".join(block.text[index] for index in kept), runs=_runs(block, kept))


def _is_spaced(text: str) -> bool:
    alone = len(_ALONE.findall(text))
    if alone < _LEAST or alone * 10 < (len(text) - text.count(" ")) * 9:
        return False
    return len(_CHINESE.findall(text)) * 2 > alone


def _runs(block: Block, kept: list[int]) -> tuple[CopiedRun, ...]:
    """A run for each character that was copied, neighbours together."""
    raw_at = {run.at + step: run.raw_at + step for run in block.runs for step in range(run.length)}
    runs: list[CopiedRun] = []
    for at, index in enumerate(kept):
        place = raw_at.get(index)
        if place is None:
            continue
        last = runs[-1] if runs else None
        if last and (last.at + last.length, last.raw_at + last.length) == (at, place):
            runs[-1] = replace(last, length=last.length + 1)
        else:
            runs.append(CopiedRun(at, place, 1))
    return tuple(runs)
