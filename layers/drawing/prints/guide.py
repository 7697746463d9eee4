"""つどい場ガイド: a booklet of what everybody may know — by 圏域, with maps, 曜日早見表 and 五十音 index."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from layers.catalog.days import WEEKDAYS, japanese_day
from layers.drawing import guide_document, heading, imposition, listing, roster, typeset
from layers.drawing.boxes import Box
from layers.drawing.chart import SMALL, chart
from layers.drawing.choices import Choice, Option, Printed
from layers.drawing.extent import extent_plane
from layers.drawing.faces import faces
from layers.drawing.frame import fitted
from layers.drawing.ink import INKS
from layers.drawing.marks import Numbered
from layers.drawing.pen import sheet
from layers.drawing.roster import Entry, Section
from layers.drawing.stock import PUBLIC, Stock
from layers.errors import Refused
from layers.vocabulary import kinds

# Millimetres that the map of a 圏域 takes of its page.
_MAPS = {"a5": (122.0, 150.0), "a4": (182.0, 222.0)}
_SIZES = {"a5_booklet": "a5", "a4": "a4", "a3_fold": "a4", "word": "a4"}
# Whom one asks for advice, before the places to go to.
_DESKS = ("support_centre", "consultation")


class Guide:
    """つどい場ガイド."""

    id = "guide"
    label = "つどい場ガイド（冊子）"
    about = "圏域ごとの地図と場所、曜日の早見表、五十音のさくいんが付いた冊子です。公開している内容だけでできます。"
    order = 30
    at_once = False
    choices = (
        Choice(
            name="form",
            label="かたち",
            options=(
                Option(
                    value="a5_booklet",
                    label="A5の冊子",
                    note="A4に面付け。両面（短辺とじ）で印刷して二つ折り",
                    sheets=(297, 210, 1, 1),
                ),
                Option(value="a4", label="A4のまま", sheets=(210, 297, 1, 1)),
                Option(
                    value="a3_fold",
                    label="A4の冊子",
                    note="A3に面付け。両面（短辺とじ）で印刷して二つ折り",
                    sheets=(420, 297, 1, 1),
                ),
                Option(value="word", label="Word（直して使う）", note="地図は入りません", sheets=(210, 297, 1, 1)),
            ),
        ),
        Choice(
            name="ink",
            label="色",
            options=(Option(value="colour", label="カラー"), Option(value="black", label="白黒", note="コピー機向け")),
        ),
    )

    def make(self, stock: Stock, chosen: Mapping[str, str], step: Callable[[float], None]) -> Printed:
        """The whole booklet.

        Raises:
            Refused: ``print.public_only`` for the staff's edition; ``print.no_places`` where nothing can stand in it.
        """
        if stock.edition != PUBLIC:
            raise Refused("print.public_only")
        found = roster.sections(stock)
        if not found:
            raise Refused("print.no_places", name=stock.name)
        words = _words(stock, found)
        if chosen["form"] == "word":
            return guide_document.printed(words, name=_name(stock, "Word"))
        size = _SIZES[chosen["form"]]
        maps = _maps(stock, found, size, chosen["ink"], step)
        rows = [Numbered(number=one.number, place=one.place) for part in found for one in part.entries]
        files = {**listing.symbol_files(rows, INKS[chosen["ink"]]), **maps}
        content = typeset.pdf("guide.typ", {**words, "size": size, "maps": sorted(maps)}, files=files)
        step(0.9)
        folded = chosen["form"] != "a4"
        label = {"a5_booklet": "A5冊子", "a4": "A4", "a3_fold": "A4冊子"}[chosen["form"]]
        return Printed(name=_name(stock, label), content=imposition.booklet(content) if folded else content)


def _name(stock: Stock, form: str) -> str:
    ending = "docx" if form == "Word" else "pdf"
    return f"{stock.name}のつどい場ガイド_{form}_{stock.today.isoformat()}.{ending}"


def _words(stock: Stock, found: tuple[Section, ...]) -> dict[str, object]:
    """All that the booklet says, in its order."""
    entries = [one for part in found for one in part.entries]
    phone = heading.contact(stock)
    rows = [Numbered(number=one.number, place=one.place) for one in entries]
    known = faces(one.place.kind for one in entries)
    told = {
        one.number: {
            **one.told(stock.today, phone),
            "symbol": listing.symbol_file(known[one.place.kind].kinds[0]),
        }
        for one in entries
    }
    return {
        "title": stock.city.term("guide_title", "つどい場ガイド"),
        "city": stock.city.name,
        "of": stock.zone.name if stock.zone else "",
        "printed": f"{japanese_day(stock.today.isoformat())} 現在",
        "credits": heading.sources(stock, rows),
        "contact": phone,
        "legend": listing.legend(rows),
        "sections": [
            {"name": part.name, "map": _map_name(number), "entries": [told[one.number] for one in part.entries]}
            for number, part in enumerate(found)
        ],
        "desks": [told[one.number] for one in entries if one.place.kind in _DESKS],
        "weekdays": [_weekday(entries, day) for day in range(7)],
        "daily": [_named(one) for one in entries if one.daily],
        "asked": [_named(one) for one in entries if not one.days and not one.daily],
        "index": [
            {"head": head, "entries": [_named(one) for one in row]} for head, row in roster.in_index(entries).items()
        ],
        "kinds": "・".join(kinds()[code].label for code in kinds() if any(one.place.kind == code for one in entries)),
    }


def _weekday(entries: list[Entry], day: int) -> dict[str, object]:
    """Who is open on that weekday in some week, by the hour; who opens nearly daily has a list of its own."""
    open_ = [one for one in entries if day in one.days and not one.daily]
    rows = sorted(open_, key=lambda one: (one.days[day] or "99", one.number))
    return {
        "head": f"{WEEKDAYS[day]}曜日",
        "entries": [_named(one, at=one.days[day].removeprefix("0")) for one in rows],
    }


def _named(one: Entry, *, at: str = "") -> dict[str, object]:
    return {"name": one.place.name, "number": one.number, "at": at}


def _maps(
    stock: Stock, found: tuple[Section, ...], size: str, ink: str, step: Callable[[float], None]
) -> dict[str, bytes]:
    """The map of each 圏域 by its name among the files; none for what lies in no 圏域 or nowhere that is known."""
    made = {}
    width, height = _MAPS[size]
    for number, part in enumerate(found):
        own = roster.of_section(stock, part)
        if part.zone is not None and any(place.lonlat for place in own.places):
            box = Box(0, 0, width, height)
            rows = [Numbered(number=one.number, place=one.place) for one in part.entries]
            frame = fitted(extent_plane(own), box, plane_srid=stock.city.plane_srid)
            drawn = chart(replace(own, zones=stock.zones), rows, frame, INKS[ink], SMALL)
            made[_map_name(number)] = sheet([*drawn.pieces], box)
        step(0.1 + 0.6 * (number + 1) / len(found))
    return made


def _map_name(number: int) -> str:
    return f"map-{number}.svg"


PRINT = Guide()
