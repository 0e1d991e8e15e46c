"""Run as a program on a scan (PDF or picture): FILE ``recognize SHARE``, ``count 1`` or ``picture NUMBER/TURN``.

``recognize`` writes a line of JSON for each page of a ``PageShare``, as soon as it is read; ``picture`` writes one
page as JPEG, ``count`` how many have to be recognised. Pages are counted from 1 and drawn at most LONGEST pixels
long; places are in pixels of that picture. Exit status 2 for a file that is none or damaged, 3 for one locked with a
password, 4 for one with too many pages, 5 for one with too many pixels, 7 where no recogniser is installed.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import warnings
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # at run time each is loaded by what needs it
    from PIL.Image import Image as Picture
    from pypdfium2 import PdfDocument

    from archive.ingest.files.scans.recognizer import Recognizer

MEMORY = 6 << 30  # bytes of address space: the recogniser maps more than it uses (1.3 GB at most)
MAX_PAGES = 200
MAX_PIXELS = 100_000_000  # of a page: A3 at 600 dots per inch
LONGEST = 3000  # pixels of a page's longer side
_POINTS = 72  # of PDF, an inch
_DOTS = 200  # an inch, at which pages of PDF are drawn
_LEAST_TEXT = 10  # characters: a page of PDF with fewer is read as a picture, where it has one
_PATH, _IMAGE = 2, 3  # FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_IMAGE
_MANY_PATHS = 50  # outlines of characters, and not a frame or a rule
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")


class Refused(Exception):
    """``args[0]`` is the exit status."""


class PageShare(NamedTuple):
    """What one of several processes reads: every ``of``-th page from ``first`` on, but for those that are ``kept``."""

    first: int = 1
    of: int = 1
    kept: tuple[int, ...] = ()
    threads: int = 2  # of a process

    def numbers(self, last: int) -> Iterator[int]:
        kept = set(self.kept)
        return (number for number in range(self.first, last + 1, self.of) if number not in kept)


class ScanFile:
    """The pages of a file, each drawn when it is asked for."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:  # noqa: PTH123  nothing of pathlib is needed here
            head = file.read(1024)
        self.pdf, self.picture = None, None
        if head.lstrip().startswith(b"%PDF-"):
            self.pdf = _pdf(path)
            self.number = len(self.pdf)
        else:
            self.picture = _picture(path)
            self.number = getattr(self.picture, "n_frames", 1)
        if self.number > MAX_PAGES:
            raise Refused(4)

    def text(self, at: int) -> str | None:
        """Of a page of PDF that is no picture; None for what has to be recognised."""
        if self.pdf is None:
            return None
        page = self.pdf[at]
        text = page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\ufffe", "-").replace("\f", "\n")
        if sum(not sign.isspace() for sign in text) >= _LEAST_TEXT:
            return str(text)
        objects = [each.type for each in islice(page.get_objects(filter=[_PATH, _IMAGE], max_depth=4), _MANY_PATHS)]
        has_picture = _IMAGE in objects or len(objects) == _MANY_PATHS
        return None if has_picture else str(text)

    def drawn(self, at: int) -> Picture:
        """The page as a picture of PIL in RGB."""
        if self.pdf is not None:
            return self._drawn_pdf(at)
        from PIL import ImageOps

        assert self.picture is not None
        self.picture.seek(at)
        _check(self.picture.size)
        if self.picture.format == "JPEG":
            self.picture.draft("RGB", (LONGEST, LONGEST))
        page = ImageOps.exif_transpose(self.picture) or self.picture
        page = page.convert("RGBA") if page.mode in ("P", "LA", "PA") else page
        page.thumbnail((LONGEST, LONGEST))
        return _on_white(page)

    def _drawn_pdf(self, at: int) -> Picture:
        assert self.pdf is not None
        page = self.pdf[at]
        width, height = page.get_size()
        if not (0 < width < 20_000 and 0 < height < 20_000):
            raise Refused(5)
        scale = min(_DOTS / _POINTS, LONGEST / max(width, height))
        return page.render(scale=scale).to_pil().convert("RGB")


def _pdf(path: str) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower()
        raise Refused(3 if locked else 2) from None


def _picture(path: str) -> Picture:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # looked at below, with a code of its own
    picture = Image.open(path, formats=_FORMATS)
    _check(picture.size)
    return picture


def _check(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise Refused(5)


def _on_white(page: Picture) -> Picture:
    if page.mode != "RGBA":
        return page.convert("RGB")
    from PIL import Image

    white = Image.new("RGB", page.size, "white")
    white.paste(page, mask=page.getchannel("A"))
    return white


def recognized(pages: ScanFile, share: PageShare) -> Iterator[dict[str, object]]:
    """A page that has a text says it, any other its lines."""
    recognizer: Recognizer | None = None
    for number in share.numbers(pages.number):
        place = {"number": number, "of": pages.number}
        text = pages.text(number - 1)
        if text is not None:
            yield {**place, "text": text}
            continue
        recognizer = recognizer or _recognizer(share.threads)
        yield {**place, **recognizer.page(pages.drawn(number - 1))}


def _recognizer(threads: int) -> Recognizer:
    sys.path.append(str(Path(__file__).parents[4]))  # the project, which an isolated process does not know
    try:
        from archive.ingest.files.scans.recognizer import Recognizer
    except ImportError:
        raise Refused(7) from None
    return Recognizer(threads, LONGEST)


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    warnings.simplefilter("ignore")
    path, verb, given = sys.argv[1:]
    try:
        pages = ScanFile(path)
        if verb == "picture":
            output = io.BytesIO()
            number, turn = map(int, given.split("/"))
            page = pages.drawn(number - 1)
            (page.rotate(turn, expand=True, fillcolor="white") if turn else page).save(output, "JPEG", quality=80)
            sys.stdout.buffer.write(output.getvalue())
        elif verb == "count":
            sys.stdout.write(str(sum(pages.text(at) is None for at in range(pages.number))))
        else:
            for said in recognized(pages, PageShare(*json.loads(given))):
                sys.stdout.write(json.dumps(said) + "\n")
                sys.stdout.flush()
    except Refused as refused:
        return int(refused.args[0])
    except MemoryError:
        return 6
    except Exception as error:  # of the libraries, for what is damaged
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
