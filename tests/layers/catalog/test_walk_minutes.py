"""いちばん近い場までの分: five classes whose upper limit belongs to them, with the exact minute for the staff."""

import pytest

from layers.catalog import walk_words
from layers.catalog.look import look_of
from layers.catalog.walk_minutes import LAYER
from tests import answers


@pytest.mark.parametrize(
    ("minutes", "step"), [(0.0, 0), (5.0, 0), (5.01, 1), (10.0, 1), (15.0, 2), (20.0, 3), (20.1, 4), (None, 4)]
)
def test_a_limit_belongs_to_the_nearer_class(minutes: float | None, step: int) -> None:
    assert walk_words.minute_class(minutes) == step


def test_minutes_in_words() -> None:
    told = {
        exact: {
            one["properties"]["name"]: one["properties"]["text"]
            for one in LAYER.draw(answers.a_painting(exact=exact), look_of())["features"]
        }
        for exact in (True, False)
    }
    assert told[True]["中町一丁目"] == "10.5分"
    assert told[False]["中町一丁目"] == "10分をこえ15分以内"
    assert told[True]["東町一丁目"] == "20分より遠い・通えない"
    assert told[False]["西町一丁目"] == "住む人が少ないため、分けて示しません"


def test_the_legend_has_five_classes_and_says_what_is_measured() -> None:
    legend = LAYER.legend(answers.a_painting(exact=True), look_of("projector"))
    assert len(legend.entries) == 5
    assert "中央値" in legend.note
    assert "遅い" in legend.note or "時間のかかるほう" in legend.note
