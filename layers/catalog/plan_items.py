"""計画の号: a ring in the colour of its 号 round each place that counts under the plan, with the item in letters.

Drawn on request alone. Colour never stands alone: 「1イ」 says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from layers.catalog import geojson
from layers.catalog.layer import FeatureCollection, Legend, LegendEntry, StyleRule, Wants, collection, feature
from layers.catalog.look import Look
from layers.place.services import ServicePoint
from layers.vocabulary import legal_items


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """The places with their items; ``too_many``: so many that none is drawn, 0 where they are."""

    rows: Sequence[tuple[ServicePoint, tuple[str, ...]]] = ()
    too_many: int = 0


class PlanItems:
    """第1号イ … 第5号 as marks."""

    id = "plan_items"
    label = "計画の号"
    wants: Wants = "plan"
    order = 29

    def draw(self, counted: Counted, look: Look) -> FeatureCollection:
        """One feature per place that has a position and counts under some item."""
        drawn = [_feature(place, items) for place, items in counted.rows if items and place.lonlat]
        return collection(drawn, self.legend(counted, look), [])

    def style(self, look: Look) -> list[StyleRule]:
        """A ring below the symbol of the place, the item above it; far away the ring alone."""
        near = 19 * look.icon_scale
        return [
            {
                "id": "plan-ring",
                "type": "circle",
                "paint": {
                    "circle-radius": ["interpolate", ["linear"], ["zoom"], 10, near * 0.5, 15, near],
                    "circle-color": look.halo,
                    "circle-opacity": 0.55,
                    "circle-stroke-color": ["get", "colour"],
                    "circle-stroke-width": 3.5,
                },
            },
            {
                "id": "plan-mark",
                "metadata": {"above": "all"},
                "type": "symbol",
                "minzoom": 11,
                "layout": {
                    "text-field": ["get", "mark"],
                    "text-font": ["Bold"],
                    "text-size": look.text_size - 1,
                    "text-anchor": "bottom",
                    "text-offset": [0, -1.3],
                    "text-optional": True,
                },
                "paint": {"text-color": look.text, "text-halo-color": look.halo, "text-halo-width": 2.5},
            },
        ]

    def legend(self, counted: Counted, look: Look) -> Legend:  # noqa: ARG002 - the same in every theme
        """One line per item that is there; what is not drawn, because it has no position or there is too much of it."""
        if counted.too_many:
            told = f"{counted.too_many:,}件に一度には印を付けられません。種類や圏域で絞り込むと付きます。"
            return Legend(title=self.label, note=told)
        there = {item for _, items in counted.rows for item in items}
        entries = tuple(
            LegendEntry(label=f"{item.mark}　{item.label} {item.name}", colour=item.colour, shape="hollow_circle")
            for item in legal_items().values()
            if item.code in there
        )
        without = sum(place.lonlat is None for place, items in counted.rows if items)
        note = f"位置の分からない場所が{without:,}件あります（計画の表には出ます）。" if without else ""
        return Legend(title=self.label if entries else "", entries=entries, note=note)


def _feature(place: ServicePoint, items: tuple[str, ...]) -> dict[str, object]:
    known = legal_items()
    properties = {
        "id": f"plan-{place.id}",
        "kind": place.kind,
        "colour": known[items[0]].colour,
        "mark": "・".join(known[item].mark for item in items),
    }
    return feature(geojson.point(place.lonlat) if place.lonlat else None, properties, f"plan-{place.id}")


LAYER = PlanItems()
