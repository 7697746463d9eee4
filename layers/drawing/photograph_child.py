"""The child that meets a photograph from outside: bytes in by a pipe, pixels out as JPEG, limits on everything.

Answer: four bytes of length, a line of JSON, the picture, its small edition.
"""

import io
import json
import os
import sys

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from layers import limits
from layers.survey.photo import LONGEST_SIDE, SMALL_SIDE

MEMORY_BYTES = 3 << 29
CPU_SECONDS = 20
MOST_PIXELS = 120_000_000
_FORMS = ("JPEG", "PNG", "WEBP")
_WHITE = (255, 255, 255)


class _No(Exception):
    """Why there is no picture: a code."""


def drawn(content: bytes) -> tuple[dict[str, object], bytes]:
    """What is answered of these bytes: what is told of the picture, and both editions one behind the other."""
    try:
        picture = _upright(_opened(content))
        large, small = _jpeg(picture, LONGEST_SIDE, 82), _jpeg(picture, SMALL_SIDE, 74)
    except _No as fault:
        return _told(str(fault)), b""
    except (OSError, ValueError, SyntaxError, MemoryError, IndexError, EOFError):
        return _told("photo.broken"), b""
    width, height = _fit(picture.size, LONGEST_SIDE)
    return _told("", width=width, height=height, length=len(large)), large + small


def _told(code: str, *, width: int = 0, height: int = 0, length: int = 0) -> dict[str, object]:
    return {"code": code, "width": width, "height": height, "length": length}


def _opened(content: bytes) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None  # our own limit answers with a sentence
    try:
        picture = Image.open(io.BytesIO(content), formats=_FORMS)
    except UnidentifiedImageError as fault:
        raise _No("photo.other_form") from fault
    if picture.width * picture.height > MOST_PIXELS:
        raise _No("photo.too_many_pixels")
    # A JPEG can be read at a half, a quarter, an eighth: a photograph of a hundred megapixels costs no memory.
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    picture.load()
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as it was held, in the colours of every screen, on white; only pixels are taken along."""
    turned = ImageOps.exif_transpose(picture)
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    seen = _in_srgb(turned).convert("RGBA")
    bare = Image.new("RGB", seen.size, _WHITE)
    bare.paste(seen, mask=seen.getchannel("A"))
    return bare


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "L", "CMYK"):
        return picture
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        found = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return found or picture


def _jpeg(picture: Image.Image, side: int, quality: int) -> bytes:
    size = _fit(picture.size, side)
    fitted = picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS)
    file = io.BytesIO()
    fitted.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
    return file.getvalue()


def _fit(size: tuple[int, int], side: int) -> tuple[int, int]:
    share = min(1.0, side / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def _main() -> None:
    # Libraries that print must not print into the answer.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limits.take(memory_bytes=MEMORY_BYTES, cpu_seconds=CPU_SECONDS, write_bytes=0)
    told, body = drawn(sys.stdin.buffer.read())
    head = json.dumps(told).encode()
    answer.write(len(head).to_bytes(4) + head + body)
    answer.close()


if __name__ == "__main__":
    _main()
