"""気づき by form and from the map; a held row by one key; each act can be undone."""

import pytest

from layers.survey.facts import PlaceFact
from layers.trust.audience import Viewer
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")
SENTENCE = "浜風町3-2の田中さん（82）は足が悪く坂がつらい"


@pytest.fixture
def run_id(store) -> str:
    with store.writing(STAFF) as unit:
        return unit.surveys.start("春のまち歩き", held_on="2026-05-10")


def facts(store) -> list[PlaceFact]:
    with store.reading(STAFF) as unit:
        return unit.surveys.facts()


def test_by_form_without_a_map(sign_in, store, run_id: str) -> None:
    page = f"/surveys/{run_id}"
    told = {"kind": "gathering", "text": "朝のラジオ体操", "town": "東町 1-2-3", "day": "2026-05-11"}
    answer = post(sign_in("staff"), f"{page}/facts", page=page, **told)
    assert answer.headers["Location"] == f"{page}#note"
    (fact,) = facts(store)
    assert (fact.kind, fact.text, fact.town, fact.day, fact.lonlat) == (
        "gathering", "朝のラジオ体操", "東町", "2026-05-11", None,
    )  # fmt: skip


def test_from_the_map_twice_under_one_key_is_one(sign_in, store, run_id: str) -> None:
    client = sign_in("staff")
    told = {"run": run_id, "kind": "good", "text": "木かげ", "lon": "134.005", "lat": "34.305", "key": "a-1"}
    for _ in range(2):
        answer = post(client, "/surveys/fact.json", page="/map", **told)
        assert (answer.status_code, answer.json["held"]) == (200, False)
    assert [one.lonlat for one in facts(store)] == [(134.005, 34.305)]
    wrong = post(client, "/surveys/fact.json", page="/map", **{**told, "lon": "34.3", "lat": "134.0", "key": "a-2"})
    assert (wrong.status_code, wrong.json["code"]) == (400, "placing.outside_japan")


def test_a_held_row_is_taken_in_with_one_key_and_its_words_are_nowhere(sign_in, store, run_id: str) -> None:
    client, page = sign_in("staff"), f"/surveys/{run_id}"
    there = post(client, f"{page}/facts", page=page, kind="trouble", text=SENTENCE).headers["Location"]
    assert there.endswith("#held")
    text = client.get(page).text
    assert 'value="浜風町の坂がつらい" maxlength="500" required autocomplete="off"  id="held" autofocus' in text
    with store.reading(STAFF) as unit:
        (held,) = unit.surveys.waiting(run_id)
    refused = post(client, f"{page}/facts/{held.id}/take", page=page, text=SENTENCE)
    assert refused.status_code == 400
    assert "どこにも残していません" in refused.text
    assert "田中" not in refused.text
    post(client, f"{page}/facts/{held.id}/take", page=page, text="浜風町の坂がつらい")
    assert [one.text for one in facts(store)] == ["浜風町の坂がつらい"]
    with store.reading(Viewer(name="見る人", role="admin")) as unit:
        assert not [one for one in unit.audit.recent(1000) if "田中" in f"{one.act}{one.target}"]


def test_each_fact_is_opened_closed_dropped_and_brought(client, sign_in, store, run_id: str) -> None:
    staff, page = sign_in("staff"), f"/surveys/{run_id}"
    post(staff, f"{page}/facts", page=page, kind="good", text="木かげ")
    (fact,) = facts(store)
    own = f"{page}/facts/{fact.id}"
    post(staff, f"{own}/show", page=page, to="public")
    assert "木かげ" in client.get(page).text
    post(staff, f"{own}/show", page=page, to="staff")
    assert client.get(page).status_code == 404
    post(staff, f"{own}/drop", page=page)
    assert facts(store) == []
    assert "取り消したもの（1件）" in staff.get(page).text
    post(staff, f"{own}/bring", page=page)
    assert [one.id for one in facts(store)] == [fact.id]


@pytest.mark.parametrize("act", ["take", "drop", "bring", "show"])
def test_nobody_else_may(sign_in, run_id: str, act: str) -> None:
    assert post(sign_in("partner"), f"/surveys/{run_id}/facts/1/{act}", page="/places").status_code == 403
