import re
from dataclasses import replace

import pytest
import shapely
import shapely.affinity

from layers.drawing.boxes import Box
from layers.drawing.chart import MIDDLE, SMALL, WALL, chart
from layers.drawing.extent import extent_plane
from layers.drawing.frame import fitted
from layers.drawing.ink import BLACK, COLOUR, GREY
from layers.drawing.letters import kanji_height
from layers.drawing.marks import numbered
from layers.drawing.measure import bars
from layers.drawing.pen import THINNEST, sheet
from tests import town
from tests.layers.drawing import land

BOX = Box(5, 5, 260, 240)
WHOLE = Box(0, 0, 790, 544)


def made(stock, *, ink=COLOUR, sizes=MIDDLE, box=BOX):
    frame = fitted(extent_plane(stock), box, plane_srid=stock.city.plane_srid)
    return chart(stock, numbered(stock.places), frame, ink, sizes)


def labels(drawn):
    return [name.box for name in (*drawn.zone_names, *drawn.town_names, *drawn.place_names)]


@pytest.mark.parametrize(("count", "sizes", "box"), [(12, MIDDLE, BOX), (150, SMALL, BOX), (60, WALL, WHOLE)])
def test_no_label_lies_on_another_or_on_a_symbol_or_reaches_over_the_edge(count, sizes, box):
    drawn = made(land.stock(*land.crowd(count)), sizes=sizes, box=box)
    boxes = [*labels(drawn), *(one for mark in drawn.marks.placed for one in mark.boxes), *drawn.taken]
    assert len(drawn.place_names) > 3
    assert not [(a, b) for number, a in enumerate(boxes) for b in boxes[:number] if a.overlaps(b)]
    assert all(box.holds(one) for one in boxes)


FORTY = "みんなで支えあう架空市中央東部第二地区ふれあいいきいきサロンひだまりとこもれびの会"


def renamed(stock):
    """Every place, town and zone of the stock with a name of forty letters."""
    return replace(
        stock,
        places=tuple(replace(one, name=f"{number}{FORTY}") for number, one in enumerate(stock.places)),
        zone=replace(stock.zone, name=FORTY),
        zones=tuple(replace(one, name=f"{one.name}{FORTY}") for one in stock.zones),
        pieces=tuple(replace(one, name=f"{one.name}{FORTY}") for one in stock.pieces),
    )


@pytest.mark.parametrize("ink", [COLOUR, BLACK], ids=["colour", "black"])
@pytest.mark.parametrize(
    ("count", "sizes", "box"),
    [(6, SMALL, Box(5, 5, 180, 160)), (12, MIDDLE, BOX), (90, MIDDLE, BOX), (12, WALL, WHOLE)],
)
def test_names_of_forty_letters_stand_clear_of_each_other_and_on_the_sheet(count, sizes, box, ink):
    stock = renamed(land.stock(*land.crowd(count)))
    drawn = made(stock, ink=ink, sizes=sizes, box=box)
    named = labels(drawn)
    others = [*(one for mark in drawn.marks.placed for one in mark.boxes), *drawn.taken]
    # Side by side, two names are never read as one.
    wide = [Box.around(one.centre, one.width + 1.2, one.height) for one in named]
    assert [(a, b) for number, a in enumerate(wide) for b in (*named[:number], *others) if a.overlaps(b)] == []
    assert [one for one in (*named, *others) if not box.holds(one)] == []
    # Long is no reason to be left out where there is room.
    assert drawn.zone_names
    assert len(drawn.town_names) + len(drawn.place_names) > 3
    assert all(len(name.words.lines) > 1 for name in drawn.place_names)


def test_nothing_is_drawn_outside_the_frame():
    drawn = made(land.stock(*land.crowd(80)))
    # A line is half its width broader than its middle.
    room = BOX.shrunk(-1.5)
    assert [piece.svg[:80] for piece in drawn.pieces if not room.holds(piece.box)] == []
    for shape in (drawn.ground.city, drawn.ground.own, *(shape for _, shape in drawn.ground.towns)):
        assert shapely.box(BOX.x, BOX.y, BOX.right, BOX.bottom).buffer(1e-6).covers(shape)


def test_the_zone_of_the_map_is_bold_and_its_neighbours_are_named():
    drawn = made(land.stock())
    assert {name.words.lines[0] for name in drawn.zone_names} == {"西", "中", "東"}
    assert {"".join(name.words.lines) for name in drawn.town_names} >= {f"中町{part}" for part in ("一丁目", "二丁目")}
    widths = [float(found) for piece in drawn.pieces for found in re.findall(r'stroke-width="([\d.]+)"', piece.svg)]
    assert max(widths) >= 1.2


def test_gaps_between_towns_that_nobody_sees_are_no_borders():
    apart = shapely.affinity.translate(town.square(1, 1), 1e-9, 1e-9)
    zone = replace(land.zone(1), geometry=shapely.MultiPolygon([town.square(1, 0), apart, town.square(1, 2)]))
    drawn = made(replace(land.stock(), zone=zone))
    assert drawn.ground.own.geom_type == "Polygon"
    assert len(drawn.ground.own.interiors) == 0


@pytest.mark.parametrize("ink", [BLACK, GREY])
def test_prints_without_colour_hold_greys_only_and_no_line_thinner_than_a_fax_tells(ink):
    drawn = made(land.stock(*land.crowd(30)), ink=ink)
    svg = sheet(drawn.pieces, BOX).decode()
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}", svg))
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)
    assert ink is GREY or colours == {"#000000", "#FFFFFF"}
    assert "opacity" not in svg
    outside_symbols = re.sub(r"<g transform.*?</g>", "", svg)
    thin = [float(found) for found in re.findall(r'stroke-width="([\d.]+)"', outside_symbols)]
    assert min(thin) >= THINNEST


def test_words_of_a_list_stay_words():
    wild = land.place(1, (134.015, 34.315), name="</text><script>alert(1)</script>&amp;")
    svg = sheet(made(land.stock(wild)).pieces, BOX).decode()
    assert "<script" not in svg
    assert "&lt;/text&gt;" in svg


def test_names_on_walls_stand_eight_millimetres_high_and_more():
    drawn = made(land.stock(*land.crowd(20)), sizes=WALL, box=WHOLE)
    names = [*drawn.zone_names, *drawn.town_names, *drawn.place_names]
    assert names
    assert min(kanji_height(name.words.size, bold=name.words.bold) for name in names) >= 8


def test_the_bar_is_as_long_as_it_says():
    stock = land.stock()
    frame = fitted(extent_plane(stock), BOX, plane_srid=stock.city.plane_srid)
    pieces = bars(frame, (10, 200), 60, COLOUR, size=3)
    texts = [piece.text for piece in pieces if piece.text]
    metres, minutes = texts
    lengths = [
        float(found) for found in re.findall(r'width="([\d.]+)" height="1\.350"', "".join(p.svg for p in pieces))
    ]
    said = float(metres.removesuffix("km")) * 1000 if metres.endswith("km") else float(metres.removesuffix("m"))
    assert lengths[0] * frame.metres_per_mm == pytest.approx(said, rel=0.01)
    walked = int(re.search(r"約(\d+)分", minutes)[1])
    assert lengths[2] * frame.metres_per_mm == pytest.approx(walked * 60, rel=0.01)


def test_towns_whose_name_found_no_room_are_told():
    drawn = made(land.stock(), sizes=WALL, box=Box(0, 0, 60, 60))
    assert set(drawn.missed_towns) & {f"中町{part}" for part in ("一丁目", "二丁目", "三丁目")}
