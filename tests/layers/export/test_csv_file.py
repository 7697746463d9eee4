"""The CSV opens in an office as it was, in the columns of the 自治体標準, and runs nothing."""

import csv
import io

import pytest

from layers.export import csv_file
from tests.layers.export.samples import HOSTILE, places


def read() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_file.write(places()).decode("utf-8-sig"), newline="")))


def test_it_says_that_it_is_utf8_and_ends_lines_as_offices_expect() -> None:
    written = csv_file.write(places())
    assert written.startswith(b"\xef\xbb\xbfID,")
    assert written.count(b"\r\n") == len(places()) + 1


def test_the_standard_columns_come_first_and_in_their_order() -> None:
    columns = list(read()[0])
    standard = ["ID", "名称", "所在地_連結表記", "建物名等(方書)", "緯度", "経度", "電話番号", "団体名"]
    assert columns[: len(standard)] == standard
    assert columns.index("資源種別コード") > columns.index("備考")


def test_values_come_back() -> None:
    rows = {row["名称"]: row for row in read()}
    assert float(rows["ひだまりの会"]["緯度"]) == 34.3428456
    assert rows["ひだまりの会"]["参加費_円"] == "0"
    assert rows["ひだまりの会"]["圏域"] == "daily_life:中央"
    assert rows["茶話会"]["電話番号"] == "087-000-0001;087-000-0002"
    assert rows["茶話会"]["緯度"] == ""
    assert rows["﨑髙𠮷野サロン"]["施設番号"] == "0012"


def test_no_cell_starts_as_a_formula() -> None:
    cells = [cell for row in read() for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t＝"))]
    assert {f"'{text}" for text in (HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[3], HOSTILE[5])} <= set(cells)


@pytest.mark.parametrize("text", HOSTILE)
def test_each_way_to_start_a_formula_is_taken_away(text: str) -> None:
    assert csv_file._harmless(text) == f"'{text}"


def test_a_negative_number_stays_a_number() -> None:
    assert csv_file._harmless(-1.5) == -1.5
