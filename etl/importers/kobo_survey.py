"""KoboToolbox・ODK: the export of a form with a kind, a text and a point, as XLSX or CSV.

A point is one cell 「latitude longitude altitude accuracy」, or split (`_gps_latitude`, `gps-Latitude`). Groups stand
before a question's name (`walk/kind`). Who sent a form is not read.
"""

import re
from collections.abc import Sequence

from etl.headings import Headings, text_at
from etl.survey_rows import Layout, batch, degrees, layouts
from layers.intake.contract import Batch, Cell, Document, Hints

# What the servers add to every export; one of them makes a sheet an export.
_SERVER = {"uuid", "submissiontime", "submissiondate", "instanceid", "meta/instanceid", "key", "metainstanceid"}
_KEY = ("uuid", "instanceid", "key")
_KIND = ("kind", "type", "category", "種類", "気づきの種類", "区分", "分類")
_TEXT = (
    "text",
    "note",
    "memo",
    "comment",
    "finding",
    "description",
    "気づき",
    "気づいたこと",
    "内容",
    "コメント",
    "メモ",
)
_TOWN = ("town", "address", "area", "町丁", "町名", "町丁目", "住所", "場所")
_DAY = ("day", "date", "today", "調査日", "日付", "気づいた日", "start", "submissiontime", "submissiondate")
_GROUP = re.compile(r"^.*[/.]")
_FOUR = re.compile(r"^-?\d+(?:\.\d+)?[ ,]+-?\d+(?:\.\d+)?(?:[ ,]+-?\d+(?:\.\d+)?){0,2}$")


class KoboSurvey:
    """One submission a row."""

    id = "kobo_survey"
    label = "マッピング調査（KoboToolbox・ODKの書き出し）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the sheet alone decides
        """Sure where a server's own columns stand beside kinds of ours."""
        return 0.97 if layouts(document, _layout) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:  # noqa: ARG002
        """The facts without the persons."""
        return batch(self, document, layouts(document, _layout))


def _layout(one: Headings) -> Layout | None:
    bare = [_GROUP.sub("", name) for name in one.names]
    kind, text = _first(bare, _KIND), _first(bare, _TEXT)
    if kind is None or text is None or not _SERVER & {*bare, *one.names}:
        return None
    lat = next((at for at, name in enumerate(bare) if name.endswith("latitude")), None)
    lon = next((at for at, name in enumerate(bare) if name.endswith("longitude")), None)
    whole = next((at for at in range(len(bare)) if at not in (kind, text, lat, lon) and _holds_points(one, at)), None)

    def spot(row: Sequence[Cell]) -> tuple[float, float] | None:
        if whole is not None and _FOUR.match(text_at(row, whole)):
            first, second = re.split(r"[ ,]+", text_at(row, whole))[:2]
            return float(first), float(second)
        found = degrees(text_at(row, lat)), degrees(text_at(row, lon))
        return None if found[0] is None or found[1] is None else (found[0], found[1])

    return Layout(
        found=one,
        kind=kind,
        text=text,
        town=_first(bare, _TOWN),
        day=_first(bare, _DAY),
        key=_first(bare, _KEY),
        spot=spot,
        has_spot=lambda row: any(text_at(row, at) for at in (whole, lat, lon) if at is not None),
    )


def _first(names: Sequence[str], words: Sequence[str]) -> int | None:
    return next((names.index(word) for word in words if word in names), None)


def _holds_points(one: Headings, column: int) -> bool:
    told = [text_at(row, column) for _, row in one.body() if text_at(row, column)]
    return bool(told) and all(_FOUR.match(text) and (" " in text or "," in text) for text in told)


IMPORTER = KoboSurvey()
