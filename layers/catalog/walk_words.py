"""What the map layers of 通える範囲 share: their colours, their classes, the words of an area, notes of the legend."""

from typing import Any

from layers.access.painted import PaintedArea, Painting
from layers.catalog import geojson
from layers.catalog.layer import StyleRule
from layers.catalog.look import Look

# Upper limits belong to their class: ten minutes are within ten.
MINUTES = (5.0, 10.0, 15.0, 20.0)
MINUTE_LABELS = ("5分以内", "5分をこえ10分以内", "10分をこえ15分以内", "15分をこえ20分以内", "20分より遠い・通えない")
SHARES = (0.2, 0.5, 0.8)
SHARE_LABELS = ("20％未満", "20％以上50％未満", "50％以上80％未満", "80％以上")
# To residents: what it means, never a share.
LEVEL_LABELS = (
    "ほとんどの人が通えます",
    "通えない人もいます",
    "通いにくい人が多い所です",
    "通える場がまだ少ない所です",
)
# Fewer people are not told apart to residents: it would speak of single households.
FEWEST = 10
FEW_LABEL = "住む人が少ないため、分けて示しません"
NOBODY_LABEL = "住む人のいない所"
_MAGENTA = {
    "light": ("#FBF3F7", "#EFC4DB", "#DB86B6", "#B5407F"),
    "projector": ("#241A22", "#5A2A49", "#94487A", "#D882B8"),
}
_LINES = {"light": "#7A1F52", "projector": "#FFD0EA"}


def gap_ramp(look: Look) -> tuple[str, ...]:
    """Four steps of magenta; all but the first are hatched too."""
    return _MAGENTA[look.theme]


def hatch(look: Look) -> str:
    """The pattern that a map draws as lines of 45°."""
    return f"hatch:{_LINES[look.theme].removeprefix('#')}"


def minute_class(minutes: float | None) -> int:
    """0 … 4; nobody getting there is the last."""
    return len(MINUTES) if minutes is None else sum(minutes > limit for limit in MINUTES)


def is_told(area: PaintedArea, painting: Painting) -> bool:
    """Whether an area may be put into a class for these readers."""
    return area.people > 0 and (painting.exact or area.people >= FEWEST)


def shape(area: PaintedArea) -> dict[str, Any]:
    """The ground, or the spot where only that is known."""
    if geojson.is_point(area.geometry):
        return geojson.point((area.geometry.centroid.x, area.geometry.centroid.y))
    return geojson.area(area.geometry)


def untold(area: PaintedArea) -> str:
    """Why an area is in no class."""
    return FEW_LABEL if area.people else NOBODY_LABEL


def notes(painting: Painting) -> str:
    """What must be known in the same breath."""
    told = []
    if any(area.boundary == "approximate" for area in painting.areas):
        told.append("境界は概略境界（おおよその線）です。")
    if painting.unplaced:
        told.append(f"地図に置けない町丁目が{len(painting.unplaced)}あります。表で見てください。")
    return "".join(told)


def rules(prefix: str, look: Look, *, hatched: bool) -> list[StyleRule]:
    """Areas filled and, where asked, hatched; points as circles; names from zoom 13.5."""
    only_areas = ["!=", ["geometry-type"], "Point"]
    lines: list[StyleRule] = [
        {
            "id": f"{prefix}-hatch",
            "type": "fill",
            "filter": ["all", only_areas, ["has", "pattern"]],
            "paint": {"fill-pattern": ["get", "pattern"]},
        }
    ]
    return [
        {
            "id": f"{prefix}-area",
            "type": "fill",
            "filter": only_areas,
            "paint": {"fill-color": ["get", "fill"], "fill-opacity": 0.92},
        },
        *(lines if hatched else []),
        {
            "id": f"{prefix}-line",
            "type": "line",
            "filter": only_areas,
            "paint": {"line-color": look.border, "line-opacity": 0.75, "line-width": 0.8},
        },
        {
            "id": f"{prefix}-spot",
            "type": "circle",
            "filter": ["==", ["geometry-type"], "Point"],
            "paint": {
                "circle-color": ["get", "fill"],
                "circle-radius": ["interpolate", ["linear"], ["zoom"], 9, 3, 14, 14],
                "circle-stroke-color": look.border,
                "circle-stroke-width": 0.8,
            },
        },
        {
            "id": f"{prefix}-name",
            "type": "symbol",
            "minzoom": 13.5,
            "layout": {"text-field": ["get", "name"], "text-size": look.text_size - 3, "text-padding": 6},
            "paint": {"text-color": look.text, "text-halo-color": look.halo, "text-halo-width": 1.5},
        },
    ]
