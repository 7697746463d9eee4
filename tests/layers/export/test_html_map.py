"""The exported page in a real Chromium, opened from a file as from a memory stick: what one sees, what never runs."""

from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright

from layers.export import html_file
from tests import machine
from tests.attack.payloads import TEXTS
from tests.builders import a_service_point

pytestmark = pytest.mark.browser

ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND"]
SYMBOL = ".leaflet-marker-icon"
POPUP = ".leaflet-popup-content"


@pytest.fixture(scope="module")
def chromium(player: Playwright):
    path = machine.need("chromium")
    browser = player.chromium.launch(executable_path=path, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path):
    """``opened(points)``: the page alone in a folder; a fault of a script, a refusal or any request fails the test."""
    faults: list[str] = []
    context = chromium.new_context(locale="ja-JP", viewport={"width": 1000, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda told: faults.append(told.text))
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))

    def show(points) -> Page:
        file = tmp_path / "places.html"
        file.write_bytes(html_file.write(points))
        page.on("request", lambda asked: faults.append(asked.url) if asked.url != file.as_uri() else None)
        page.goto(file.as_uri())
        return page

    yield show
    context.close()
    assert faults == []


def a_row(names, **changes):
    """Places side by side, 500 m from each other."""
    return [a_service_point(name, lonlat=(134.0 + n * 0.005, 34.3), **changes) for n, name in enumerate(names)]


def test_every_placed_place_has_a_symbol_with_its_name(opened) -> None:
    page = opened([*a_row(["一の会", "二の会"]), a_service_point("場所なしの会", lonlat=None)])
    assert page.locator(SYMBOL).evaluate_all("all => all.map(one => one.ariaLabel)") == ["一の会", "二の会"]
    assert not page.get_by_text("JavaScript を使えるように").is_visible()
    frame = page.locator(".folium-map").bounding_box()
    for box in [page.locator(SYMBOL).nth(n).bounding_box() for n in (0, 1)]:
        assert frame["x"] < box["x"] < frame["x"] + frame["width"]
        assert frame["y"] < box["y"] < frame["y"] + frame["height"]


def test_symbols_stand_where_the_places_are(opened) -> None:
    page = opened(
        [a_service_point(name, lonlat=at) for name, at in {"a": (134, 34), "b": (134.1, 34), "c": (134, 34.1)}.items()]
    )
    boxes = {
        one.get_attribute("aria-label"): one.bounding_box() for one in (page.locator(SYMBOL).nth(n) for n in range(3))
    }
    east = boxes["b"]["x"] - boxes["a"]["x"]
    north = boxes["a"]["y"] - boxes["c"]["y"]
    assert boxes["a"]["y"] == boxes["b"]["y"]
    assert abs(east / north - 0.83) < 0.02  # cos 34°


def test_a_name_that_is_code_is_shown_and_not_run(opened) -> None:
    made = [
        a_service_point(text, lonlat=(134.0 + n * 0.005, 34.3), facts={"venue": text, "phone": [text]}, kind="salon")
        for n, text in enumerate(TEXTS)
    ]
    page = opened(made)
    shown = [" ".join(text.split()) for text in TEXTS]
    links = page.locator("tbody th a")
    assert sorted(" ".join(one.split()) for one in links.all_text_contents()) == sorted(shown)
    for n in range(len(TEXTS)):
        links.nth(n).click()
        popup = page.locator(POPUP).last
        popup.locator("h2").wait_for()
        name = popup.locator("h2").text_content()
        assert name in TEXTS
        assert popup.locator("dd").all_text_contents() == [name] * 2
    page.wait_for_timeout(50)  # an image that is not found tells so a moment later
    assert page.evaluate("window.ran") is None
    assert page.locator(".let-in, tbody img, .leaflet-popup-content img").count() == 0


def test_even_a_script_that_got_into_the_page_would_not_run(opened, tmp_path: Path, chromium: Browser) -> None:
    text = html_file.write(a_row(["一の会"])).decode()
    file = tmp_path / "broken.html"
    file.write_text(text.replace("<h1>", "<script>window.ran=1</script><img src=x onerror=window.ran=1><h1>"), "utf-8")
    page = chromium.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector(SYMBOL)
    assert page.evaluate("window.ran") is None
    page.close()


def test_one_hall_with_two_groups_shows_both(opened) -> None:
    page = opened([a_service_point("朝の会"), a_service_point("夜の会", kind="salon")])
    page.locator(SYMBOL).last.click()
    assert sorted(page.locator(f"{POPUP} h2").all_text_contents()) == ["夜の会", "朝の会"]


def test_the_list_opens_the_map_and_the_popup_leads_back_by_keyboard(opened) -> None:
    page = opened(a_row([f"{n}の会" for n in range(30)]))
    page.get_by_role("link", name="17の会").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(POPUP)
    assert page.evaluate("document.activeElement.textContent") == "17の会"
    page.keyboard.press("Enter")
    assert page.locator("tr:target").text_content().startswith("17の会")


def test_the_legend_hides_and_shows_a_kind(opened) -> None:
    page = opened([*a_row(["一の会"]), a_service_point("サロン", kind="salon", lonlat=(134.001, 34.301))])
    page.get_by_label("サロン（1）").uncheck()
    assert page.locator(SYMBOL).evaluate_all("all => all.map(one => one.title)") == ["一の会"]
    page.get_by_role("link", name="サロン").click()
    assert page.get_by_label("サロン（1）").is_checked()
    assert page.locator(f"{POPUP} h2").text_content() == "サロン"


def test_on_paper_all_symbols_are_inside_the_map_and_the_list_is_there(opened) -> None:
    page = opened(a_row([f"{n}の会" for n in range(8)]))
    page.get_by_role("link", name="3の会").click()  # zoomed in: the others are outside
    page.set_viewport_size({"width": 700, "height": 1000})
    page.emulate_media(media="print")
    page.wait_for_selector(POPUP, state="detached")
    frame = page.locator(".folium-map").bounding_box()
    boxes = [page.locator(SYMBOL).nth(n).bounding_box() for n in range(8)]
    assert len(boxes) == 8
    assert all(frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"] for box in boxes)
    assert not page.locator(".leaflet-control-zoom").is_visible()
    assert page.get_by_role("link", name="7の会").is_visible()


def test_the_page_has_no_fault_of_accessibility(opened) -> None:
    page = opened([*a_row(["一の会", "二の会"]), a_service_point("サロン", kind="salon", lonlat=None)])
    page.locator(SYMBOL).first.click()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []


def test_without_scripts_the_list_is_there(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "places.html").write_bytes(html_file.write(a_row(["一の会"])))
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "places.html").as_uri())
    assert page.get_by_role("link", name="一の会").is_visible()
    assert page.get_by_text("JavaScript を使えるように").is_visible()
    context.close()


def test_a_provisional_position_is_told_where_it_is_looked_at(opened) -> None:
    sure, rough = a_row(["たしかな会", "およその会"], how="lot")
    page = opened([sure, replace(rough, how="town", metres=300)])
    words = "位置はおよそ（町丁目の中心）"
    assert page.locator("tbody th").filter(has_text=words).count() == 1
    for name, told in (("たしかな会", 0), ("およその会", 1)):
        page.locator(f'{SYMBOL}[aria-label="{name}"]').click()
        popup = page.locator(POPUP, has_text=name)
        popup.wait_for()
        assert popup.get_by_text(words).count() == told
