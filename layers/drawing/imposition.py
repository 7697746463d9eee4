"""Imposition 面付け: pages two on a sheet, in the order in which the folded sheets become a booklet."""

import io

from pypdf import PageObject, PdfReader, PdfWriter, Transformation


def order(pages: int) -> list[tuple[int | None, int | None]]:
    """Left and right page (from 0) of each side of the sheets, front and back in turn; None is a blank page.

    The whole is filled up to a multiple of four. Saddle stitch, opening to the left as Japanese set across.
    """
    whole = -(-pages // 4) * 4
    sides: list[tuple[int, int]] = []
    for sheet in range(whole // 4):
        sides.append((whole - 1 - 2 * sheet, 2 * sheet))
        sides.append((2 * sheet + 1, whole - 2 - 2 * sheet))
    return [(left if left < pages else None, right if right < pages else None) for left, right in sides]


def booklet(content: bytes) -> bytes:
    """The pages of a PDF side by side on sheets of twice their width, to be printed on both sides (短辺とじ)."""
    read = PdfReader(io.BytesIO(content))
    width, height = float(read.pages[0].mediabox.width), float(read.pages[0].mediabox.height)
    made = PdfWriter()
    for sides in order(len(read.pages)):
        sheet = PageObject.create_blank_page(width=2 * width, height=height)
        for number, shift in zip(sides, (0.0, width), strict=True):
            if number is not None:
                sheet.merge_transformed_page(read.pages[number], Transformation().translate(shift, 0))
        made.add_page(sheet)
    made.compress_identical_objects()
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()
