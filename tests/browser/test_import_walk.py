"""取り込み from the file to the map and back into the file, as a new user walks it: with the mouse, and by keys alone.

With IBASHOMAP_PICTURES=1 the same steps write the pictures of docs/guide/importing.md.
"""

import io
import re
from collections.abc import Callable
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
from tests.browser.conftest import READY
from tests.browser.test_desk import WAIT, dropped
from tests.command_line import answer

pytestmark = pytest.mark.browser
STAFF = Viewer(name="職員", role="staff")
SHEET = ten_years.SHEET
ANCHORED = "隔週火曜（令和8年4月7日から）"
MENDS = {"F7": ANCHORED, "F11": "第1土曜"}
OURS = {row[2] for row in ten_years.ROWS}
HOME = "おしゃべり会"
TWIN = "中町二丁目の会"
LOST = "なでしこの会"
SECRETS = [text for row in ten_years.ROWS for text in (row[7], row[8])] + ["K-07", "K-11", "鍵の番号", "見本さん宅"]
MOST_TABS = 120
MOST_NAME = 200
SAVE = "a.main[href$='/file']"


@pytest.fixture(autouse=True)
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


def nobody_else_sees(open_page: Callable[..., Page]) -> None:
    """Signed out: what was released stands there, and nothing of leaders, telephones, keys or the private home."""
    page = open_page("/places?all=1")
    expect(page.get_by_role("link", name="ひまわりの会", exact=True)).to_be_visible()
    told = [page.content()]
    of_a_place = page.get_by_role("link", name=LOST, exact=True).get_attribute("href")
    for address in ("/map", "/layers/places.geojson", of_a_place):
        answered = page.request.get(page.url.partition("/places")[0] + str(address))
        assert answered.status == 200
        told.append(answered.text())
    assert [secret for secret in (*SECRETS, HOME) if any(secret in text for text in told)] == []


def published(page: Page) -> None:
    """The register has it."""
    expect(page.get_by_text("台帳に反映ずみです。")).to_be_visible(timeout=WAIT)


def mended_by_mouse(page: Page, picture) -> None:
    """A first press tells what was read, a second one opens the cell."""
    for spot, text in MENDS.items():
        cell(page, spot).click()
        cell(page, spot).click()
        cell(page, spot).locator("textarea").fill(text)
        if spot == "F11":
            picture(page, "import-mend", part="#sheet", height=830)
        page.keyboard.press("Enter")
        expect(page.locator("#news")).to_contain_text(f"{SHEET}!{spot}を直しました", timeout=WAIT)


def settled_by_mouse(page: Page, picture) -> None:
    """The double is settled, the lost place put on the map, each by the link that the page of the import gives."""
    report = page.url
    page.get_by_role("link", name="同じ集まりかもしれないものを見る").click()
    picture(page, "import-duplicates", part="h1", height=930)
    page.get_by_role("button", name="同じ集まり（右を残す）").click()
    expect(page.get_by_text("同じ集まりとして、右の記録を残しました。")).to_be_visible()
    page.goto(report)
    page.get_by_role("link", name="位置の分からない2件を地図に置く").click()
    page.get_by_role("link", name=re.compile(LOST)).click()
    page.wait_for_selector(READY, state="attached")
    page.locator("#map canvas").click(position={"x": 200, "y": 300})
    expect(page.locator(".pin-mark")).to_have_count(1)
    picture(page, "import-review", part="h1", height=700)
    page.get_by_role("button", name="ここに決める").click()
    expect(page.get_by_text(f"「{LOST}」を地図に置きました。")).to_be_visible()
    page.goto(report)
    expect(page.get_by_role("link", name="位置の分からない1件を地図に置く")).to_be_visible()


def found_by_mouse(page: Page) -> None:
    """Searched, chosen on the map, and there on the list too."""
    page.get_by_role("link", name="地図", exact=True).click()
    page.wait_for_selector(READY, state="attached")
    page.get_by_label("名前・会場・所在地でさがす").fill("なでしこ")
    expect(page.locator("#found")).to_have_text("1件")
    page.locator("#open-visible").click()
    page.get_by_role("button", name=re.compile(LOST)).click()
    expect(page.locator("#panel h2")).to_have_text(LOST)
    page.get_by_role("button", name="閉じる").click()
    page.get_by_role("link", name="一覧で見る").click()
    expect(page.locator("tbody tr")).to_contain_text(LOST)


def test_with_the_mouse(staff_page: Page, open_page, store: Store, tmp_path: Path, picture) -> None:
    page, content = staff_page, ten_years.workbook()
    open_page("/imports", page=page)
    picture(page, "import-start", height=460)
    dropped(page, open_page, content, ten_years.FILE)
    picture(page, "import-read", part="ol.way", height=640)
    mended_by_mouse(page, picture)
    assert set(read(store)) == {TWIN}
    page.get_by_role("button", name="台帳に反映する").click()
    published(page)
    picture(page, "import-publish", part="#publish", height=620)
    settled_by_mouse(page, picture)
    is_in_the_register(store)
    found_by_mouse(page)

    open_page("/imports", page=page)
    picture(page, "import-undo", part="h2", height=420)
    page.get_by_role("button", name=f"{ten_years.FILE}の取り込みを取り消す").click()
    expect(page.get_by_text("取り消しました。")).to_be_visible()
    is_as_before(store)
    page.get_by_role("button", name="台帳に反映する").click()
    published(page)
    is_in_the_register(store)
    page.get_by_role("button", name=re.compile("住民向け地図に出す")).click()
    expect(page.get_by_text("住民向け地図に出しました。")).to_be_visible()
    page.get_by_role("button", name="いつもの様式で保存").click()
    page.wait_for_selector(SAVE, timeout=WAIT)
    picture(page, "import-usual-form", part="h1", height=460)
    with page.expect_download() as coming:
        page.locator(SAVE).click()
    reads_back(_kept(coming.value, tmp_path), content)
    nobody_else_sees(open_page)


def tab_to(page: Page, name: str, *, kind: str = "") -> None:
    """Tab until what is named that has the focus; its name is what a screen reader would say."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        tag, told = page.evaluate(
            "() => { const one = document.activeElement; return [one.tagName, one.getAttribute('aria-label') || "
            "one.labels?.[0]?.textContent || one.textContent || '']; }"
        )
        if name in told and tag in (kind or tag) and len(told.strip()) < MOST_NAME:
            return
    pytest.fail(f"「{name}」 is not reached by {MOST_TABS} Tabs")


def pressed(page: Page, name: str, *, kind: str = "", key: str = "Enter") -> None:
    """Tab to what leads to another page, and press it."""
    tab_to(page, name, kind=kind)
    with page.expect_navigation():
        page.keyboard.press(key)


def keys(page: Page, *names: str) -> None:
    """These keys, one after the other."""
    for name in names:
        page.keyboard.press(name)


def mended_by_keys(page: Page) -> None:
    """A finding leads to its cell, open for mending; the arrows lead on to the other one."""
    tab_to(page, f"{SHEET}!F7")
    keys(page, "Enter")
    expect(cell(page, "F7").locator("textarea")).to_be_focused()
    page.keyboard.type(ANCHORED)
    keys(page, "Enter")
    expect(page.locator("#news")).to_contain_text("F7を直しました", timeout=WAIT)
    expect(cell(page, "F7")).to_be_focused()
    keys(page, *["ArrowDown"] * 4, "Enter")
    page.keyboard.type(MENDS["F11"])
    keys(page, "Enter")
    expect(page.locator("#news")).to_contain_text("F11を直しました", timeout=WAIT)


def settled_by_keys(page: Page) -> None:
    """The double is settled, the lost place put where another map says that it is."""
    pressed(page, "同じ集まりかもしれないもの")
    pressed(page, "同じ集まり（右を残す）", key="Space")
    expect(page.get_by_text("同じ集まりとして、右の記録を残しました。")).to_be_visible()
    pressed(page, "一覧")
    pressed(page, "場所を決める")
    pressed(page, LOST)
    page.wait_for_selector(READY, state="attached")
    tab_to(page, "中町二丁目の中ほど")
    keys(page, "ArrowDown")
    tab_to(page, "緯度, 経度")
    page.keyboard.type("34.3151, 134.0152")
    keys(page, "Enter")
    expect(page.get_by_text(f"「{LOST}」を地図に置きました。")).to_be_visible()


def found_by_keys(page: Page) -> None:
    """Searched, chosen on the map, and there on the list too."""
    pressed(page, "地図")
    page.wait_for_selector(READY, state="attached")
    tab_to(page, "名前・会場・所在地でさがす")
    page.keyboard.type("なでしこ")
    expect(page.locator("#found")).to_have_text("1件")
    for name in ("この範囲の場所", LOST):
        tab_to(page, name)
        keys(page, "Enter")
    expect(page.locator("#panel h2")).to_have_text(LOST)
    keys(page, "Escape")
    pressed(page, "一覧で見る")
    expect(page.locator("tbody tr")).to_contain_text(LOST)


def test_by_keyboard_alone(staff_page: Page, store: Store, tmp_path: Path) -> None:
    page, content = staff_page, ten_years.workbook()
    (tmp_path / ten_years.FILE).write_bytes(content)
    pressed(page, "一覧")
    pressed(page, "取り込み")
    tab_to(page, "ファイルを置く")
    page.set_input_files("input[type=file]:focus", tmp_path / ten_years.FILE)
    pressed(page, "このファイルを読む")
    expect(page.get_by_role("button", name="台帳に反映する")).to_be_visible(timeout=WAIT)
    mended_by_keys(page)
    pressed(page, "台帳に反映する", kind="BUTTON")
    published(page)
    settled_by_keys(page)
    is_in_the_register(store)
    found_by_keys(page)

    pressed(page, "取り込み")
    pressed(page, f"{ten_years.FILE}の取り込みを取り消す")
    expect(page.get_by_text("取り消しました。")).to_be_visible()
    is_as_before(store)
    pressed(page, "台帳に反映する", kind="BUTTON")
    published(page)
    is_in_the_register(store)
    pressed(page, "いつもの様式で保存")
    page.wait_for_selector(SAVE, timeout=WAIT)
    tab_to(page, "いつもの様式で保存する")
    with page.expect_download() as coming:
        keys(page, "Enter")
    reads_back(_kept(coming.value, tmp_path), content)


def test_next_years_list_tells_what_is_different(staff_page: Page, open_page, store: Store, picture) -> None:
    page = staff_page
    dropped(page, open_page, ten_years.workbook(), ten_years.FILE)
    page.get_by_role("button", name="台帳に反映する").click()
    published(page)
    rows = [list(row) for row in ten_years.ROWS]
    rows[0][5], rows[1][9] = "第2・4水曜", "100円"
    rows[4][2] = "ゆりの会"
    del rows[7]
    dropped(page, open_page, ten_years.workbook(rows), "通いの場一覧 令和9年度.xlsx")
    changes = page.locator("#changes")
    expect(changes.get_by_role("region", name="見あたらない").locator("tbody tr")).to_have_count(2)
    expect(changes.get_by_label("ひまわりの会の開催日時を前のままにする")).to_be_visible()
    changes.get_by_label("あさがおサロンの参加費を前のままにする").check()
    expect(page.locator("#choices-told")).to_contain_text("保存しました")
    picture(page, "import-changes", part="#changes", height=700)
    page.get_by_role("button", name="台帳に反映する").click()
    expect(page.get_by_text("台帳に反映ずみです。")).to_be_visible(timeout=WAIT)
    ours = read(store)
    assert ours["ひまわりの会"].facts["schedule"] == "第2・4水曜 10:00~11:30"
    assert (ours["あさがおサロン"].facts["fee"], ours["あさがおサロン"].facts["fee_yen"]) == ("無料", 0)
    assert HOME in ours


def _kept(file: Download, folder: Path) -> Path:
    assert file.suggested_filename == ten_years.FILE
    path = folder / "saved.xlsx"
    file.save_as(path)
    return path
