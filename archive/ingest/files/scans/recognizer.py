"""What reads a picture of a page: where its lines are, which way it was turned, how it is printed, what they say.

Runs in the process of ``page_program`` alone, which has numpy and the recogniser.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy
from PIL.Image import Image
from rapidocr import RapidOCR

from archive.ingest.files.scans.vertical_lines import Pixels, laid_across

Box = Sequence[Sequence[float]]  # the four corners of a line, (x, y) of each, from the upper left one on
_DETECTED_AT = 1600  # pixels of the longer side in which lines are looked for
_LEAST_CERTAINTY = 0.3  # lines below are specks
_SMALLEST = 200  # pixels of the longer side of a picture that may be a page
_TILTED = 1.5  # how much taller than wide a line is that was turned, or printed downwards
_SURE = 0.85  # certainty of lines that were laid the right way
_FULL = 0.8  # characters, in heights of the line that its length holds: with fewer it is looked at again
_PART = 10  # heights of a line: a part of one that is read in parts
_FEW_LINES = 2
_TRIED = 5  # of the longest lines, to see how a page lies
_RED, _RED_SHARE = 60, 0.0003  # by how much red exceeds green and blue; share of the page


class Reading(NamedTuple):
    """Of one line. ``certainty`` between 0 and 1."""

    text: str
    certainty: float


class PageOrientation(NamedTuple):
    """How a page lies: ``turn`` against the clock sets it upright; ``is_vertical``: its lines run downwards."""

    turn: int
    is_vertical: bool


class Recognizer:
    """Lines of a page: [text, certainty, corners of the place, is it red?]."""

    def __init__(self, threads: int, longest: int) -> None:
        """``longest``: pixels of the longer side of the pictures that it is given, at most."""
        self._engine = RapidOCR(params={
            "Global.log_level": "critical", "Global.text_score": _LEAST_CERTAINTY,
            "Global.max_side_len": longest, "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1, "Rec.rec_batch_num": 1,
            "Det.limit_type": "max", "Det.limit_side_len": _DETECTED_AT,
        })  # fmt: skip

    def page(self, picture: Image) -> dict[str, object]:
        """``turn``: by how many degrees against the clock the page was turned before it was read; ``vertical``: is it
        read from the right to the left, each line from its top down?"""
        if max(picture.size) < _SMALLEST:
            return {"width": picture.width, "height": picture.height, "turn": 0, "vertical": False, "lines": []}
        turn, is_vertical = self._orientation(picture)
        turned = picture.rotate(turn, expand=True, fillcolor="white") if turn else picture
        black, red = inks(turned)
        lines = self._lines(black, is_red=False, is_vertical=is_vertical)
        if red is not None:
            lines += self._lines(red, is_red=True, is_vertical=is_vertical)
        return {
            "width": turned.width, "height": turned.height, "turn": turn, "vertical": is_vertical, "lines": lines,
        }  # fmt: skip

    def _lines(self, pixels: Pixels, *, is_red: bool, is_vertical: bool) -> list[list[object]]:
        boxes = self._boxes(pixels)
        lines = []
        for box, crop in zip(boxes, self._crops(pixels, boxes), strict=True):
            reading = self._reading(box, crop, is_vertical=is_vertical)
            if reading.text.strip() and reading.certainty >= _LEAST_CERTAINTY:
                place = [[round(float(x)), round(float(y))] for x, y in box]
                lines.append([reading.text, round(float(reading.certainty), 4), place, is_red])
        return lines

    def _boxes(self, pixels: Pixels) -> Sequence[Box]:
        boxes = self._engine._load_det_model()(pixels).boxes
        return [] if boxes is None else boxes

    def _crops(self, pixels: Pixels, boxes: Sequence[Box]) -> list[Pixels]:
        """The lines alone, each cut out straight; a tall one is turned by a quarter against the clock."""
        return list(self._engine.crop_text_regions(pixels, numpy.asarray(boxes))) if len(boxes) else []

    def _reading(self, box: Box, crop: Pixels, *, is_vertical: bool) -> Reading:
        if not _is_tall(box):
            return self._across(box, crop)
        downwards = self._said(laid_across(_upright(crop)))
        return downwards if is_vertical or downwards.certainty >= _SURE else self._said(crop)

    def _across(self, box: Box, crop: Pixels) -> Reading:
        """A line of which few characters were read is read once more in parts: of long ones the recogniser now and
        then says a word alone, and is as certain of it as of a whole line."""
        reading = self._said(crop)
        if len(reading.text) >= _FULL * _width(box) / max(_height(box), 1):
            return reading
        parts = [self._said(part) for part in _parts(crop)]
        again = Reading("".join(part.text for part in parts), sum(part.certainty for part in parts) / len(parts))
        return again if len(again.text) > len(reading.text) else reading

    def _said(self, crop: Pixels) -> Reading:
        said = self._engine.recognize_txt([numpy.ascontiguousarray(crop)])
        if said.txts is None or said.scores is None:
            return Reading("", 0.0)
        return Reading(said.txts[0], float(said.scores[0]))

    def _orientation(self, picture: Image) -> PageOrientation:
        """Asked of the longest lines alone, together: of a single line in regular script the classifier of the
        recogniser takes one in five for upside down."""
        pixels = numpy.asarray(picture)[:, :, ::-1]
        boxes = self._boxes(pixels)
        if len(boxes) < _FEW_LINES:
            return PageOrientation(0, is_vertical=False)
        longest = sorted(boxes, key=lambda box: -max(_width(box), _height(box)))[:_TRIED]
        crops = self._crops(pixels, longest)
        if sum(map(_is_tall, boxes)) * 2 <= len(boxes):
            return PageOrientation(self._upside_down(crops), is_vertical=False)
        shortest = _shortest([crop for box, crop in zip(longest, crops, strict=True) if _is_tall(box)])
        # Asked first: lines that run downwards are read on their side as well, but without their points.
        if self._certainty([laid_across(_upright(crop)) for crop in shortest]) >= _SURE:
            return PageOrientation(0, is_vertical=True)
        is_turned_back = self._certainty([crop[::-1, ::-1] for crop in shortest]) > self._certainty(shortest)
        return PageOrientation(270 if is_turned_back else 90, is_vertical=False)

    def _upside_down(self, crops: list[Pixels]) -> int:
        """180 where the lines are more certain upside down than as they are."""
        labels = self._engine._load_cls_model()([numpy.ascontiguousarray(crop) for crop in crops]).cls_res
        if all(label != "180" for label, _score in labels):
            return 0
        shortest = _shortest(crops)
        return 180 if self._certainty([crop[::-1, ::-1] for crop in shortest]) > self._certainty(shortest) else 0

    def _certainty(self, crops: Sequence[Pixels]) -> float:
        return sum(self._said(crop).certainty for crop in crops) / len(crops)


def _shortest(crops: Sequence[Pixels]) -> list[Pixels]:
    """Enough to see how all lie."""
    return sorted(crops, key=lambda crop: crop.shape[1])[:2]


def _upright(crop: Pixels) -> Pixels:
    return numpy.rot90(crop, -1)


def _parts(crop: Pixels) -> Iterator[Pixels]:
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


def _width(box: Box) -> float:
    return float(abs(box[1][0] - box[0][0]))


def _height(box: Box) -> float:
    return float(abs(box[3][1] - box[0][1]))


def _is_tall(box: Box) -> bool:
    return _height(box) > _TILTED * _width(box)


def inks(picture: Image) -> tuple[Pixels, Pixels | None]:
    """The page without what is printed in red, and that alone, black on white; None where there is none."""
    pixels = numpy.asarray(picture)
    red, others = pixels[:, :, 0].astype(numpy.int16), pixels[:, :, 1:].max(axis=2).astype(numpy.int16)
    is_red = red - others > _RED
    if is_red.mean() < _RED_SHARE:
        return pixels[:, :, ::-1], None
    # In red light red ink cannot be seen, and black ink below it can.
    without = numpy.repeat(numpy.where(is_red, 255, pixels[:, :, 0]).astype(numpy.uint8)[:, :, None], 3, axis=2)
    alone = numpy.where(is_red, others, 255).astype(numpy.uint8)
    return without, numpy.repeat(alone[:, :, None], 3, axis=2)
