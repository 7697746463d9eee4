"""通える場が少ない所: areas by the share of people whom no usable place is within reach of, magenta and hatched."""

from typing import Any

from layers.access.painted import PaintedArea, Painting
from layers.catalog import walk_words as words
from layers.catalog.classes import class_of
from layers.catalog.layer import FeatureCollection, Legend, LegendEntry, StyleRule, Wants, collection, feature
from layers.catalog.look import Look


class WalkGaps:
    """町丁目 by uncovered share; residents see what it means, never a share."""

    id = "walk_gaps"
    label = "歩いて通える場が少ない所"
    wants: Wants = "coverage"
    order = 12

    def draw(self, rows: Painting, look: Look) -> FeatureCollection:
        """One feature per piece of ground."""
        drawn = [feature(words.shape(area), _properties(area, rows, look)) for area in rows.areas]
        return collection(drawn, self.legend(rows, look), [source.credit() for source in rows.sources])

    def style(self, look: Look) -> list[StyleRule]:
        """Filled and hatched."""
        return words.rules("gap", look, hatched=True)

    def legend(self, rows: Painting, look: Look) -> Legend:
        """Classes with their limits; what is in none."""
        if not rows.areas:
            return Legend(title="")
        labels = words.SHARE_LABELS if rows.exact else words.LEVEL_LABELS
        entries = [
            LegendEntry(label=label, colour=colour, shape="hatched" if step else "area")
            for step, (label, colour) in enumerate(zip(labels, words.gap_ramp(look), strict=True))
        ]
        untold = dict.fromkeys(words.untold(area) for area in rows.areas if not words.is_told(area, rows))
        entries += [LegendEntry(label=label, colour=look.no_value, shape="area") for label in untold]
        title = "通えない人の割合" if rows.exact else "歩いて通える場"
        return Legend(title=title, entries=tuple(entries), note=words.notes(rows))


def _properties(area: PaintedArea, painting: Painting, look: Look) -> dict[str, Any]:
    name = "・".join(area.names)
    if not words.is_told(area, painting):
        return {"name": name, "text": words.untold(area), "fill": look.no_value}
    step = class_of(area.share or 0.0, words.SHARES)
    exact = f"{area.people:,}人のうち、通えない人 {area.uncovered:,}人（{words.SHARE_LABELS[step]}）"
    told = {
        "name": name,
        "text": exact if painting.exact else words.LEVEL_LABELS[step],
        "fill": words.gap_ramp(look)[step],
    }
    return {**told, "pattern": words.hatch(look)} if step else told


LAYER = WalkGaps()
