"""マッピング調査の気づき: a list made by hand, one fact a row, with its kind, its words and, if known, where it is.

What a row says of a person is left in the file: the row is held with what it says of the place. The counts of visits
are another list (`outreach_survey`), and no table joins the two.
"""

import re
from collections.abc import Sequence

from etl.headings import Headings, text_at
from etl.survey_rows import Layout, batch, degrees, layouts
from layers.intake.contract import Batch, Cell, Document, Hints

_KIND = ("種類", "気づきの種類", "種別", "区分", "分類", "カテゴリ", "カテゴリー", "項目", "kind", "type")
_TEXT = ("気づき", "気づいたこと", "気付き", "気付いたこと", "内容", "こと", "コメント", "メモ", "状況", "説明", "text")
_LAT = ("緯度", "lat", "latitude", "y", "北緯")
_LON = ("経度", "lon", "lng", "longitude", "x", "東経")
_TOWN = ("町丁", "町名", "町丁目", "住所", "所在地", "場所", "address", "town", "地区", "zone")
_DAY = ("日付", "調査日", "実施日", "気づいた日", "日", "年月日", "date", "day")
_ANOTHER_LIST = re.compile(r"施設名|会場|開催|圏域名|総人口|名称|街区|グループ|団体名|電話|件数|uuid|submission")


class SurveyFactsList:
    """One fact a row."""

    id = "survey_facts_list"
    label = "マッピング調査の気づき（一覧）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the sheet alone decides
        """Sure where a column of our kinds stands beside one of words."""
        return 0.96 if layouts(document, _layout) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:  # noqa: ARG002
        """The facts without the persons."""
        return batch(self, document, layouts(document, _layout))


def _layout(one: Headings) -> Layout | None:
    kind, text = one.column(*_KIND), one.column(*_TEXT)
    if kind is None or text is None or kind == text or any(_ANOTHER_LIST.search(name) for name in one.names):
        return None
    lat, lon = one.column(*_LAT), one.column(*_LON)

    def spot(row: Sequence[Cell]) -> tuple[float, float] | None:
        found = degrees(text_at(row, lat)), degrees(text_at(row, lon))
        return None if found[0] is None or found[1] is None else (found[0], found[1])

    return Layout(
        found=one,
        kind=kind,
        text=text,
        town=one.column(*_TOWN),
        day=one.column(*_DAY),
        key=None,
        spot=spot,
        has_spot=lambda row: bool(text_at(row, lat) or text_at(row, lon)),
    )


IMPORTER = SurveyFactsList()
