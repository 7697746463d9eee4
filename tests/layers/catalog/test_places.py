"""Places: nothing but what was fetched, a symbol per kind, marks for what is old or held back."""

from datetime import date

from layers.catalog.look import look_of
from layers.catalog.places import FOREMOST, LAYER, icon
from layers.catalog.symbols import symbols
from layers.vocabulary import kinds
from tests.builders import a_service_point

LOOK = look_of(today=date(2026, 6, 1))


def test_a_feature_holds_what_the_map_needs_and_no_fact_besides() -> None:
    secret = {"venue": "集会所", "phone": "090-0000-1234", "note": "秘密"}
    (drawn,) = LAYER.draw([a_service_point(facts=secret)], LOOK)["features"]
    assert set(drawn["properties"]) == {"id", "name", "kind", "icon", "rank", "where"}
    assert drawn["properties"]["where"] == "集会所"
    assert drawn["geometry"]["coordinates"] == [134.046512, 34.342846]


def test_a_place_without_position_is_told_but_not_drawn() -> None:
    rows = [a_service_point(), a_service_point("迷子", lonlat=None)]
    drawn = LAYER.draw(rows, LOOK)
    assert [one["geometry"] is None for one in drawn["features"]] == [False, True]
    assert drawn["legend"]["note"] == "位置の分からない場所が1件あります（一覧には出ます）。"


def test_old_and_held_places_carry_a_mark() -> None:
    rows = [
        a_service_point(),
        a_service_point(facts={"confirmed_on": "2025-01-01"}),
        a_service_point(released=False),
    ]
    icons = [one["properties"]["icon"] for one in LAYER.draw(rows, LOOK)["features"]]
    assert icons == ["walker:D55E00", "walker:D55E00:old", "walker:D55E00:held"]


def test_every_kind_has_a_symbol() -> None:
    assert {kind.shape for kind in kinds().values()} <= set(symbols())
    assert set(FOREMOST) <= set(kinds())
    assert icon("ibasho") == "house:00796B"


def test_the_legend_names_the_kinds_that_are_there_in_the_order_of_the_vocabulary() -> None:
    rows = [a_service_point(kind="ibasho"), a_service_point(kind="kayoinoba"), a_service_point(kind="kayoinoba")]
    assert [entry.label for entry in LAYER.legend(rows, LOOK).entries] == ["通いの場", "居場所"]


def test_the_legend_says_what_pale_and_dotted_symbols_mean() -> None:
    old, held = a_service_point(facts={"confirmed_on": "2025-01-01"}), a_service_point(released=False)
    assert LAYER.legend([a_service_point()], LOOK).note == ""
    assert LAYER.legend([old], LOOK).note == "色がうすく破線でかこんだ記号は、最終確認日から1年以上たった場所です。"
    assert LAYER.legend([held], LOOK).note == "点線でかこんだ記号は、住民向け地図には出ていません。"
