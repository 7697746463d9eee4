"""Tiles: cut to the viewer, sent again only when changed, kept nowhere when somebody known asks."""

from datetime import timedelta

import numpy as np
import pyogrio

from layers import clock
from layers.tiles.pyramid import mercator
from layers.trust.audience import OPERATOR
from tests import town

# The tile of zoom 8 that holds 架空市.
TILE = "/tiles/places/8/223/101.mvt"


def test_a_tile_holds_what_is_asked_for(client, tmp_path) -> None:
    x, y = _tile(16)
    path = tmp_path / "one.mvt"
    for query, there in (("", True), ("?q=中町", True), ("?q=西町", False), ("?kind=salon", False)):
        path.write_bytes(client.get(f"/tiles/places/16/{x}/{y}.mvt{query}").data)
        assert bool(path.stat().st_size) is there
    path.write_bytes(client.get(f"/tiles/places/16/{x}/{y}.mvt").data)
    assert pyogrio.read_dataframe(path, layer="places", use_arrow=False)["name"].tolist() == ["中町二丁目の会"]


def test_no_secret_is_in_a_tile_of_anybody(client, sign_in) -> None:
    for asker in (client, sign_in("staff")):
        for zoom in range(17):
            x, y = _tile(zoom)
            body = asker.get(f"/tiles/places/{zoom}/{x}/{y}.mvt").data
            assert not [secret for secret in town.SECRETS.values() if secret.encode() in body]


def test_it_is_sent_again_only_when_something_changed(client, store) -> None:
    first = client.get(TILE)
    again = {"If-None-Match": first.headers["ETag"]}
    assert client.get(TILE, headers=again).status_code == 304
    with store.writing(OPERATOR) as unit:
        unit.imports.undo()
    assert client.get(TILE, headers=again).status_code == 200


def test_everybodys_tile_may_be_kept_and_that_of_the_staff_nowhere(client, sign_in) -> None:
    public, known = client.get(TILE), sign_in("staff").get(TILE)
    assert public.headers["Cache-Control"] == "no-cache"
    assert known.headers["Cache-Control"] == "private, no-store"
    assert public.headers["ETag"] != known.headers["ETag"]


def test_tiles_that_are_none_are_empty(client) -> None:
    for address in ("/tiles/places/99/0/0.mvt", "/tiles/places/3/800/800.mvt"):
        answer = client.get(address)
        assert (answer.status_code, answer.data) == (200, b"")
    assert client.get("/tiles/places/-1/0/0.mvt").status_code == 404


def test_a_new_day_makes_a_new_tag(client, monkeypatch) -> None:
    first = client.get(TILE).headers["ETag"]

    day = clock.today()
    monkeypatch.setattr(clock, "today", lambda: day + timedelta(days=1))
    assert client.get(TILE).headers["ETag"] != first


def _tile(zoom: int) -> tuple[int, int]:
    x, y = np.floor(mercator(np.array([[134.015, 34.315]]))[0] * 2**zoom).astype(int).tolist()
    return x, y
