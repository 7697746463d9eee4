"""The layer of what people found."""

from layers.catalog.look import look_of
from layers.catalog.outreach_facts import LAYER
from layers.survey.facts import PlaceFact


def fact(**told) -> PlaceFact:
    return PlaceFact(
        **{"id": "1", "run_id": "2", "run_title": "春", "kind": "danger", "text": "暗い", "day": "2026-05-10", **told}
    )


def test_a_fact_with_a_point_is_drawn_and_one_without_is_told_of() -> None:
    rows = [
        fact(lonlat=(134.0, 34.0)),
        fact(id="3", kind="good"),
        fact(id="4", lonlat=(134.1, 34.1), audience="public"),
    ]
    drawn = LAYER.draw(rows, look_of())
    assert [one["properties"]["icon"] for one in drawn["features"]] == ["warning:B3261E:held", "warning:B3261E"]
    assert drawn["features"][0]["properties"]["day"] == "令和8年5月10日"
    assert [entry["label"] for entry in drawn["legend"]["entries"]] == ["いいところ", "危ないところ"]
    assert "1件" in drawn["legend"]["note"]


def test_without_facts_the_legend_is_empty() -> None:
    legend = LAYER.legend([], look_of())
    assert (legend.title, legend.entries, legend.note) == ("", (), "")
