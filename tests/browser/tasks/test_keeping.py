"""Tasks 5 and 10 to 12: whoever keeps the register — at the desk, and on the way with a telephone."""

import re

import pytest
from playwright.sync_api import expect

from layers.store import Store
from layers.trust.audience import Viewer
from tests.browser.conftest import READY

pytestmark = pytest.mark.browser
STAFF = Viewer(name="職員", role="staff")
NAME = "西町一丁目の会"
# On a doorstep: what is written while somebody waits.
DOORSTEP = 60


def named(store: Store, name: str):
    with store.reading(STAFF) as unit:
        return next((one for one in unit.places.read() if one.name == name), None)


def test_5_a_telephone_number_is_corrected_and_the_correction_undone(start, store: Store, way: str) -> None:
    hand = start(f"/places?q={NAME}", staff=True)
    page = hand.page
    hand.press(page.get_by_role("link", name=NAME, exact=True).first)
    hand.press(page.get_by_role("link", name="直す", exact=True))
    hand.write(page.get_by_label("電話番号"), "0797-00-4321")
    hand.press(page.get_by_role("button", name="この内容で保存する"))
    expect(page.get_by_text("台帳に反映しました。")).to_be_visible()
    assert named(store, NAME).facts["phone"] == "0797-00-4321"
    history = page.locator("section.staff", has=page.get_by_role("heading", name="直したこと"))
    hand.press(history.get_by_role("button", name="取り消す"))
    expect(page.get_by_text("取り消しました。前の内容に戻っています。")).to_be_visible()
    assert named(store, NAME).facts["phone"] == "090-0000-1234"


def test_10_a_place_is_added(start, store: Store, way: str) -> None:
    hand = start("/map", staff=True)
    page = hand.page
    hand.press(page.get_by_role("link", name="場所を加える"))
    page.wait_for_selector(READY, state="attached")
    canvas = page.locator("#map canvas")
    if way == "keys":
        hand.press(canvas)
        expect(page.locator("#f-name")).to_be_focused()
    else:
        canvas.click(position={"x": 180, "y": 150})
        hand.spent(presses=1, seconds=2.6)
    expect(page.locator(".pin-mark")).to_have_count(1)
    hand.write(page.locator("#f-name"), "ひなたぼっこ茶話会")
    hand.choose(page.get_by_label("種類"), "サロン")
    hand.press(page.get_by_role("button", name="台帳に加える"))
    expect(page.get_by_text("「ひなたぼっこ茶話会」を台帳に加えました。")).to_be_visible(timeout=20_000)
    assert named(store, "ひなたぼっこ茶話会").lonlat is not None


def test_11_a_memo_of_a_visit(start, store: Store, way: str) -> None:
    hand = start("/visits", staff=True)
    page = hand.page
    hand.press(page.locator("#rows a").first)
    same = page.get_by_role("checkbox", name="情報は変わりなし")
    hand.press(same if way == "keys" else page.locator("label.chip", has_text="情報は変わりなし"))
    hand.write(page.get_by_label("参加人数"), "12")
    hand.write(page.get_by_label("様子"), "にぎやか")
    hand.press(page.get_by_role("button", name="保存する", exact=True))
    expect(page.locator("#news")).to_contain_text("届きました")
    with store.reading(STAFF) as unit:
        (kept,) = [one for point in unit.places.read() for one in unit.visits.of(point.id)]
    assert (kept.people, kept.same, kept.remark) == (12, True, "にぎやか")
    assert hand.seconds <= DOORSTEP / 2 if way == "thumb" else DOORSTEP


def test_12_what_people_do_anyway(start, store: Store, way: str) -> None:
    hand = start("/gatherings/add", staff=True)
    page = hand.page
    for label, text in {"何をしている": "ラジオ体操", "いつごろ": "毎朝", "だれが": "近所", "何人くらい": "12"}.items():
        hand.write(page.get_by_label(label, exact=True), text)
    heard = page.locator("label.chip", has_text="民生委員")
    hand.press(heard.locator("input") if way == "keys" else heard)
    hand.write(page.get_by_label("町丁目"), "西町二丁目")
    if way == "keys":
        page.keyboard.press("Escape")
    hand.press(page.get_by_role("button", name="保存する"))
    expect(page.get_by_text("ふだんの集まりを加えました。")).to_be_visible()
    with store.reading(STAFF) as unit:
        (kept,) = unit.places.read(kinds=("gathering",))
    assert (kept.how, kept.zones["daily_life"]) == ("town", ("西",))
    assert re.search("ラジオ体操", kept.facts["activity"])
    assert hand.seconds <= DOORSTEP
