"""いちばん近い場までの分: areas by the minutes of the person in the middle, there and back by the slower way."""

from typing import Any

from layers.access.painted import PaintedArea, Painting
from layers.catalog import walk_words as words
from layers.catalog.layer import FeatureCollection, Legend, LegendEntry, StyleRule, Wants, collection, feature
from layers.catalog.look import Look


class WalkMinutes:
    """町丁目 by the median of its people's minutes, in five classes whose upper limit belongs to them."""

    id = "walk_minutes"
    label = "いちばん近い場までの分"
    wants: Wants = "coverage"
    order = 11

    def draw(self, rows: Painting, look: Look) -> FeatureCollection:
        """One feature per piece of ground."""
        drawn = [feature(words.shape(area), _properties(area, rows, look)) for area in rows.areas]
        return collection(drawn, self.legend(rows, look), [source.credit() for source in rows.sources])

    def style(self, look: Look) -> list[StyleRule]:
        """Filled; the farther the darker."""
        return words.rules("minutes", look, hatched=False)

    def legend(self, rows: Painting, look: Look) -> Legend:
        """Classes with their limits; what is in none."""
        if not rows.areas:
            return Legend(title="")
        entries = [
            LegendEntry(label=label, colour=colour, shape="area")
            for label, colour in zip(words.MINUTE_LABELS, look.ramp, strict=True)
        ]
        untold = dict.fromkeys(words.untold(area) for area in rows.areas if not words.is_told(area, rows))
        entries += [LegendEntry(label=label, colour=look.no_value, shape="area") for label in untold]
        note = "町丁目のまん中の人（中央値）の、行きと帰りのうち時間のかかるほうの分数です。" + words.notes(rows)
        return Legend(title="いちばん近い場までの分", entries=tuple(entries), note=note)


def _properties(area: PaintedArea, painting: Painting, look: Look) -> dict[str, Any]:
    name = "・".join(area.names)
    if not words.is_told(area, painting):
        return {"name": name, "text": words.untold(area), "fill": look.no_value}
    step = words.minute_class(area.minutes)
    exact = f"{area.minutes:.1f}分" if painting.exact and area.minutes is not None else words.MINUTE_LABELS[step]
    return {"name": name, "text": exact, "fill": look.ramp[step]}


LAYER = WalkMinutes()
