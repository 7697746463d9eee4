"""Marks of the plan on the map: a ring and letters for what counts, nothing for what does not."""

from layers.catalog.look import look_of
from layers.catalog.plan_items import LAYER, Counted
from layers.vocabulary import legal_items
from tests.builders import a_service_point

ROWS = Counted(
    rows=[
        (a_service_point("ひろば"), ("2", "3i")),
        (a_service_point("迷子", lonlat=None), ("1i",)),
        (a_service_point("公園"), ()),
    ]
)


def test_a_place_that_counts_bears_the_letters_of_its_items() -> None:
    (drawn,) = LAYER.draw(ROWS, look_of())["features"]
    assert drawn["properties"]["mark"] == "2・3イ"
    assert drawn["properties"]["colour"] == legal_items()["2"].colour


def test_the_legend_names_what_is_there_and_what_cannot_be_drawn() -> None:
    legend = LAYER.legend(ROWS, look_of())
    assert [entry.label.split("　")[0] for entry in legend.entries] == ["1イ", "2", "3イ"]
    assert "1件" in legend.note
    assert LAYER.legend(Counted(), look_of()).title == ""


def test_too_many_for_one_drawing_are_told_with_the_way_on() -> None:
    drawn = LAYER.draw(Counted(too_many=5_400), look_of())
    assert drawn["features"] == []
    assert "5,400件" in drawn["legend"]["note"]
    assert "絞り込む" in drawn["legend"]["note"]


def test_every_item_has_letters_of_its_own() -> None:
    marks = [item.mark for item in legal_items().values()]
    assert len(set(marks)) == len(marks)
