"""案 at the desk: acts in their order, each undone and brought again, for the staff alone."""

import pytest

from layers.access.question import Question
from layers.access.scenario import Act, Scenario
from layers.errors import NotAllowed, NotFound, Refused
from layers.store import Store
from layers.trust.audience import EVERYBODY, Viewer, viewer_of

QUESTION = Question(service="kayoinoba", minutes=15, walker="rollator", attributes=("dementia",))
ADD = Act(key="n1", kind="add", name="東集会所", at_lonlat=(134.005, 34.305))
MOVE = Act(key="m1", kind="move", place="n1", at_lonlat=(134.006, 34.305))
CLOSE = Act(key="c1", kind="close", place="西町一丁目の会")
BRIDGE = Act(key="b1", kind="bridge", at_lonlat=(134.0, 34.3), to_lonlat=(134.001, 34.3))


@pytest.fixture
def kept(store: Store, staff: Viewer) -> str:
    with store.writing(staff) as unit:
        return unit.scenarios.keep("橋をかけたら", QUESTION, [ADD, MOVE, CLOSE])


def read(store: Store, viewer: Viewer, scenario_id: str) -> Scenario:
    with store.reading(viewer) as unit:
        return unit.scenarios.one(scenario_id)


def test_a_scenario_is_read_as_it_was_kept_and_grows(store: Store, staff: Viewer, kept: str) -> None:
    found = read(store, staff, kept)
    assert (found.name, found.question, found.acts) == ("橋をかけたら", QUESTION, (ADD, MOVE, CLOSE))
    assert (found.made_by, found.taken_back) == (staff.name, False)
    with store.writing(Viewer(name="同僚", role="lead")) as unit:
        unit.scenarios.add(kept, [BRIDGE], seen=["n1", "m1", "c1"])
        unit.scenarios.rename(kept, "橋と東集会所")
        other = unit.scenarios.keep("なにもしない", QUESTION, [])
        assert [one.id for one in unit.scenarios.all()] == [other, kept]
    assert read(store, staff, kept).acts == (ADD, MOVE, CLOSE, BRIDGE)


def test_each_act_is_undone_and_brought_again_where_it_stood(store: Store, staff: Viewer, kept: str) -> None:
    with store.writing(staff) as unit:
        unit.scenarios.undo(kept, "n1")
        found = unit.scenarios.one(kept)
        assert (found.acts, found.undone) == ((CLOSE,), (ADD, MOVE))
        unit.scenarios.again(kept, "m1")
        assert unit.scenarios.one(kept).acts == (ADD, MOVE, CLOSE)
        unit.scenarios.undo(kept, "m1")
        assert unit.scenarios.one(kept).acts == (ADD, CLOSE)
        for act in (unit.scenarios.undo, unit.scenarios.again):
            with pytest.raises(NotFound):
                act(kept, "none")


def test_a_whole_scenario_is_taken_back_and_brought_again(store: Store, staff: Viewer, kept: str) -> None:
    with store.writing(staff) as unit:
        unit.scenarios.take_back(kept)
        assert unit.scenarios.all() == []
        assert [one.id for one in unit.scenarios.all(taken_back=True)] == [kept]
        assert unit.scenarios.one(kept).taken_back
        unit.scenarios.bring_again(kept)
        assert [one.id for one in unit.scenarios.all()] == [kept]


def test_what_two_people_do_at_once_is_not_mixed(store: Store, staff: Viewer, kept: str) -> None:
    with store.writing(staff) as unit:
        for acts, seen in (([BRIDGE], ["n1", "m1"]), ([ADD], None)):
            with pytest.raises(Refused, match=r"what_if\.stale"):
                unit.scenarios.add(kept, acts, seen=seen)
        many = [Act(key=f"x{number}", kind="close", place=str(number)) for number in range(28)]
        with pytest.raises(Refused, match=r"what_if\.many"):
            unit.scenarios.add(kept, many)


@pytest.mark.parametrize("name", [" ", "あ" * 61, "田中さん（82）の家の前"])
def test_a_name_says_something_and_names_nobody(store: Store, staff: Viewer, kept: str, name: str) -> None:
    with store.writing(staff) as unit:
        for act in (lambda: unit.scenarios.keep(name, QUESTION, []), lambda: unit.scenarios.rename(kept, name)):
            with pytest.raises(Refused):
                act()
    spoken = Act(key="p1", kind="add", name="田中さん宅", at_lonlat=(134.0, 34.3))
    with pytest.raises(Refused, match=r"what_if\.person"), store.writing(staff) as unit:
        unit.scenarios.add(kept, [spoken])


@pytest.mark.parametrize("who", ["viewer", "volunteer", "partner"])
def test_to_everybody_else_none_exists(store: Store, kept: str, who: str) -> None:
    viewer = Viewer(name="だれか", role=who)
    for one in (viewer, EVERYBODY, viewer_of("partner")):
        with store.writing(one) as unit:
            assert (unit.scenarios.all(), unit.scenarios.all(taken_back=True)) == ([], [])
            with pytest.raises(NotFound):
                unit.scenarios.one(kept)
            for act in (
                lambda desk=unit.scenarios: desk.keep("x", QUESTION, []),
                lambda desk=unit.scenarios: desk.rename(kept, "x"),
                lambda desk=unit.scenarios: desk.take_back(kept),
                lambda desk=unit.scenarios: desk.bring_again(kept),
            ):
                with pytest.raises(NotAllowed):
                    act()
            for hidden in (
                lambda desk=unit.scenarios: desk.add(kept, []),
                lambda desk=unit.scenarios: desk.undo(kept, "n1"),
                lambda desk=unit.scenarios: desk.again(kept, "n1"),
            ):
                with pytest.raises(NotFound):
                    hidden()


def test_the_log_tells_who_did_what_and_no_word_of_it(store: Store, staff: Viewer, kept: str) -> None:
    with store.reading(Viewer(name="管理", role="admin")) as unit:
        (entry,) = [one for one in unit.audit.recent() if one.act.startswith("what_if.")]
    assert (entry.act, entry.who, entry.target) == ("what_if.keep", staff.name, kept)
