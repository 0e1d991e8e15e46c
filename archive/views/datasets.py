"""The whole archive to take away, where its keeper has put a data set out (``ARCHIVE_DATASET``)."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.ops.dataset import MANIFEST, SUMS


def dataset(request: HttpRequest) -> HttpResponse:
    """Its version, tables and files; 404 where none is put out."""
    folder, files = _files()
    manifest: dict[str, object] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    sized = [(name, (folder / name).stat().st_size, sha256) for name, sha256 in files.items()]
    return render(request, "archive/dataset.html", {"manifest": manifest, "files": [*sized, (SUMS, None, "")]})


def dataset_file(request: HttpRequest, name: str) -> FileResponse:
    """One of the files that the checksums name; nothing else of that folder."""
    folder, files = _files()
    if name not in {*files, SUMS}:
        raise Http404
    try:
        return FileResponse((folder / name).open("rb"), as_attachment=True, filename=name)
    except OSError as error:
        raise Http404 from error


def _files() -> tuple[Path, dict[str, str]]:
    """The folder, and its files with their checksums."""
    if not settings.DATASET_FOLDER:
        raise Http404
    folder = Path(settings.DATASET_FOLDER)
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        pairs = [line.split("  ", 1) for line in lines]
        return folder, {name: sha256 for sha256, name in pairs if "/" not in name and (folder / name).is_file()}
    except (OSError, ValueError) as error:
        raise Http404 from error
