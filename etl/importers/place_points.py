"""Points with names in any vector format: a Google マイマップ (KML, KMZ), a layer of QGIS, GeoJSON of places.

Folder and layer tell the kind where no column does; a description may hold HTML, of which the words are taken.
"""

import html
import re
from dataclasses import replace
from typing import Any

from etl import heading_words
from etl.feature_table import feature_headings, feature_table, is_points
from etl.lists import batch as lists
from etl.refusal import other_form
from layers.intake.contract import Batch, Document, Features, Hints, Table

_HEADINGS = {"folder": "種別", "Name": "名称", "description": "内容", "Description": "内容"}
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/tr|/li)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,400}>")


class PlacePoints:
    """Layers of places."""

    id = "place_points"
    label = "場所の点（地図データ）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the layer alone decides
        """Perhaps, where points have names: any official layer of points is surer of itself."""
        features = document.features
        if features is None or not is_points(features) or not any(features.geometries):
            return 0.0
        roles = {heading_words.role_of(_HEADINGS.get(name, name)) for name in features.columns}
        return 0.6 if "name" in roles else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record a point."""
        if document.features is None or not self.fits(document, hints):
            return other_form("places", self)
        table = _table(document.features)
        return lists.read(replace(document, tables=(table,), features=None), hints, importer=self.id)


def _table(features: Features) -> Table:
    """Of the columns that mean a place's position those of the geometry are kept."""
    own = [name for name in features.columns if heading_words.role_of(name) not in ("lat", "lon")]
    attributes = [{name: _words(row.get(name)) for name in own} for row in features.attributes]
    kept = replace(features, columns=tuple(own), attributes=attributes)
    return feature_table(kept, [_HEADINGS.get(name, name) for name in feature_headings(kept)])


def _words(value: Any) -> Any:  # noqa: ANN401 - whatever an attribute holds
    """The words of a piece of HTML; any other value as it is."""
    if not isinstance(value, str) or "<" not in value:
        return value
    return html.unescape(_TAG.sub("", _BREAK.sub(" ", value))).strip()


IMPORTER = PlacePoints()
