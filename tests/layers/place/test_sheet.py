"""One place, one row: every column filled from where it says, and nothing made up."""

import pytest

from layers.place import sheet
from layers.vocabulary import fields
from tests.builders import SOURCE, a_service_point


def test_every_fact_of_the_vocabulary_has_a_column() -> None:
    facts = {fact for _, fact in sheet._columns()}
    assert set(fields()) <= facts


def test_a_row_is_as_long_as_the_headings_and_holds_each_value_in_its_place() -> None:
    row = dict(zip(sheet.headers(), sheet.row(a_service_point()), strict=True))
    assert (row["緯度"], row["経度"]) == (34.3428456, 134.0465123)
    assert (row["資源種別コード"], row["資源種別"]) == ("kayoinoba", "通いの場")
    assert row["出典"] == SOURCE.credit()
    assert row["閲覧範囲"] == "公開"


def test_what_is_not_known_is_empty_and_zero_is_known() -> None:
    row = dict(
        zip(sheet.headers(), sheet.row(a_service_point(lonlat=None, facts={"fee_yen": 0, "url": ""})), strict=True)
    )
    assert (row["参加費_円"], row["URL"], row["緯度"], row["電話番号"]) == (0, None, None, None)


@pytest.mark.parametrize(
    ("how", "words"),
    [("given", "一覧の緯度・経度"), ("town", "およそ（町丁目の中心）"), ("nowhere", None), ("", None)],
)
def test_how_a_position_is_known_is_told_in_code_and_in_words(how: str, words: str | None) -> None:
    placed = {} if how != "nowhere" else {"lonlat": None}
    row = dict(zip(sheet.headers(), sheet.row(a_service_point(how=how, **placed)), strict=True))
    assert row["位置の確かさ"] == words
    assert row["position_precision"] == (how if words else None)


def test_every_way_of_finding_a_position_has_its_words() -> None:
    for how in ("given", "lot", "block", "hand", "town"):
        row = dict(zip(sheet.headers(), sheet.row(a_service_point(how=how)), strict=True))
        assert row["位置の確かさ"]
