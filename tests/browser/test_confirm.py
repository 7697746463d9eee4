"""確認の回 as people do it: the list by keys alone, the page of a group on an old telephone, the sheets on paper.

With IBASHOMAP_PICTURES=1 the same steps write the pictures of docs/guide/confirming.md.
"""

import os
import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from layers import clock
from layers.trust.audience import OPERATOR, Viewer
from tests import town
from tests.browser.conftest import PICTURES
from tests.browser.test_accessible import serious
from tests.looks import crowded

pytestmark = pytest.mark.browser
STAFF = Viewer(name="職員", role="staff")
END = (clock.today() + timedelta(days=120)).isoformat()
WORKERS = """
[office]
name = "架空市社会福祉協議会"
postcode = "000-0000"
address = "架空市中町1丁目1-1"
phone = "087-000-0000"
fax = "087-000-0001"
[[worker]]
role = "生活支援コーディネーター"
organization = "架空市社会福祉協議会"
people = 1
zone_kind = "daily_life"
zones = ["西", "中"]
[[worker]]
role = "生活支援コーディネーター"
organization = "社会福祉法人かくう会"
people = 1
zone_kind = "daily_life"
zones = ["東"]
"""


@pytest.fixture
def round_id(store) -> str:
    """A round in a city that names its office and its workers."""
    with store.writing(OPERATOR) as unit:
        unit.retell(town.TOML + WORKERS)
    with store.writing(STAFF) as unit:
        return unit.confirmations.start(2026, kinds=("kayoinoba",), ends_on=END)


@pytest.fixture
def token(store, round_id: str) -> str:
    """The address of one place."""
    with store.writing(STAFF) as unit:
        point = next(one for one in unit.places.read() if one.name == "中町二丁目の会")
        unit.replies.ready(round_id, [point.id])
        return unit.replies.tokens(round_id)[point.id]


def test_a_round_is_started_and_its_page_tells_how_far_it_is(staff_page: Page, open_page, store, picture) -> None:
    with store.writing(OPERATOR) as unit:
        unit.retell(town.TOML + WORKERS)
    page = open_page("/confirmations", page=staff_page)
    picture(page, "confirm-start", height=480)
    page.get_by_label("返信の終わりの日").fill(END)
    page.get_by_role("button", name="確認を始める").click()
    expect(page.get_by_role("link", name="電話リストを始める")).to_be_visible()
    assert serious(page) == []
    with store.writing(STAFF) as unit:
        points = unit.places.read()
        round_ = unit.confirmations.current()
        for point in points[:5]:
            unit.confirmations.confirm(round_.id, point.id, how="phone")
        unit.confirmations.confirm(round_.id, points[5].id, {"fee": "100円"}, how="fax")
    page.reload()
    expect(page.get_by_text("50％").first).to_be_visible()
    picture(page, "confirm-rounds", height=900)


def test_the_list_is_worked_through_by_keys_alone(staff_page: Page, open_page, store, round_id: str, picture) -> None:
    page = open_page("/confirmations/calls", page=staff_page)
    call = page.locator("article.call")
    first = call.get_attribute("aria-label")
    picture(page, "confirm-call")
    page.keyboard.press("2")
    expect(page.locator("#mend input[name=name]")).to_be_focused()
    assert serious(page) == []
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.locator("#mend input[name=schedule]")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("第1火曜 10:00-11:30")
    picture(page, "confirm-mend", height=1150)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"「{first}」の直しを台帳に反映しました。")).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("取り消しました。")).to_be_visible()
    expect(call).to_have_attribute("aria-label", first)
    # The full-width digit of a Japanese keyboard.
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: '３', bubbles: true }))")
    expect(page.get_by_text("つながらない」にしました。")).to_be_visible()
    second = call.get_attribute("aria-label")
    page.keyboard.press("4")
    expect(page.get_by_role("button", name="お休み中にする")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(call).not_to_have_attribute("aria-label", second)
    presses = 0
    while call.count():
        left = page.get_by_text(re.compile(r"^のこり\d+件$")).text_content()
        page.keyboard.press("1")
        page.wait_for_function("left => !document.body.innerText.includes(left)", arg=left)
        presses += 1
    expect(page.get_by_role("heading", name="すべて確かめました")).to_be_visible()
    assert presses == 12
    with store.reading(STAFF) as unit:
        assert {one.state for one in unit.confirmations.stages(round_id).values()} == {"same"}


def test_without_a_script_the_list_works_too(open_page, store, round_id: str) -> None:
    page = open_page("/signin?next=/confirmations/calls", script=False)
    page.get_by_role("button", name="みほん職員として入る").click()
    page.locator("#mend summary").click()
    page.locator("#mend input[name=fee]").fill("50円")
    page.get_by_role("button", name="直して確認ずみにする").click()
    expect(page.get_by_text("の直しを台帳に反映しました。")).to_be_visible()


def test_a_group_answers_by_one_tap_and_corrects_itself_without_a_script(
    open_page, staff_page: Page, store, token: str, picture
) -> None:
    page = open_page(f"/c/{token}", width=390, height=844, script=False)
    picture(page, "confirm-one-tap")
    assert page.get_by_role("button", name="変わりありません").bounding_box()["height"] >= 70
    page.get_by_role("button", name="変わりありません").click()
    expect(page.get_by_role("heading", name="ありがとうございました")).to_be_visible()
    page.get_by_role("link", name="もう一度見る").click()
    page.get_by_role("link", name="直す").click()
    page.get_by_label("参加費").fill("100円")
    page.get_by_role("group", name="男性も来ている").get_by_label("はい").check(force=True)
    page.get_by_label("ほかに伝えたいこと").fill("8月はお休みします。")
    picture(page, "confirm-one-tap-mend", height=900)
    page.get_by_role("button", name="この内容で送る").click()
    expect(page.get_by_text("職員が読んで、台帳を直します。")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    desk = open_page("/confirmations/replies", page=staff_page)
    assert serious(desk) == []
    picture(desk, "confirm-replies", height=560)
    desk.keyboard.press("1")
    expect(desk.get_by_text("台帳に反映しました。")).to_be_visible()
    desk = open_page("/corrections", page=staff_page)
    assert serious(desk) == []
    picture(desk, "confirm-release", height=460)
    desk.get_by_role("button", name="住民向け地図に出す（1件）").click()
    expect(desk.get_by_text("住民向け地図に出しました（1件）。")).to_be_visible()
    resident = open_page("/places?q=中町二丁目の会")
    expect(resident.locator("tbody tr")).to_contain_text("100円")


def test_sheets_print_one_a4_for_each_place_however_long_its_words_are(
    staff_page: Page, open_page, store, round_id: str, picture
) -> None:
    with store.writing(OPERATOR) as unit:
        unit.retell(town.TOML + crowded.OFFICE)
    with store.writing(STAFF) as unit:
        names = ("schedule", "activity", "venue", "address", "target", "fee")
        for number in range(1, 7):
            longest = dict.fromkeys(names[:number], "長い説明の文" * 40)
            unit.amendments.record(unit.places.read()[number].id, longest)
    page = open_page("/confirmations/sheets", page=staff_page)
    page.get_by_role("button", name="返信用のQRを付ける").click()
    assert serious(page) == []
    page.wait_for_selector(".qr")
    sheets = page.locator("section.a4")
    expect(sheets).to_have_count(12)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 12
    sizes = {
        tuple(round(float(one)) for one in box.split()) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", printed)
    }
    assert sizes == {(0, 0, 595, 842)}
    page.emulate_media(media="print")
    # 14 points on paper, 12 where there are many words, the code large enough for a telephone, black on white alone.
    for sheet, size in ((".a4:not(.dense)", "18.6667px"), (".a4.dense", "16px")):
        assert page.locator(f"section{sheet} td").first.evaluate("one => getComputedStyle(one).fontSize") == size
    assert page.locator(".qr svg").first.bounding_box()["width"] > 100
    assert page.locator(".no-paper").first.is_hidden()
    page.emulate_media(media="screen")
    if os.environ.get("IBASHOMAP_PICTURES"):
        page.evaluate("document.documentElement.style.zoom = 0.7")
        sheets.last.screenshot(path=PICTURES / "confirm-sheet.png", scale="css")
