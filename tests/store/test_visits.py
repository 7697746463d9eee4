"""訪問メモ in the store: written once, confirms like every other confirmation, names nobody, can be taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from layers.errors import NotAllowed, NotFound, Refused
from layers.store import Store, audit
from layers.store.visits import Memo
from layers.trust.audience import EVERYBODY, Viewer

TODAY = audit.now()[:10]
WEEK_AGO = (date.fromisoformat(TODAY) - timedelta(days=7)).isoformat()


@pytest.fixture
def point(store: Store) -> str:
    with store.reading() as unit:
        return next(one.id for one in unit.places.read() if one.kind == "kayoinoba")


@pytest.fixture
def memo(point: str) -> Memo:
    return Memo(key="0123456789abcdef", point_id=point, day=TODAY, people=12, remark="にぎやか", same=True)


def write(store: Store, viewer: Viewer, memo: Memo):
    with store.writing(viewer) as unit:
        return unit.visits.write(memo)


def facts(store: Store, viewer: Viewer, point: str) -> dict:
    with store.reading(viewer) as unit:
        return dict(unit.places.one(point).facts)


def test_a_memo_confirms_the_place_for_everybody_and_is_taken_back_whole(store, staff, point, memo) -> None:
    kept = write(store, staff, replace(memo, answers={"welcome_men": "yes"}, consulted=True))
    assert (kept.people, kept.remark, kept.same, kept.consulted, kept.who) == (12, "にぎやか", True, True, "職員")
    told = facts(store, EVERYBODY, point)
    assert (told["confirmed_on"], told["confirmed_how"]) == (TODAY, "visit")
    assert facts(store, staff, point)["welcome_men"] == "yes"
    with store.writing(staff) as unit:
        assert unit.visits.last_days() == {point: TODAY}
        assert unit.visits.undo(kept.id).undone
        assert unit.visits.last_days() == {}
        assert [one.undone for one in unit.visits.of(point)] == [True]
    assert "confirmed_on" not in facts(store, staff, point)
    assert "welcome_men" not in facts(store, staff, point)
    with pytest.raises(NotFound), store.writing(staff) as unit:
        unit.visits.undo(kept.id)


def test_what_is_sent_twice_is_one_memo(store, staff, memo) -> None:
    first = write(store, staff, memo)
    assert write(store, staff, replace(memo, remark="ちがう")) == first
    with store.writing(staff) as unit:
        unit.visits.undo(first.id)
    # A telephone that never heard the answer does not bring back what was taken back meanwhile.
    assert write(store, staff, memo).undone
    with pytest.raises(Refused) as fault:
        write(store, Viewer(name="ほかの職員", role="staff"), memo)
    assert fault.value.code == "visit.other_writer"
    with store.reading(staff) as unit:
        assert len(unit.visits.of(memo.point_id)) == 1


def test_in_a_round_it_is_its_step_and_undoing_either_undoes_both(store, staff, point, memo) -> None:
    with store.writing(staff) as unit:
        round_id = unit.confirmations.start(2026, kinds=("kayoinoba",), ends_on="2099-03-31")
    kept = write(store, staff, memo)
    with store.writing(staff) as unit:
        stage = unit.confirmations.stages(round_id)[point]
        assert (stage.state, stage.how) == ("same", "visit")
        unit.confirmations.undo(stage.step_id)
        unit.visits.undo(kept.id)
    assert "confirmed_on" not in facts(store, staff, point)
    kept = write(store, staff, replace(memo, key="second-memo"))
    with store.writing(staff) as unit:
        unit.visits.undo(kept.id)
        assert unit.confirmations.stages(round_id) == {}
    # A visit before the round began is no answer to it.
    write(store, staff, replace(memo, key="third-memo", day=WEEK_AGO))
    with store.reading(staff) as unit:
        assert unit.confirmations.stages(round_id) == {}


def test_a_memo_that_comes_late_moves_no_day_back(store, staff, point, memo) -> None:
    write(store, staff, memo)
    write(store, staff, replace(memo, key="late-memo", day=WEEK_AGO, remark="先週"))
    assert facts(store, staff, point)["confirmed_on"] == TODAY
    with store.reading(staff) as unit:
        assert [one.day for one in unit.visits.of(point)] == [TODAY, WEEK_AGO]
        assert [one.day for one in unit.visits.between(WEEK_AGO, TODAY)] == [WEEK_AGO, TODAY]
        assert [one.remark for one in unit.visits.between(TODAY, TODAY, who="職員")] == ["にぎやか"]
        assert unit.visits.between(TODAY, TODAY, who="だれか") == []


def test_without_the_tick_nothing_is_confirmed(store, staff, point, memo) -> None:
    write(store, staff, replace(memo, same=False))
    assert "confirmed_on" not in facts(store, staff, point)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"day": "きのう"}, "visit.day"),
        ({"day": "2000-01-01"}, "visit.day"),
        ({"day": "2099-01-01"}, "visit.day"),
        ({"people": -1}, "visit.people"),
        ({"people": 10000}, "visit.people"),
        ({"remark": "あ" * 201}, "visit.remark"),
        ({"key": "short"}, "visit.remark"),
        ({"remark": "見本さんが来た"}, "visit.personal"),
        ({"remark": "電話 090-0000-1234"}, "visit.personal"),
        ({"answers": {"no_such_field": "yes"}}, "amendment.field"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(store, staff, memo, wrong, code) -> None:
    with pytest.raises(Refused) as fault:
        write(store, staff, replace(memo, **wrong))
    assert fault.value.code == code
    with store.reading(staff) as unit:
        assert unit.visits.of(memo.point_id) == []


def test_only_staff_writes_and_reads_and_only_of_places_they_know(store, staff, memo) -> None:
    write(store, staff, memo)
    for role in ("viewer", "volunteer", "partner"):
        with store.writing(Viewer(name="だれか", role=role)) as unit:
            for act in (
                lambda unit=unit: unit.visits.write(replace(memo, key="another-memo")),
                lambda unit=unit: unit.visits.of(memo.point_id),
                lambda unit=unit: unit.visits.between(TODAY, TODAY),
                lambda unit=unit: unit.visits.last_days(),
                lambda unit=unit: unit.visits.undo("1"),
            ):
                with pytest.raises(NotAllowed):
                    act()
    with pytest.raises(NotFound):
        write(store, staff, replace(memo, key="another-memo", point_id="nowhere"))
