"""A picture as PNG: 1200 × 630 pixels, the size that all who show links take.

It is drawn in few steps from the ground to the letters, and only at the end these steps become colours: little to
compute and little to load.
"""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from lintas.social.fit import fitted
from lintas.social.letters import writable
from lintas.social.picture import SIZE, Picture

STEPS = 8
# The palette's teal, and white: `--lintas-teal` in `styles/palette.css`, where a test looks.
GROUND, INK = (0x0F, 0x5C, 0x63), (0xFF, 0xFF, 0xFF)
EDGE = 80  # pixels around everything
WIDTH = SIZE[0] - 2 * EDGE
SOFT = 205  # of 255: what is less loud than a title
MARK = 84  # pixels: the logo's side
OVER = 4  # the logo is drawn so many times larger, so that its edges come out smooth
TITLES = range(80, 39, -4)  # sizes of a title, the largest first
ABOVE = 144  # pixels that the title leaves free: there are the logo and the names
LINE, LINES = 35, 145  # size of the line below it, and the height of three of them
NAME, SMALL = 44, 32  # sizes of the site's name and of the kicker
NAME_ROOM = 600, 60
LEADING = 1.14  # of a title's lines; the line below has `LOOSE`
LOOSE = 1.36


def paint(picture: Picture, site_name: str) -> bytes:
    """The same bytes for the same words."""
    image = Image.new("L", SIZE, 0)
    draw = ImageDraw.Draw(image)
    middle = EDGE + MARK // 2 - 12
    image.paste(_mark(), (EDGE, middle - MARK // 2))
    _, names = fitted(writable(site_name), _width_of, NAME_ROOM, (NAME,), LEADING)
    draw.text((EDGE + MARK + 24, middle), "".join(names), 255, _font(NAME), anchor="lm")
    draw.text((SIZE[0] - EDGE, middle), writable(picture.kicker), SOFT, _font(SMALL), anchor="rm")
    below = SIZE[1] - EDGE
    if line := writable(picture.line):
        size, lines = fitted(line, _width_of, (WIDTH, LINES), (LINE,), LOOSE)
        for text in reversed(lines):
            draw.text((EDGE, below), text, SOFT, _font(size), anchor="ls")
            below -= round(size * LOOSE)
        draw.rectangle((EDGE, below - 20, EDGE + 96, below - 16), SOFT)
        below -= 60
    size, lines = fitted(writable(picture.title), _width_of, (WIDTH, below - ABOVE), TITLES, LEADING)
    for text in reversed(lines):
        draw.text((EDGE, below), text, 255, _font(size), anchor="ls", stroke_width=1)
        below -= round(size * LEADING)
    return _png(image)


def _png(image: Image.Image) -> bytes:
    steps = image.point([round(value * (STEPS - 1) / 255) for value in range(256)])
    colours = [
        round(ground + (ink - ground) * step / (STEPS - 1))
        for step in range(STEPS)
        for ground, ink in zip(GROUND, INK, strict=True)
    ]
    steps.putpalette(colours)
    written = io.BytesIO()
    steps.save(written, "PNG", bits=4, compress_level=6)
    return written.getvalue()


@lru_cache(maxsize=32)
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size=size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # noqa: S101  (the other one is for a Pillow without FreeType)
    return font


def _width_of(text: str, size: int) -> float:
    return _font(size).getlength(text)


@lru_cache(maxsize=1)
def _mark() -> Image.Image:
    """The logo of `.icons/lintas/logo.svg` by its shapes: from one dot over the middle to another."""
    unit = MARK * OVER / 24
    image = Image.new("L", (MARK * OVER, MARK * OVER), 0)
    draw = ImageDraw.Draw(image)

    def box(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
        return (x - radius) * unit, (y - radius) * unit, (x + radius) * unit, (y + radius) * unit

    def line(*points: tuple[float, float]) -> None:
        draw.line([(x * unit, y * unit) for x, y in points], 255, round(2 * unit))

    for x, y, start in ((6, 8, 180), (6, 9, 90), (18, 15, 270), (18, 16, 0)):
        draw.arc(box(x, y, 4), start, start + 90, 255, round(2 * unit))
    line((17, 5), (6, 5))
    line((3, 8), (3, 9))
    line((6, 12), (18, 12))
    line((21, 15), (21, 16))
    line((18, 19), (7, 19))
    draw.ellipse(box(12, 12, 3), 255)
    for x, y in ((19, 5), (5, 19)):
        draw.ellipse(box(x, y, 3), 255)
        draw.ellipse(box(x, y, 1), 0)
    return image.resize((MARK, MARK), Image.Resampling.LANCZOS)
