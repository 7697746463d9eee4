"""What stands on the sheets of a PDF, read back."""

import io
import shutil
import subprocess
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

MILLIMETRE = 72 / 25.4


def opened(content: bytes) -> PdfReader:
    """The file."""
    return PdfReader(io.BytesIO(content))


def text(content: bytes) -> str:
    """All words in the order in which they were set, without the thin gaps that the typesetter leaves."""
    return "".join(pages(content))


def pages(content: bytes) -> list[str]:
    """The words of each sheet."""
    if program := shutil.which("pdftotext"):  # fifty times as fast on the sheet of a map
        asked = [program, "-raw", "-enc", "UTF-8", "-", "-"]
        told = subprocess.run(asked, input=content, capture_output=True, check=True).stdout.decode().split("\f")[:-1]
    else:
        told = [page.extract_text() for page in opened(content).pages]
    return ["".join(page.split()) for page in told]


def sizes(content: bytes) -> list[tuple[int, int]]:
    """Width and height of each sheet in millimetres."""
    boxes = [page.mediabox for page in opened(content).pages]
    return [(round(float(box.width) / MILLIMETRE), round(float(box.height) / MILLIMETRE)) for box in boxes]


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
