"""通える場が少ない所: four classes with stated limits, hatched; residents read no share and nothing of few people."""

import pytest

from layers.catalog.look import look_of
from layers.catalog.walk_gaps import LAYER
from tests import answers


def drawn(*, exact: bool, theme: str = "light") -> dict[str, dict[str, str]]:
    made = LAYER.draw(answers.a_painting(exact=exact), look_of(theme))
    return {one["properties"]["name"]: one["properties"] for one in made["features"]}


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_all_but_the_best_class_are_hatched(theme: str) -> None:
    told = drawn(exact=True, theme=theme)
    assert "pattern" not in told["西町一丁目"]
    assert told["中町一丁目"]["pattern"] == told["東町一丁目"]["pattern"]
    assert told["中町一丁目"]["fill"] != told["東町一丁目"]["fill"] != told["西町一丁目"]["fill"]
    assert told["東町一丁目"]["text"] == "35人のうち、通えない人 35人（80％以上）"


def test_residents_read_what_it_means_and_nothing_of_few_people() -> None:
    told = drawn(exact=False)
    assert told["東町一丁目"]["text"] == "通える場がまだ少ない所です"
    assert told["西町一丁目"]["text"] == "住む人が少ないため、分けて示しません"
    assert "pattern" not in told["西町一丁目"]
    assert not any("％" in one["text"] or one["text"][0].isdigit() for one in told.values())


def test_the_legend_says_the_limits_and_what_is_in_no_class() -> None:
    look = look_of()
    labels = [entry.label for entry in LAYER.legend(answers.a_painting(exact=True), look).entries]
    assert labels == ["20％未満", "20％以上50％未満", "50％以上80％未満", "80％以上"]
    shown = LAYER.legend(answers.a_painting(exact=False), look)
    assert [entry.shape for entry in shown.entries] == ["area", "hatched", "hatched", "hatched", "area"]
    assert "少ないため" in shown.entries[-1].label


def test_without_an_answer_nothing_is_drawn() -> None:
    empty = answers.a_painting(exact=True, rows=())
    made = LAYER.draw(empty, look_of())
    assert made["features"] == []
    assert made["legend"]["title"] == ""
