"""訪問メモ on a telephone of 390: by thumb, by keys, without a network, without a script, when a name slips in.

With IBASHOMAP_PICTURES=1 the same steps write the pictures of docs/guide/visiting.md.
"""

import time

import pytest
from playwright.sync_api import Page, expect

from layers.trust.audience import Viewer
from tests.browser.test_accessible import serious

pytestmark = pytest.mark.browser
STAFF = Viewer(name="職員", role="staff")
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(chromium, address: str):
    """A telephone that is touched, on which the staff is signed in; faults of its scripts fail."""
    context = chromium.new_context(
        viewport=PHONE, locale="ja-JP", timezone_id="Asia/Tokyo", has_touch=True, is_mobile=True
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{address}/signin?next=/visits")
    page.get_by_role("button", name="みほん職員として入る").tap()
    page.wait_for_selector("html.scripted #rows a")
    yield page
    context.close()
    assert faults == []


def visits(store):
    with store.reading(STAFF) as unit:
        return [one for point in unit.places.read() for one in unit.visits.of(point.id)]


def write(page: Page, number: int, remark: str) -> str:
    """A memo of the place that stands there; its name."""
    expect(page.locator("#choose")).to_be_visible()
    link = page.locator("#rows a").nth(number)
    name = link.locator("strong").inner_text()
    link.tap()
    page.get_by_label("参加人数").fill(str(number + 5))
    page.get_by_label("様子").fill(remark)
    page.get_by_role("button", name="保存する", exact=True).tap()
    return name


def test_a_memo_by_thumb_takes_no_half_minute(phone: Page, store, picture) -> None:
    picture(phone, "visit-choose")
    assert serious(phone) == []
    began = time.monotonic()
    phone.locator("#rows a").first.tap()
    phone.locator("label.chip", has_text="情報は変わりなし").tap()
    phone.get_by_label("参加人数").fill("12")
    phone.get_by_label("様子").fill("にぎやか。新しい人が2人")
    picture(phone, "visit-write", height=1000)
    assert serious(phone) == []
    assert phone.get_by_role("button", name="保存する", exact=True).bounding_box()["height"] >= 56
    phone.get_by_role("button", name="保存する", exact=True).tap()
    expect(phone.locator("#news")).to_contain_text("届きました")
    assert time.monotonic() - began < 30
    picture(phone, "visit-received", height=700)
    (kept,) = visits(store)
    assert (kept.people, kept.same, kept.remark) == (12, True, "にぎやか。新しい人が2人")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.locator("#received").get_by_role("button", name="取り消す").tap()
    expect(phone.get_by_text("訪問メモを取り消しました。")).to_be_visible()
    assert [one.undone for one in visits(store)] == [True]


def test_three_memos_without_a_network_arrive_once_each(phone: Page, store, address: str, picture) -> None:
    phone.context.set_offline(True)
    names = [write(phone, number, f"電波のない所で{number}") for number in range(3)]
    expect(phone.locator("#news")).to_have_text("電波がありません。書いたものはこの電話に残っています（3件）")
    picture(phone, "visit-waiting", height=844)
    assert "届きました" not in phone.locator("body").inner_text()
    assert visits(store) == []
    # The page is gone before the network is back; loaded anew, it still has what was written, and sends it by itself.
    phone.goto("about:blank")
    phone.context.set_offline(False)
    phone.goto(f"{address}/visits")
    expect(phone.locator("#news")).to_have_text("届きました（3件）")
    expect(phone.locator("#waiting")).to_be_hidden()
    expect(phone.locator("#received p")).to_have_count(3)
    phone.reload()
    phone.wait_for_selector("html.scripted #rows a")
    kept = visits(store)
    assert sorted(one.remark for one in kept) == [f"電波のない所で{number}" for number in range(3)]
    with store.reading(STAFF) as unit:
        assert sorted(unit.places.one(one.point_id).name for one in kept) == sorted(names)
    assert phone.evaluate("import(document.querySelector('script[src*=leaving]').src.replace('leaving', 'outbox'))"
                          ".then(({ entries }) => entries()).then((left) => left.length)") == 0  # fmt: skip


def test_a_receipt_that_was_lost_makes_no_second_memo(phone: Page, store) -> None:
    lost: list[str] = []

    def lose(route) -> None:
        if lost:
            return route.continue_()
        answer = route.fetch()
        lost.append(answer.text())
        return route.abort()

    phone.route("**/visits.json", lose)
    write(phone, 0, "受け取りが届かない")
    expect(phone.locator("#news")).to_have_text("まだ送れていません（1件）")
    assert len(visits(store)) == 1
    phone.get_by_role("button", name="いま送る").tap()
    expect(phone.locator("#news")).to_contain_text("届きました")
    assert len(visits(store)) == 1


def test_a_server_that_is_not_well_and_a_memo_that_it_refuses(phone: Page, store) -> None:
    phone.route("**/visits.json", lambda route: route.fulfill(status=503, json={"code": "store.busy", "message": "。"}))
    write(phone, 0, "あとで")
    expect(phone.locator("#news")).to_have_text("まだ送れていません（1件）")
    phone.unroute("**/visits.json")
    phone.route(
        "**/visits.json",
        lambda route: route.fulfill(status=400, json={"code": "visit.day", "message": "日付を選び直してください。"}),
    )
    phone.get_by_role("button", name="いま送る").tap()
    expect(phone.locator("#waiting")).to_contain_text("日付を選び直してください。")
    phone.unroute("**/visits.json")
    phone.locator("#waiting").get_by_role("button", name="直す").tap()
    expect(phone.get_by_label("様子")).to_have_value("あとで")
    phone.get_by_role("button", name="保存する", exact=True).tap()
    expect(phone.locator("#news")).to_contain_text("届きました")
    assert [one.remark for one in visits(store)] == ["あとで"]


def test_a_name_is_said_before_it_is_kept_anywhere(phone: Page, store, picture) -> None:
    phone.locator("#rows a").first.tap()
    phone.get_by_label("様子").fill("見本さんがお休み")
    phone.get_by_role("button", name="保存する", exact=True).tap()
    expect(phone.locator("#gently")).to_contain_text("「見本さん」は、人の名前や連絡先のようです。")
    picture(phone, "visit-gently", height=844)
    assert serious(phone) == []
    assert visits(store) == []
    phone.get_by_role("button", name="この言葉を取って保存する").tap()
    expect(phone.locator("#news")).to_contain_text("届きました")
    assert [one.remark for one in visits(store)] == ["がお休み"]


def test_signing_out_leaves_nothing_on_the_telephone(phone: Page, store, address: str) -> None:
    phone.route("**/visits.json", lambda route: route.abort())
    write(phone, 0, "送れないまま")
    expect(phone.locator("#news")).to_have_text("まだ送れていません（1件）")
    phone.get_by_role("button", name="サインアウト").tap()
    expect(phone.get_by_text("まだ送れていない訪問メモが1件あります。")).to_be_visible()
    phone.get_by_role("button", name="消してサインアウト").tap()
    phone.wait_for_selector("text=職員の方")
    phone.unroute("**/visits.json")
    phone.goto(f"{address}/signin?next=/visits")
    phone.get_by_role("button", name="みほん職員として入る").tap()
    phone.wait_for_selector("html.scripted #rows a")
    expect(phone.locator("#waiting")).to_be_hidden()
    assert visits(store) == []


def test_by_keys_alone_and_from_the_page_of_a_place(staff_page: Page, open_page, store) -> None:
    with store.reading(STAFF) as unit:
        point = unit.places.read()[0]
    page = open_page(f"/places/{point.id}", page=staff_page)
    page.get_by_role("link", name="訪問メモを書く").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("html.scripted")  # Before that the form is sent as on any page, and the news stay empty.
    expect(page.locator("#place-name")).to_have_text(point.name)
    page.get_by_role("checkbox", name="情報は変わりなし").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("8")
    page.keyboard.press("Tab")
    page.keyboard.type("静か")
    page.keyboard.press("Enter")
    expect(page.locator("#news")).to_contain_text("届きました")
    assert [(one.people, one.remark, one.same) for one in visits(store)] == [(8, "静か", True)]
    page = open_page(f"/places/{point.id}", page=staff_page)
    expect(page.locator("#visits")).to_contain_text("静か")
    assert serious(page) == []


def test_without_a_script_the_form_does_it(open_page, store) -> None:
    page = open_page("/signin?next=/visits", script=False, width=390, height=844)
    page.get_by_role("button", name="みほん職員として入る").click()
    page.locator("#rows a").first.click()
    page.get_by_label("様子").fill("紙のように")
    page.get_by_role("button", name="保存する", exact=True).click()
    expect(page.get_by_text("の訪問メモを保存しました。")).to_be_visible()
    assert [one.remark for one in visits(store)] == ["紙のように"]
