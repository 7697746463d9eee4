"""A layer of points as a table: its attributes, then 緯度 and 経度. A row is addressed by the number of its feature."""

from collections.abc import Iterable

from layers.intake.contract import Cell, Features, Table

POINTS = {"Point", "MultiPoint"}


class FeatureTable(Table):
    """The attributes of a vector layer; its first row holds the headings."""

    def address(self, row: int, column: int) -> str:  # noqa: ARG002 - a feature has no cells
        """``行3``."""
        return f"行{row}"


def feature_headings(features: Features) -> list[str]:
    """The headings that the table will have."""
    return [*features.columns, "緯度", "経度"]


def is_points(features: Features) -> bool:
    """Whether whatever has a place in the layer is a point."""
    return {shape.geom_type for shape in features.geometries if shape is not None} <= POINTS


def feature_table(features: Features, headings: Iterable[str] = ()) -> FeatureTable:
    """The table of a layer of points; ``headings`` may call its columns otherwise."""
    rows = [[Cell(name) for name in (headings or feature_headings(features))]]
    for attributes, shape in zip(features.attributes, features.geometries, strict=True):
        cells = [Cell(attributes.get(column)) for column in features.columns]
        spot = None if shape is None or shape.is_empty else shape.centroid
        rows.append([*cells, *((Cell(spot.y), Cell(spot.x)) if spot else (Cell(), Cell()))])
    return FeatureTable(sheet=features.layer, rows=rows, first_row=0)
