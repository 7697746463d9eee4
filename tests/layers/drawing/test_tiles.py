import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box, union_all

from layers.drawing.tiles import MARGIN, OVERLAP, TILINGS

# A1 is 594 × 841 mm, A0 841 × 1189; what a printer cannot reach is lost at each edge and seam.
FULL = {"a1": (841, 594), "a0": (1189, 841)}


@pytest.mark.parametrize("code", TILINGS)
def test_the_sheets_cover_the_whole_and_overlap_where_they_are_glued(code):
    tiling = TILINGS[code]
    tiles = tiling.tiles()
    windows = {(tile.row, tile.column): tile.window for tile in tiles}
    covered = union_all([box(w.x, w.y, w.right, w.bottom) for w in windows.values()])
    whole = tiling.whole
    assert covered.equals(box(whole.x, whole.y, whole.right, whole.bottom))
    for (row, column), window in windows.items():
        right, below = windows.get((row, column + 1)), windows.get((row + 1, column))
        assert right is None or window.right - right.x == pytest.approx(OVERLAP)
        assert below is None or window.bottom - below.y == pytest.approx(OVERLAP)
        assert window.width + 2 * MARGIN == tiling.paper.box.width
        assert window.height + 2 * MARGIN == tiling.paper.box.height
    assert len({tile.name for tile in tiles}) == len(tiles) == {"a1": 4, "a0": 8}[code[:2]]
    long, short = FULL[code[:2]]
    assert 0.85 * long < max(whole.width, whole.height) <= long
    assert 0.85 * short < min(whole.width, whole.height) <= short


@given(st.sampled_from(sorted(TILINGS)), st.floats(0, 1), st.floats(0, 1))
def test_every_spot_has_a_sheet_that_shows_it(code, right, down):
    tiling = TILINGS[code]
    spot = (tiling.whole.width * right, tiling.whole.height * down)
    name = tiling.holding(spot)
    (tile,) = [tile for tile in tiling.tiles() if tile.name == name]
    assert tile.window.x <= spot[0] <= tile.window.right
    assert tile.window.y <= spot[1] <= tile.window.bottom


def test_a_spot_off_the_sheet_has_none():
    assert TILINGS["a1l"].holding((-1, 5)) == ""
