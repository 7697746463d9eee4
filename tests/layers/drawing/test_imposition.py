import io

from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from layers.drawing.imposition import booklet, order


def folded(sides):
    """The pages as they come when the sheets are printed on both sides, stacked, folded and leafed through."""
    fronts, backs = sides[0::2], sides[1::2]
    first = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    last = [page for front, back in zip(reversed(fronts), reversed(backs), strict=True) for page in (back[1], front[0])]
    return [*first, *last]


@given(st.integers(1, 200))
def test_a_folded_booklet_reads_from_the_first_page_to_the_last(pages):
    sides = order(pages)
    assert len(sides) % 2 == 0
    read = folded(sides)
    assert len(read) % 4 == 0
    assert read == [*range(pages), *[None] * (len(read) - pages)]


def test_two_pages_lie_side_by_side_on_a_sheet():
    made = PdfWriter()
    for _ in range(5):
        made.add_blank_page(width=420, height=595)
    written = io.BytesIO()
    made.write(written)
    sheets = PdfReader(io.BytesIO(booklet(written.getvalue()))).pages
    assert [(page.mediabox.width, page.mediabox.height) for page in sheets] == [(840, 595)] * 4
