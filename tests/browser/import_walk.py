"""What a walk through 取り込み mends, and what must stand in the register and in the file after each of its steps."""

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Download, Page, expect

from etl.geocode.again import publish
from etl.run import stage, understand
from layers.place.services import ServicePoint
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests.browser import ten_years
from tests.browser.test_desk import WAIT
from tests.command_line import answer

STAFF = Viewer(name="職員", role="staff")
SHEET = ten_years.SHEET
ANCHORED = "隔週火曜（令和8年4月7日から）"
MENDS = {"F7": ANCHORED, "F11": "第1土曜"}
OURS = {row[2] for row in ten_years.ROWS}
HOME = "おしゃべり会"
TWIN = "中町二丁目の会"
LOST = "なでしこの会"
SAVE = "a.main[href$='/file']"


@pytest.fixture
def gazetteer(store: Store, tmp_path: Path) -> None:
    """The town's 位置参照情報, without block 99."""
    path = tmp_path / ten_years.GAZETTEER
    path.write_bytes(ten_years.gazetteer())
    with store.writing(OPERATOR) as unit:
        publish(unit, stage(unit, understand(path, unit.city())), release=True)


def read(store: Store, viewer: Viewer = STAFF) -> dict[str, ServicePoint]:
    """The places of our list and their doubles, by name, as somebody has them."""
    with store.reading(viewer) as unit:
        return {point.name: point for point in unit.places.read() if point.name in OURS}


def cell(page: Page, spot: str):
    """One cell of the sheet."""
    return page.locator(f'td[data-cell="{SHEET}!{spot}"]')


def is_in_the_register(store: Store) -> None:
    """What was mended, settled and put on the map stands there; for everybody else nothing has changed yet."""
    ours = read(store)
    assert set(ours) == OURS
    assert str(ours["つゆくさの会"].facts["schedule"]).startswith("隔週火曜")
    assert ours["りんどうの会"].facts["schedule"] == "第1土曜 10:00~12:00"
    assert ours["すみれ体操"].facts["status"] == "suspended"
    assert ours["あさがおサロン"].facts["venue"] == "西集会所"
    assert (ours[LOST].how, ours[LOST].lonlat is None) == ("hand", False)
    assert ours[TWIN].facts["fee"] == "100円"
    assert ours[HOME].audience == "staff"
    assert set(read(store, EVERYBODY)) == {TWIN}


def is_as_before(store: Store) -> None:
    """After 「取り消す」 only the double of the town is left, as it was."""
    ours = read(store)
    assert set(ours) == {TWIN}
    assert "fee" not in ours[TWIN].facts


def reads_back(saved: Path, before: bytes) -> None:
    """The file in its usual form: the same but for the two marked cells, and understood without a question."""
    old, new = (openpyxl.load_workbook(one).worksheets[0] for one in (io.BytesIO(before), saved))
    differs = {
        one.coordinate: one.value for row in new.iter_rows() for one in row if one.value != old[one.coordinate].value
    }
    assert differs == MENDS
    marked = {one.coordinate for row in new.iter_rows() for one in row if one.comment and one.coordinate != "C5"}
    assert marked == set(differs)
    assert new["C5"].comment.text.endswith("鍵は前の日までに借りる")
    assert new.column_dimensions["I"].hidden
    assert [new[f"K{row}"].value for row in range(5, 13)] == [row[10] or None for row in ten_years.ROWS]
    assert str(new.merged_cells) == str(old.merged_cells)
    (told,) = [answer("check", str(saved), "--json")]
    assert told["counts"]["rows"] == len(OURS)
    assert {one["code"] for one in told["findings"]} == {"column.unknown", "place.private_home"}


def published(page: Page) -> None:
    """The register has it."""
    expect(page.get_by_text("台帳に反映ずみです。")).to_be_visible(timeout=WAIT)


def kept(file: Download, folder: Path) -> Path:
    """Where the browser's download is."""
    assert file.suggested_filename == ten_years.FILE
    path = folder / "saved.xlsx"
    file.save_as(path)
    return path
