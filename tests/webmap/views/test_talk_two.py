"""Two who change one series: what both wrote stands side by side, and an evening that was taken out can come back."""

import re

import pytest

from layers.trust.audience import Viewer
from layers.workshop.template import new_talk
from tests.webmap.conftest import post
from tests.webmap.talk_forms import form_of

STAFF = Viewer(name="staff", role="staff")


@pytest.fixture
def talk(store) -> str:
    with store.writing(STAFF) as unit:
        return "/talks/" + unit.talks.keep(
            new_talk("西のこれから", "daily_life", unit.zones.read("daily_life")[0].name)
        )


def own_form(client, talk: str) -> dict:
    text = client.get(talk).text
    return form_of(text, talk) | {"zone": re.findall(r'<option value="([^"]+)" selected', text)[0]}


def names(client, talk: str) -> list[str]:
    return re.findall(r"第\d回 ([^<]+)</a></th>", client.get(talk).text)


def test_both_versions_of_a_talk_stand_side_by_side_and_one_is_chosen(sign_in, talk: str) -> None:
    client = sign_in("staff")
    sent = own_form(client, talk)
    assert post(client, talk, page=talk, **(sent | {"name": "浜のこれから"})).status_code == 303
    answer = post(client, talk, page=talk, **(sent | {"name": "山のこれから", "purpose": "よく聞く"}))
    assert answer.status_code == 409
    contested = answer.text.split('id="clashes"')[1].split("</form>")[0].split('class="broad"')[0]
    assert "山のこれから" in contested
    assert "浜のこれから" in contested
    assert "よく聞く" not in contested
    again = form_of(answer.text, talk) | {"zone": sent["zone"]}
    assert (again["name"], again["purpose"]) == (["山のこれから"], "よく聞く")
    assert post(client, talk, page=talk, **again, **{"choose.name": "theirs"}).status_code == 303
    kept = own_form(client, talk)
    assert (kept["name"], kept["purpose"]) == (["浜のこれから"], "よく聞く")


def test_a_button_pressed_on_an_older_page_changes_nothing_and_shows_what_stands(sign_in, talk: str) -> None:
    client = sign_in("staff")
    before = names(client, talk)
    sent = own_form(client, talk)
    post(client, f"{talk}/meetings/1/remove", page=talk, version=sent["version"])
    # The evening that now bears the number is another one.
    for act in ("meetings/1/remove", "meetings", "back-to"):
        answer = post(client, f"{talk}/{act}", page=talk, version=sent["version"], to="1")
        assert (answer.status_code, "まだ何も変えていません" in answer.text) == (409, True)
    assert names(client, talk) == before[1:]


@pytest.mark.parametrize("number", [1, 2, 4])
def test_an_evening_that_was_taken_out_meanwhile_comes_back_with_what_was_written(
    sign_in, talk: str, number: int
) -> None:
    client, page = sign_in("staff"), f"{talk}/meetings/{number}"
    before = names(client, talk)
    sent = form_of(client.get(page).text, page)
    post(client, f"{page}/remove", page=talk, version=sent["version"])
    answer = post(client, page, page=talk, **(sent | {"purpose": "坂を歩く"}))
    assert answer.status_code == 409
    assert "この回を外しました" in answer.text
    again = form_of(answer.text, page)
    assert again["purpose"] == "坂を歩く"
    assert "会場用ファイルを作る" not in answer.text
    assert names(client, talk) == [one for one in before if one != before[number - 1]]
    assert post(client, page, page=talk, **again).status_code == 303
    assert names(client, talk) == before
    assert form_of(client.get(page).text, page)["purpose"] == "坂を歩く"
    # Sent once more: it is there, and nothing is doubled.
    assert post(client, page, page=talk, **again).status_code == 409
    assert names(client, talk) == before
