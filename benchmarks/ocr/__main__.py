"""Character error by kind of scan: ``python -m benchmarks.ocr [--pages 6] [--anew]``, so many pages of each kind.

The pages are printed with the texts of fixtures/, which are invented. The error is the number of characters that have
to be put in, taken out or changed, divided by those printed; spaces and line ends do not count, the order does, and
the page's number, its head and stamps have to be set aside. Each page is kept in ``benchmarks/results/ocr.json`` as
soon as it is read, with the sums; the same command goes on where it was broken off.
"""

import argparse
import io
import json
import resource
import time
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from archive.ingest.files.reading import decode
from archive.ingest.files.scans.page_readers import recognized_pages
from archive.ingest.files.scans.pages import recognized_text
from archive.text.normalize import fold
from benchmarks.ocr.pages import KINDS, RenderedPage, fonts, rendered

_ROOT = Path(__file__).parent.parent
_RESULTS = _ROOT / "results" / "ocr.json"


class PageRead(NamedTuple):
    """``wrong`` of the characters ``printed``."""

    kind: str
    font: str
    wrong: int
    printed: int
    seconds: float


def read_again(page: RenderedPage) -> str:
    """The text of the page as the archive takes it in, without what is set aside."""
    file = io.BytesIO()
    page.picture.save(file, "PNG")
    read = recognized_text(recognized_pages(file.getvalue()))
    aside = {at for start, end in read.aside for at in range(start, end)}
    return "".join(sign for at, sign in enumerate(read.text) if at not in aside)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=6, help="of each kind, each in another font")
    parser.add_argument("--anew", action="store_true", help="read all pages, also those that are kept")
    given = parser.parse_args()
    samples = sorted((_ROOT.parent / "fixtures" / "sample_province").glob("*.txt"))
    texts = [decode(path.read_bytes())[0] for path in samples]
    faces = list(fonts())[: given.pages]
    read = [] if given.anew else [PageRead(*row) for row in json.loads(_RESULTS.read_text("utf-8"))["pages"]]
    there = {(page.kind, page.font) for page in read}
    for (at, face), (shift, kind) in product(enumerate(faces), enumerate(KINDS)):
        if (kind, face[0]) not in there:
            read.append(timed(rendered(kind, face, texts[(at + shift) % len(texts)], seed=at)))
            print(*read[-1], flush=True)  # noqa: T201
            keep(read)


def timed(page: RenderedPage) -> PageRead:
    begun = time.monotonic()
    wanted, read = ("".join(fold(text).split()) for text in (page.text, read_again(page)))
    seconds = round(time.monotonic() - begun, 1)
    return PageRead(page.kind, page.font, Levenshtein.distance(wanted, read), len(wanted), seconds)


def keep(read: Sequence[PageRead]) -> None:
    kinds = {
        kind: summed([page for page in read if page.kind == kind]) for kind in dict.fromkeys(page.kind for page in read)
    }
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    rows = ",\n".join(f"  {json.dumps(row)}" for row in read)
    sums = json.dumps({"memory_mb": memory, "all": summed(read), "kinds": kinds}, indent=1)
    _RESULTS.write_text(f'{sums[:-2]},\n "pages": [\n{rows}\n ]\n}}\n', "utf-8")


def summed(pages: Sequence[PageRead]) -> dict[str, float]:
    wrong, printed = sum(page.wrong for page in pages), sum(page.printed for page in pages)
    return {
        "pages": len(pages), "error": round(wrong / printed, 4), "wrong": wrong, "characters": printed,
        "worst_page": round(max(page.wrong / page.printed for page in pages), 4),
        "seconds_a_page": round(sum(page.seconds for page in pages) / len(pages), 1),
    }  # fmt: skip


if __name__ == "__main__":
    main()
