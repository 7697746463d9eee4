"""マッピング調査 in the browser: three facts by mouse and by keys, a held row by one key, no person left."""

import re

import pytest
from playwright.sync_api import Page, expect

from layers.survey.facts import Noted
from layers.trust.audience import Viewer
from tests.browser.test_accessible import serious

pytestmark = pytest.mark.browser
STAFF = Viewer(name="職員", role="staff")
SENTENCE = "西町3-2の田中さん（82）は足が悪く坂がつらい"
# The town is that of the spot, else the one that is named.
HELD = re.compile("^西町.*の坂がつらい$")
SHADE = Noted(kind="good", text="木かげがある")


def write(page: Page, kind: str, text: str) -> None:
    """Fill the form in the panel by keys alone."""
    form = page.locator("#fact-note")
    form.get_by_label(kind).check()
    form.get_by_label("場所のこと").fill(text)
    page.keyboard.press("Enter")


def test_a_walk_from_its_start_to_what_residents_see(staff_page: Page, open_page, store, picture) -> None:
    page = open_page("/surveys", page=staff_page)
    expect(page.get_by_text("ここに、まち歩きで気づいたことが並びます")).to_be_visible()
    page.get_by_label("調査の名前").fill("西町 春のまち歩き")
    page.get_by_label("一緒に歩いた団体").fill("西町自治会")
    picture(page, "surveying-start")
    page.keyboard.press("Enter")
    expect(page.get_by_text("調査を始めました")).to_be_visible()
    run = page.url.rsplit("/", 1)[-1]

    # By mouse.
    page = open_page(f"/map?note={run}", page=page)
    expect(page.locator("#place-hint")).to_be_visible()
    page.locator("#map canvas").click(position={"x": 420, "y": 320})
    picture(page, "surveying-map", height=620)
    write(page, "いいところ", "夕日の見えるベンチ")
    expect(page.get_by_text("気づきを残しました。")).to_be_visible()

    # By keys alone: the map has the focus again.
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    expect(page.locator("#fact-note input[value=good]")).to_be_checked()
    write(page, "危ないところ", "街灯がなく暗い道")
    expect(page.get_by_text("気づきを残しました。")).to_be_visible()

    # What speaks of a person is held.
    page.locator("#map canvas").click(position={"x": 380, "y": 360})
    write(page, "困りごと", SENTENCE)
    page.get_by_role("link", name="文を確かめる").click()
    expect(page.get_by_label("場所のことだけにした文")).to_be_focused()
    expect(page.get_by_label("場所のことだけにした文")).to_have_value(HELD)
    picture(page, "surveying-held", height=700)
    assert serious(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("rowheader", name=HELD)).to_be_visible()
    expect(page.locator("#held")).to_have_count(0)
    picture(page, "surveying-run", height=700)
    assert serious(page) == []
    assert "田中" not in page.content()
    with store.reading(STAFF) as unit:
        assert sorted(one.kind for one in unit.surveys.facts()) == ["danger", "good", "trouble"]
        assert sum(one.lonlat is not None for one in unit.surveys.facts()) == 2

    page.locator("form[enctype]").scroll_into_view_if_needed()
    picture(page, "surveying-file")
    row = page.locator("tr", has_text="夕日の見えるベンチ")
    row.get_by_role("button", name="住民向け地図に出す").click()
    resident = open_page("/surveys", width=390)
    resident.get_by_role("link", name="西町 春のまち歩き").click()
    expect(resident.get_by_text("夕日の見えるベンチ")).to_be_visible()
    assert "街灯" not in resident.content()
    resident.get_by_role("link", name="地図で見る").last.click()
    expect(resident.locator("#panel h2")).to_have_text("夕日の見えるベンチ")
    picture(resident, "surveying-resident")
    assert serious(resident) == []


def test_without_javascript_everything_but_the_map(open_page, store) -> None:
    with store.writing(STAFF) as unit:
        unit.surveys.show_to(unit.surveys.note(unit.surveys.start("春", held_on="2026-05-10"), SHADE).id, "public")
    page = open_page("/surveys", script=False)
    page.get_by_role("link", name="春").click()
    expect(page.get_by_text("木かげがある")).to_be_visible()
