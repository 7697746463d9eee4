"""ふだんの集まり: five things asked, for the staff alone, as fine as its 町丁, and never counted as a 通いの場."""

import re

import pytest

from layers import export
from layers.trust.audience import EVERYBODY, Viewer, viewer_of
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")
PAGE = "/gatherings/add"
KEY = "0123456789abcdef0123456789abcdef"
FORM = {
    "key": KEY,
    "activity": "朝のラジオ体操",
    "schedule": "雨でない日の朝6時半",
    "target": "近所の人",
    "participants": "12",
    "heard_from": "welfare_commissioner",
    "town": "西町二丁目",
}
# The lower left of 西町二丁目, far from its middle.
SPOT = "34.311000, 134.001000"


def gatherings(store, viewer=STAFF):
    with store.reading(viewer) as unit:
        return unit.places.read(kinds=("gathering",))


def test_five_things_make_one_for_the_staff_alone(sign_in, client, store) -> None:
    staff = sign_in("staff")
    answer = post(staff, PAGE, page=PAGE, **FORM)
    (kept,) = gatherings(store)
    assert answer.headers["Location"] == f"/places/{kept.id}"
    assert kept.name == "朝のラジオ体操（西町二丁目）"
    told = {name: kept.facts[name] for name in ("activity", "schedule", "target", "participants", "heard_from")}
    assert told == {name: FORM[name] for name in told} | {"participants": 12}
    assert (kept.audience, kept.released, kept.zones["daily_life"]) == ("staff", False, ("西",))
    text = staff.get(answer.headers["Location"]).text
    assert "民生委員" in text
    assert "加えました。職員だけが見ます。" in text
    for reader in (client, sign_in("volunteer"), sign_in("partner")):
        assert reader.get(answer.headers["Location"]).status_code == 404
        assert "ラジオ体操" not in reader.get("/places").text + reader.get("/layers/places.geojson").text
    assert "ラジオ体操" in staff.get("/layers/places.geojson").text


def test_what_is_sent_twice_is_one_and_it_is_taken_back_and_brought_again(sign_in, store) -> None:
    staff = sign_in("staff")
    for _ in range(2):
        post(staff, PAGE, page=PAGE, **FORM)
    (kept,) = gatherings(store)
    post(staff, f"/places/{kept.id}/take-back", page=PAGE)
    assert gatherings(store) == []
    post(staff, f"/places/{kept.id}/bring-again", page=PAGE)
    assert len(gatherings(store)) == 1


@pytest.mark.parametrize(
    ("more", "lonlat", "how"),
    [
        ({}, (134.005, 34.315), "town"),
        ({"spot": SPOT}, (134.005, 34.315), "town"),
        ({"public_spot": "1"}, (134.005, 34.315), "town"),
        ({"spot": SPOT, "public_spot": "1"}, (134.001, 34.311), "hand"),
        ({"spot": "どこか", "public_spot": "1"}, (134.005, 34.315), "town"),
    ],
)
def test_the_spot_itself_is_kept_only_where_anybody_may_go(sign_in, store, more, lonlat, how) -> None:
    post(sign_in("staff"), PAGE, page=PAGE, **FORM, **more)
    (kept,) = gatherings(store)
    assert tuple(round(one, 6) for one in kept.lonlat) == lonlat
    assert (kept.how, kept.metres is None) == (how, how == "hand")


@pytest.mark.parametrize("missing", ["activity", "schedule", "target", "participants", "heard_from", "town"])
def test_each_of_them_is_needed_and_the_rest_stays_written(sign_in, store, missing) -> None:
    answer = post(sign_in("staff"), PAGE, page=PAGE, **{**FORM, missing: ""})
    assert answer.status_code == 400
    assert f'id="problem-{missing}"' in answer.text
    assert len(re.findall('id="problem-', answer.text)) == 1
    assert missing == "activity" or 'value="朝のラジオ体操"' in answer.text
    assert gatherings(store) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"target": "見本さんと友だち"}, "「見本さん」は、人の名前や連絡先のようです。"),
        ({"activity": "電話 090-0000-1234 へ"}, "人の名前や連絡先"),
        ({"participants": "たくさん"}, "数字だけ"),
        ({"heard_from": "見本さん"}, "並んでいる中から"),
        ({"town": "どこにもない町"}, "見つかりません"),
        ({"schedule": "あ" * 101}, "100文字まで"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(sign_in, store, wrong, words) -> None:
    answer = post(sign_in("staff"), PAGE, page=PAGE, **{**FORM, **wrong})
    assert answer.status_code == 400
    assert words in answer.text
    assert gatherings(store) == []


def test_it_is_never_counted_as_a_kayoinoba(sign_in, client, store) -> None:
    """Not in the summary, not in a filter, not in an export, whoever asks, released or not."""
    with store.reading(STAFF) as unit:
        before, counted = unit.places.counts(), unit.summary()["service_points"]
    post(sign_in("staff"), PAGE, page=PAGE, **{**FORM, "activity": "通いの場のような体操"})
    with store.reading(STAFF) as unit:
        after = unit.places.counts()
        assert after == {**before, "gathering": before.get("gathering", 0) + 1}
        assert {**unit.summary()["service_points"], "gathering": 0} == {**counted, "gathering": 0}
        assert [one for one in unit.places.read(kinds=("kayoinoba", "salon", "ibasho")) if "体操" in one.name] == []
        (row,) = [
            one
            for one in export.write("csv", unit.places.read()).decode("utf-8-sig").splitlines()
            if "のような体操" in one
        ]
        assert ",gathering," in row
        assert ",kayoinoba," not in row
    assert "のような体操" not in sign_in("staff").get("/places?kind=kayoinoba").text
    assert "のような体操" not in client.get("/places").text
    for audience in ("public", "volunteer", "partner"):
        with store.reading(viewer_of(audience)) as unit:
            assert "のような体操" not in export.write("csv", unit.places.read()).decode("utf-8-sig")


def test_residents_see_it_once_the_people_themselves_wish_and_the_list_is_put_out(sign_in, store) -> None:
    post(sign_in("staff"), PAGE, page=PAGE, **FORM)
    (kept,) = gatherings(store)
    with store.writing(STAFF) as unit:
        made = next(row for row in unit.imports.in_force() if row.title == "手で加えた場所")
        unit.imports.release(made.id)
    assert gatherings(store, EVERYBODY) == []
    with store.writing(STAFF) as unit:
        unit.consents.record(kept.id, field="", audience="public", given_by="集まっている人", given_on="2026-06-01")
    (seen,) = gatherings(store, EVERYBODY)
    assert "heard_from" not in seen.facts
    assert "participants" not in seen.facts


def test_a_spot_says_its_town_to_the_staff_alone(sign_in, client) -> None:
    staff = sign_in("staff")
    assert staff.get("/gatherings/town.json", query_string={"spot": SPOT}).json == {"town": "西町二丁目"}
    for nowhere in ("35.0, 135.0", "どこか", ""):
        assert staff.get("/gatherings/town.json", query_string={"spot": nowhere}).json == {"town": ""}
    for address in (PAGE, "/gatherings/town.json"):
        assert "/signin" in client.get(address).headers["Location"]
        assert sign_in("volunteer").get(address).status_code == 403


def test_one_that_is_very_like_another_is_shown_and_kept_only_when_somebody_says_so(sign_in, store) -> None:
    staff = sign_in("staff")
    post(staff, PAGE, page=PAGE, **FORM)
    other = {**FORM, "key": KEY[::-1], "activity": "ラジオ体操", "target": "だれでも"}
    asked = post(staff, PAGE, page=PAGE, **other)
    assert asked.status_code == 200
    assert "同じ集まりかもしれません（まだ保存していません）" in asked.text
    assert "朝のラジオ体操（西町二丁目）" in asked.text
    assert "していることが近い" in asked.text
    assert 'value="ラジオ体操"' in asked.text
    assert len(gatherings(store)) == 1
    post(staff, PAGE, page=PAGE, **other, sure="yes")
    assert len(gatherings(store)) == 2


def test_another_town_is_no_question(sign_in, store) -> None:
    staff = sign_in("staff")
    post(staff, PAGE, page=PAGE, **FORM)
    post(staff, PAGE, page=PAGE, **{**FORM, "key": KEY[::-1], "town": "東町一丁目"})
    assert len(gatherings(store)) == 2
