"""場所を加える: by a spot or an address, the same place told before, taken back and brought again."""

import re
from html import unescape

import pytest

from etl.worker import work_once
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")
ADD = "/places/add"
NEW = {
    "name": "ひなたぼっこ茶話会",
    "kind": "salon",
    "venue": "南集会所",
    "address": "架空市東町三丁目1",
    "schedule": "毎週金曜 10:00-11:30",
    "phone": "0797-00-5555",
    "capacity": "15",
    "spot": "34.325000, 134.025000",
}


def named(store, name: str, viewer=STAFF):
    with store.reading(viewer) as unit:
        return [one for one in unit.places.read() if one.name == name]


def test_a_place_is_added_seen_by_the_staff_taken_back_and_brought_again(sign_in, store, client) -> None:
    staff = sign_in("staff")
    assert ADD in staff.get("/map").text
    assert ADD in staff.get("/places").text
    assert ADD not in client.get("/map").text + client.get("/places").text
    answer = post(staff, ADD, page=ADD, **NEW)
    (point,) = named(store, NEW["name"])
    page = f"/places/{point.id}"
    assert (answer.status_code, answer.headers["Location"]) == (302, page)
    assert (point.lonlat, point.how, point.facts["capacity"]) == ((134.025, 34.325), "hand", 15)
    assert point.zones == {"daily_life": ("東",)}
    assert named(store, NEW["name"], EVERYBODY) == []
    assert client.get(page).status_code == 404
    text = staff.get(page).text
    assert "手で加えた場所です" in text
    assert "手で加えました" in text
    taken = post(staff, f"{page}/take-back", page=page)
    assert named(store, NEW["name"]) == []
    asked = unescape(staff.get(taken.headers["Location"]).text)
    assert "取り消した場所：ひなたぼっこ茶話会" in asked
    again = post(staff, f"{page}/bring-again", page=taken.headers["Location"])
    assert again.headers["Location"] == page
    assert staff.get(page).status_code == 200


def test_its_list_is_put_on_the_residents_map_like_every_other(sign_in, store, client) -> None:
    staff = sign_in("staff")
    post(staff, ADD, page=ADD, **NEW)
    (point,) = named(store, NEW["name"])
    with store.reading(OPERATOR) as unit:
        listed = unit.imports.in_force()[-1]
    told = staff.get(f"/imports/{listed.id}")
    assert told.status_code == 200
    assert "手で加えた場所" in told.text
    assert "手で加えた場所" in staff.get("/imports").text
    assert post(staff, f"/imports/{listed.id}/release", page=f"/imports/{listed.id}").status_code == 302
    assert client.get(f"/places/{point.id}").status_code == 200
    assert "0797-00-5555" not in client.get(f"/places/{point.id}").text


def test_the_same_place_is_told_first_and_added_all_the_same_when_it_is_another(sign_in, store) -> None:
    staff = sign_in("staff")
    (known,) = named(store, "西町一丁目の会")
    form = {**NEW, "name": known.name, "address": known.facts["address"], "venue": known.facts["venue"]}
    told = post(staff, ADD, page=ADD, **form)
    assert told.status_code == 200
    assert "同じ場所かもしれません" in told.text
    assert f"/places/{known.id}" in told.text
    assert len(named(store, known.name)) == 1
    assert f'value="{NEW["schedule"]}"' in told.text
    assert post(staff, ADD, page=ADD, **form, sure="yes").status_code == 302
    assert len(named(store, known.name)) == 2


def test_what_is_sent_twice_is_added_once(sign_in, store) -> None:
    staff = sign_in("staff")
    key = re.search(r'name="key" value="([^"]+)"', staff.get(ADD).text)[1]
    first = post(staff, ADD, page=ADD, **NEW, key=key, sure="yes")
    second = post(staff, ADD, page=ADD, **NEW, key=key, sure="yes")
    assert first.headers["Location"] == second.headers["Location"]
    assert len(named(store, NEW["name"])) == 1


def test_without_a_map_its_address_is_asked_of_the_gazetteer(sign_in, store) -> None:
    staff = sign_in("staff")
    answer = post(staff, ADD, page=ADD, **{**NEW, "spot": ""}, follow=1)
    assert answer.status_code == 302
    assert "住所から位置を調べています。" in staff.get(answer.headers["Location"]).text
    assert work_once(store)
    with store.reading(OPERATOR) as unit:
        (job,) = unit.jobs.done("locate")
        assert job.result == {"found": 0}
        assert NEW["name"] in {one.point.name for one in unit.placings.queue()}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": ""}, "空にはできません。"),
        ({"kind": ""}, "空にはできません。"),
        ({"kind": "spaceship"}, "並んでいる中から選んでください。"),
        ({"capacity": "大勢"}, "数字だけを入れてください。"),
        ({"spot": "あのへん"}, "緯度と経度を読めません。"),
        ({"spot": "134.02, 34.32"}, "緯度と経度を読めません。"),
    ],
)
def test_what_is_missing_is_told_and_nothing_written_is_lost(sign_in, store, change, problem) -> None:
    answer = post(sign_in("staff"), ADD, page=ADD, **{**NEW, **change})
    assert answer.status_code == 400
    assert problem in answer.text
    assert f'value="{NEW["schedule"]}"' in answer.text
    assert "まだ加えていません。1か所を直してください。" in answer.text
    with store.reading(STAFF) as unit:
        assert unit.added.recent() == []


def test_a_kind_can_be_asked_for_and_only_staff_may(client, sign_in) -> None:
    assert '<option value="gathering" selected>' in sign_in("staff").get(f"{ADD}?kind=gathering").text
    assert client.get(ADD).status_code == 302
    assert sign_in("partner").get(ADD).status_code == 403
