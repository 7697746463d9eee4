"""The twelve tasks of a first week by mouse, by keys alone and by thumb: presses and seconds of a person are bounded.

``-rP`` prints for each: presses, seconds by the keystroke-level model, seconds of this machine.
"""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from layers.store import Store
from layers.trust.audience import Viewer
from tests import machine
from tests.browser.conftest import READY
from tests.browser.tasks.hands import WAYS, Hand
from tests.browser.tasks.town_of_tasks import HOUSES, OLD, furnish
from tests.layers.drawing import paper

pytestmark = pytest.mark.browser
STAFF = Viewer(name="職員", role="staff")
LONGEST, BRIEF = 180, 30
SIZES = {"mouse": (1280, 800), "keys": (1280, 800), "thumb": (390, 844)}
DESK = ("mouse", "keys")
ALL = (*DESK, "thumb")


@pytest.fixture
def town(store: Store) -> Store:
    """The town with what the tasks look for."""
    furnish(store)
    return store


@pytest.fixture
def hand(chromium: Browser, address: str, town: Store, way: str, request: pytest.FixtureRequest):
    """Somebody who works in this way; what it took is printed and must be little enough."""
    width, height = SIZES[way]
    thumb = way == "thumb"
    context = chromium.new_context(
        viewport={"width": width, "height": height}, locale="ja-JP", has_touch=thumb, is_mobile=thumb
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    one = WAYS[way](page)
    yield one
    name = request.node.originalname.removeprefix("test_")
    print(f"{name}\t{way}\t{one.presses}\t{one.seconds:.0f}\t{one.machine:.1f}")  # noqa: T201 - -rP shows it
    context.close()
    assert faults == []


@pytest.fixture
def enter(address: str, hand: Hand) -> Callable[..., Page]:
    """``enter("/map", staff=True)``: where a task begins; nothing of it is counted."""

    def entered(path: str, *, staff: bool = False) -> Page:
        hand.page.goto(f"{address}/signin?next={path}" if staff else address + path)
        if staff:
            hand.page.get_by_role("button", name="みほん職員として入る").click()
        if path == "/map":
            hand.page.wait_for_selector(READY, state="attached")
        return hand.page

    return entered


def within(hand: Hand, presses: int, seconds: int = LONGEST) -> None:
    """So few presses, so few seconds of a person."""
    assert hand.presses <= presses, f"{hand.presses} presses"
    assert hand.seconds <= seconds, f"{hand.seconds:.0f} seconds"


def open_fold(hand: Hand) -> None:
    """On a phone the 絞り込み is folded."""
    if hand.page.viewport_size["width"] < 760:
        hand.press(hand.page.locator(".fold-word"))


def by_ways(*ways: str) -> pytest.MarkDecorator:
    """The ways in which a task makes sense."""
    return pytest.mark.parametrize("way", ways)


@by_ways(*ALL)
def test_open_this_thursday_afternoon_near_a_town(hand: Hand, enter) -> None:
    page = enter("/map")
    open_fold(hand)
    hand.press(page.locator("summary", has_text="いつ").first)
    hand.press(page.get_by_role("radio", name="今週"))
    hand.press(page.get_by_role("checkbox", name="木", exact=True))
    hand.press(page.get_by_role("checkbox", name="午後"))
    expect(page.locator("#found")).to_have_text("1件")
    hand.write(page.get_by_label("名前・会場・所在地でさがす"), "中町二")
    town = page.get_by_role("option", name=re.compile("中町二丁目 ?この町へ"))
    expect(town).to_be_visible()
    hand.key("ArrowDown")
    hand.key("Enter")
    expect(page.locator("#panel .spots li")).to_have_count(1)
    expect(page.locator("#panel .spots")).to_contain_text("木の会")
    within(hand, 55)


@by_ways(*ALL)
def test_all_of_one_kind_in_a_zone(hand: Hand, enter) -> None:
    page = enter("/map")
    assert hand.overlaps(".map-room > .over:not([hidden]), .credits") == []
    open_fold(hand)
    hand.choose(page.locator("select[name=zone]"), "中")
    hand.press(page.get_by_role("checkbox", name=re.compile("居場所")))
    expect(page.locator("#found")).to_have_text("2件")
    open_fold(hand)
    hand.press(page.locator("#as-list"))
    expect(page.locator("tbody tr th a")).to_have_text(list(HOUSES), timeout=20_000)
    within(hand, 30)


@by_ways(*ALL)
def test_whom_to_phone(hand: Hand, enter) -> None:
    page = enter("/places")
    hand.write(page.get_by_label("名前・会場・所在地でさがす"), "境の会")
    hand.key("Enter")
    hand.press(page.get_by_role("link", name="境の会", exact=True))
    phone = page.locator(".facts a[href^='tel:']")
    expect(phone).to_have_text("087-000-0000")
    within(hand, 30)


@by_ways(*ALL)
def test_not_confirmed_for_a_year(hand: Hand, enter) -> None:
    page = enter("/map", staff=True)
    hand.press(page.get_by_role("link", name="訪問と確認"))
    hand.press(page.get_by_role("link", name="確認から1年以上の場所"))
    expect(page.locator("tbody tr th a")).to_have_text([OLD])
    within(hand, 22)


@by_ways(*ALL)
def test_correct_a_phone_number_and_undo_it(hand: Hand, enter, town: Store) -> None:
    page = enter("/places", staff=True)
    hand.write(page.get_by_label("名前・会場・所在地でさがす"), "境の会")
    hand.key("Enter")
    hand.press(page.get_by_role("link", name="境の会", exact=True))
    hand.press(page.get_by_role("link", name="直す", exact=True))
    hand.write(page.get_by_label("電話番号"), "087-000-4321")
    hand.press(page.get_by_role("button", name="この内容で保存する"))
    expect(page.locator(".facts")).to_contain_text("087-000-4321")
    hand.press(page.locator("section", has_text="直したこと").get_by_role("button", name="取り消す").first)
    expect(page.locator(".facts")).not_to_contain_text("087-000-4321")
    within(hand, 110)


@by_ways("mouse", "thumb")
def test_a_sign_in_that_ended_loses_nothing_of_a_form(hand: Hand, enter, town: Store) -> None:
    page = enter("/gatherings/add", staff=True)
    hand.write(page.get_by_label("何をしている"), "ラジオ体操")
    for label, words in (("いつごろ", "毎朝"), ("何人くらい", "12"), ("町丁目", "西町二丁目")):
        page.get_by_label(label).fill(words)
    page.get_by_label("だれが", exact=True).fill("近所")
    hand.press(page.get_by_role("radio", name="住民"))
    page.context.clear_cookies(name="ibashomap")
    page.get_by_role("button", name="保存する").click()
    expect(page.get_by_text("書いたものは残っています")).to_be_visible()
    hand.press(page.get_by_role("button", name="みほん職員として入る"))
    hand.press(page.get_by_role("button", name="書いたものを送る"))
    expect(page.get_by_text("ふだんの集まりを加えました。")).to_be_visible()
    with town.reading(STAFF) as unit:
        assert [one.facts["activity"] for one in unit.places.read(kinds=("gathering",))] == ["ラジオ体操"]


@by_ways(*DESK)
def test_print_a_zone_on_a3(hand: Hand, enter) -> None:
    page = enter("/map", staff=True)
    hand.choose(page.locator("select[name=zone]"), "中")
    hand.press(page.locator("#as-paper"))
    expect(page.get_by_label("A3 横")).to_be_checked()
    hand.press(page.get_by_role("button", name="PDFを作る"))
    opens = page.get_by_role("link", name="PDFを開く")
    expect(opens).to_be_visible(timeout=60_000)
    content = page.request.get(opens.evaluate("link => link.href")).body()
    assert paper.sizes(content) == [(420, 297)]
    assert "中の地図" in paper.text(content)
    within(hand, 60)


@by_ways(*DESK)
def test_the_guide_booklet(hand: Hand, enter) -> None:
    page = enter("/prints", staff=True)
    hand.press(page.get_by_role("link", name=re.compile("つどい場ガイド")))
    hand.press(page.get_by_role("button", name="PDFを作る"))
    opens = page.locator("#open-print")
    expect(opens).to_be_visible(timeout=90_000)
    assert page.request.get(opens.evaluate("link => link.href")).body()
    within(hand, 40)


@by_ways(*DESK)
def test_save_for_excel(hand: Hand, enter, tmp_path: Path) -> None:
    program = machine.need("libreoffice")
    page = enter("/places")
    hand.press(page.locator("summary", has_text="保存する"))
    with page.expect_download() as saved:
        hand.press(page.get_by_role("link", name="Excelで保存"))
    within(hand, 40)
    file = tmp_path / "list.xlsx"
    shutil.copy(saved.value.path(), file)
    words = [program, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to"]
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1"
    subprocess.run([*words, form, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True)
    told = next(tmp_path.glob("list*.csv")).read_text("utf-8")
    assert all(name in told for name in (*HOUSES, "境の会", "架空市"))
    assert "�" not in io.StringIO(told).read()


@by_ways(*ALL)
def test_share_a_link(hand: Hand, enter, chromium: Browser) -> None:
    page = enter("/map")
    open_fold(hand)
    hand.press(page.get_by_role("checkbox", name=re.compile("居場所")))
    expect(page.locator("#found")).to_have_text("2件")
    other = chromium.new_context(locale="ja-JP")
    seen = other.new_page()
    seen.goto(page.url)
    expect(seen.locator("#found")).to_have_text("2件")
    other.close()
    within(hand, 20)


@by_ways(*ALL)
def test_add_a_place(hand: Hand, enter, town: Store) -> None:
    page = enter("/map", staff=True)
    hand.press(page.get_by_role("link", name="場所を加える"))
    hand.write(page.get_by_label("名前"), "花づくりの会")
    hand.choose(page.get_by_label("種類"), "居場所")
    hand.write(page.get_by_label("所在地", exact=True), "架空市西町1-1")
    hand.press(page.get_by_role("button", name="台帳に加える"))
    expect(page.get_by_text("「花づくりの会」を台帳に加えました。")).to_be_visible(timeout=20_000)
    within(hand, 70)


@by_ways(*ALL)
def test_a_memo_of_a_visit(hand: Hand, enter, town: Store) -> None:
    page = enter("/visits", staff=True)
    if hand.page.viewport_size["width"] < 760:
        page.wait_for_selector("html.scripted #rows a")
        page.context.set_offline(True)
    hand.press(page.locator("#rows a").first)
    hand.press(page.get_by_role("checkbox", name="情報は変わりなし"))
    hand.write(page.get_by_label("参加人数"), "12")
    hand.write(page.get_by_label("様子"), "にぎやか")
    hand.press(page.get_by_role("button", name="保存する", exact=True))
    if hand.page.viewport_size["width"] < 760:
        expect(page.locator("#news")).to_contain_text("この電話に残っています（1件）")
        within(hand, 8, BRIEF)
        page.context.set_offline(False)
        page.reload()
    expect(page.locator("#news")).to_contain_text("届きました")
    within(hand, 40)


@by_ways(*ALL)
def test_an_everyday_gathering(hand: Hand, enter, town: Store) -> None:
    page = enter("/gatherings/add", staff=True)
    hand.write(page.get_by_label("何をしている"), "ラジオ体操")
    hand.write(page.get_by_label("いつごろ"), "毎朝")
    hand.write(page.get_by_label("だれが", exact=True), "近所")
    hand.write(page.get_by_label("何人くらい"), "12")
    hand.press(page.get_by_role("radio", name="住民"))
    hand.write(page.get_by_label("町丁目"), "西町二丁目")
    if isinstance(hand, WAYS["keys"]):
        hand.key("Escape")
    hand.press(page.get_by_role("button", name="保存する"))
    expect(page.get_by_text("ふだんの集まりを加えました。")).to_be_visible()
    within(hand, 40, LONGEST if hand.page.viewport_size["width"] > 760 else BRIEF)
