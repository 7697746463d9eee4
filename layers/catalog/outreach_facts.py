"""マッピング調査の気づき: what people found on walks, each with the symbol of its kind; for the staff until opened.

The store has cut the rows to the viewer. A fact without a point is not drawn; the list of the surveys holds it.
"""

from collections.abc import Sequence

from layers.catalog import geojson
from layers.catalog.days import japanese_day
from layers.catalog.layer import FeatureCollection, Legend, LegendEntry, StyleRule, Wants, collection, feature
from layers.catalog.look import Look
from layers.survey.facts import PlaceFact, fact_kinds


class OutreachFacts:
    """いいところ・ふだんの集まり・助け合い・困りごと・危ないところ."""

    id = "outreach_facts"
    label = "マッピング調査の気づき"
    wants: Wants = "facts"
    order = 35

    def draw(self, rows: Sequence[PlaceFact], look: Look) -> FeatureCollection:
        """One feature per fact that has a point."""
        drawn = [_feature(row) for row in rows if row.lonlat]
        return collection(drawn, self.legend(rows, look), [])

    def style(self, look: Look) -> list[StyleRule]:
        """A symbol on a pale round, so that it is told from the places beside it."""
        return [
            {
                "id": "fact-ground",
                "type": "circle",
                "paint": {
                    "circle-radius": [
                        "interpolate",
                        ["linear"],
                        ["zoom"],
                        10,
                        6 * look.icon_scale,
                        15,
                        17 * look.icon_scale,
                    ],
                    "circle-color": look.halo,
                    "circle-opacity": 0.75,
                    "circle-stroke-color": look.text,
                    "circle-stroke-width": 1,
                },
            },
            {
                "id": "fact",
                "type": "symbol",
                "layout": {
                    "icon-image": ["get", "icon"],
                    "icon-size": [
                        "interpolate",
                        ["linear"],
                        ["zoom"],
                        10,
                        0.35 * look.icon_scale,
                        15,
                        0.85 * look.icon_scale,
                    ],
                    "icon-allow-overlap": True,
                    "icon-ignore-placement": False,
                },
            },
        ]

    def legend(self, rows: Sequence[PlaceFact], look: Look) -> Legend:  # noqa: ARG002 - the same in every theme
        """One line per kind that is there, and what is not drawn."""
        there = {row.kind for row in rows}
        entries = tuple(
            LegendEntry(label=kind.label, colour=kind.colour, shape=kind.shape)
            for kind in fact_kinds().values()
            if kind.code in there
        )
        without = sum(row.lonlat is None for row in rows)
        note = (
            f"町までしか分からない気づきが{without:,}件あります（マッピング調査の一覧には出ます）。" if without else ""
        )
        return Legend(title=self.label if entries else "", entries=entries, note=note)


def _feature(row: PlaceFact) -> dict[str, object]:
    kind = fact_kinds()[row.kind]
    properties = {
        "id": f"fact-{row.id}",
        "kind": row.kind,
        "label": kind.label,
        "text": row.text,
        "day": japanese_day(row.day),
        "run": row.run_title,
        "run_id": row.run_id,
        "town": row.town,
        "photos": [{"id": one.id, "words": one.words, "width": one.width, "height": one.height} for one in row.photos],
        "icon": f"{kind.shape}:{kind.colour.lstrip('#')}{'' if row.audience == 'public' else ':held'}",
    }
    return feature(geojson.point(row.lonlat) if row.lonlat else None, properties, f"fact-{row.id}")


LAYER = OutreachFacts()
