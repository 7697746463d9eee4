"""拠点: every place with a position, with the symbol of its 主な顔; facilities stand smaller until one looks closer."""

from collections.abc import Collection, Sequence
from functools import cache

from layers.catalog import geojson
from layers.catalog.layer import FeatureCollection, Legend, LegendEntry, StyleRule, Wants, collection, feature
from layers.catalog.look import Look
from layers.place.services import ServicePoint
from layers.vocabulary import kinds

# What people gather at or turn to; all other kinds are the ground on which these stand.
FOREMOST = (
    "kayoinoba", "ibasho", "salon", "gathering", "support_centre", "consultation", "meal", "childcare_support",
    "day_activity", "daily_help", "group", "host",
)  # fmt: skip
_MARKS = (
    "色がうすく破線でかこんだ記号は、最終確認日から1年以上たった場所です。",
    "点線でかこんだ記号は、住民向け地図には出ていません。",
    "中が白い記号は、町の中ほどに仮に置いた場所です（およその位置）。",
)


class Places:
    """居場所・通いの場・相談窓口 and the facilities around them."""

    id = "places"
    label = "場所"
    wants: Wants = "places"
    order = 30

    def draw(self, rows: Sequence[ServicePoint], look: Look) -> FeatureCollection:
        """One feature per place; without a geometry where the position is not known, so that lists stay whole."""
        drawn = [_feature(row, look) for row in rows]
        return collection(drawn, self.legend(rows, look), (row.source.credit() for row in rows))

    def style(self, look: Look) -> list[StyleRule]:
        """Symbols never hide each other; names appear where there is room."""
        symbol = _symbol(look)
        return [
            {
                "id": "chosen",
                "type": "circle",
                "filter": ["==", ["get", "id"], ""],
                "paint": {
                    "circle-radius": 22 * look.icon_scale,
                    "circle-color": look.halo,
                    "circle-opacity": 0.6,
                    "circle-stroke-color": look.text,
                    "circle-stroke-width": 3,
                },
            },
            *_groups(look),
            symbol,
            {
                "id": "symbol-name",
                "type": "symbol",
                "filter": ["!", ["has", "point_count"]],
                "minzoom": 14.5,
                "layout": {
                    "text-field": ["get", "name"],
                    "text-size": look.text_size - 2,
                    "text-anchor": "top",
                    "text-offset": [0, 1.1],
                    "text-max-width": 9,
                    "text-optional": True,
                },
                "paint": {"text-color": look.text, "text-halo-color": look.halo, "text-halo-width": 2},
            },
            # What lies on top is placed first: unseen, the symbols keep their room from the names of zones. Without
            # a layout of its own MapLibre would place it together with the symbols.
            {
                **symbol,
                "id": "symbol-room",
                "metadata": {"above": "all"},
                "layout": {**symbol["layout"], "icon-padding": 1},
                "paint": {"icon-opacity": 0},
            },
        ]

    def legend(self, rows: Sequence[ServicePoint], look: Look) -> Legend:
        """One line per kind that is there, in the order of the vocabulary."""
        return legend_of(
            {row.kind for row in rows},
            lost=sum(row.lonlat is None for row in rows),
            old=any(look.is_old(str(row.facts.get("confirmed_on", ""))) for row in rows),
            held=any(not row.released for row in rows),
            rough=any(row.how == "town" and row.lonlat for row in rows),
        )


def legend_of(there: Collection[str], *, lost: int, old: bool, held: bool, rough: bool) -> Legend:
    """One line per kind that is there; what the marks of the symbols mean, and how many places have no position."""
    entries = [LegendEntry(label=k.label, colour=k.colour, shape=k.shape) for k in kinds().values() if k.code in there]
    notes = [text for text, marked in zip(_MARKS, (old, held, rough), strict=True) if marked]
    if lost:
        notes.append(f"位置の分からない場所が{lost:,}件あります（一覧には出ます）。")
    return Legend(title="場所の種類", entries=tuple(entries), note="".join(notes))


def _symbol(look: Look) -> StyleRule:
    near, far, small = 1.0 * look.icon_scale, 0.62 * look.icon_scale, 0.16 * look.icon_scale
    first = ["==", ["get", "rank"], 1]
    return {
        "id": "symbol",
        "type": "symbol",
        "filter": ["!", ["has", "point_count"]],
        "layout": {
            "icon-image": ["get", "icon"],
            "icon-size": [
                "interpolate", ["linear"], ["zoom"],
                9, ["case", first, far, small],
                13, ["case", first, near * 0.85, 0.45 * look.icon_scale],
                15, near,
            ],
            # Every place is drawn; the names of towns give way to it.
            "icon-allow-overlap": True,
            "icon-ignore-placement": False,
            "symbol-sort-key": ["get", "rank"],
            "symbol-z-order": "source",
        },
    }  # fmt: skip


def _groups(look: Look) -> list[StyleRule]:
    """What stands close together far away, as a circle with a count: made by the tiles of large cities alone."""
    return [
        {
            "id": "cluster",
            "metadata": {"above": "all"},
            "type": "circle",
            "filter": ["has", "point_count"],
            "paint": {
                "circle-radius": [
                    "interpolate", ["linear"], ["log10", ["get", "point_count"]],
                    0.3, 13 * look.icon_scale, 4, 26 * look.icon_scale,
                ],
                "circle-color": look.halo,
                "circle-opacity": 0.92,
                "circle-stroke-color": look.outline,
                "circle-stroke-width": 2.5,
            },
        },
        {
            "id": "cluster-count",
            "metadata": {"above": "all"},
            "type": "symbol",
            "filter": ["has", "point_count"],
            "layout": {
                "text-field": ["number-format", ["get", "point_count"], {"locale": "ja-JP"}],
                "text-font": ["Bold"],
                "text-size": look.text_size - 2,
                "text-allow-overlap": True,
                # Names keep off the circle, not only off the number in it.
                "text-padding": 14,
            },
            "paint": {"text-color": look.text},
        },
    ]  # fmt: skip


@cache
def icon(kind: str, *, old: bool = False, held: bool = False, rough: bool = False) -> str:
    """The name of a symbol, from which whoever draws it reads shape, colour and marks."""
    noun = kinds()[kind]
    marks = "".join(mark for mark, there in ((":old", old), (":held", held), (":rough", rough)) if there)
    return f"{noun.shape}:{noun.colour.lstrip('#')}{marks}"


def icon_of(row: ServicePoint, look: Look) -> str:
    """The name of the symbol of a place, with its marks."""
    old = look.is_old(str(row.facts.get("confirmed_on", "")))
    return icon(row.kind, old=old, held=not row.released, rough=row.how == "town")


def _feature(row: ServicePoint, look: Look) -> dict[str, object]:
    properties = {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "icon": icon_of(row, look),
        "rank": 1 if row.kind in FOREMOST else 0,
        "where": str(row.facts.get("venue") or row.facts.get("address") or ""),
    }
    return feature(geojson.point(row.lonlat) if row.lonlat else None, properties, row.id)


LAYER = Places()
