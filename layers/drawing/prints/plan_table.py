"""計画の表: the programs of the plan under the items of the law with their places, as the plans print it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from layers.catalog import plan_words
from layers.catalog.plan_words import PlanLine
from layers.drawing import heading, typeset
from layers.drawing.choices import Choice, Option, Printed, label_of
from layers.drawing.marks import Numbered
from layers.drawing.stock import STAFF, Stock
from layers.place.plan_table import plan_table


class PlanTables:
    """計画の表."""

    id = "plan_table"
    label = "計画の表（第1号イ…第5号）"
    about = "計画の事業ごとに、実施方式・拠点数・所管課と台帳の場所を並べます。会議や審議会の資料に。"
    order = 50
    at_once = True
    choices = (
        Choice(
            name="paper",
            label="用紙",
            options=(
                Option(value="a4", label="A4 横", sheets=(297, 210, 1, 1)),
                Option(value="a3", label="A3 横", sheets=(420, 297, 1, 1)),
            ),
        ),
        Choice(
            name="places",
            label="場所の名前",
            options=(
                Option(value="shown", label="のせる"),
                Option(value="blank", label="数だけ", note="1枚に収めたいとき"),
            ),
        ),
    )

    def make(self, stock: Stock, chosen: Mapping[str, str], step: Callable[[float], None]) -> Printed:
        """One table over as many sheets as it needs, its headings on each."""
        table = plan_table(stock.city, stock.places)
        step(0.3)
        shown = chosen["places"] == "shown"
        rows = [Numbered(number=0, place=place) for line in table.rows for place in line.places]
        words = {
            "title": f"{stock.name}　計画の表",
            "subtitle": plan_words.source(table),
            "size": chosen["paper"],
            "mark": stock.mark,
            "lines": [_told(line, stock, shown=shown) for line in plan_words.lines(table)],
            "totals": plan_words.totals(table),
            "missing": plan_words.NOT_IN_DATA,
            "shown": shown,
            # There is no map on it.
            "credits": heading.sources(replace(stock, ground_sources=()), rows),
            "printed": heading.printed(stock),
        }
        content = typeset.pdf("plan_table.typ", words)
        step(0.9)
        return Printed(name=_name(stock, label_of(self.choices, "paper", chosen["paper"])), content=content)


def _told(line: PlanLine, stock: Stock, *, shown: bool) -> dict[str, object]:
    held = stock.edition == STAFF
    return {
        "label": line.label,
        "about": line.about,
        "span": line.span,
        "first": line.first,
        "name": line.name,
        "way": line.way,
        "stated": line.stated,
        "found": line.found,
        "office": line.office,
        "note": line.note,
        "crossing": line.crossing,
        "places": [
            {"name": place.name, "crosses": plan_words.crosses(place), "held": held and not place.released}
            for place in line.places
        ]
        if shown
        else [],
    }


def _name(stock: Stock, paper: str) -> str:
    return heading.file_name(stock, paper.replace(" ", "")).replace("の地図_", "_計画の表_", 1)


PRINT = PlanTables()
