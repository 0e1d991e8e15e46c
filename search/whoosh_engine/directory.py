"""Where an index lies on disk: the live one named by a pointer file, the next one built beside it, and the locks.

- ``current.json``: ``{"directory": "index-...", "fingerprint": "...", "before": {...}}``, replaced by an atomic rename;
  ``before`` is the same of the index before it, which may be gone;
- ``index-...``: an ordinary Whoosh index;
- ``building-...``: what a rebuild has analysed so far, by its fingerprint; or what is being removed;
- ``writer.lock``: held while the live index is written, or the pointer is changed;
- ``rebuild.lock``: held as long as an index is being built beside the live one.
"""

import json
import os
import shutil
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from archive.database.file_locks import file_lock, is_locked
from archive.text.atomic import write_atomically
from search.engine.errors import IndexBroken, IndexMissing


class Live(NamedTuple):
    """The index that readers see, and the fingerprint of what it was built with."""

    directory: Path
    fingerprint: str


class IndexDirectory:
    """The folder ``path``; it need not exist until something is written."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.pointer = self.path / "current.json"
        self._seen: tuple[tuple[int, int, int], Live] | None = None

    def live(self) -> Live:
        """Raises IndexMissing, IndexBroken. The pointer is read anew only when another file stands in its place."""
        try:
            seen = os.stat(self.pointer)  # noqa: PTH116  faster, and asked by every query
            key = seen.st_ino, seen.st_mtime_ns, seen.st_size
            if self._seen is None or self._seen[0] != key:
                said = json.loads(self.pointer.read_text())
                self._seen = key, Live(self.path / said["directory"], said["fingerprint"])
        except FileNotFoundError as error:
            raise IndexMissing(str(self.path)) from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexBroken(str(self.pointer)) from error
        return self._seen[1]

    def exists(self) -> bool:
        return self.pointer.exists()

    def new(self) -> Path:
        """A fresh folder to build in; what earlier, broken builds left is removed. Hold the rebuild lock."""
        self.path.mkdir(parents=True, exist_ok=True)
        self._remove_all_but(self._previous())
        fresh = self.path / f"index-{time.strftime('%Y%m%d%H%M%S')}-{uuid4().hex[:8]}"
        fresh.mkdir()
        return fresh

    def workshop(self, fingerprint: str, *, is_fresh: bool) -> Path:
        """The folder for what a build has made so far; there is one, of this fingerprint. Hold the rebuild lock."""
        folder = self.path / f"building-{fingerprint[:16]}"
        self.clear_workshops(kept=None if is_fresh else folder)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def clear_workshops(self, kept: Path | None = None) -> None:
        """Remove what builds have left, but for the one to ``kept``. Hold the rebuild lock."""
        for folder in self.path.glob("building-*"):
            if folder != kept:
                shutil.rmtree(folder, ignore_errors=True)

    def switch(self, directory: Path, fingerprint: str) -> None:
        """Let readers see ``directory`` from now on. The one before it stays until the next build, for its readers."""
        current: dict[str, object] = {**_pointed(Live(directory, fingerprint))}
        with suppress(IndexMissing):
            current["before"] = _pointed(self.live())
        write_atomically(self.pointer, json.dumps(current).encode())

    def kept(self) -> Live | None:
        """The index before the live one, where it is there yet."""
        try:
            before = json.loads(self.pointer.read_text())["before"]
            live = Live(self.path / before["directory"], before["fingerprint"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return live if live.directory.is_dir() else None

    def remove(self, directory: Path) -> None:
        """Out of the way first: one that is only half removed is never gone back to. Hold the rebuild lock."""
        gone = directory.rename(self.path / f"building-{directory.name}")
        shutil.rmtree(gone, ignore_errors=True)

    def writing(self, wait: float) -> AbstractContextManager[bool]:
        """The lock of the one writer across processes and threads; gives False when it stays taken for ``wait`` s."""
        return file_lock(self.path / "writer.lock", wait)

    def rebuilding(self) -> AbstractContextManager[bool]:
        """The lock of the one rebuild; gives False when another one is running."""
        return file_lock(self.path / "rebuild.lock", 0)

    def is_rebuilding(self) -> bool:
        return is_locked(self.path / "rebuild.lock")

    def _previous(self) -> set[str]:
        try:
            return {self.live().directory.name}
        except IndexMissing:
            return set()

    def _remove_all_but(self, kept: set[str]) -> None:
        for directory in self.path.glob("index-*"):
            if directory.name not in kept:
                self.remove(directory)


def _pointed(live: Live) -> dict[str, str]:
    return {"directory": live.directory.name, "fingerprint": live.fingerprint}


def sync_files(paths: Iterable[Path]) -> None:
    """Have files and folders survive a power cut; Whoosh itself never sees to that."""
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
