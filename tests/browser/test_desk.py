"""取り込み as its users do it: a messy list is dropped, mended by mouse and keyboard, decided on, found, undone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessible import serious
from tests.webmap.messy import FIRST, messy

pytestmark = pytest.mark.browser
SHEET = "通いの場R8"
WAIT = 60_000


def cell(page: Page, spot: str):
    """One cell of the sheet."""
    return page.locator(f'td[data-cell="{SHEET}!{spot}"]')


def dropped(page: Page, open_page, content: bytes, name: str = "通いの場一覧.xlsx") -> None:
    """Let go of a file above the frame."""
    open_page("/imports", page=page)
    page.evaluate(
        """([bytes, name]) => {
          const held = new DataTransfer();
          held.items.add(new File([new Uint8Array(bytes)], name));
          document.getElementById("drop").dispatchEvent(
            new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
        }""",
        [list(content), name],
    )
    # The sheet answers to mouse and keys from when it calls itself a grid.
    expect(page.locator("#grid")).to_have_attribute("role", "grid", timeout=WAIT)


def test_a_messy_list_is_dropped_mended_found_on_the_map_and_taken_back(staff_page: Page, open_page) -> None:
    page = staff_page
    dropped(page, open_page, messy())
    expect(page.locator("li[data-record]")).to_have_count(7)

    # By mouse: what was read of it lights up, a second press opens the cell.
    cell(page, "E6").click()
    expect(page.locator("li.lit")).to_contain_text("つくしの会")
    cell(page, "E6").click()
    cell(page, "E6").locator("textarea").fill("毎週火")
    page.keyboard.press("Enter")
    expect(page.locator("#news")).to_contain_text("直しました", timeout=WAIT)
    expect(page.locator("li.fresh")).to_contain_text("毎週火 13:30~15:00")
    expect(cell(page, "E6")).to_have_attribute("data-was", "隔週火")

    # By keyboard alone, from where one is: Esc leaves all as it was, Enter saves.
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "F2"):
        page.keyboard.press(key)
    expect(cell(page, "H8").locator("textarea")).to_be_focused()
    page.keyboard.type("0")
    page.keyboard.press("Escape")
    expect(cell(page, "H8")).to_be_focused()
    expect(cell(page, "H8")).to_have_text("でんわなし")
    page.keyboard.press("Enter")
    page.keyboard.type("087-000-4444")
    page.keyboard.press("Enter")
    expect(page.locator("li[data-record]", has_text="すみれサロン")).to_contain_text("087-000-4444", timeout=WAIT)
    expect(cell(page, "H8")).to_be_focused()

    # The other way round, and a column that means something else.
    page.get_by_role("link", name="さくら会").click()
    expect(page.locator('td[aria-selected="true"]')).to_have_text("さくら会")
    page.get_by_label("「合言葉」の列の意味").select_option("note")
    expect(page.locator("li[data-record]", has_text="ひだまりの会")).to_contain_text("備考い", timeout=WAIT)
    assert serious(page) == []

    page.get_by_role("button", name="台帳に反映する").click()
    page.get_by_role("link", name="地図で見る").click(timeout=WAIT)
    open_page("/map?q=つくし", page=page)
    page.locator("#open-visible").click()
    expect(page.locator("#panel")).to_contain_text("つくしの会")
    open_page("/imports", page=page)
    # The town has a list of this title too; the newest stands first.
    page.get_by_role("button", name="通いの場一覧の取り込みを取り消す").first.click()
    expect(page.get_by_text("取り消しました。")).to_be_visible()
    open_page("/places?q=つくし", page=page)
    expect(page.locator("tbody tr")).to_have_count(0)


def test_next_years_changes_are_taken_or_refused_and_nothing_goes_silently(staff_page: Page, open_page) -> None:
    page = staff_page
    dropped(page, open_page, messy())
    page.get_by_role("button", name="台帳に反映する").click()
    expect(page.get_by_text("台帳に反映ずみです。")).to_be_visible(timeout=WAIT)
    rows = [[*FIRST[0][:4], "第3火", *FIRST[0][5:]], [*FIRST[1][:4], "毎週火", *FIRST[1][5:]], *FIRST[3:]]
    dropped(page, open_page, messy(first=rows))
    page.set_viewport_size({"width": 390, "height": 844})
    assert serious(page) == []
    page.get_by_label("ひだまりの会の開催日時を前のままにする").focus()
    page.keyboard.press("Space")
    expect(page.locator("#choices-told")).to_contain_text("保存しました")
    expect(page.get_by_label("あおぞら体操をこれからどうするか")).to_have_value("")
    page.get_by_role("button", name="台帳に反映する").press("Enter")
    expect(page.get_by_text("台帳に反映ずみです。")).to_be_visible(timeout=WAIT)
    for words, told in (("ひだまり", "第2・4火"), ("つくし", "毎週火"), ("あおぞら", "毎週金")):
        open_page(f"/places?q={words}", page=page)
        expect(page.locator("tbody tr")).to_contain_text(told)


def test_several_files_are_chosen_by_keyboard_and_each_tells_how_far_it_is(
    staff_page: Page, open_page, tmp_path: Path
) -> None:
    page = staff_page
    for name, content in (("通いの場一覧.xlsx", messy()), ("日記.csv", "日記\n今日は晴れ\n".encode())):
        (tmp_path / name).write_bytes(content)
    open_page("/imports", page=page)
    page.set_input_files("input[type=file]", [tmp_path / "通いの場一覧.xlsx", tmp_path / "日記.csv"])
    expect(page.locator("#chosen")).to_contain_text("日記.csv（2個）を選びました。")
    page.get_by_role("button", name="このファイルを読む").press("Enter")
    files = page.locator(".files li")
    expect(files.nth(0).get_by_role("link")).to_contain_text("読めたことを見る", timeout=WAIT)
    expect(files.nth(1)).to_contain_text("読めませんでした", timeout=WAIT)
    assert serious(page) == []
    files.nth(0).get_by_role("link").press("Enter")
    expect(page.locator("#grid")).to_be_visible()
