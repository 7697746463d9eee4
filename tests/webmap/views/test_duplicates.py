"""同じ集まりかもしれないもの: side by side, three answers, a way back; for staff alone."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town


@pytest.fixture
def twice(store: Store) -> Store:
    """One group of the town once more, in a list of its own."""
    batch = town.places()
    first = batch.records[0]
    again = replace(first, key="again", values={**first.values, "name": "西町1丁目の会", "schedule": "火曜"})
    other = replace(batch, records=[again], importer="another_list", label="別の一覧")
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(other, replace(town.document(other), folder="other")), release=True)
    return store


def said(client: FlaskClient, store: Store, words: str) -> str:
    """Press one of the buttons; the page that follows."""
    with store.reading(OPERATOR) as unit:
        (pair,) = unit.twins.waiting()
    form = {"one": pair.one.id, "other": pair.other.id, "said": words}
    return client.post("/duplicates", data=form, follow_redirects=True).get_data(as_text=True)


def test_two_records_stand_side_by_side_with_what_differs(twice: Store, sign_in) -> None:
    page = sign_in("staff").get("/duplicates").get_data(as_text=True)
    assert "1組" in page
    assert "西町一丁目の会" in page
    assert "西町1丁目の会" in page
    # The hours are other ones, the name is only written otherwise.
    assert page.count('class="differs"') == 1
    assert page.count("書き方のちがい") == 1
    assert "場所：同じ　電話：同じ" in page


@pytest.mark.parametrize(("words", "kept"), [("one", 0), ("other", 1), ("apart", None)])
def test_each_answer_and_its_way_back(
    twice: Store, sign_in, app, words: str, kept: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    client = sign_in("staff")
    with twice.reading(OPERATOR) as unit:
        (pair,) = unit.twins.waiting()
        ids = [pair.one.id, pair.other.id]
    page = said(client, twice, words)
    assert "取り消せます" in page
    assert "いまは、ありません" in page
    for number, id_ in enumerate(ids):
        assert client.get(f"/places/{id_}").status_code == (200 if kept in (number, None) else 404)
    with twice.reading(OPERATOR) as unit:
        (decision,) = unit.twins.decided()
    again = client.post(f"/duplicates/{decision.id}/undo", follow_redirects=True).get_data(as_text=True)
    assert "1組" in again
    assert all(client.get(f"/places/{id_}").status_code == 200 for id_ in ids)


def test_no_answer_and_a_wrong_one_change_nothing(twice: Store, sign_in, app, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    assert "どれかのボタン" in said(sign_in("staff"), twice, "merge")
    assert sign_in("staff").post("/duplicates/9/undo").status_code == 404


def test_the_page_is_for_those_who_may_import(twice: Store, client: FlaskClient, sign_in) -> None:
    assert client.get("/duplicates").status_code == 302
    assert sign_in("partner").get("/duplicates").status_code in (403, 404)


def test_an_empty_page_teaches(sign_in) -> None:
    assert "いまは、ありません" in sign_in("staff").get("/duplicates").get_data(as_text=True)
