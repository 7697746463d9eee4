"""ふだんの集まり on a telephone of 390, by thumb and by keys; where it is comes from the map or from its name."""

import time

import pytest
from playwright.sync_api import Page, expect

from layers.trust.audience import Viewer
from tests.browser.conftest import READY
from tests.browser.test_accessible import serious
from tests.browser.test_visits import phone as phone  # noqa: PLC0414 - the same telephone

pytestmark = pytest.mark.browser
STAFF = Viewer(name="職員", role="staff")


def gatherings(store):
    with store.reading(STAFF) as unit:
        return unit.places.read(kinds=("gathering",))


def write(page: Page) -> None:
    page.get_by_label("何をしている").fill("朝のラジオ体操")
    page.get_by_label("いつごろ").fill("雨でない日の朝6時半")
    page.get_by_label("だれが", exact=True).fill("近所の人")
    page.get_by_label("何人くらい").fill("12")
    page.locator("label.chip", has_text="民生委員").click()


def test_a_gathering_by_thumb_takes_no_half_minute(phone: Page, store, address: str, picture) -> None:
    phone.goto(f"{address}/confirmations")
    phone.get_by_role("link", name="ふだんの集まりを加える").tap()
    expect(phone.get_by_label("何をしている")).to_be_visible()
    picture(phone, "gathering-add", height=1050)
    assert serious(phone) == []
    began = time.monotonic()
    write(phone)
    phone.get_by_label("町丁目").fill("西町二丁目")
    phone.get_by_role("button", name="保存する").tap()
    expect(phone.get_by_text("ふだんの集まりを加えました。")).to_be_visible()
    assert time.monotonic() - began < 30
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    (kept,) = gatherings(store)
    assert (kept.how, kept.zones["daily_life"]) == ("town", ("西",))
    phone.get_by_role("button", name="加えたことを取り消す").tap()
    expect(phone.get_by_text("取り消しました。")).to_be_visible()
    assert gatherings(store) == []


def test_the_map_says_the_town_and_the_spot_stays_only_with_its_tick(phone: Page, store, address: str, picture) -> None:
    phone.goto(f"{address}/gatherings/add")
    write(phone)
    phone.get_by_role("button", name="地図でえらぶ").tap()
    phone.wait_for_selector(READY, state="attached")
    box = phone.locator("#map").bounding_box()
    phone.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(phone.get_by_label("町丁目")).to_have_value("中町二丁目")
    phone.locator("#open-spot").tap()
    assert serious(phone) == []
    picture(phone, "gathering-map", height=1450)
    phone.get_by_role("button", name="保存する").tap()
    expect(phone.get_by_text("ふだんの集まりを加えました。")).to_be_visible()
    (kept,) = gatherings(store)
    assert kept.how == "hand"


def test_without_a_script_it_works_too(open_page, store) -> None:
    page = open_page("/signin?next=/gatherings/add", script=False, width=390, height=844)
    page.get_by_role("button", name="みほん職員として入る").click()
    write(page)
    page.get_by_label("町丁目").fill("中町一丁目")
    page.get_by_role("button", name="保存する").click()
    expect(page.get_by_text("ふだんの集まりを加えました。")).to_be_visible()
    assert len(gatherings(store)) == 1


def test_the_month_is_read_printed_and_saved(phone: Page, store, address: str, picture) -> None:
    phone.locator("#rows a").first.tap()
    phone.locator("label.chip", has_text="情報は変わりなし").tap()
    phone.get_by_label("様子").fill("にぎやか。新しい人が2人")
    phone.get_by_role("button", name="保存する", exact=True).tap()
    expect(phone.locator("#news")).to_contain_text("届きました")
    phone.goto(f"{address}/confirmations")
    phone.get_by_role("link", name="月報").tap()
    expect(phone.get_by_text("訪問の一覧")).to_be_visible()
    assert serious(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    with phone.expect_download() as saved:
        phone.get_by_role("link", name="Excelで保存").tap()
    assert saved.value.suggested_filename.startswith("月報_令和")
    phone.set_viewport_size({"width": 1000, "height": 900})
    picture(phone, "visit-month", height=1150)
    phone.emulate_media(media="print")
    assert phone.get_by_role("link", name="Excelで保存").is_hidden()
    assert phone.locator(".on-paper h1").is_visible()
