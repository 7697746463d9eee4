import re

import pytest

from layers.drawing.choices import chosen
from layers.drawing.letters import kanji_height
from layers.drawing.prints import wall_map
from layers.drawing.tiles import MARGIN, TILINGS
from tests.layers.drawing import land, paper

PRINT = wall_map.PRINT


def printed(stock, **given):
    return PRINT.make(stock, chosen(PRINT.choices, given), lambda _share: None)


@pytest.mark.parametrize("code", ["a1l", "a0l", "a0p"])
def test_a_key_one_sheet_for_each_tile_and_nothing_else_on_a_blank_map(code):
    made = printed(land.stock(*land.crowd(20)), paper=code)
    tiling = TILINGS[code]
    sheet = (round(tiling.paper.box.width), round(tiling.paper.box.height))
    assert paper.sizes(made.content) == [(420, 297), *[sheet] * len(tiling.tiles())]
    pages = paper.pages(made.content)
    assert "貼り合わせ方" in pages[0]
    for number, tile in enumerate(tiling.tiles(), 1):
        assert tile.name in pages[number]
        assert f"{number}/{len(tiling.tiles())}枚" in pages[number]
        assert "縮尺1:" in pages[number]
    assert "集いの会" not in "".join(pages)


def test_with_places_the_list_says_on_which_sheet_each_stands():
    crowd = land.crowd(12)
    made = printed(land.stock(*crowd), places="shown")
    assert len(paper.sizes(made.content)) == 1 + 4 + 1
    listed = paper.pages(made.content)[-1]
    assert all(place.name in listed for place in crowd)
    assert set(re.findall(r"[AB]-[12]", listed)) <= {"A-1", "A-2", "B-1", "B-2"}
    assert re.search(r"[AB]-[12]", listed)


def letters(content, page):
    """Each letter of a sheet: itself, its millimetres from the left lower corner, and its size in points."""
    found = []

    def visit(words, current, text, font, size):
        if font and words.strip():
            step = abs(current[0] * text[0])
            found.append((words.strip(), current[4] / paper.MILLIMETRE, current[5] / paper.MILLIMETRE, size * step))

    paper.opened(content).pages[page].extract_text(visitor_text=visit)
    return found


def test_letters_on_paper_are_eight_millimetres_high():
    content = printed(land.stock()).content
    seen = [letter for page in range(1, 5) for letter in letters(content, page)]
    # What stands in the margin is cut off or lies under the next sheet.
    towns = [size for sign, _, y, size in seen if sign in "中町二丁目" and y > MARGIN]
    assert len(towns) > 10
    assert min(kanji_height(size / paper.MILLIMETRE) for size in towns) >= 8


def test_neighbouring_sheets_meet_to_the_tenth_of_a_millimetre():
    content = printed(land.stock(*land.crowd(40)), places="shown").content
    tiling = TILINGS["a1l"]
    first, second = tiling.tiles()[:2]
    step = second.window.x - first.window.x
    # What starts in the strip of the first sheet stands on the second too, nearer to its left edge by one step.
    strip = [(sign, x, y) for sign, x, y, size in letters(content, 1) if size > 20 and x > MARGIN + step]
    other = [(sign, x, y) for sign, x, y, size in letters(content, 2) if size > 20]
    assert strip
    for sign, x, y in strip:
        assert any(
            sign == there and x - step == pytest.approx(x2, abs=0.1) and y == pytest.approx(y2, abs=0.1)
            for there, x2, y2 in other
        )


def test_title_mark_day_and_credits_stay_when_the_margins_are_cut(monkeypatch):
    drawn = {}
    monkeypatch.setattr(wall_map.typeset, "pdf", lambda _name, _words, *, files: drawn.update(files) or b"")
    printed(land.stock(*land.crowd(5), edition="staff"), places="shown")
    told = drawn["A-1.svg"].decode()
    for words in ("中の地図", "職員用・持ち出し注意", "令和8年11月22日 印刷"):
        assert words in told
    assert "「通いの場一覧」2026-04-01" in drawn["B-2.svg"].decode()


def test_the_key_says_how_large_the_whole_becomes():
    made = printed(land.stock(column=None), paper="a1l")
    assert "できあがり：横約79cm×縦約54cm（A3用紙4枚）" in paper.text(made.content)


def test_the_black_edition_holds_black_and_white_only(monkeypatch):
    drawn = {}
    monkeypatch.setattr(wall_map.typeset, "pdf", lambda _name, _words, *, files: drawn.update(files) or b"")
    printed(land.stock(*land.crowd(20)), places="shown", ink="black")
    assert {"A-1.svg", "B-2.svg", "key.svg"} <= set(drawn)
    colours = {found for svg in drawn.values() for found in re.findall(r"#[0-9A-Fa-f]{6}", svg.decode())}
    assert colours == {"#000000", "#FFFFFF"}
