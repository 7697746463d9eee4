"""Notes that name a place of the map, from a phone and from the facilitator's keys."""

import pytest
from playwright.sync_api import expect

from tests.browser.hall_served import Enter, Served, write

pytestmark = pytest.mark.browser


def test_a_note_names_a_place_of_the_map(enter: Enter, served: Served) -> None:
    phone, lead, wall = enter("phone"), enter("facilitator"), enter("projector")
    phone.get_by_text("地図に置く").click()
    phone.get_by_label("地図にある場所のことなら").select_option("坂の上の縁側")
    write(phone, "水曜もひらいてほしい")
    expect(phone.locator("#mine li")).to_contain_text("坂の上の縁側")
    expect(phone.locator("#listed")).to_have_value("")
    expect(lead.locator("#queue .note")).to_contain_text("坂の上の縁側")
    lead.get_by_label("地図にある場所").select_option("浜町集会所")
    lead.get_by_label("付箋のことば").fill("いすが足りない")
    lead.keyboard.press("Enter")
    expect(lead.locator("#queue .note")).to_have_count(2)
    expect(lead.locator("#typed-place")).to_have_value("")
    lead.keyboard.press("Escape")
    for left in ("1", "0"):
        expect(lead.locator("#queue [data-act=show]")).to_be_enabled()
        lead.keyboard.press("1")
        expect(lead.locator("#waiting")).to_have_text(left)
    lead.keyboard.press("m")
    expect(wall.locator("#screen-map .pins text")).to_have_count(2)
    spots = {note.place: note.spot_lonlat for note in served.hall.board().shown()}
    assert spots == {"p1": (134.0051, 34.3052), "p2": (134.0121, 34.3071)}
    # Opened anew and mended before its lists are there, it stays where it was.
    phone.reload()
    expect(phone.locator("#mine li")).to_contain_text("地図にある場所")
    phone.get_by_role("button", name="直す", exact=True).click()
    phone.get_by_label("書くところ").fill("水曜と金曜もひらいてほしい")
    phone.get_by_role("button", name="直して送る").click()
    expect(phone.locator("#mine .arrived")).to_have_count(1)
    expect(lead.locator("#queue .note")).to_contain_text("坂の上の縁側")
    assert {note.place for note in served.hall.board().notes.values()} == {"p1", "p2"}
