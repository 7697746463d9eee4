"""圏域の地図: one zone, 地区 or the whole city on A4 or A3, with its places, their legend and their list."""

from collections.abc import Callable, Mapping

from layers.drawing import heading, listing, typeset
from layers.drawing.boxes import PAPERS, Box, Paper
from layers.drawing.chart import MIDDLE, SMALL, chart
from layers.drawing.choices import Choice, Option, Printed, label_of
from layers.drawing.extent import extent_plane
from layers.drawing.frame import fitted
from layers.drawing.grid import BAND, Grid
from layers.drawing.ink import INKS
from layers.drawing.marks import numbered
from layers.drawing.pen import sheet
from layers.drawing.stock import Stock

MARGIN, HEAD = 9.0, 14.0
# Room for legend and list: at the right of a sheet that lies, at the foot of one that stands.
_BESIDE = {"a4l": 74.0, "a3l": 100.0, "a4p": 82.0, "a3p": 112.0}
_GAP = 4.0


class ZoneMap:
    """圏域の地図."""

    id = "zone_map"
    label = "圏域や地区の地図（A4・A3）"
    about = "えらんだ圏域の地図に、場所の記号と番号・名前、凡例、一覧を付けます。"
    order = 10
    at_once = True
    choices = (
        Choice(
            name="paper",
            label="用紙",
            options=(
                Option(value="a3l", label="A3 横", sheets=(420, 297, 1, 1)),
                Option(value="a3p", label="A3 縦", sheets=(297, 420, 1, 1)),
                Option(value="a4l", label="A4 横", sheets=(297, 210, 1, 1)),
                Option(value="a4p", label="A4 縦", sheets=(210, 297, 1, 1)),
            ),
        ),
        Choice(
            name="ink",
            label="色",
            options=(
                Option(value="colour", label="カラー", note="白黒でコピーしても記号の形で見分けられます"),
                Option(value="black", label="白黒", note="コピー機・FAX向け。線と模様だけで描きます"),
            ),
        ),
        Choice(
            name="places",
            label="場所",
            options=(
                Option(value="shown", label="場所をのせる"),
                Option(value="blank", label="のせない", note="書きこみ用の白地図"),
            ),
        ),
    )

    def make(self, stock: Stock, chosen: Mapping[str, str], step: Callable[[float], None]) -> Printed:
        """A sheet with the map, legend and list; what the list has no room for follows on further sheets."""
        blank = chosen["places"] == "blank"
        paper, ink = PAPERS[chosen["paper"]], INKS[chosen["ink"]]
        rows = numbered(() if blank else listing.going_on(stock.places))
        foot = heading.foot(heading.sources(stock, rows), paper.box.width - 2 * MARGIN)
        whole = map_box(chosen["paper"], foot=foot, blank=blank)
        inside = Box(whole.x + BAND, whole.y + BAND, whole.width - BAND, whole.height - BAND)
        frame = fitted(extent_plane(stock), inside, plane_srid=stock.city.plane_srid)
        made = chart(stock, rows, frame, ink, MIDDLE if paper.size == "a3" else SMALL)
        step(0.5)
        grid = Grid(box=inside)
        squares = {number: grid.square(spot) for number, spot in made.spots.items()}
        drawing = sheet([*made.pieces, *grid.drawn(ink)], Box(whole.x, whole.y, whole.width + 0.3, whole.height + 0.3))
        words = {
            **heading.words(stock, rows, frame.scale),
            "foot": foot,
            "size": paper.size,
            "flipped": paper.flipped,
            "map": {"width": whole.width + 0.3, "height": whole.height + 0.3},
            "room": {"width": paper.box.width - 2 * MARGIN, "height": paper.box.height - MARGIN - foot - HEAD},
            "blank": blank,
            "rows": listing.lines(rows, squares),
            "legend": listing.legend(rows),
            "notes": [*heading.notes(stock, made, rows)],
        }
        files = {"map.svg": drawing, **listing.symbol_files(rows, ink)}
        content = typeset.pdf("zone_map.typ", words, files=files)
        step(0.9)
        paper_name = label_of(self.choices, "paper", chosen["paper"]).replace(" ", "")
        return Printed(name=heading.file_name(stock, paper_name), content=content)


def map_box(code: str, *, foot: float, blank: bool) -> Box:
    """What of the sheet the map with its band takes, from the left upper corner of the map."""
    paper: Paper = PAPERS[code]
    room = paper.box
    # Half a millimetre is left, so that no rounding pushes the map to the next sheet.
    width, height = room.width - 2 * MARGIN, room.height - MARGIN - foot - HEAD - 0.5
    beside = 0.0 if blank else _BESIDE[code] + _GAP
    return Box(0, 0, width - beside, height) if paper.flipped else Box(0, 0, width, height - beside)


PRINT = ZoneMap()
