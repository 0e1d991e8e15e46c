"""Run as a program on a scan (PDF or picture): FILE ``recognize FIRST``, ``count 1`` or ``picture NUMBER/TURN``.

``recognize`` writes a line of JSON for each page from FIRST (counted from 1) on, as soon as it is read; ``picture``
writes one page as JPEG, ``count`` how many have to be recognised. Pages are drawn at most LONGEST pixels long, and
places are in pixels of that picture.

Exit status 2 for a file that is none or damaged, 3 for one locked with a password, 4 for one with too many pages,
5 for one with too many pixels, 7 where no recogniser is installed.
"""

import io
import json
import resource
import sys
import warnings
from collections.abc import Iterator
from itertools import islice
from typing import Any

MEMORY = 6 << 30  # bytes of address space: the recogniser maps more than it uses (1.3 GB at most)
MAX_PAGES = 200
MAX_PIXELS = 100_000_000  # of a page: A3 at 600 dots per inch
LONGEST = 3000  # pixels of a page's longer side
_POINTS = 72  # of PDF, an inch
_DOTS = 200  # an inch, at which pages of PDF are drawn
_LEAST_TEXT = 10  # characters: a page of PDF with fewer is read as a picture, where it has one
_DETECTED_AT = 1600  # pixels of the longer side in which lines are looked for
_LEAST_CERTAINTY = 0.3  # lines below are specks
_SMALLEST = 200  # pixels of the longer side of a picture that may be a page
_TILTED = 1.5  # how much taller than wide a line is that was turned
_DOUBTED = 0.9  # lines that are less certain are looked at again where they are too short
_PART = 10  # heights of a line: a part of one that is read in parts
_FEW_LINES = 2
_PATH, _IMAGE = 2, 3  # FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_IMAGE
_MANY_PATHS = 50  # outlines of characters, and not a frame or a rule
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")
_RED, _RED_SHARE = 60, 0.0003  # by how much red exceeds green and blue; share of the page


class Refused(Exception):
    """``args[0]`` is the exit status."""


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

    def drawn(self, at: int) -> Any:
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

    def _drawn_pdf(self, at: int) -> Any:
        assert self.pdf is not None
        page = self.pdf[at]
        width, height = page.get_size()
        if not (0 < width < 20_000 and 0 < height < 20_000):
            raise Refused(5)
        scale = min(_DOTS / _POINTS, LONGEST / max(width, height))
        return page.render(scale=scale).to_pil().convert("RGB")


def _pdf(path: str) -> Any:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower()
        raise Refused(3 if locked else 2) from None


def _picture(path: str) -> Any:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # looked at below, with a code of its own
    picture = Image.open(path, formats=_FORMATS)
    _check(picture.size)
    return picture


def _check(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise Refused(5)


def _on_white(page: Any) -> Any:
    if page.mode != "RGBA":
        return page.convert("RGB")
    from PIL import Image

    white = Image.new("RGB", page.size, "white")
    white.paste(page, mask=page.getchannel("A"))
    return white


class Recognizer:
    """Lines of a page: [text, certainty, corners of the place, is it red?]."""

    def __init__(self) -> None:
        try:
            from rapidocr import RapidOCR
        except ImportError:
            raise Refused(7) from None
        self._engine: Any = RapidOCR(params={
            "Global.log_level": "critical", "Global.text_score": _LEAST_CERTAINTY,
            "Global.max_side_len": LONGEST, "EngineConfig.onnxruntime.intra_op_num_threads": 2,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1, "Rec.rec_batch_num": 1,
            "Det.limit_type": "max", "Det.limit_side_len": _DETECTED_AT,
        })  # fmt: skip

    def page(self, picture: Any) -> dict[str, Any]:
        """``turn``: by how many degrees against the clock the page was turned before it was read."""
        if max(picture.size) < _SMALLEST:
            return {"width": picture.width, "height": picture.height, "turn": 0, "lines": []}
        turn = self._turn(picture)
        turned = picture.rotate(turn, expand=True, fillcolor="white") if turn else picture
        black, red = _inks(turned)
        lines = self._lines(black, is_red=False)
        if red is not None:
            lines += self._lines(red, is_red=True)
        return {"width": turned.width, "height": turned.height, "turn": turn, "lines": lines}

    def _lines(self, picture: Any, *, is_red: bool) -> list[list[Any]]:
        read = self._engine(picture)
        if read.boxes is None:
            return []
        lines = []
        for box, text, score in zip(read.boxes, read.txts, read.scores, strict=True):
            place = [[round(float(x)), round(float(y))] for x, y in box]
            if score < _DOUBTED and len(text) * 2 < _width(box) / max(_height(box), 1):
                text, score = self._in_parts(picture, box, text, score)
            lines.append([text, round(float(score), 4), place, is_red])
        return lines

    def _in_parts(self, picture: Any, box: Any, text: str, score: float) -> tuple[str, float]:
        """A line of which few characters were read, once more in parts: long ones fail as a whole now and then."""
        import numpy

        (crop,) = self._engine.crop_text_regions(picture, numpy.asarray([box]))
        said = self._engine.recognize_txt([numpy.ascontiguousarray(part) for part in _parts(crop)])
        again, certainty = "".join(said.txts), sum(said.scores) / len(said.scores)
        return (again, certainty) if len(again) > len(text) else (text, score)

    def _turn(self, picture: Any) -> int:
        """0, 90, 180 or 270: what sets the lines upright. Asked of the longest lines alone."""
        import numpy

        pixels = numpy.asarray(picture)[:, :, ::-1]
        boxes = self._engine._load_det_model()(pixels).boxes
        if boxes is None or len(boxes) < _FEW_LINES:
            return 0
        tall = sum(_height(box) > _TILTED * _width(box) for box in boxes)
        quarter = 90 if tall * 2 > len(boxes) else 0
        longest = sorted(boxes, key=lambda box: -max(_width(box), _height(box)))[:5]
        crops = self._engine.crop_text_regions(pixels, numpy.asarray(longest))
        return quarter + self._upside_down(crops)

    def _upside_down(self, crops: list[Any]) -> int:
        """180 where the lines are more certain upside down than as they are."""
        import numpy

        model = self._engine._load_cls_model()
        said = model([numpy.ascontiguousarray(crop) for crop in crops]).cls_res
        doubted = sum(label == "180" for label, _score in said)
        if not doubted:
            return 0
        shortest = sorted(crops, key=lambda crop: crop.shape[1])[:2]
        upright, turned = (
            sum(self._engine.recognize_txt(each).scores)
            for each in (shortest, [numpy.ascontiguousarray(crop[::-1, ::-1]) for crop in shortest])
        )
        return 180 if turned > upright else 0


def _parts(crop: Any) -> Iterator[Any]:
    """A line cut between its characters, where its columns are lightest."""
    height, width = crop.shape[:2]
    light = crop.mean(axis=(0, 2))
    start = 0
    while width - start > _PART * height * 1.5:
        least, most = start + _PART * height - height, start + _PART * height + height
        end = least + int(light[least:most].argmax())
        yield crop[:, start:end]
        start = end
    yield crop[:, start:]


def _width(box: Any) -> float:
    return float(abs(box[1][0] - box[0][0]))


def _height(box: Any) -> float:
    return float(abs(box[3][1] - box[0][1]))


def _inks(picture: Any) -> tuple[Any, Any]:
    """The page without what is printed in red, and that alone, black on white; None where there is none."""
    import numpy

    pixels = numpy.asarray(picture)
    red, others = pixels[:, :, 0].astype(numpy.int16), pixels[:, :, 1:].max(axis=2).astype(numpy.int16)
    is_red = red - others > _RED
    if is_red.mean() < _RED_SHARE:
        return pixels[:, :, ::-1], None
    # In red light red ink cannot be seen, and black ink below it can.
    without = numpy.repeat(numpy.where(is_red, 255, pixels[:, :, 0]).astype(numpy.uint8)[:, :, None], 3, axis=2)
    alone = numpy.where(is_red, others, 255).astype(numpy.uint8)
    return without, numpy.repeat(alone[:, :, None], 3, axis=2)


def recognized(pages: ScanFile, first: int) -> Iterator[dict[str, Any]]:
    """A page that has a text says it, any other its lines."""
    recognizer: Recognizer | None = None
    for at in range(first - 1, pages.number):
        text = pages.text(at)
        if text is not None:
            yield {"number": at + 1, "of": pages.number, "text": text}
            continue
        recognizer = recognizer or Recognizer()
        yield {"number": at + 1, "of": pages.number, **recognizer.page(pages.drawn(at))}


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    warnings.simplefilter("ignore")
    path, verb, number = sys.argv[1:]
    try:
        pages = ScanFile(path)
        if verb == "picture":
            output = io.BytesIO()
            at, _slash, said = number.partition("/")
            turn, page = int(said or 0), pages.drawn(int(at) - 1)
            (page.rotate(turn, expand=True, fillcolor="white") if turn else page).save(output, "JPEG", quality=80)
            sys.stdout.buffer.write(output.getvalue())
        elif verb == "count":
            sys.stdout.write(str(sum(pages.text(at) is None for at in range(pages.number))))
        else:
            for page in recognized(pages, int(number)):
                sys.stdout.write(json.dumps(page) + "\n")
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
