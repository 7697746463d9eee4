"""Acts as they are sent and kept, and what they come to in their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.access.scenario import MOST_ACTS, Act, after, next_key, plan, read_acts, without
from layers.errors import Refused

HERE, THERE = (134.0, 34.3), (134.001, 34.3)
ADD = Act(key="n1", kind="add", name="東集会所", at_lonlat=HERE)

spots = st.tuples(st.floats(123, 153), st.floats(21, 45)).map(lambda spot: (round(spot[0], 6), round(spot[1], 6)))
names = st.text("東西集会所 ", max_size=10).map(str.strip)
acts = st.one_of(
    st.builds(lambda at, name: Act(key="k", kind="add", name=name, at_lonlat=at), spots, names),
    st.builds(lambda at: Act(key="k", kind="move", place="p", at_lonlat=at), spots),
    st.builds(lambda at, to: Act(key="k", kind="bridge", at_lonlat=at, to_lonlat=to), spots, spots),
    st.just(Act(key="k", kind="close", place="p")),
)


@given(acts)
def test_an_act_comes_back_from_its_text(act: Act) -> None:
    """What a page or the store has kept is the same act."""
    assert Act.from_json(act.to_json()) == act


def test_the_acts_of_one_place_come_to_one_thing() -> None:
    """Moved twice: the last counts; opened and closed: nothing; undone: as if never done."""
    moves = [Act(key=f"m{n}", kind="move", place="p", at_lonlat=spot) for n, spot in enumerate((HERE, THERE))]
    found = plan([ADD, *moves, Act(key="b", kind="bridge", at_lonlat=HERE, to_lonlat=THERE)], ["p", "q"])
    assert (found.closed, found.moved, found.added) == (frozenset(), {"p": THERE}, {"n1": HERE})
    assert found.bridges == ((HERE, THERE),)
    ended = [ADD, *moves, Act(key="c1", kind="close", place="n1"), Act(key="c2", kind="close", place="p")]
    found = plan(ended, ["p", "q"])
    assert (found.closed, found.moved, found.added) == (frozenset({"p"}), {}, {})
    assert [act.key for act in without(ended, "n1")] == ["m0", "m1", "c2"]
    assert [act.key for act in without(ended, "m1")] == ["n1", "m0", "c1", "c2"]


def test_one_more_act_is_told_as_shortly_as_it_can_be() -> None:
    """A pin that is dragged about leaves one act, and one that is taken away again none."""
    closed = Act(key="c1", kind="close", place="q")
    dragged = after((ADD, closed), Act(key="m1", kind="move", place="n1", at_lonlat=THERE))
    assert dragged == (Act(key="n1", kind="add", name="東集会所", at_lonlat=THERE), closed)
    assert after(dragged, Act(key="c2", kind="close", place="n1")) == (closed,)
    first, last = (Act(key=key, kind="move", place="p", at_lonlat=spot) for key, spot in (("a3", HERE), ("a9", THERE)))
    assert after(after((closed,), first), last) == (closed, last)
    assert (next_key([]), next_key([closed, last])) == ("a1", "a10")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ([{"key": "a", "kind": "close", "place": "gone"}], "what_if.place"),
        ([{"key": "a", "kind": "close", "place": "p"}, {"key": "b", "kind": "close", "place": "p"}], "what_if.place"),
        ([{"key": "p", "kind": "add", "at": HERE}], "what_if.act"),
        ([{"key": "a", "kind": "close", "place": "p"}, {"key": "a", "kind": "close", "place": "q"}], "what_if.act"),
        ([{"key": "a", "kind": "build"}], "what_if.act"),
        ([{"key": "a", "kind": "add"}], "what_if.act"),
        ([{"key": "a", "kind": "add", "at": ["x", 1]}], "what_if.act"),
        ([{"key": "a", "kind": "add", "at": [float("nan"), 34]}], "what_if.act"),
        ([{"key": "a", "kind": "add", "at": 5}], "what_if.act"),
        ([{"key": "a" * 13, "kind": "add", "at": HERE}], "what_if.act"),
        ([{"key": "a", "kind": "add", "name": "あ" * 61, "at": HERE}], "what_if.act"),
        ([{"key": "a", "kind": "add", "at": [34.3, 134.0]}], "placing.outside_japan"),
        (["a"], "what_if.act"),
        ("a", "what_if.act"),
        ([{"key": "a", "kind": "close", "place": "p"}] * (MOST_ACTS + 1), "what_if.many"),
    ],
)
def test_what_nobody_could_imagine_is_refused(told: object, code: str) -> None:
    """Whatever a browser sends: a refusal with a sentence, never a fault."""
    with pytest.raises(Refused) as refused:
        plan(read_acts(told), ["p", "q"])
    assert refused.value.code == code
