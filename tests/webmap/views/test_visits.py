"""訪問メモ: chosen in one press, kept once, names nobody, taken back, and seen by the staff alone."""

import json
import re
from html import unescape

import pytest

from layers.store import audit
from layers.trust.audience import Viewer
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")
PAGE = "/visits"
KEY = "0123456789abcdef0123456789abcdef"
TODAY = audit.now()[:10]


@pytest.fixture
def point(store):
    with store.reading(STAFF) as unit:
        return next(one for one in unit.places.read() if one.kind == "kayoinoba" and one.zones)


def visits(store, point):
    with store.reading(STAFF) as unit:
        return unit.visits.of(point.id)


def script(text: str) -> dict:
    return json.loads(re.search(r'id="page">(.+?)</script>', text, re.DOTALL)[1])


def test_the_longest_unseen_stand_first_and_one_press_opens_the_form(sign_in, store, point) -> None:
    with store.writing(STAFF) as unit:
        unit.amendments.record(point.id, {"confirmed_on": TODAY, "confirmed_how": "phone"})
    staff = sign_in("staff")
    text = staff.get(PAGE).text
    names = [one["name"] for one in script(text)["places"]]
    assert names[-1] == point.name
    assert script(text)["places"][-1]["seen"].startswith("最終確認 ")
    text = staff.get(f"{PAGE}?q={point.name}").text
    assert re.findall(r'data-place="([^"]+)"', text) == [point.id]
    text = staff.get(f"{PAGE}?place={point.id}").text
    assert f'<span id="place-name">{point.name}</span>' in text
    assert f'name="day" value="{TODAY}"' in text


def test_a_form_without_a_script_is_kept_and_taken_back(sign_in, store, point) -> None:
    staff = sign_in("staff")
    form = {"place": point.id, "key": KEY, "same": "1", "people": "１２", "remark": " にぎやか  笑い声 ", "day": TODAY}
    answer = post(staff, PAGE, page=PAGE, **form, **{"welcome_men": "yes", "was.welcome_men": ""})
    (kept,) = visits(store, point)
    assert (kept.people, kept.remark, kept.same, kept.consulted, kept.who) == (
        12,
        "にぎやか 笑い声",
        True,
        False,
        "staff",
    )
    text = staff.get(answer.headers["Location"]).text
    assert f"「{point.name}」の訪問メモを保存しました。" in text
    place = staff.get(f"/places/{point.id}").text
    assert "訪問の記録" in place
    assert "にぎやか 笑い声" in place
    assert "（訪問）" in place
    post(staff, f"{PAGE}/{kept.id}/undo", page=PAGE, back="place")
    assert visits(store, point)[0].undone
    assert "取り消しずみ" in staff.get(f"/places/{point.id}").text
    with store.reading(STAFF) as unit:
        assert "welcome_men" not in unit.places.one(point.id).facts


def test_a_name_is_said_gently_and_goes_by_one_press(sign_in, store, point) -> None:
    staff = sign_in("staff")
    form = {"place": point.id, "key": KEY, "remark": "見本さんと話した", "day": TODAY, "people": "7"}
    answer = post(staff, PAGE, page=PAGE, **form)
    assert answer.status_code == 400
    assert "「見本さん」は、人の名前や連絡先のようです。" in answer.text
    assert 'value="見本さんと話した"' in answer.text
    assert 'value="7"' in answer.text
    assert visits(store, point) == []
    assert post(staff, PAGE, page=PAGE, take_out="1", **form).status_code == 302
    assert [one.remark for one in visits(store, point)] == ["と話した"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"people": "たくさん"}, "参加人数は"), ({"day": "2099-01-01"}, "訪問した日"), ({"key": ""}, "様子")],
)
def test_what_cannot_be_comes_back_with_what_was_written(sign_in, store, point, wrong, words) -> None:
    answer = post(
        sign_in("staff"), PAGE, page=PAGE, **{"place": point.id, "key": KEY, "remark": "晴れ", "day": TODAY} | wrong
    )
    assert answer.status_code == 400
    assert words in unescape(answer.text)
    assert 'value="晴れ"' in answer.text
    assert visits(store, point) == []


def test_the_outbox_gets_a_receipt_once_and_the_same_again(sign_in, store, point) -> None:
    staff = sign_in("staff")
    desk = staff.get(f"{PAGE}/desk.json").json
    form = {
        "csrf_token": desk["token"],
        "writer": desk["writer"],
        "key": KEY,
        "place": point.id,
        "day": TODAY,
        "same": "1",
    }
    receipts = [staff.post(f"{PAGE}.json", data=form).json for _ in range(3)]
    assert receipts[0]["key"] == KEY
    assert receipts == [receipts[0]] * 3
    assert len(visits(store, point)) == 1
    assert staff.post(receipts[0]["undo"], data=form).status_code == 302
    assert visits(store, point)[0].undone


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"csrf_token": ""}, 400, "form.stale"),
        ({"writer": "lead"}, 400, "visit.other_writer"),
        ({"remark": "見本さん"}, 400, "visit.personal"),
        ({"place": "nowhere"}, 404, "place.not_found"),
    ],
)
def test_the_outbox_is_told_why_in_words(sign_in, store, point, changed, status, code) -> None:
    staff = sign_in("staff")
    desk = staff.get(f"{PAGE}/desk.json").json
    form = {"csrf_token": desk["token"], "writer": desk["writer"], "key": KEY}
    answer = staff.post(f"{PAGE}.json", data={**form, "place": point.id, "day": TODAY, **changed})
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.json["message"].endswith("。")
    assert visits(store, point) == []


def test_somebody_elses_memo_is_never_sent_as_ones_own(sign_in, store, point) -> None:
    form = {"key": KEY, "place": point.id, "day": TODAY}
    for role, status in (("staff", 200), ("lead", 400)):
        client = sign_in(role)
        desk = client.get(f"{PAGE}/desk.json").json
        answer = client.post(f"{PAGE}.json", data={**form, "csrf_token": desk["token"], "writer": desk["writer"]})
        assert answer.status_code == status
    assert [one.who for one in visits(store, point)] == ["staff"]


def test_it_is_for_the_staff_alone(client, sign_in, store, point) -> None:
    post(sign_in("staff"), PAGE, page=PAGE, place=point.id, key=KEY, day=TODAY, remark="ひみつの様子")
    for address in (PAGE, f"{PAGE}/desk.json"):
        assert "/signin" in client.get(address).headers["Location"]
        assert sign_in("partner").get(address).status_code == 403
    for reader in (client, sign_in("partner"), sign_in("volunteer")):
        assert "ひみつの様子" not in reader.get(f"/places/{point.id}").text
        assert "visit" not in reader.get(f"/places/{point.id}.json").json
    assert sign_in("staff").get(f"/places/{point.id}.json").json["visit"] == f"{PAGE}?place={point.id}"
    assert sign_in("staff").get(f"{PAGE}?place=nowhere").status_code == 404


def test_markup_stays_text(sign_in, store, point) -> None:
    wicked = "<img src=x onerror=alert(1)>\"'</script>"
    staff = sign_in("staff")
    post(staff, PAGE, page=PAGE, place=point.id, key=KEY, day=TODAY, remark=wicked)
    for address in (PAGE, f"/places/{point.id}"):
        assert wicked in unescape(staff.get(address).text)
        assert "<img src=x" not in staff.get(address).text
