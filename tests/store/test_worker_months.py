"""What counts as a worker's work in a month, and what does not."""

import pytest

from layers.errors import NotAllowed
from layers.store import Store, audit
from layers.store.visits import Memo
from layers.trust.audience import OPERATOR, Viewer
from layers.workshop.talks import Meeting, Talk

TODAY = audit.now()[:10]


@pytest.fixture
def known(store: Store, staff: Viewer) -> Viewer:
    """A worker with an account, as everybody in a report has."""
    with store.writing(OPERATOR) as unit:
        unit.accounts.add(staff.name, "staff", "合言葉は八文字以上")
    return staff


def done(store: Store, viewer: Viewer, first: str = TODAY, last: str = TODAY, who: str = "") -> list[tuple[str, str]]:
    with store.reading(viewer) as unit:
        return sorted((deed.what, deed.who) for deed in unit.worker_months.between(first, last, who=who))


def test_visits_confirmations_and_finds_are_counted_once_each(store, known) -> None:
    with store.reading(known) as unit:
        first, second, third = [one.id for one in unit.places.read()][:3]
    with store.writing(known) as unit:
        unit.visits.write(Memo(key="memo-one", point_id=first, day=TODAY, same=True))
        round_id = unit.confirmations.start(2026, kinds=("kayoinoba",), ends_on="2099-03-31")
        unit.visits.write(Memo(key="memo-two", point_id=second, day=TODAY, same=True))
        kept = unit.visits.write(Memo(key="memo-three", point_id=third, day=TODAY, same=True))
        unit.confirmations.confirm(round_id, first, how="phone")
        unit.confirmations.asked(round_id, third, how="phone")
        unit.confirmations.confirm(round_id, third, how="page", who="団体の方")
        found = unit.added.add({"name": "ベンチ", "kind": "gathering"})
        gone = unit.added.add({"name": "まちがい", "kind": "gathering"})
    with store.writing(known) as unit:
        unit.visits.undo(kept.id)
        unit.added.take_back(gone)
        assert unit.worker_months.workers() == [known.name]
    counted = [what for what, _ in done(store, known)]
    assert {what: counted.count(what) for what in counted} == {"visited": 2, "confirmed": 3, "found": 1}
    assert done(store, known, who=known.name) == done(store, known)
    assert done(store, known, who="だれか") == []
    assert done(store, known, "2000-01-01", "2000-12-31") == []
    with store.reading(known) as unit:
        assert found in {deed.point_id for deed in unit.worker_months.between(TODAY, TODAY)}


def test_evenings_that_were_held_count_for_those_who_prepared_them(store, known) -> None:
    lead = Viewer(name="担当", role="lead")
    evenings = (("held", TODAY), ("planned", TODAY), ("held", "2000-01-01"))
    meetings = tuple(
        Meeting(id=f"m{number}", number=number, name="回", state=state, date=day)
        for number, (state, day) in enumerate(evenings, 1)
    )
    with store.writing(lead) as unit:
        kept = unit.talks.keep(Talk(name="坂のまち", zone_kind="life", zone="西", meetings=meetings))
        gone = unit.talks.keep(Talk(name="取り消し", zone_kind="life", zone="西", meetings=meetings))
        unit.talks.take_back(gone)
    with store.reading(known) as unit:
        months = unit.worker_months
        assert [months.meetings(TODAY, TODAY, who=one) for one in ("", lead.name, known.name)] == [1, 1, 0]
        assert months.meetings("2000-01-01", TODAY) == 2
    with store.writing(known) as unit:
        unit.talks.keep(unit.talks.one(kept))
        assert unit.worker_months.meetings(TODAY, TODAY, who=known.name) == 1


def test_it_is_for_the_staff_alone(store) -> None:
    with store.reading(Viewer(name="協力者", role="volunteer")) as unit:
        months = unit.worker_months
        for act in (lambda: months.between(TODAY, TODAY), lambda: months.meetings(TODAY, TODAY), months.workers):
            with pytest.raises(NotAllowed):
                act()
