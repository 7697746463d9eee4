"""What stands on the sheets of a PDF, read back."""

import io
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

MILLIMETRE = 72 / 25.4


def opened(content: bytes) -> PdfReader:
    """The file."""
    return PdfReader(io.BytesIO(content))


def text(content: bytes) -> str:
    """All words, without the thin gaps that the typesetter leaves."""
    return "".join(page.extract_text() for page in opened(content).pages).replace(" ", "").replace("\n", "")


def sizes(content: bytes) -> list[tuple[int, int]]:
    """Width and height of each sheet in millimetres."""
    pages = opened(content).pages
    return [(round(float(p.mediabox.width) / MILLIMETRE), round(float(p.mediabox.height) / MILLIMETRE)) for p in pages]


def fonts(content: bytes) -> Iterator[DictionaryObject]:
    """Every font that any sheet, or a drawing on it, asks for."""
    for page in opened(content).pages:
        yield from _fonts(page["/Resources"].get_object())


def _fonts(resources: DictionaryObject) -> Iterator[DictionaryObject]:
    for one in (resources.get("/Font") or {}).values():
        yield one.get_object()
    for one in (resources.get("/XObject") or {}).values():
        inner = one.get_object()
        if "/Resources" in inner:
            yield from _fonts(inner["/Resources"].get_object())


def is_embedded(font: DictionaryObject) -> bool:
    """Whether the letters of a font lie in the file itself."""
    descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))
