"""Files that whoever reads them sees whole: the old one or the new one, also when the machine stops in between."""

import os
from pathlib import Path
from uuid import uuid4


def write_atomically(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of what is at ``path``, in a folder that is there; nothing is left after an OSError."""
    beside = path.with_name(f".{path.name}.{uuid4().hex}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def link_whole(source: Path, target: Path) -> None:
    """Give ``source`` the name ``target``, too, once all of it is on the disk. Raises FileExistsError."""
    with source.open("rb") as file:
        os.fsync(file.fileno())
    os.link(source, target)
