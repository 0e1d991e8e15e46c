"""Pages as scans show them, of known texts: fonts, resolution, columns, vertical print, stamps, and bad copies."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from archive.text.normalize import TABLES

_FONTS = Path("/usr/share/fonts")
_TRADITIONAL = "fang"  # whose file has traditional characters only
# Of Debian's fonts-noto-cjk, fonts-arphic-uming, fonts-arphic-ukai, fonts-wqy-zenhei and fonts-cwtex-fs: name, file,
# number in the file.
FONTS = (
    ("song", "opentype/noto/NotoSerifCJK-Regular.ttc", 2),
    ("hei", "opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("kai", "truetype/arphic/ukai.ttc", 0),
    ("ming", "truetype/arphic/uming.ttc", 0),
    ("zenhei", "truetype/wqy/wqy-zenhei.ttc", 0),
    (_TRADITIONAL, "truetype/cwtex/cwfs.ttf", 0),
)
_SIZE = 12  # points of the characters
_LINES = 16  # of a page: as many as a recogniser on two cores reads in some seconds
_WIDTH = 32  # characters of a line; of a column the half
_INK, _RED_INK = (20, 20, 20), (205, 30, 40)


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
    size = _SIZE * dots // 72
    face = ImageFont.truetype(font[1], size, index=font[2])
    draw_on = {"columns": _columns, "vertical": _downwards}.get(kind, _across)
    text = _in_signs_of(face, text) if font[0] == _TRADITIONAL else text
    picture, printed = draw_on(face, size, text)
    return RenderedPage(kind, font[0], printed, worsen(picture, np.random.default_rng(seed)))


def _paper(width: float, height: float) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    page = Image.new("RGB", (int(width), int(height)), "white")
    return page, ImageDraw.Draw(page)


def _across(face: ImageFont.FreeTypeFont, size: int, text: str, columns: int = 1) -> tuple[Image.Image, str]:
    """With the number of the page below."""
    page, draw = _paper(size * (_WIDTH + 8), size * 1.7 * (_LINES + 5))
    draw.text((size * (_WIDTH // 2 + 2), page.height - int(size * 1.6)), "— 3 —", fill=_INK, font=face)
    width = _WIDTH if columns == 1 else _WIDTH // columns - 1
    lines = list(_lines(text, width))[: _LINES * columns]
    for number, line in enumerate(lines):
        column, row = divmod(number, _LINES)
        place = (size * (3 + column * (width + 3)), int(size * 1.7 * (row + 1.5)))
        draw.text(place, line, fill=_INK, font=face)
    return page, "\n".join(lines)


def _columns(face: ImageFont.FreeTypeFont, size: int, text: str) -> tuple[Image.Image, str]:
    return _across(face, size, text, 2)


def _downwards(face: ImageFont.FreeTypeFont, size: int, text: str) -> tuple[Image.Image, str]:
    """From the right to the left; points stand in the upper right of their places."""
    page, draw = _paper(size * 1.7 * (_LINES + 2), size * (_WIDTH + 6))
    lines = list(_lines(text, _WIDTH))[:_LINES]
    for number, line in enumerate(lines):
        left = page.width - int(size * 1.7 * (number + 2))
        for at, sign in enumerate(line):
            right, up = _into_corner(face, size, sign) if sign in "，。、；：" else (0, 0)
            draw.text((left + right, size * (3 + at) - up), sign, fill=_INK, font=face)
    return page, "\n".join(lines)


def _into_corner(face: ImageFont.FreeTypeFont, size: int, sign: str) -> tuple[int, int]:
    """By how much a point is moved to the right and up to stand where characters have their upper right corner."""
    _left, top, right, _bottom = face.getbbox(sign)
    return int(size * 0.9 - right), int(top - face.getbbox("国")[1])


def _in_signs_of(face: ImageFont.FreeTypeFont, text: str) -> str:
    """In traditional characters, as far as the font lacks the others; what it has in neither way is left out."""
    missing = bytes(face.getmask("\uffff"))

    def has(sign: str) -> bool:
        return sign.isspace() or bytes(face.getmask(sign)) != missing

    signs = (next(filter(has, (sign, *_traditional().get(sign, ()))), "") for sign in text)
    return "".join(signs)


@cache
def _traditional() -> dict[str, list[str]]:
    """What is the same as a simplified character, by the table that folds them."""
    signs: dict[str, list[str]] = {}
    for line in TABLES[0].read_text("utf-8").splitlines():
        printed, same = line.split("\t")
        signs.setdefault(same, []).append(printed)
    return signs


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


def _stamped(picture: Image.Image, _random: np.random.Generator) -> Image.Image:
    """With a running title above a rule, and an office's round red stamp over the last lines."""
    size = picture.width // (_WIDTH + 8)
    face = ImageFont.truetype(str(_FONTS / FONTS[1][1]), size, index=FONTS[1][2])
    stamp = Image.new("RGBA", (size * 8, size * 8))
    draw = ImageDraw.Draw(stamp)
    draw.ellipse((2, 2, size * 8 - 2, size * 8 - 2), outline=_RED_INK, width=size // 6)
    draw.text((size, size * 3), "某市人民政", fill=_RED_INK, font=face)
    draw.text((size * 2, int(size * 4.3)), "办公室", fill=_RED_INK, font=face)
    turned = stamp.rotate(17, resample=Image.Resampling.BICUBIC)
    page = picture.copy()
    page.paste(turned, (page.width - size * 16, page.height - size * 14), turned)
    draw = ImageDraw.Draw(page)
    draw.line((size * 3, int(size * 1.5), page.width - size * 5, int(size * 1.5)), fill=_INK, width=2)
    draw.text((size * 3, int(size * 0.3)), "第3版", fill=_INK, font=face)
    return page


Worsen = Callable[[Image.Image, np.random.Generator], Image.Image]
# Dots an inch, and what becomes of the page.
KINDS: dict[str, tuple[int, Worsen]] = {
    "clean 300": (300, _clean), "clean 150": (150, _clean), "columns": (150, _clean), "vertical": (150, _clean),
    "stamped": (150, _stamped), "noise": (150, _noisy), "tilt": (150, _turned), "turned": (150, _upside_down),
    "blur": (150, _blurred), "yellowed": (150, _yellowed),
}  # fmt: skip
