"""取り込み from the file to the map and back into the file, as a new user walks it with the mouse; and a year later.

With IBASHOMAP_PICTURES=1 the same steps write the pictures of docs/guide/importing.md.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from layers.store import Store
from tests.browser import ten_years
from tests.browser.conftest import READY
from tests.browser.import_walk import (
    HOME,
    LOST,
    MENDS,
    SAVE,
    SHEET,
    TWIN,
    cell,
    is_as_before,
    is_in_the_register,
    kept,
    published,
    read,
    reads_back,
)
from tests.browser.import_walk import (
    gazetteer as gazetteer,  # noqa: PLC0414 - the town of the walk
)
from tests.browser.test_desk import WAIT, dropped

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gazetteer")]
SECRETS = [text for row in ten_years.ROWS for text in (row[7], row[8])] + ["K-07", "K-11", "鍵の番号", "見本さん宅"]


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
    page.get_by_role("button", name=f"{ten_years.TITLE}の取り込みを取り消す").click()
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
    reads_back(kept(coming.value, tmp_path), content)
    nobody_else_sees(open_page)


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
