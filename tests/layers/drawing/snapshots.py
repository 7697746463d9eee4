"""Photographs as telephones make them, with everything that tells of whoever took them."""

import io

from PIL import Image, ImageCms, PngImagePlugin

# Each stands in a place of its own of the file: EXIF, its preview, XMP, the comment, the text of a PNG.
CANARIES = (b"CANARY-EXIF", b"CANARY-XMP", b"CANARY-COMMENT", b"CANARY-TEXT", b"CANARY-TAIL", b"GPSLatitude")
_GPS = {1: "N", 2: (34.0, 43.0, 36.0), 3: "E", 4: (135.0, 18.0, 15.0)}


def scene(width: int = 800, height: int = 600) -> Image.Image:
    """Left half red, right half blue: what is upright can be told."""
    picture = Image.new("RGB", (width, height), (200, 30, 30))
    picture.paste((30, 30, 200), (width // 2, 0, width, height))
    return picture


def exif(turned: int = 1) -> Image.Exif:
    """EXIF with a place, a writer and a direction."""
    found = Image.Exif()
    found[0x0112] = turned
    found[0x010E] = "CANARY-EXIF"
    found[0x013B] = "CANARY-EXIF taken by"
    found[0x8825] = _GPS
    return found


def jpeg(width: int = 800, height: int = 600, *, turned: int = 1) -> bytes:
    """A JPEG with EXIF, XMP, a comment, a profile and something behind its end."""
    file = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    scene(width, height).save(
        file, "JPEG", exif=exif(turned), comment=b"CANARY-COMMENT", xmp=b"<x>CANARY-XMP GPSLatitude</x>",
        icc_profile=profile,
    )  # fmt: skip
    return file.getvalue() + b"CANARY-TAIL"


def png() -> bytes:
    """A PNG with a text, EXIF and a part that is seen through."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "CANARY-TEXT")
    told.add_itxt("XML:com.adobe.xmp", "CANARY-XMP")
    picture = scene().convert("RGBA")
    picture.putalpha(Image.new("L", picture.size, 128))
    file = io.BytesIO()
    picture.save(file, "PNG", pnginfo=told, exif=exif())
    return file.getvalue()


def webp() -> bytes:
    """A WebP with EXIF and XMP."""
    file = io.BytesIO()
    scene().save(file, "WEBP", exif=exif(), xmp=b"CANARY-XMP")
    return file.getvalue()


def heic() -> bytes:
    """How a file of an iPhone begins."""
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)
