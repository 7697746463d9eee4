"""大きな地図: A1 or A0 as sheets of A3 to be glued, on a grey ground, for workshops; names are 8 mm high and more."""

from collections.abc import Callable, Mapping

from shapely.geometry import LineString

from layers.drawing import heading, listing, pen, typeset
from layers.drawing.boxes import PAPERS, Box
from layers.drawing.chart import WALL, chart
from layers.drawing.choices import Choice, Option, Printed, label_of
from layers.drawing.extent import extent_plane
from layers.drawing.frame import fitted
from layers.drawing.ink import INKS, Ink
from layers.drawing.marks import numbered
from layers.drawing.pen import Piece
from layers.drawing.stock import Stock
from layers.drawing.tiles import MARGIN, OVERLAP, TILINGS, Tile, Tiling

_RIM = 14.0
_KEY_WIDTH, _KEY_HEIGHT = 190.0, 200.0


class WallMap:
    """大きな地図."""

    id = "wall_map"
    label = "大きな地図（A1・A0）"
    about = "話し合いの机や壁に広げる地図です。A3に分けて印刷し、貼り合わせます。"
    order = 20
    at_once = False
    choices = (
        Choice(
            name="paper",
            label="できあがりの大きさ",
            options=(
                Option(value="a1l", label="A1 横（A3 4枚）", sheets=(420, 297, 2, 2)),
                Option(value="a1p", label="A1 縦（A3 4枚）", sheets=(297, 420, 2, 2)),
                Option(value="a0l", label="A0 横（A3 8枚）", sheets=(297, 420, 4, 2)),
                Option(value="a0p", label="A0 縦（A3 8枚）", sheets=(420, 297, 2, 4)),
            ),
        ),
        Choice(
            name="places",
            label="場所",
            options=(
                Option(value="blank", label="のせない", note="シールや付せんを貼る、書きこみ用の白地図"),
                Option(value="shown", label="場所をのせる", note="一覧が後ろに付きます"),
            ),
        ),
        Choice(
            name="ink",
            label="線の濃さ",
            options=(
                Option(value="grey", label="うすい灰色", note="上に書きこみやすい下地"),
                Option(value="black", label="黒", note="遠くから見るとき、FAXやコピーを通すとき"),
            ),
        ),
    )

    def make(self, stock: Stock, chosen: Mapping[str, str], step: Callable[[float], None]) -> Printed:
        """A key sheet that says how they are glued, one sheet per tile, and the list of the places."""
        tiling, ink = TILINGS[chosen["paper"]], INKS[chosen["ink"]]
        rows = numbered(() if chosen["places"] == "blank" else listing.going_on(stock.places))
        frame = fitted(extent_plane(stock), tiling.whole, plane_srid=stock.city.plane_srid, rim=_RIM)
        made = chart(stock, rows, frame, ink, WALL)
        step(0.4)
        pieces = [*made.pieces, pen.rectangle(tiling.whole.shrunk(0.6), stroke=ink.text, width=1.2)]
        files = {f"{tile.name}.svg": pen.sheet(pieces, tile.window) for tile in tiling.tiles()}
        key = [*(piece for piece in pieces if not piece.text), *_seams(tiling, ink)]
        files |= {"key.svg": pen.sheet(key, tiling.whole), **listing.symbol_files(rows, ink)}
        step(0.6)
        squares = {number: tiling.holding(spot) for number, spot in made.spots.items()}
        words = {
            **heading.words(stock, rows, frame.scale),
            **_layout(tiling, frame.scale),
            "foot": heading.foot(heading.sources(stock, rows), PAPERS["a3l"].box.width - 2 * 14),
            "rows": listing.lines(rows, squares),
            "legend": listing.legend(rows),
            "notes": heading.notes(stock, made, rows),
            "missed": list(made.missed_towns),
        }
        content = typeset.pdf("wall_map.typ", words, files=files)
        step(0.9)
        paper = label_of(self.choices, "paper", chosen["paper"]).partition("（")[0].replace(" ", "")
        return Printed(name=heading.file_name(stock, paper), content=content)


def _layout(tiling: Tiling, scale: int) -> dict[str, object]:
    """What the template has to know of the sheets."""
    whole = tiling.whole
    step = min(_KEY_WIDTH / whole.width, _KEY_HEIGHT / whole.height)
    return {
        "flipped": tiling.paper.flipped,
        "margin": MARGIN,
        "overlap": OVERLAP,
        "window": {"width": tiling.window[0], "height": tiling.window[1]},
        "whole": {"width": f"{whole.width / 10:.0f}", "height": f"{whole.height / 10:.0f}"},
        "key": {"width": whole.width * step, "height": whole.height * step},
        "bar": f"地図の2cm＝{scale / 50:,.0f}m",
        "tiles": [_told(tile, tiling, step) for tile in tiling.tiles()],
    }


def _told(tile: Tile, tiling: Tiling, step: float) -> dict[str, object]:
    """Which of its edges are cut off (left and upper) and which take the glue (right and lower)."""
    return {
        "name": tile.name,
        "file": f"{tile.name}.svg",
        "cut_left": tile.column > 0,
        "cut_top": tile.row > 0,
        "glue_right": tile.column < tiling.columns - 1,
        "glue_bottom": tile.row < tiling.rows - 1,
        "at": {"x": tile.window.centre[0] * step, "y": tile.window.centre[1] * step},
    }


def _seams(tiling: Tiling, ink: Ink) -> list[Piece]:
    """Where the sheets meet, for the key."""
    whole, found = tiling.whole, []
    for tile in tiling.tiles():
        left, top = tile.window.x, tile.window.y
        ends = [((left, top), (left, tile.window.bottom))] if tile.column else []
        ends += [((left, top), (tile.window.right, top))] if tile.row else []
        for one in ends:
            found += pen.line(LineString(one), 3.0, ink.text, dash=(9.0, 6.0))
    return [*found, pen.rectangle(Box(0, 0, whole.width, whole.height), stroke=ink.text, width=3.0)]


PRINT = WallMap()
