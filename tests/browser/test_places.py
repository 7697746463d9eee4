"""直す and 場所を加える in the browser: by mouse, by keys alone, without JavaScript; axe finds nothing serious.

With IBASHOMAP_PICTURES=1 the same steps write the pictures of docs/guide/correcting.md.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from layers.trust.audience import Viewer
from tests.browser.test_accessible import serious

pytestmark = pytest.mark.browser
READY = "html.map-ready"
STAFF = Viewer(name="staff", role="staff")
NAME = "西町一丁目の会"


@pytest.fixture
def point(store) -> str:
    """A place that is on the residents' map."""
    with store.reading(STAFF) as unit:
        return next(one.id for one in unit.places.read() if one.name == NAME)


def phone(store, point: str):
    with store.reading(STAFF) as unit:
        return unit.places.one(point).facts.get("phone")


def added(store, name: str):
    with store.reading(STAFF) as unit:
        return next(iter(one for one in unit.places.read() if one.name == name), None)


def test_a_telephone_number_is_corrected_and_the_correction_undone(
    staff_page: Page, open_page, store, point, picture
) -> None:
    page = open_page("/places", page=staff_page)
    page.get_by_role("link", name=NAME).first.click()
    picture(page, "correct-place", height=760)
    page.get_by_role("link", name="直す", exact=True).click()
    page.get_by_label("電話番号").fill("0797-00-4321")
    page.get_by_label("開催日時").fill("第2・4火曜 10時～11時半")
    expect(page.locator("#reading")).to_contain_text("こう読みました：毎月第2・4火曜 10:00～11:30（次は ")
    page.get_by_label(re.compile("なぜ直しますか")).fill("代表の方から電話で聞いた")
    picture(page, "correct-form", height=1150)
    page.get_by_role("button", name="この内容で保存する").click()
    expect(page.get_by_text("台帳に反映しました。")).to_be_visible()
    assert phone(store, point) == "0797-00-4321"
    history = page.locator("section.staff", has=page.get_by_role("heading", name="直したこと"))
    expect(history).to_contain_text("電話番号：「090-0000-1234」→「0797-00-4321」")
    expect(history).to_contain_text("代表の方から電話で聞いた")
    picture(page, "correct-undo", part="section.staff:has-text('直したこと')", height=420)
    history.get_by_role("button", name="取り消す").click()
    expect(page.get_by_text("取り消しました。前の内容に戻っています。")).to_be_visible()
    assert phone(store, point) == "090-0000-1234"
    picture(page, "correct-history", part="section.staff:has-text('履歴')", height=420)


def test_two_people_at_one_place_see_both_versions(chromium, address: str, store, point, picture) -> None:
    # A browser of its own: it calls the answer 409 a fault, which here it is not.
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="ja-JP")
    page = context.new_page()
    page.goto(f"{address}/signin")
    page.get_by_role("button", name="みほん職員として入る").click()
    page.goto(f"{address}/places/{point}/edit")
    page.get_by_label("電話番号").fill("0797-00-2222")
    page.get_by_label("参加費").fill("100円")
    with store.writing(Viewer(name="みほん職員2", role="staff")) as unit:
        unit.amendments.record(point, {"phone": "0797-00-1111"})
    answers = []
    page.on("response", lambda answer: answers.append(answer.status))
    with page.expect_navigation():
        page.get_by_role("button", name="この内容で保存する").click()
    assert answers[0] == 409
    contest = page.get_by_role("group", name="電話番号")
    expect(contest).to_contain_text("0797-00-1111")
    expect(contest).to_contain_text("0797-00-2222")
    picture(page, "correct-conflict", height=760)
    assert serious(page) == []
    contest.get_by_label(re.compile("あなたが書いたもの")).check()
    page.get_by_role("button", name="選んだ内容で保存する").click()
    expect(page.get_by_text("台帳に反映しました。")).to_be_visible()
    assert phone(store, point) == "0797-00-2222"
    context.close()


def test_a_place_is_added_by_mouse_and_taken_back(staff_page: Page, open_page, store, picture) -> None:
    page = open_page("/map", page=staff_page)
    page.get_by_role("link", name="場所を加える").click()
    page.wait_for_selector(READY, state="attached")
    page.locator("#map canvas").click(position={"x": 220, "y": 200})
    expect(page.locator(".pin-mark")).to_have_count(1)
    expect(page.locator("#spot")).to_have_value(re.compile(r"34\.\d{6}, 13[34]\.\d{6}"))
    page.get_by_label("名前").fill("ひなたぼっこ茶話会")
    page.get_by_label("種類").select_option(label="サロン")
    page.get_by_label("会場").fill("南集会所")
    page.get_by_label("開催日時").fill("毎週金曜 10時～11時半")
    expect(page.locator("#reading")).to_contain_text("こう読みました")
    written = page.locator("#spot").input_value()
    picture(page, "correct-add", height=900)
    page.get_by_role("button", name="台帳に加える").click()
    expect(page.get_by_text("「ひなたぼっこ茶話会」を台帳に加えました。")).to_be_visible()
    point = added(store, "ひなたぼっこ茶話会")
    assert point.lonlat == tuple(float(part) for part in reversed(written.split(", ")))
    page.get_by_role("button", name="加えたことを取り消す").click()
    expect(page.get_by_text("取り消した場所：ひなたぼっこ茶話会")).to_be_visible()
    assert added(store, "ひなたぼっこ茶話会") is None
    page.get_by_role("button", name="元に戻す").click()
    assert added(store, "ひなたぼっこ茶話会") is not None


def test_a_place_is_added_by_keyboard_alone(staff_page: Page, open_page, store) -> None:
    page = open_page("/places/add", page=staff_page)
    page.wait_for_selector(READY, state="attached")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('maplibregl-canvas')"):
            break
    expect(page.locator("#aim")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(600)
    page.keyboard.press("Enter")
    expect(page.locator("#f-name")).to_be_focused()
    expect(page.locator("#told")).to_contain_text("ピンを置きました")
    page.keyboard.type("花づくりの会")
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator("#f-kind")).to_have_value("salon")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("「花づくりの会」を台帳に加えました。")).to_be_visible(timeout=20_000)
    assert added(store, "花づくりの会").lonlat is not None


def test_without_javascript_both_forms_work(chromium, address: str, store, point) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/signin")
    page.get_by_role("button", name="みほん職員として入る").click()
    page.goto(f"{address}/places/add")
    page.get_by_label("名前").fill("住所だけの会")
    page.get_by_label("種類").select_option("ibasho")
    page.get_by_label("所在地", exact=True).fill("架空市西町1-1")
    page.get_by_role("button", name="台帳に加える").click()
    assert added(store, "住所だけの会") is not None
    page.goto(f"{address}/places/{point}/edit")
    page.get_by_label("電話番号").fill("0797-00-9876")
    page.get_by_role("button", name="この内容で保存する").click()
    assert phone(store, point) == "0797-00-9876"
    context.close()
