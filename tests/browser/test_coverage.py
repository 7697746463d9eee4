"""通える範囲 in the browser: by keys alone, on a phone, without a script; the map switches and leads to its row."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, Route, expect

from layers.access.coverage import answer
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.browser.conftest import READY
from tests.browser.test_accessible import serious
from tests.webmap.views.test_coverage import ASKED, QUESTION, calculate, walkable

pytestmark = pytest.mark.browser
LONGEST = 60_000
MORE_THAN_SEA = """() => {
  const drawn = document.querySelector("#map canvas");
  if (!drawn) return false;
  const pen = new OffscreenCanvas(60, 40).getContext("2d");
  pen.drawImage(drawn, 0, 0, 60, 40);
  const { data } = pen.getImageData(0, 0, 60, 40);
  return new Set(new Uint32Array(data.buffer)).size > 1;
}"""


@pytest.fixture
def walked(store: Store) -> Store:
    """架空市 with its streets."""
    return walkable(store)


def test_asked_by_keys_alone_and_calculated_while_one_waits(
    walked: Store, staff_page: Page, open_page: Callable[..., Page]
) -> None:
    calculate(walked)
    page = open_page(ASKED, page=staff_page)
    expect(page.locator("#number")).to_have_text("172人")
    page.wait_for_selector(READY, state="attached")
    page.get_by_label("どのくらいの頻度の").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="この問いで調べる").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#number")).to_have_text(re.compile(r"\d+人"), timeout=LONGEST)
    assert "frequency=monthly" in page.url
    expect(page.locator(".straight")).to_contain_text("直線")
    page.wait_for_selector(READY, state="attached")
    assert serious(page) == []


def test_whoever_waits_for_the_layers_sees_the_city_and_reads_that_they_come(
    walked: Store, staff_page: Page, open_page: Callable[..., Page]
) -> None:
    calculate(walked)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    staff_page.route("**/layers/walk_minutes.geojson*", hold)
    page = open_page(ASKED, page=staff_page)
    said = page.locator("#drawing")
    expect(said).to_have_text("地図を読み込んでいます。")
    page.wait_for_function(MORE_THAN_SEA)
    expect(said).to_be_visible()
    assert held
    held.pop().continue_()
    page.wait_for_selector(READY, state="attached")
    expect(said).to_have_count(0)


def test_eighty_towns_on_a_phone_are_a_few_until_all_are_asked_for(
    walked: Store, open_page: Callable[..., Page]
) -> None:
    with walked.writing(OPERATOR) as unit:
        found = answer(QUESTION, unit.coverage.gather(QUESTION))
        many = tuple(replace(found.rows[0], code=str(number), name=f"{number}番町") for number in range(80))
        unit.coverage.keep(replace(found, rows=many))
    page = open_page(ASKED, width=390, height=844, script=False)
    towns = page.get_by_role("region", name="町丁目の表").locator("tbody tr")
    expect(towns).to_have_count(80)
    expect(towns.locator("visible=true")).to_have_count(8)
    everything = page.get_by_label("80件をすべて見る")
    everything.check()
    expect(towns.locator("visible=true")).to_have_count(80)
    everything.uncheck()
    # A town that the map leads to is there, whatever is folded.
    towns.nth(70).evaluate("row => { row.id = 'row-told'; location.hash = 'row-told'; }")
    expect(towns.nth(70)).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_text("80件をすべて見る")).to_be_hidden()
    expect(towns.locator("visible=true")).to_have_count(80)


def test_the_map_switches_its_layer_and_says_what_one_points_at(
    walked: Store, staff_page: Page, open_page: Callable[..., Page]
) -> None:
    calculate(walked)
    page = open_page(ASKED, page=staff_page)
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("#legend-body")).to_contain_text("通えない人の割合")
    page.get_by_role("radio", name="いちばん近い場までの分").check()
    expect(page.locator("#legend-body")).to_contain_text("20分より遠い・通えない")
    page.locator("#map").scroll_into_view_if_needed()
    box = page.locator("#map").bounding_box()
    legend = page.locator("#legend").bounding_box()
    assert box
    assert legend
    left = legend["x"] + legend["width"]
    page.mouse.click((left + box["x"] + box["width"]) / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#tip")).to_contain_text("町")
    page.get_by_role("link", name="表で見る").click()
    assert "#row-told" in page.url
    page.get_by_role("radio", name="歩いて通える範囲（徒歩圏）").check()
    expect(page.locator("#legend-body")).to_contain_text("2分以内に行って帰って来られる所")


def test_from_a_town_to_its_walk(walked: Store, staff_page: Page, open_page: Callable[..., Page]) -> None:
    calculate(walked)
    page = open_page(ASKED, page=staff_page)
    page.get_by_role("link", name="中町二丁目", exact=True).click()
    expect(page.get_by_role("heading", name="中町二丁目からの道のり")).to_be_visible()
    expect(page.locator(".walks")).to_contain_text("行き　3.3分・200m")
    page.wait_for_selector(READY, state="attached")
    assert serious(page) == []


@pytest.mark.parametrize("script", [True, False])
def test_residents_read_it_on_a_phone_with_and_without_a_script(
    walked: Store, open_page: Callable[..., Page], *, script: bool
) -> None:
    calculate(walked)
    page = open_page(ASKED, width=390, height=844, script=script)
    expect(page.locator("#number")).to_have_text("およそ170人")
    expect(page.locator(".coverage-table")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("#stands")).to_be_visible()
    expect(page.get_by_text("通えない人", exact=True)).to_have_count(0)
    if not script:
        expect(page.locator("#by-map")).to_be_hidden()


def test_without_a_script_the_staff_waits_for_the_answer_too(
    walked: Store, staff_page: Page, open_page: Callable[..., Page], address: str
) -> None:
    page = open_page("/places", script=False)
    held = {one["name"]: one["value"] for one in staff_page.context.cookies()}
    page.context.add_cookies([{"name": "ibashomap", "value": held["ibashomap"], "url": address}])
    open_page(f"{ASKED}&walker=adult", page=page, script=False)
    expect(page.locator("#number")).to_have_text(re.compile(r"\d+人"), timeout=LONGEST)
