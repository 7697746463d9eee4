"""Picks come from the address and go back into it; what is not known is told apart."""

from dataclasses import replace

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from webmap.asking import Asked
from webmap.picks import Picks

SCHEDULES = {
    "木の会": "毎週木曜 13:30～15:00",
    "朝の会": "毎週木曜 10:00～11:30",
    "不定期の会": "不定期",
    "月の会": "毎週月曜 13:30～15:00",
}


def more_places(store: Store) -> None:
    """Four places of other days beside the twelve of Monday morning."""
    batch = town.places()
    first = batch.records[0]
    records = [
        replace(first, key=name, values={**first.values, "name": name, "schedule": text, "target": target})
        for (name, text), target in zip(SCHEDULES.items(), ("どなたでも", "65歳以上", "", "小学生"), strict=True)
    ]
    wider = replace(batch, records=records, findings=())
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(wider, town.document(wider, "more"), dataset="more"), release=True)


def names(client: FlaskClient, query: str) -> list[str]:
    text = client.get(f"/places?all=1&{query}").text
    return [name for name in SCHEDULES if f">{name}</a>" in text]


def test_an_address_holds_the_picks() -> None:
    args = MultiDict(
        [("day", "TH"), ("day", "MO,XX"), ("fee", "500"), ("who", "older"), ("ride", "1"), ("sector", "高齢")]
    )
    picks = Picks.from_args(args)
    assert picks == Picks(day=("MO", "TH"), fee=("500",), who=("older",), ride=("1",), sector=("高齢",))
    assert Asked.from_args(MultiDict(Asked(picks=picks).as_args())).picks == picks
    assert Picks().wish() is None
    assert Picks(unsure=("1",)).wish() is None


def test_the_list_shows_what_is_sure_and_counts_what_is_not(client: FlaskClient, store: Store) -> None:
    more_places(store)
    assert names(client, "day=TH&time=afternoon") == ["木の会"]
    text = client.get("/places?day=TH&time=afternoon").text
    assert "曜日・時間が分からない場所 1件も見る" in text
    assert "unsure=1" in text
    assert names(client, "day=TH&time=afternoon&unsure=1") == ["木の会", "不定期の会"]
    assert names(client, "who=older") == ["木の会", "朝の会"]
    assert names(client, "who=children") == ["木の会", "月の会"]


def test_map_and_list_find_the_same(client: FlaskClient, store: Store) -> None:
    more_places(store)
    told = client.get("/places/found.json?day=TH").get_json()
    assert (told["found"], told["unsure"], told["shown"]) == (2, 1, False)
    assert told["words"] == "曜日・時間が分からない場所"
    drawn = client.get("/layers/places.geojson?day=TH").get_json()
    assert sorted(one["properties"]["name"] for one in drawn["features"]) == ["朝の会", "木の会"]
    assert client.get("/layers/places.json?day=TH").get_json()["n"] == 2


def test_the_form_without_script_holds_all_that_was_picked(client: FlaskClient) -> None:
    text = client.get("/places?day=MO&time=morning&fee=free").text
    assert 'name="day" value="MO" data-label="月" checked' in text
    assert 'いつ<span class="said">：月・午前</span>' in text
    assert 'name="fee" value="free" data-label="無料" checked' in text


def test_columns_of_the_lists_own_and_age_are_for_the_staff(client: FlaskClient, sign_in) -> None:
    assert 'name="old"' not in client.get("/map").text
    assert 'name="old"' in sign_in("staff").get("/map").text


def test_by_time(client: FlaskClient, store: Store) -> None:
    more_places(store)
    text = client.get("/places?when=week&day=TH&sort=time&all=1").text
    assert text.index(">朝の会</a>") < text.index(">木の会</a>")
    assert "圏域の順に並べる" in text
    assert "ひらく時間の順" not in client.get("/places?day=TH").text


def test_the_printed_head_says_what_was_picked(client: FlaskClient) -> None:
    assert "曜日：月" in client.get("/places?day=MO").text
