"""One place, one row: every column filled from where it says, and nothing made up."""

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
