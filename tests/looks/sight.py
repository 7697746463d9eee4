"""How others see a picture: without colour, through a FAX, with the two common kinds of colour vision.

The colour-vision matrices are those of Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Array = NDArray[np.float64]
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
PROTANOPIA = np.array(
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
)
LUMINANCE = np.array([[0.2126, 0.7152, 0.0722]] * 3)
# Dots per inch across and down: normal and fine.
FAX = {"fax-normal": (204, 98), "fax-fine": (204, 196)}


def linear(shown: Array) -> Array:
    """Light from sRGB (0 to 1)."""
    return np.where(shown <= 0.04045, shown / 12.92, ((shown + 0.055) / 1.055) ** 2.4)


def shown(light: Array) -> Array:
    """sRGB (0 to 1) from light."""
    light = np.clip(light, 0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def through(colours: Array, matrix: Array) -> Array:
    """sRGB colours (0 to 1, last axis) as seen through a matrix on light."""
    return shown(linear(colours) @ matrix.T)


def _picture(matrix: Array) -> Callable[[Image.Image], Image.Image]:
    def seen(picture: Image.Image) -> Image.Image:
        colours = np.asarray(picture.convert("RGB"), dtype=np.float64) / 255
        return Image.fromarray((through(colours, matrix) * 255 + 0.5).astype(np.uint8))

    return seen


def fax(picture: Image.Image) -> Image.Image:
    """Black or white, nothing between, as the machine decides: by a threshold, not by dots."""
    return picture.convert("L").point(lambda value: 255 if value > 140 else 0).convert("1")


SIGHTS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "colour": lambda picture: picture,
    "grey": _picture(LUMINANCE),
    "deuteranopia": _picture(DEUTERANOPIA),
    "protanopia": _picture(PROTANOPIA),
}


def lab(colours: Array) -> Array:
    """CIE L*a*b* (D65) of sRGB colours."""
    matrix = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    )
    part = linear(colours) @ matrix.T / np.array([0.95047, 1.0, 1.08883])
    root = np.where(part > 216 / 24389, np.cbrt(part), (24389 / 27 * part + 16) / 116)
    return np.stack(
        [116 * root[..., 1] - 16, 500 * (root[..., 0] - root[..., 1]), 200 * (root[..., 1] - root[..., 2])], -1
    )


def contact_sheet(pictures: list[Image.Image], *, across: int, width: int) -> Image.Image:
    """Pictures side by side, each as wide as told, on white."""
    small = [one.convert("RGB").resize((width, max(1, round(one.height * width / one.width)))) for one in pictures]
    rows = [small[at : at + across] for at in range(0, len(small), across)]
    heights = [max(one.height for one in row) for row in rows]
    sheet = Image.new("RGB", (across * (width + 12), sum(heights) + 12 * len(rows)), "white")
    top = 0
    for row, height in zip(rows, heights, strict=True):
        for number, one in enumerate(row):
            sheet.paste(one, (number * (width + 12), top))
        top += height + 12
    return sheet
