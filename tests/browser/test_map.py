"""The map as people use it: everything from this machine, equal to the list, by mouse, by keyboard, on a phone."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from layers.trust.audience import OPERATOR
from tests import town

pytestmark = pytest.mark.browser


def names(page: Page) -> list[str]:
    """The places that the panel lists."""
    return [text.split("\n")[0] for text in page.locator("#panel .spots button > span").all_inner_texts()]


def test_the_list_beside_the_map_equals_the_list_page(open_page) -> None:
    page = open_page("/map")
    expect(page.locator("#lost")).to_have_text("（うち1件は位置を確認中）")
    expect(page.locator("#found")).to_have_text("12件")
    listed = open_page("/places?all=1", script=False)
    rows = listed.locator("tbody tr th a").all_inner_texts()
    assert len(rows) == 12
    page.get_by_role("button", name=re.compile("この範囲の場所")).click()
    assert set(names(page)) == set(rows) - {"場所を探している会", "遠くの会"}


def test_a_place_is_chosen_and_the_address_says_so(open_page) -> None:
    page = open_page("/map")
    page.locator("#open-visible").click()
    page.get_by_role("button", name=re.compile("中町二丁目の会")).click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name="中町二丁目の会")).to_be_visible()
    expect(panel).to_contain_text("お問い合わせ：架空市社会福祉協議会")
    expect(panel).to_contain_text("毎週月曜 10:00-11:30")
    assert "place=" in page.url
    again = open_page(page.url.partition("/map")[1] + page.url.partition("/map")[2])
    expect(again.locator("#panel h2")).to_have_text("中町二丁目の会")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert "place=" not in page.url


def test_pressing_a_symbol_opens_its_place_and_a_shared_hall_opens_as_a_list(open_page, store) -> None:
    page = open_page("/map")
    page.locator("#map canvas").click()
    expect(page.locator("#panel h2")).to_have_text("中町二丁目の会")
    batch = town.places()
    centre = next(record for record in batch.records if record.key == "中町二丁目の会")
    twin = replace(centre, key="twin", values={**centre.values, "name": "同じ会場の会"})
    shared = replace(batch, records=[twin], findings=())
    with store.writing(OPERATOR) as unit:
        staged = unit.imports.stage(shared, town.document(shared, "twin"), dataset="twin")
        unit.imports.publish(staged, release=True)
    page = open_page("/map")
    page.locator("#map canvas").click()
    expect(page.locator("#panel h2")).to_have_text("この場所にある2件")
    assert set(names(page)) == {"中町二丁目の会", "同じ会場の会"}


@pytest.mark.parametrize("part", [".maplibregl-ctrl-zoom-in", ".maplibregl-ctrl-scale"])
def test_what_the_library_brings_is_dark_in_a_dark_hall_and_can_be_read(open_page, part: str) -> None:
    page = open_page("/map?theme=projector", width=1920, height=1080)
    taken = Image.open(BytesIO(page.locator(part).screenshot())).convert("L")
    inside = taken.crop((4, 4, taken.width - 4, taken.height - 4))
    told = inside.histogram()
    area = inside.width * inside.height
    assert sum(told[:80]) > 0.5 * area
    assert sum(told[200:]) > 0.01 * area


def test_a_printed_map_is_no_empty_sheet(open_page) -> None:
    page = open_page("/map")
    blank = page.evaluate(
        """() => {
            const from = document.querySelector("#map canvas"), to = document.createElement("canvas");
            [to.width, to.height] = [from.width, from.height];
            to.getContext("2d").drawImage(from, 0, 0);
            return new Set(to.getContext("2d").getImageData(0, 0, to.width, to.height).data).size < 10;
        }"""
    )
    assert not blank
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#legend").get_attribute("open") is not None


def test_search_kinds_and_zones_narrow_map_and_list_alike(open_page) -> None:
    page = open_page("/map")
    page.get_by_label("名前・会場・所在地でさがす").fill("東町")
    expect(page.locator("#found")).to_have_text("3件")
    page.get_by_role("link", name="一覧で見る").click()
    expect(page.locator("tbody tr")).to_have_count(3)
    page = open_page("/map")
    page.locator("select[name=zone]").select_option(label="西")
    expect(page.locator("#found")).to_have_text("4件")


def test_the_legend_says_limits_sources_and_days(open_page) -> None:
    page = open_page("/map")
    page.get_by_text("凡例").click()
    legend = page.locator("#legend")
    expect(legend).to_contain_text("75歳以上の割合（令和8年2月28日）")
    expect(legend).to_contain_text("10〜15％")
    expect(legend).to_contain_text("通いの場")
    expect(page.locator("#credits")).to_contain_text("架空市・通いの場一覧・2026-04-01・CC BY 4.0")


def test_everything_can_be_reached_by_keyboard(open_page) -> None:
    page = open_page("/map")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("(one => one.id || one.name || one.className)(document.activeElement)"))
    assert {"skip", "q", "system", "zone", "kind", "as-list", "open-visible", "maplibregl-ctrl-zoom-in"} <= reached


def test_on_a_phone_the_sheet_comes_from_below(open_page) -> None:
    page = open_page("/map", width=390, height=844)
    page.locator("#open-visible").click()
    box = page.locator("#panel").bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] > 300


def test_without_webgl_the_list_is_offered(open_page, chromium, address) -> None:
    context = chromium.new_context()
    context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page = context.new_page()
    page.goto(address + "/map")
    expect(page.get_by_role("heading", name="この端末では地図を描けません")).to_be_visible()
    page.locator("#no-map").get_by_role("link", name="一覧で見る").click()
    expect(page.locator("tbody tr")).to_have_count(12)
    context.close()


def test_without_script_the_search_works(open_page) -> None:
    page = open_page("/map", script=False)
    page.get_by_label("名前・会場・所在地でさがす").fill("東町")
    page.get_by_role("button", name="さがす").click()
    expect(page.locator("tbody tr")).to_have_count(3)


def test_an_embedded_map_leaves_no_cookie(open_page) -> None:
    page = open_page("/embed")
    expect(page.locator("#found")).to_have_text("12件")
    assert page.context.cookies() == []


def test_the_filters_take_two_rows_and_what_does_not_fit_is_announced(open_page, store) -> None:
    words = "ibasho salon support_centre consultation meal childcare_support day_activity welfare_facility"
    batch = town.places()
    first = batch.records[0]
    more = [replace(first, key=kind, values={**first.values, "name": kind, "kind": kind}) for kind in words.split()]
    with store.writing(OPERATOR) as unit:
        wider = replace(batch, records=more, findings=())
        unit.imports.publish(unit.imports.stage(wider, town.document(wider, "more"), dataset="more"), release=True)
    page = open_page("/map")
    assert page.locator("#filters").bounding_box()["height"] <= 145
    last = page.locator(".chip-row .chip").last
    assert not page.evaluate("one => one.getBoundingClientRect().left < innerWidth - 300", last.element_handle())
    for _ in range(5):
        if page.locator(".chip-more").inner_text() != "◀ もどる":
            page.get_by_text("つづき").click()
            page.wait_for_timeout(300)
    expect(page.locator(".chip-more")).to_have_text("◀ もどる")
    expect(last).to_be_in_viewport()
    last.click()
    page.get_by_text("そのほかの施設").click()
    expect(page.locator(".more-kinds:not(.picks) .chip").last).to_be_in_viewport(ratio=1)


def test_sources_stand_in_one_short_line_and_open_on_demand(open_page) -> None:
    for width in (390, 1280):
        page = open_page("/map", width=width, height=844)
        line = page.locator("#credits-word")
        expect(line).to_contain_text("ほか")
        assert 44 <= line.bounding_box()["height"] <= 46
        assert line.evaluate("one => one.lastChild.getBoundingClientRect().right <= innerWidth")
        expect(page.locator("#credits")).to_be_hidden()
        line.click()
        expect(page.locator("#credits li").first).to_be_visible()


def test_the_chosen_place_is_never_under_the_panel(open_page) -> None:
    page = open_page("/map", width=390, height=844)
    page.locator("#open-visible").click()
    for number in range(page.locator("#panel .spots button").count()):
        page.locator("#panel .spots button").nth(number).click()
        page.wait_for_selector("#panel .contact")
        page.wait_for_timeout(200)
        top = page.locator("#panel").bounding_box()["y"] - page.locator("#map").bounding_box()["y"]
        assert ring(page)["y"] < top
        page.get_by_role("button", name=re.compile("← ")).click()


def ring(page: Page) -> dict[str, float]:
    """Where the ring of the chosen place is drawn (its dark pixels' middle), in CSS pixels of the map."""
    return page.evaluate(
        """() => {
            const from = document.querySelector("#map canvas"), to = document.createElement("canvas");
            [to.width, to.height] = [from.width, from.height];
            const context = to.getContext("2d");
            context.drawImage(from, 0, 0);
            const { data } = context.getImageData(0, 0, to.width, to.height);
            let [x, y, n] = [0, 0, 0];
            for (let at = 0; at < data.length; at += 4) {
                if (data[at] !== 26 || data[at + 1] !== 26 || data[at + 2] !== 26) continue;
                x += (at / 4) % to.width; y += Math.floor(at / 4 / to.width); n += 1;
            }
            return { x: x / n, y: y / n, n };
        }"""
    )


def test_the_back_button_closes_the_place_and_keeps_the_filters(open_page) -> None:
    page = open_page("/map")
    page.get_by_label("名前・会場・所在地でさがす").fill("中町")
    page.wait_for_url(re.compile("q="))
    page.locator("#open-visible").click()
    page.locator("#panel .spots button").first.click()
    page.wait_for_url(re.compile("place="))
    page.go_back()
    expect(page.locator("#panel")).to_be_hidden()
    assert "place=" not in page.url
    assert "q=" in page.url
    page.locator("#open-visible").click()
    page.locator("#panel .spots button").first.click()
    page.wait_for_url(re.compile("place="))
    steps = page.evaluate("history.length")
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    page.locator("#open-visible").click()
    page.locator("#panel .spots button").first.click()
    page.wait_for_url(re.compile("place="))
    assert page.evaluate("history.length") == steps


def test_a_town_without_any_data_shows_no_scale_of_the_whole_world(open_page, store) -> None:
    with store.writing(OPERATOR) as unit:
        for row in unit.imports.all():
            unit.imports.undo(row.id)
    page = open_page("/map")
    expect(page.get_by_role("heading", name=re.compile("ここに、架空市の"))).to_be_visible()
    expect(page.locator(".maplibregl-ctrl-scale")).to_be_hidden()
    expect(page.locator("#legend")).to_be_hidden()
