"""写真 of a 気づき on a telephone: made small there, looked at before and after, seen by residents when it is opened.

With IBASHOMAP_PICTURES=1 the same steps write pictures of docs/guide/surveying.md.
"""

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page, Route, expect

from layers.survey.facts import Noted
from layers.trust.audience import Viewer
from tests.browser.test_accessible import serious
from tests.layers.drawing import snapshots

pytestmark = pytest.mark.browser
STAFF = Viewer(name="みほん職員", role="staff")
CHOSEN = """async () => {
  const [file] = document.querySelector("input[type=file][multiple]").files;
  return [file.name, [...new Uint8Array(await file.arrayBuffer())]];
}"""
BENCH = "公園の入口の木のベンチ"


def bench(width: int = 1200, height: int = 900) -> Image.Image:
    """A drawn scene: sky, grass, a tree and a bench; nobody is on it."""
    scene = Image.new("RGB", (1200, 900), (176, 212, 240))
    pen = ImageDraw.Draw(scene)
    pen.rectangle((0, 560, 1200, 900), fill=(122, 168, 92))
    pen.rectangle((240, 250, 300, 640), fill=(110, 78, 50))
    pen.ellipse((90, 60, 450, 400), fill=(64, 122, 66))
    for top in (520, 570, 620):
        pen.rectangle((520, top, 1040, top + 28), fill=(150, 98, 58))
    for left in (560, 970):
        pen.rectangle((left, 520, left + 26, 740), fill=(90, 60, 38))
    return scene.resize((width, height))


@pytest.fixture
def photo(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """As a telephone hands it over, turned and with everything that it knows of the place."""
    monkeypatch.setattr(snapshots, "scene", bench)
    return {"name": "田中さんの家.jpg", "mimeType": "image/jpeg", "buffer": snapshots.jpeg(3000, 2250)}


@pytest.fixture
def fact(store):
    with store.writing(STAFF) as unit:
        run = unit.surveys.start("西町 春のまち歩き", held_on="2026-05-10")
        found = unit.surveys.note(run, Noted(kind="good", text="木かげのベンチ", lonlat=(134.005, 34.305)))
        unit.surveys.show_to(found.id, "public")
        return found


def test_from_the_camera_to_the_residents_page(staff_page: Page, open_page, store, fact, photo: dict, picture) -> None:
    page = staff_page
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(f"/surveys/{fact.run_id}", page=page)
    page.get_by_role("link", name="写真を付ける").click()
    page.get_by_label("写真を選ぶ").set_input_files([photo])
    expect(page.locator("#previews canvas")).to_be_visible()
    page.get_by_label("見て確かめました").check(force=True)
    picture(page, "photo-add", part="#add", height=900)
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # What the telephone knows of the place does not even leave it: nothing can be sent before it is packed.
    expect(page.locator("#photo-form button.main")).to_be_enabled()
    name, content = page.evaluate(CHOSEN)
    assert (name, len(content) > 10_000) == ("1.jpg", True)
    assert not [word for word in (*snapshots.CANARIES, b"Exif") if word in bytes(content)]
    page.get_by_role("button", name="写真を付ける").click()
    expect(page.get_by_text("写真を1枚付けました。")).to_be_visible()

    resident = open_page(f"/surveys/{fact.run_id}", width=390)
    expect(resident.get_by_text("木かげのベンチ")).to_be_visible()
    assert resident.locator("main img").count() == 0
    page.get_by_label("何が写っていますか（目の").fill(BENCH)
    page.locator("label.chip", has_text="もう一度見ました").click()
    picture(page, "photo-release", height=1000)
    page.get_by_role("button", name="住民向け地図に出す").click()
    expect(page.get_by_text("住民にも見えます")).to_be_visible()
    assert serious(page) == []

    open_page(f"/surveys/{fact.run_id}", page=resident)
    seen = resident.get_by_role("img", name=BENCH)
    expect(seen).to_be_visible()
    seen.scroll_into_view_if_needed()
    resident.wait_for_function("document.querySelector('main img').naturalWidth > 0")
    picture(resident, "photo-resident", height=700)
    assert serious(resident) == []
    open_page(f"/map?fact={fact.id}", page=resident)
    shown = resident.locator("#panel").get_by_role("img", name=BENCH)
    expect(shown).to_be_visible()
    assert (shown.bounding_box() or {"width": 999})["width"] <= 366
    assert resident.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_was_chosen_before_the_script_came_is_seen_too(staff_page: Page, address: str, fact, photo: dict) -> None:
    """A slow line: the form stands, the script is still on its way."""
    held: list[Route] = []
    staff_page.route("**/photos.js", lambda route: held.append(route))  # noqa: PLW0108 - it asks how many are taken
    staff_page.goto(f"{address}/surveys/{fact.run_id}/facts/{fact.id}/photos", wait_until="commit")
    staff_page.get_by_label("写真を選ぶ").set_input_files([photo])
    expect(staff_page.locator("#previews")).to_be_hidden()
    for route in held:
        route.continue_()
    expect(staff_page.locator("#previews canvas")).to_be_visible()
    expect(staff_page.locator("#photo-form button.main")).to_be_enabled()
    assert staff_page.evaluate(CHOSEN)[0] == "1.jpg"


def test_on_paper_stand_those_that_are_open_alone(staff_page: Page, open_page, store, fact, photo: dict) -> None:
    for number in range(2):
        page = open_page(f"/surveys/{fact.run_id}/facts/{fact.id}/photos", page=staff_page)
        page.get_by_label("写真を選ぶ").set_input_files([photo])
        expect(page.locator("#previews canvas")).to_be_visible()
        page.locator("label.chip", has_text="見て確かめました").click()
        page.locator("#photo-form input[name=words]").fill(f"{number}枚目のベンチ")
        page.locator("#photo-form button.main").click()
        expect(page.get_by_text("写真を1枚付けました。")).to_be_visible()
    with store.writing(STAFF) as unit:
        first = unit.surveys.facts()[0].photos[0]
        unit.survey_photos.show_to_all(first.id, first.words, looked=True)
    page = open_page(f"/surveys/{fact.run_id}", page=staff_page)
    expect(page.locator("main .photos img")).to_have_count(2)
    page.emulate_media(media="print")
    assert [one.is_visible() for one in page.locator("main .photos img").all()] == [True, False]


def test_without_a_script_the_server_draws_it(open_page, store, fact, photo: dict) -> None:
    page = open_page(f"/signin?next=/surveys/{fact.run_id}/facts/{fact.id}/photos", script=False, width=390)
    page.get_by_role("button", name="みほん職員として入る").click()
    page.get_by_label("写真を選ぶ").set_input_files([photo])
    page.locator("label.chip", has_text="見て確かめました").click()
    page.get_by_role("button", name="写真を付ける").click()
    expect(page.get_by_text("写真を1枚付けました。")).to_be_visible()
    with store.reading(STAFF) as unit:
        (kept,) = unit.surveys.facts()[0].photos
        assert (kept.width, kept.height) == (1600, 1200)
