"""Files that appear only when they are whole."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.utils.translation import gettext as _

from archive.ops.manifest import UnusableManifest
from archive.text.atomic import link_whole

_UNFINISHED = ".unfinished-"


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A file in the folder of ``target``, gone at the end; what is to stay takes its name by ``appear``.

    What a process that was killed has left there goes, too: such files are locked as long as somebody writes them.
    Raises Unusable where the folder or the disk takes no file.
    """
    path = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove_unfinished(target.parent)
        with NamedTemporaryFile(dir=target.parent, prefix=_UNFINISHED, delete=False) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            path = Path(file.name)
            yield path
    except OSError as error:
        raise UnusableManifest(
            _("写不了 %(path)s：%(reason)s") % {"path": target, "reason": error.strerror or error}
        ) from error
    finally:
        if path:
            path.unlink(missing_ok=True)


def appear(source: Path, target: Path) -> None:
    """Under its name only when all of it is on the disk, and never in the place of another file."""
    try:
        link_whole(source, target)
    except FileExistsError as error:
        raise UnusableManifest(_("%(path)s 已经存在，不会覆盖。") % {"path": target}) from error


def _remove_unfinished(folder: Path) -> None:
    for left in folder.glob(f"{_UNFINISHED}*"):
        with suppress(OSError), left.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()
