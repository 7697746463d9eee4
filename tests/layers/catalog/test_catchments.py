"""徒歩圏 on the map: an outline a place, and a word on those that are too many to draw."""

from layers.access.painted import PlaceGround, Reached
from layers.access.question import Question
from layers.catalog.catchments import LAYER
from layers.catalog.look import look_of
from tests import answers, town

QUESTION = Question(service="kayoinoba", minutes=10.0)


def test_a_ground_a_place() -> None:
    ground = PlaceGround(place="x", name="ひだまりの会", geometry=town.square(0, 0))
    made = LAYER.draw(Reached(question=QUESTION, grounds=(ground,), sources=(answers.SOURCE,)), look_of())
    (one,) = made["features"]
    assert one["properties"]["text"] == "10分以内に行って帰って来られる所"
    assert one["geometry"]["type"] == "Polygon"
    assert made["credits"] == [answers.SOURCE.credit()]


def test_what_is_not_drawn_is_said() -> None:
    assert "7か所は描いていません" in LAYER.legend(Reached(question=QUESTION, grounds=(), left_out=7), look_of()).note
    assert LAYER.legend(Reached(question=QUESTION, grounds=()), look_of()).title == ""
