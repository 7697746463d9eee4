"""The payload of columns can be taken apart into what it was made of."""

from datetime import date

import numpy as np
import orjson

from layers.tiles import payload
from tests.layers.tiles.crowds import a_crowd

TODAY = date(2026, 4, 1)


def test_it_holds_every_place_with_its_look_and_spot() -> None:
    crowd = a_crowd(50)
    told = orjson.loads(payload.columns(crowd, crowd.everything, TODAY))
    assert told["ids"] == list(crowd.ids)
    assert told["names"] == list(crowd.names)
    assert [told["wheres"][at] for at in told["where_of"]] == [crowd.where(row) for row in range(50)]
    assert told["nowhere"] == np.flatnonzero(~crowd.located).tolist()
    spots = np.column_stack([np.cumsum(told["lon"]), np.cumsum(told["lat"])]) / told["unit"]
    assert np.abs(spots - crowd.lonlat[crowd.located]).max() < 1e-6
    looks = [told["looks"][at] for at in told["look_of"]]
    assert [look["kind"] for look in looks] == [crowd.kind_codes[kind] for kind in crowd.kinds]
    assert looks[3]["icon"].endswith(":old")
    assert looks[5]["icon"].endswith(":held:rough")
    assert [looks[0]["rank"], looks[1]["rank"]] == [1, 0]


def test_it_says_what_is_drawn() -> None:
    crowd = a_crowd(50)
    said = payload.said(crowd, crowd.everything, TODAY)
    assert (said["found"], said["lost"], said["counts"]) == (50, 5, {"kayoinoba": 25, "park": 25})
    assert [entry["label"] for entry in said["legend"]["entries"]] == ["通いの場", "公園"]
    for words in ("1年以上", "住民向け地図には出ていません", "およその位置", "5件"):
        assert words in said["legend"]["note"]
    assert said["credits"] == [crowd.sources[0].credit()]


def test_nothing_chosen_is_an_empty_payload() -> None:
    crowd = a_crowd(5)
    told = orjson.loads(payload.columns(crowd, crowd.everything[:0], TODAY))
    assert (told["n"], told["ids"], told["lon"], told["box"]) == (0, [], [], None)
