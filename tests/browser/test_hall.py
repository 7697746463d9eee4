"""An evening in real Chromium: phones, facilitator and projector on a plain http address that is not this machine's."""

import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.hall_served import Enter, Served, write
from tests.webmap.hall.evening import word

pytestmark = pytest.mark.browser
# The smallest letters on the glass; those of a drawing are as large as it is drawn.
SMALLEST = """() => {
  const said = (one) => [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim());
  const scale = (one) => one.getScreenCTM?.()?.a ?? 1;
  const seen = [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility() && said(one));
  return Math.min(...seen.map((one) => parseFloat(getComputedStyle(one).fontSize) * scale(one)));
}"""


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{o['id']}: {n['html'][:160]}" for o in found if o["impact"] in ("serious", "critical") for n in o["nodes"]
    ]


def test_a_note_goes_from_a_phone_through_the_facilitator_to_the_wall(enter: Enter) -> None:
    phone, other, lead, wall = enter("phone"), enter("phone"), enter("facilitator"), enter("projector")
    assert phone.evaluate("isSecureContext") is False
    lead.keyboard.press("b")
    expect(wall.locator("#screen-board")).to_be_visible()
    write(phone, "三丁目の田中さんの庭で花見をしたい")
    expect(phone.locator("#mine .arrived")).to_have_text("届きました")
    expect(phone.locator("#mine .hint")).to_contain_text("人の名前や番号")
    expect(lead.locator("#queue .hint")).to_contain_text("名前")
    for page in (wall, other):
        assert "花見" not in page.content()
    released = time.monotonic()
    lead.keyboard.press("1")
    expect(wall.locator("#columns")).to_contain_text("花見をしたい")
    assert time.monotonic() - released < 3
    assert "田中" not in wall.content()
    assert "田中" not in other.content()
    expect(phone.locator("#mine .arrived")).to_have_text("映されました")
    lead.keyboard.press("z")
    expect(wall.locator("#columns")).not_to_contain_text("花見")
    expect(lead.locator("#waiting")).to_have_text("1")
    lead.keyboard.press("2")
    lead.keyboard.insert_text("庭で花見をしたい")
    lead.keyboard.press("Enter")
    expect(wall.locator("#columns")).to_contain_text("庭で花見をしたい")
    write(phone, "<img src=x onerror=alert(1)>", "困っていること")
    expect(lead.locator("#waiting")).to_have_text("1")
    expect(phone.locator("#mine .ruled")).to_have_count(0)
    lead.keyboard.press("3")
    expect(lead.locator("#waiting")).to_have_text("0")
    assert "onerror" not in wall.inner_text("body")
    # Its writer is told, and how to ask; nobody else is, and what is put back is put back there too.
    expect(phone.locator("#mine .ruled")).to_contain_text("進行役が映さないことにしました")
    assert "映さないことにしました" not in other.inner_text("body")
    lead.keyboard.press("z")
    expect(phone.locator("#mine .ruled")).to_have_count(0)


def test_the_last_act_is_put_back_after_the_page_was_opened_anew(enter: Enter, served: Served) -> None:
    lead = enter("facilitator")
    lead.get_by_label("付箋のことば").fill("朝市をひらきたい")
    lead.keyboard.press("Enter")
    expect(lead.locator("#queue [data-act=show]")).to_be_enabled()
    lead.keyboard.press("Escape")
    lead.keyboard.press("1")
    expect(lead.locator("#waiting")).to_have_text("0")
    expect(lead.locator("#unsent")).to_have_text("すべて届いています")
    for left in ("1", "0"):
        lead.reload()
        expect(lead.locator("#undo")).to_be_enabled()
        lead.keyboard.press("z")
        expect(lead.locator("#waiting")).to_have_text(left)
    expect(lead.locator("#undo")).to_be_disabled()
    expect(lead.locator("#unsent")).to_have_text("すべて届いています")
    assert [note.gone for note in served.hall.board().notes.values()] == [True]


def test_what_was_written_while_the_laptop_was_dead_arrives_once(enter: Enter, served: Served) -> None:
    phone, lead = enter("phone"), enter("facilitator")
    write(phone, "朝市をひらきたい")
    expect(phone.locator("#mine .arrived")).to_have_count(1)
    served.stop()
    write(phone, "夕市もひらきたい", "いいところ")
    write(phone, "夜市もひらきたい", "いいところ")
    expect(phone.locator("#unsent")).to_contain_text("2件")
    expect(phone.locator("#mine .not-yet")).to_have_count(2)
    served.start()
    expect(phone.locator("#mine .arrived")).to_have_count(3, timeout=30000)
    expect(phone.locator("#unsent")).to_be_hidden()
    expect(lead.locator("#waiting")).to_have_text("3", timeout=30000)
    assert len(served.hall.moves()) == 3
    # A tab that is closed with notes unsent brings them with it when it is opened again.
    served.stop()
    write(phone, "雨の日の市もひらきたい", "いいところ")
    expect(phone.locator("#unsent")).to_contain_text("1件")
    context = phone.context
    phone.close()
    served.start()
    again = context.new_page()
    again.goto(f"{served.url}/")
    expect(again.locator("#mine .arrived")).to_have_count(4, timeout=30000)
    assert len(served.hall.moves()) == 4


def test_what_is_typed_while_a_slow_disk_takes_the_last_note_stays(enter: Enter) -> None:
    phone = enter("phone")
    phone.get_by_label("書くところ").fill("朝市をひらきたい")
    phone.locator(".kind", has_text="いいところ").click()
    phone.evaluate(
        """() => {
          document.getElementById("write").requestSubmit();
          document.getElementById("text").value = "夕市も";
        }"""
    )
    expect(phone.locator("#mine .arrived")).to_have_count(1)
    expect(phone.get_by_label("書くところ")).to_have_value("夕市も")


def test_a_button_that_is_pressed_stays_until_it_is_let_go(enter: Enter) -> None:
    """Sixty phones write while the facilitator presses: what comes is drawn when the button is up again."""
    phone, lead = enter("phone"), enter("facilitator")
    write(phone, "朝市をひらきたい")
    lead.locator("#queue [data-act=show]:not([disabled])").hover()
    lead.mouse.down()
    write(phone, "夕市もひらきたい", "いいところ")
    expect(phone.locator("#mine .arrived")).to_have_count(2)
    lead.wait_for_timeout(1500)
    lead.mouse.up()
    expect(phone.locator("#mine .arrived", has_text="映されました")).to_have_count(1)
    expect(lead.locator("#waiting")).to_have_text("1")


def test_an_evening_is_led_by_keys_alone(enter: Enter, served: Served) -> None:
    lead, wall = enter("facilitator"), enter("projector")
    lead.keyboard.press("n")
    expect(lead.locator("#remains")).to_contain_text("はじめに：のこり")
    lead.keyboard.press("w")
    lead.keyboard.press("Alt+2")
    lead.keyboard.press("Alt+0")
    for number in range(40):
        lead.keyboard.insert_text(f"紙の付箋その{number}")
        lead.keyboard.press("Enter")
    expect(lead.locator("#waiting")).to_have_text("40")
    expect(lead.locator("#unsent")).to_have_text("すべて届いています")
    kept = served.hall.board().notes.values()
    assert {(note.channel, note.kind, note.table, note.meeting) for note in kept} == {("paper", "good", "1", "m1")}
    lead.keyboard.press("Escape")
    expect(lead.locator("#all-label")).to_contain_text("40枚")
    lead.keyboard.press("a")
    expect(lead.locator("#shown")).to_have_text("40")
    lead.keyboard.press("t")
    lead.keyboard.insert_text("集まる場")
    lead.keyboard.press("Enter")
    lead.keyboard.press("Escape")
    expect(lead.locator(".theme h3", has_text="集まる場")).to_be_visible()
    lead.keyboard.press("g")
    lead.keyboard.press("Enter")
    expect(lead.locator("#themes [aria-pressed=true]")).to_have_count(1)
    lead.keyboard.press("Tab")
    lead.keyboard.press("Enter")
    expect(lead.locator("#themes [aria-pressed=true]")).to_have_count(2)
    lead.keyboard.press("1")
    expect(lead.locator("[data-theme] h3", has_text="集まる場")).to_have_text("集まる場（2枚）")
    lead.keyboard.press("b")
    expect(wall.locator("#columns section").first).to_contain_text("集まる場")
    expect(wall.locator("#columns .more").first).to_be_visible()
    expect(lead.locator("#shares")).to_contain_text("40枚")
    lead.locator("#themes .hands").press_sequentially("7")
    lead.keyboard.press("Tab")
    expect(wall.locator("#columns h2").first).to_contain_text("シール7")
    assert serious(lead) == []


def test_notes_are_put_together_with_the_mouse_and_voted_on_with_phones(enter: Enter) -> None:
    phone, lead, wall = enter("phone"), enter("facilitator"), enter("projector")
    write(phone, "みんなで歌いたい")
    expect(lead.locator("#waiting")).to_have_text("1")
    lead.get_by_role("button", name="1 映す").click()
    lead.get_by_label("新しいテーマ").fill("楽しみ")
    lead.get_by_role("button", name="作る").click()
    lead.locator("[data-screen=board]").click()
    lead.locator("#themes .note").drag_to(lead.locator(".theme", has_text="楽しみ"))
    expect(lead.locator(".theme h3", has_text="楽しみ")).to_have_text("楽しみ（1枚）")
    lead.get_by_label("投票を受け付ける").check()
    plus = phone.get_by_role("button", name="楽しみにシールを1枚はる")
    for _ in range(3):
        plus.click()
    expect(plus).to_be_disabled()
    expect(wall.locator("#columns h2")).not_to_contain_text("シール")
    expect(lead.locator("#themes .count")).to_have_text("シール 3")
    lead.get_by_label("投票を受け付ける").uncheck()
    expect(wall.locator("#columns h2").first).to_contain_text("シール3")
    expect(phone.locator("#stickers")).to_be_hidden()


def test_letters_can_be_read_and_nothing_serious_is_found(enter: Enter) -> None:
    phone, lead, wall = enter("phone"), enter("facilitator"), enter("projector")
    write(phone, "ベンチがほしい", "困っていること")
    phone.get_by_text("地図に置く（しなくてもよい）").click()
    phone.locator("#map svg").click(position={"x": 100, "y": 80})
    expect(phone.locator("#placed")).to_contain_text("地図に置きました")
    write(phone, "坂の上の木かげ", "いいところ")
    expect(lead.locator("#all-label")).to_contain_text("2枚")
    lead.keyboard.press("a")
    for key, screen in (("b", "board"), ("m", "map"), ("q", "question"), ("r", "qr")):
        lead.keyboard.press(key)
        expect(wall.locator(f"#screen-{screen}")).to_be_visible()
        if screen == "map":
            expect(wall.locator("#map .pins circle")).to_have_count(1)
        smallest = wall.evaluate(SMALLEST)
        assert smallest >= (20 if screen == "map" else 24)
        assert serious(wall) == []
    assert serious(phone) == []
    assert serious(lead) == []


def test_where_long_answers_do_not_come_through_it_is_asked_again_and_again(enter: Enter) -> None:
    phone, lead, wall = enter("phone"), enter("facilitator"), enter("projector")
    for page in (lead, wall):
        page.route("**/events*", lambda route: route.abort())
        page.reload()
    lead.keyboard.press("b")
    write(phone, "朝の体操")
    expect(lead.locator("#waiting")).to_have_text("1", timeout=15000)
    lead.keyboard.press("1")
    expect(wall.locator("#columns")).to_contain_text("朝の体操", timeout=15000)


def test_who_comes_in_anew_brings_along_what_was_not_sent(enter: Enter, served: Served) -> None:
    phone = enter("phone")
    old = phone.locator("#page").text_content() or ""
    served.stop()
    write(phone, "橋の上の夕日", "いいところ")
    expect(phone.locator("#unsent")).to_contain_text("1件")
    phone.context.clear_cookies()
    served.start()
    expect(phone.locator("#trouble")).to_contain_text("入り直す", timeout=30000)
    phone.goto(f"{served.url}/j/{word(served.hall, 'phone')}")
    phone.get_by_role("button", name="入る").click()
    expect(phone.locator("#mine .arrived")).to_have_count(1, timeout=15000)
    (kept,) = [move for _, move in served.hall.moves()]
    assert kept.seat not in old
    assert kept.fields["text"] == "橋の上の夕日"


def test_a_code_that_got_out_is_replaced_and_the_evening_is_ended(enter: Enter, served: Served) -> None:
    phone, lead = enter("phone"), enter("facilitator")
    before = served.hall.way_in()
    lead.get_by_text("QRを見る").click()
    lead.get_by_role("button", name="QRと番号を新しくする").click()
    lead.wait_for_load_state()
    assert served.hall.way_in().pin != before.pin
    expect(lead.locator(".pin")).to_have_text(served.hall.way_in().pin)
    write(phone, "まだ中にいる人の付箋")
    expect(phone.locator("#mine .arrived")).to_have_count(1)
    lead.get_by_role("button", name="会を終える").click()
    expect(lead.get_by_role("button", name="まだ続ける")).to_be_visible()
    lead.get_by_role("button", name="まだ続ける").click()
    expect(lead.get_by_role("button", name="会を終える")).to_be_visible()
