"""Pages as scans show them, of known texts: fonts, resolution, noise, tilt, blur, yellowed paper, two columns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_FONTS = Path("/usr/share/fonts")
# Of Debian's fonts-noto-cjk, fonts-arphic-uming, fonts-arphic-ukai, fonts-wqy-zenhei: name, file, number in the file.
FONTS = (
    ("song", "opentype/noto/NotoSerifCJK-Regular.ttc", 2),
    ("hei", "opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("kai", "truetype/arphic/ukai.ttc", 0),
    ("ming", "truetype/arphic/uming.ttc", 0),
    ("zenhei", "truetype/wqy/wqy-zenhei.ttc", 0),
)
_SIZE = 12  # points of the characters
_LINES = 16  # of a page: as many as a recogniser on two cores reads in some seconds
_WIDTH = 32  # characters of a line; of a column the half


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """``text`` as printed, without what stands at the page's edges."""

    kind: str
    font: str
    text: str
    picture: Image.Image


def fonts() -> Iterator[tuple[str, str, int]]:
    """Those that are installed."""
    return ((name, str(_FONTS / file), number) for name, file, number in FONTS if (_FONTS / file).exists())


def rendered(kind: str, font: tuple[str, str, int], text: str, seed: int) -> RenderedPage:
    """A page of ``kind`` (a key of ``KINDS``) with the beginning of ``text``."""
    dots, worsen = KINDS[kind]
    columns = 2 if kind == "columns" else 1
    picture, printed = _drawn(font, text, dots, columns)
    return RenderedPage(kind, font[0], printed, worsen(picture, np.random.default_rng(seed)))


def _drawn(font: tuple[str, str, int], text: str, dots: int, columns: int) -> tuple[Image.Image, str]:
    size = _SIZE * dots // 72
    face = ImageFont.truetype(font[1], size, index=font[2])
    page = Image.new("RGB", (int(size * (_WIDTH + 8)), int(size * 1.7 * (_LINES + 5))), "white")
    draw = ImageDraw.Draw(page)
    draw.text((size * (_WIDTH // 2 + 2), page.height - int(size * 1.6)), "— 3 —", fill=(20, 20, 20), font=face)
    width = _WIDTH if columns == 1 else _WIDTH // 2 - 1
    lines = list(_lines(text, width))[: _LINES * columns]
    for number, line in enumerate(lines):
        column, row = divmod(number, _LINES)
        place = (size * (3 + column * (width + 3)), int(size * 1.7 * (row + 1.5)))
        draw.text(place, line, fill=(20, 20, 20), font=face)
    return page, "\n".join(lines)


def _lines(text: str, width: int) -> Iterator[str]:
    for paragraph in text.split("\n"):
        rest = f"\u3000\u3000{paragraph}"
        while rest:
            yield rest[:width]
            rest = rest[width:]


def _clean(picture: Image.Image, _random: np.random.Generator) -> Image.Image:
    return picture


def _noisy(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    pixels = np.asarray(picture, dtype=np.int16)
    pixels = pixels + random.normal(0, 28, pixels.shape[:2])[:, :, None]
    specks = random.random(pixels.shape[:2]) < 0.004
    pixels[specks] = 30
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def _turned(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    angle = float(random.choice([-3.0, -2.0, 2.0, 3.0]))
    return picture.rotate(angle, resample=Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def _upside_down(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    return picture.rotate(int(random.choice([90, 180, 270])), expand=True)


def _blurred(picture: Image.Image, _random: np.random.Generator) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(1.3))


def _yellowed(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    """Grey print on yellow paper that is darker on one side."""
    pixels = np.asarray(picture, dtype=np.float32) / 255
    shade = np.linspace(0.62, 0.92, pixels.shape[1])[None, :, None]
    paper = np.array([225, 212, 180]) * shade
    ink = paper * 0.45
    return Image.fromarray(
        (ink + (paper - ink) * pixels + random.normal(0, 5, pixels.shape)).clip(0, 255).astype("uint8")
    )


Worsen = Callable[[Image.Image, np.random.Generator], Image.Image]
# Dots an inch, and what becomes of the page.
KINDS: dict[str, tuple[int, Worsen]] = {
    "clean 300": (300, _clean), "clean 150": (150, _clean), "columns": (150, _clean), "noise": (150, _noisy),
    "tilt": (150, _turned), "turned": (150, _upside_down), "blur": (150, _blurred), "yellowed": (150, _yellowed),
}  # fmt: skip
