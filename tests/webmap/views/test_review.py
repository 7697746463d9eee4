"""場所を決める: the queue, the choices, what is refused, and what only the staff may see."""

import re

import pytest
from shapely import Point

from layers.intake.contract import Batch, Record
from layers.trust.audience import EVERYBODY, OPERATOR
from tests import town
from tests.webmap.conftest import post

SPOTS = [
    {"label": "西町一丁目2番", "town": "西町一丁目", "precision": "block", "metres": 60, "lon": 134.004, "lat": 34.304},
    {
        "label": "西町一丁目の中ほど",
        "town": "西町一丁目",
        "precision": "town",
        "metres": 300,
        "lon": 134.005,
        "lat": 34.305,
    },
]


@pytest.fixture
def waiting(store) -> str:
    """A second list: one place that its address does not place; its id."""
    record = Record(
        key="A",
        cell="A2",
        values={
            "name": "迷子の会",
            "kind": "salon",
            "address": "架空市西町1丁目99番",
            "code": "A",
            "doubt": {"reason": "block_unknown", "candidates": SPOTS},
        },
    )
    batch = Batch(content="places", importer="gathering_place_list", records=[record])
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(batch, town.document(batch, "9"), dataset="places/lost"), release=True)
        return next(one.point.id for one in unit.placings.queue() if one.point.name == "迷子の会")


def lonlat(store, place: str, viewer=EVERYBODY):
    """Where everybody sees the place, and how it was found."""
    with store.reading(viewer) as unit:
        point = unit.places.one(place)
    return point.lonlat, point.how


def test_the_queue_tells_why_and_what_might_be_meant(sign_in, waiting: str) -> None:
    text = sign_in("staff").get(f"/review/{waiting}").text
    assert "「迷子の会」はどこにありますか" in text
    assert "町は分かりましたが、番地が見つかりません。" in text
    assert "西町一丁目2番" in text
    assert "町の中ほどに仮に置く（およそ300m）" in text
    assert "位置を決める場所（2件）" in text
    assert "ibashomap fetch" in text  # no gazetteer has been loaded
    assert sign_in("staff").get("/review").status_code == 200


def test_a_candidate_is_taken_by_its_number_and_taken_back(sign_in, waiting: str, store) -> None:
    staff = sign_in("staff")
    answer = post(staff, f"/review/{waiting}", page=f"/review/{waiting}", choice="c0")
    assert answer.headers["Location"].endswith(f"/review?last={waiting}")
    assert lonlat(store, waiting) == ((134.004, 34.304), "hand")
    page = staff.get(answer.headers["Location"]).text
    assert "「迷子の会」を地図に置きました。" in page
    assert f'action="/review/{waiting}/undo"' in page
    post(staff, f"/review/{waiting}/undo", page=answer.headers["Location"])
    assert lonlat(store, waiting) == (None, "")
    assert "staff：職員が地図で決めた位置（staffが取り消し）" in staff.get(f"/review/{waiting}").text


def test_the_middle_of_a_town_is_drawn_hollow_and_called_provisional(sign_in, client, waiting: str, store) -> None:
    post(sign_in("staff"), f"/review/{waiting}", page=f"/review/{waiting}", choice="c1")
    assert lonlat(store, waiting) == ((134.005, 34.305), "town")
    drawn = client.get("/layers/places.geojson").json
    (feature,) = [one for one in drawn["features"] if one["id"] == waiting]
    assert feature["properties"]["icon"].endswith(":rough")
    assert "中が白い記号は" in str(drawn)
    text = client.get(f"/places/{waiting}").text
    assert "町の中ほどに置いた仮の位置（およそ300m）" in text


@pytest.mark.parametrize("written", ["34.3012, 134.0034", "３４．３０１２，１３４．００３４", "(34.3012 134.0034)"])
def test_degrees_are_taken_as_people_paste_them(sign_in, waiting: str, store, written: str) -> None:
    post(sign_in("staff"), f"/review/{waiting}", page=f"/review/{waiting}", choice="spot", spot=written)
    assert lonlat(store, waiting) == ((134.0034, 34.3012), "hand")


@pytest.mark.parametrize(
    ("form", "status", "words"),
    [
        ({"choice": "spot", "spot": "駅の前"}, 400, "場所が選ばれていません"),
        ({"choice": "c9"}, 400, "場所が選ばれていません"),
        ({}, 400, "場所が選ばれていません"),
        ({"choice": "spot", "spot": "10.5, 20.5"}, 400, "日本の外です"),
    ],
)
def test_what_is_no_spot_is_refused_with_what_to_do(
    sign_in, waiting: str, store, form: dict, status: int, words: str
) -> None:
    answer = post(sign_in("staff"), f"/review/{waiting}", page=f"/review/{waiting}", **form)
    assert (answer.status_code, words in answer.text) == (status, True)
    assert lonlat(store, waiting) == (None, "")


def test_a_place_without_a_place_leaves_the_queue(sign_in, waiting: str, store) -> None:
    staff = sign_in("staff")
    answer = post(staff, f"/review/{waiting}", page=f"/review/{waiting}", choice="nowhere")
    assert "地図に出さないことにしました" in staff.get(answer.headers["Location"]).text
    assert lonlat(store, waiting) == (None, "nowhere")
    with store.reading(OPERATOR) as unit:
        assert waiting not in {one.point.id for one in unit.placings.queue()}


def test_a_spot_outside_the_city_is_kept_and_asked_about(sign_in, waiting: str, store) -> None:
    border = Record(
        key="1", cell="", values={"city_code": "999999", "name": "架空市"}, geometry=Point(134, 34.3).buffer(0.05)
    )
    batch = Batch(content="boundary", importer="city_boundary", records=[border])
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)
    staff = sign_in("staff")
    answer = post(staff, f"/review/{waiting}", page=f"/review/{waiting}", choice="spot", spot="35.0, 135.0")
    assert "市の外ですが、よろしいですか" in staff.get(answer.headers["Location"]).text
    assert lonlat(store, waiting) == ((135.0, 35.0), "hand")


def test_the_staff_go_from_the_place_to_its_position(sign_in, client, store) -> None:
    with store.reading() as unit:
        placed = next(point.id for point in unit.places.read() if point.lonlat)
    assert f'href="/review/{placed}">地図の場所を直す' in sign_in("staff").get(f"/places/{placed}").text
    assert "地図の場所を" not in client.get(f"/places/{placed}").text
    text = sign_in("staff").get(f"/review/{placed}").text
    assert "<dt>わけ</dt>" not in text


def test_only_those_who_take_lists_in_come_here(sign_in, client, waiting: str) -> None:
    assert client.get("/review").status_code == 302
    assert sign_in("partner").get("/review").status_code == 403
    assert sign_in("volunteer").get(f"/review/{waiting}").status_code == 403
    assert sign_in("staff").get("/review/nothing").status_code == 404


def test_when_all_is_decided_the_page_says_so(sign_in, store) -> None:
    staff = sign_in("staff")
    with store.reading(OPERATOR) as unit:
        ids = [one.point.id for one in unit.placings.queue()]
    for place in ids:
        post(staff, f"/review/{place}", page=f"/review/{place}", choice="nowhere")
    text = staff.get("/review").text
    assert "すべての場所の位置が決まっています" in text
    assert not re.search(r'id="page"', text)
