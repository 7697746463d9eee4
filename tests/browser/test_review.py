"""場所を決める in the browser: by mouse, by keyboard alone, without JavaScript; and nothing that axe calls serious."""

import re

import pytest
from playwright.sync_api import Page, expect

from layers.intake.contract import Batch, Record
from layers.trust.audience import EVERYBODY, OPERATOR
from tests import town

pytestmark = pytest.mark.browser
READY = "html.map-ready"
MIDDLE = {
    "label": "西町一丁目の中ほど",
    "town": "西町一丁目",
    "precision": "town",
    "metres": 300,
    "lon": 134.005,
    "lat": 34.305,
}
BLOCK = {
    "label": "西町一丁目2番",
    "town": "西町一丁目",
    "precision": "block",
    "metres": 60,
    "lon": 134.003,
    "lat": 34.303,
}


def lost(name: str) -> Record:
    """A place whose number the gazetteer does not know."""
    doubt = {"reason": "block_unknown", "candidates": [BLOCK, MIDDLE]}
    values = {"name": name, "kind": "salon", "address": "架空市西町1丁目99番", "code": name, "doubt": doubt}
    return Record(key=name, cell="A2", values=values)


@pytest.fixture
def waiting(store) -> dict[str, str]:
    """Two places that wait, by name."""
    batch = Batch(content="places", importer="gathering_place_list", records=[lost("迷子の会"), lost("迷子の集い")])
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(batch, town.document(batch, "9"), dataset="places/lost"), release=True)
        return {one.point.name: one.point.id for one in unit.placings.queue()}


def lonlat(store, place: str) -> tuple[float, float] | None:
    """Where everybody sees it."""
    with store.reading(EVERYBODY) as unit:
        return unit.places.one(place).lonlat


def test_by_mouse(staff_page: Page, open_page, store, waiting: dict[str, str]) -> None:
    place = waiting["迷子の会"]
    page = open_page(f"/review/{place}", page=staff_page)
    page.wait_for_selector(READY, state="attached")
    page.locator("#map canvas").click(position={"x": 120, "y": 160})
    expect(page.locator(".pin-mark")).to_have_count(1)
    expect(page.locator("#spot")).to_have_value(re.compile(r"34\.\d{6}, 13[34]\.\d{6}"))
    written = page.locator("#spot").input_value()
    page.get_by_role("button", name="ここに決める").click()
    expect(page.get_by_text("「迷子の会」を地図に置きました。")).to_be_visible()
    assert lonlat(store, place) == tuple(float(part) for part in reversed(written.split(", ")))
    page.get_by_role("button", name="取り消す", exact=True).click()
    expect(page.get_by_text("取り消しました。")).to_be_visible()
    assert lonlat(store, place) is None


def test_a_number_on_the_map_is_its_candidate(staff_page: Page, open_page, waiting: dict[str, str]) -> None:
    page = open_page(f"/review/{waiting['迷子の会']}", page=staff_page)
    page.wait_for_selector(READY, state="attached")
    page.locator(".on-spot", has_text="2").click()
    expect(page.get_by_role("radio", name=re.compile("西町一丁目の中ほど"))).to_be_checked()
    expect(page.locator(".pin-mark")).to_have_count(1)


def test_by_keyboard_alone(staff_page: Page, open_page, store, waiting: dict[str, str]) -> None:
    page = open_page(f"/review/{waiting['迷子の会']}", page=staff_page)
    page.wait_for_selector(READY, state="attached")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('maplibregl-canvas')"):
            break
    expect(page.locator("#aim")).to_be_visible()
    page.keyboard.press("Enter")
    first = page.locator("#spot").input_value()
    expect(page.locator("#settle")).to_be_focused()
    expect(page.locator("#told")).to_contain_text("ピンを置きました")
    page.locator("#map canvas").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(600)
    page.keyboard.press("Enter")
    second = page.locator("#spot").input_value()
    assert float(second.split(", ")[1]) > float(first.split(", ")[1])
    page.keyboard.press("Enter")
    expect(page.get_by_text("「迷子の会」を地図に置きました。")).to_be_visible()
    found = lonlat(store, waiting["迷子の会"])
    assert found is not None
    assert f"{found[1]:.6f}, {found[0]:.6f}" == second


def test_the_next_place_is_open_at_once(staff_page: Page, open_page, store, waiting: dict[str, str]) -> None:
    page = open_page("/review", page=staff_page)
    seen = []
    for _ in waiting:
        page.wait_for_selector(READY, state="attached")
        seen.append(page.locator("h1").inner_text())
        page.get_by_role("radio").first.focus()
        page.keyboard.press("Space")
        if "場所を探している会" in seen[-1]:
            page.locator("#spot").fill("34.305, 134.005")
        page.get_by_role("button", name="ここに決める").click()
    expect(page.get_by_text("すべての場所の位置が決まっています")).to_be_visible()
    assert len(set(seen)) == len(waiting)
    assert None not in {lonlat(store, place) for place in waiting.values()}


def test_without_javascript_the_candidates_and_degrees_are_enough(
    chromium, address: str, store, waiting: dict[str, str]
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/signin")
    page.get_by_role("button", name="みほん職員として入る").click()
    page.goto(f"{address}/review/{waiting['迷子の会']}")
    page.get_by_label("西町一丁目2番").check()
    page.get_by_role("button", name="ここに決める").click()
    assert lonlat(store, waiting["迷子の会"]) == (134.003, 34.303)
    context.close()


@pytest.mark.parametrize("width", [390, 1000, 1280])
def test_what_waits_is_seen_beside_what_is_asked(staff_page: Page, open_page, waiting: dict[str, str], width) -> None:
    staff_page.set_viewport_size({"width": width, "height": 800})
    page = open_page(f"/review/{waiting['迷子の集い']}", page=staff_page)
    page.wait_for_selector(READY, state="attached")
    # The notice above tells how to get a gazetteer; a town that has one does not see it.
    page.locator(".notice").evaluate("(notice) => notice.remove()")
    expect(page.locator(".waiting [aria-current]")).to_be_in_viewport(ratio=0.9)
    expect(page.locator(".about .facts")).to_be_in_viewport(ratio=0.5)
    expect(page.locator("#map")).to_be_in_viewport()
    for one in page.locator(".review-room > :visible").all():
        box = one.bounding_box()
        assert box
        assert box["x"] + box["width"] <= width
