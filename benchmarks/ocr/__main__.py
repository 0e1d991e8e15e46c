"""Character error by kind of scan: ``python -m benchmarks.ocr [--pages 5]``, pages for each of eight kinds.

The pages are printed with the texts of fixtures/, which are invented. The error is the number of characters that have
to be put in, taken out or changed, divided by those printed; spaces and line ends do not count, the order does, and
the page's number has to be set aside. Results are kept in ``benchmarks/results/ocr.json``.
"""

import argparse
import io
import json
import resource
import time
from collections import defaultdict
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from archive.ingest.files.reading import decode
from archive.ingest.files.scans.pages import recognized_text
from archive.ingest.files.scans.recognition import recognized_pages
from archive.text.normalize import fold
from benchmarks.ocr.pages import KINDS, RenderedPage, fonts, rendered

_ROOT = Path(__file__).parent.parent
_RESULTS = _ROOT / "results" / "ocr.json"


def read_again(page: RenderedPage) -> str:
    """The text of the page as the archive takes it in, without what is set aside."""
    file = io.BytesIO()
    page.picture.save(file, "PNG")
    read = recognized_text(recognized_pages(file.getvalue()))
    aside = {at for start, end in read.aside for at in range(start, end)}
    return "".join(sign for at, sign in enumerate(read.text) if at not in aside)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5)
    number = parser.parse_args().pages
    samples = sorted((_ROOT.parent / "fixtures" / "sample_province").glob("*.txt"))
    texts = [decode(path.read_bytes())[0] for path in samples]
    faces = list(fonts())
    errors, printed, seconds = defaultdict[str, int](int), defaultdict[str, int](int), defaultdict[str, float](float)
    for at in range(number):
        for shift, kind in enumerate(KINDS):
            page = rendered(kind, faces[at % len(faces)], texts[(at + shift) % len(texts)], seed=at)
            begun = time.monotonic()
            wanted, read = ("".join(fold(text).split()) for text in (page.text, read_again(page)))
            distance = Levenshtein.distance(wanted, read)
            seconds[kind] += time.monotonic() - begun
            errors[kind] += distance
            printed[kind] += len(wanted)
            print(f"{kind:10} {page.font:7} {distance:4} of {len(wanted)}", flush=True)  # noqa: T201
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    kinds = {
        kind: {"error": round(errors[kind] / printed[kind], 4), "characters": printed[kind],
               "seconds_a_page": round(seconds[kind] / number, 1)}
        for kind in KINDS
    }  # fmt: skip
    result = {
        "pages_of_each_kind": number,
        "fonts": [name for name, _, _ in faces],
        "memory_mb": memory,
        "kinds": kinds,
    }
    _RESULTS.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
