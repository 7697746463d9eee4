"""What staff do: take a list in and out again, and put towns into zones by pressing them on the map."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.webmap.views.test_imports import workbook

pytestmark = pytest.mark.browser


def test_a_list_goes_in_out_to_the_residents_and_back(staff_page: Page, open_page, tmp_path: Path) -> None:
    path = tmp_path / "通いの場一覧.xlsx"
    path.write_bytes(workbook())
    open_page("/imports", page=staff_page)
    staff_page.set_input_files("input[type=file]", path)
    staff_page.get_by_role("button", name="このファイルを読む").click()
    staff_page.get_by_role("button", name="台帳に反映する").click(timeout=60_000)
    staff_page.get_by_role("button", name="住民向け地図に出す（2件）").click(timeout=60_000)
    expect(staff_page.get_by_text("住民向け地図に出しました。")).to_be_visible()
    resident = open_page("/places?q=ひだまり")
    expect(resident.locator("tbody tr")).to_have_count(1)
    staff_page.get_by_role("button", name="取り消す").click()
    expect(staff_page.get_by_text("取り消しました。")).to_be_visible()
    resident = open_page("/places?q=ひだまり")
    expect(resident.locator("tbody tr")).to_have_count(0)


def test_towns_are_put_into_zones_by_pressing_the_map(staff_page: Page, open_page, store) -> None:
    page = open_page("/zones/assign?kind=daily_life&year=2027", page=staff_page)
    page.locator("#brushes .chip", has_text="東").click()
    canvas = page.locator("#map canvas")
    canvas.scroll_into_view_if_needed()
    canvas.click()
    row = page.locator('tr[data-name="中町二丁目"]')
    expect(row.locator("select").first).to_have_value("東")
    canvas.click()
    expect(row.locator("select").first).to_have_value("")
    expect(page.locator("#uncovered")).to_have_text("中町二丁目")
    canvas.click()
    page.get_by_role("button", name="保存する").click()
    expect(page.get_by_role("button", name="この保存を取り消す")).to_be_visible()
    with store.reading() as unit:
        counts = {one.name: one.residents for one in unit.zones.counts("daily_life", 2027)}
    assert counts["東"] == 700 + 800 + 900 + 500
    page.get_by_role("button", name="この保存を取り消す").click()
    with store.reading() as unit:
        assert [system.fiscal_years for system in unit.zones.kinds()] == [(2026,)]


def test_a_file_that_is_too_large_is_told_before_it_is_sent(staff_page: Page, open_page, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_bytes(b"x" * 2_000_000)
    open_page("/imports", page=staff_page)
    staff_page.evaluate("document.querySelector('form[data-megabytes]').dataset.megabytes = 1")
    staff_page.set_input_files("input[type=file]", path)
    staff_page.get_by_role("button", name="このファイルを読む").click()
    assert staff_page.url.endswith("/imports")
    told = staff_page.locator("input[type=file]").evaluate("one => one.validationMessage")
    assert "より大きいため" in told


def test_pressing_again_while_it_is_sent_asks_once(staff_page: Page, open_page, tmp_path: Path) -> None:
    path = tmp_path / "通いの場一覧.xlsx"
    path.write_bytes(workbook())
    open_page("/imports", page=staff_page)
    staff_page.set_input_files("input[type=file]", path)
    # The page's own listener comes first: what it stops is seen as stopped, and nothing is really sent here.
    stopped = staff_page.evaluate(
        """() => {
          const form = document.querySelector("form.sheet");
          const seen = [];
          form.addEventListener("submit", (event) => {
            seen.push(event.defaultPrevented);
            event.preventDefault();
          });
          form.requestSubmit();
          form.requestSubmit();
          return seen;
        }"""
    )
    assert stopped == [False, True]
    assert staff_page.locator("form.sheet button").first.text_content() == "送っています…"
