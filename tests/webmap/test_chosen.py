"""What is chosen equals what the list holds; a shelf keeps only so many things; old crowds are let go."""

import pytest

from layers.trust.audience import OPERATOR
from webmap.chosen import Shelf


def test_a_shelf_pushes_out_what_was_not_asked_for_longest() -> None:
    shelf, made = Shelf(2), []

    def make(name: str) -> str:
        made.append(name)
        return name

    for name in ("a", "b", "a", "c", "a", "b"):
        assert shelf.get(name, lambda name=name: make(name)) == name
    assert made == ["a", "b", "c", "b"]
    shelf.keep_only(lambda thing: thing == "a")
    shelf.get("b", lambda: make("b"))
    assert made == ["a", "b", "c", "b", "b"]


@pytest.mark.parametrize("query", ["", "?q=西町", "?q=どこにもない", "?kind=kayoinoba", "?kind=salon"])
def test_the_counts_of_the_map_are_those_of_the_list(client, query: str) -> None:
    listed = client.get(f"/places{query}{'&' if query else '?'}all=1").text
    assert client.get(f"/layers/places/said.json{query}").json["found"] == listed.count('<tr id="p-')
    assert client.get(f"/layers/places.json{query}").json["n"] == listed.count('<tr id="p-')


def test_what_was_taken_back_is_chosen_no_more(client, app, store) -> None:
    assert client.get("/layers/places/said.json").json["found"] == 12
    with store.writing(OPERATOR) as unit:
        unit.imports.undo()
    assert client.get("/layers/places/said.json").json["found"] == 0
    assert len(app.extensions["ibashomap.chosen"]._held) == 1


def test_a_box_lists_what_is_in_it(client) -> None:
    told = client.get("/layers/places/within.json?box=134.01,34.3,134.02,34.33").json
    assert told["found"] == len(told["rows"]) == 4
    assert {"id", "name", "kind", "where"} == set(told["rows"][0])
    for wrong in ("", "1,2,3", "a,b,c,d"):
        assert client.get(f"/layers/places/within.json?box={wrong}").status_code == 404
    assert client.get("/layers/places/within.json?box=nan,nan,nan,nan").json["found"] == 0
