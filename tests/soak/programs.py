"""What the soak programs share: their options, a folder of their own, and how their figures are told and kept."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any


def parser(description: str | None, **numbers: int) -> argparse.ArgumentParser:
    """With ``--keep`` and a whole-number option, with its default, for each of ``numbers``."""
    made = argparse.ArgumentParser(description=description)
    for name, number in numbers.items():
        made.add_argument(f"--{name}", type=int, default=number)
    made.add_argument("--keep", type=Path, help="where the figures go; none: they are only told")
    return made


def told(run: Callable[[Path, argparse.Namespace], dict[str, Any]], options: argparse.Namespace) -> int:
    """Run in a folder that goes afterwards, tell the figures, keep them where asked; 1 where there were troubles."""
    with tempfile.TemporaryDirectory(prefix="archive-soak-") as folder:
        found = run(Path(folder), options)
    said = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    sys.stdout.write(said)
    if options.keep:
        options.keep.write_text(said, encoding="utf-8")
    return 1 if found["troubles"] else 0
