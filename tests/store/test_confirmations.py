"""The round of a year: where each place stands, what a group may say by its address, and what can be taken back."""

import pytest

from layers.errors import NotAllowed, NotFound, Refused
from layers.store import Store, audit
from layers.store import replies as reply_desk
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer

FAR = "2099-03-31"
GROUP = "団体の方"


@pytest.fixture
def point(store: Store) -> str:
    with store.reading() as unit:
        return unit.places.read()[0].id


@pytest.fixture
def round_id(store: Store, staff: Viewer) -> str:
    with store.writing(staff) as unit:
        return unit.confirmations.start(2026, kinds=("kayoinoba",), ends_on=FAR)


@pytest.fixture
def token(store: Store, staff: Viewer, round_id: str, point: str) -> str:
    with store.writing(staff) as unit:
        assert unit.replies.ready(round_id, [point, point]) == 1
        return unit.replies.tokens(round_id)[point]


def stage(store: Store, round_id: str, point: str):
    with store.reading(OPERATOR) as unit:
        return unit.confirmations.stages(round_id).get(point)


def facts(store: Store, viewer: Viewer, point: str) -> dict:
    with store.reading(viewer) as unit:
        return dict(unit.places.one(point).facts)


def test_one_round_at_a_time_and_it_can_be_taken_up_again(store, staff, round_id) -> None:
    with pytest.raises(Refused) as fault, store.writing(staff) as unit:
        unit.confirmations.start(2027, kinds=("ibasho",), ends_on=FAR)
    assert fault.value.code == "round.running"
    with store.writing(staff) as unit:
        unit.confirmations.close(round_id)
        assert unit.confirmations.current() is None
        assert unit.confirmations.last().closed_at
        unit.confirmations.reopen(round_id)
        assert unit.confirmations.current().id == round_id


@pytest.mark.parametrize("wrong", [{"kinds": (), "ends_on": FAR}, {"kinds": ("ibasho",), "ends_on": "2026-01-01"}])
def test_a_round_needs_kinds_and_an_end(store, staff, wrong) -> None:
    with pytest.raises(Refused), store.writing(staff) as unit:
        unit.confirmations.start(2026, **wrong)


def test_a_call_without_change_moves_the_day_and_is_undone(store, staff, round_id, point) -> None:
    with store.writing(staff) as unit:
        unit.confirmations.asked(round_id, point, how="phone")
        unit.confirmations.asked(round_id, point, how="phone")
    assert (stage(store, round_id, point).state, stage(store, round_id, point).tries) == ("asked", 2)
    with store.writing(staff) as unit:
        step = unit.confirmations.confirm(round_id, point, how="visit")
    found = stage(store, round_id, point)
    assert (found.state, found.how, found.who, found.tries) == ("same", "visit", "職員", 0)
    told = facts(store, EVERYBODY, point)
    assert (told["confirmed_on"], told["confirmed_how"]) == (audit.now()[:10], "visit")
    with store.writing(staff) as unit:
        assert unit.confirmations.undo(step) == point
    assert stage(store, round_id, point).state == "asked"
    assert "confirmed_on" not in facts(store, staff, point)
    with pytest.raises(NotFound), store.writing(staff) as unit:
        unit.confirmations.undo(step)


def test_a_step_whose_correction_was_undone_elsewhere_can_be_undone_too(store, staff, round_id, point) -> None:
    with store.writing(staff) as unit:
        step = unit.confirmations.confirm(round_id, point, {"fee": "50円"}, how="phone")
        unit.amendments.undo(unit.amendments.of(point)[0].id)
        unit.confirmations.undo(step)
    assert stage(store, round_id, point) is None


def test_a_closed_round_takes_nothing(store, staff, round_id, point) -> None:
    with store.writing(staff) as unit:
        unit.confirmations.close(round_id)
    for asked in (round_id, "999", "x"):
        with pytest.raises((Refused, NotFound)), store.writing(staff) as unit:
            unit.confirmations.confirm(asked, point, how="phone")
    with pytest.raises(Refused), store.writing(staff) as unit:
        unit.confirmations.confirm(round_id, point, how="telepathy")


def test_an_address_opens_one_place_until_it_is_revoked_or_the_round_ends(store, staff, round_id, point, token) -> None:
    def opens(given: str) -> str:
        with store.reading() as unit:
            return unit.replies.open(given).point_id

    assert len(token) == 20
    typed = "-".join(token[n : n + 4] for n in range(0, 20, 4)).upper().replace("0", "O").replace("1", "I")
    assert opens(token) == opens(typed) == point
    for wrong in ("", token[:-1], token[:-1] + ("z" if token[-1] != "z" else "y"), "x" * 500):
        with pytest.raises(NotFound):
            opens(wrong)
    with store.writing(staff) as unit:
        assert unit.replies.ready(round_id, [point]) == 0
        assert unit.replies.tokens(round_id) == {point: token}
        unit.replies.revoke(round_id, point)
        assert unit.replies.tokens(round_id) == {}
        unit.replies.ready(round_id, [point])
        (newer,) = unit.replies.tokens(round_id).values()
    assert newer != token
    with pytest.raises(NotFound):
        opens(token)
    assert opens(newer) == point
    with store.writing(staff) as unit:
        unit.confirmations.close(round_id)
    with pytest.raises(NotFound):
        opens(newer)
    with store.writing(staff) as unit:
        unit.confirmations.reopen(round_id)
    assert opens(newer) == point


def test_an_address_ends_with_the_last_day_of_its_round(store, staff, round_id, token, monkeypatch) -> None:
    monkeypatch.setattr(audit, "now", lambda: "2099-04-01T00:00:00.000000+09:00")
    with pytest.raises(NotFound), store.reading() as unit:
        unit.replies.open(token)


def test_no_table_holds_an_address(store, staff, token) -> None:
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT token_hash FROM confirmation_link").fetchall()
    assert rows
    assert token not in str(rows)


def test_nothing_has_changed_says_the_group(store, staff, round_id, point, token) -> None:
    with store.writing(OPERATOR) as unit:
        unit.replies.same(unit.replies.open(token), who=GROUP)
    assert stage(store, round_id, point).state == "same"
    told = facts(store, EVERYBODY, point)
    assert (told["confirmed_how"], told["confirmed_on"]) == ("page", audit.now()[:10])
    with store.reading(staff) as unit:
        assert unit.replies.of_round(round_id) == []


def test_a_proposal_changes_nothing_until_it_is_taken_in_and_can_be_taken_back(
    store, staff, round_id, point, token
) -> None:
    with store.writing(OPERATOR) as unit:
        link = unit.replies.open(token)
        unit.replies.propose(link, {"fee": "10円"}, "", who=GROUP)
        unit.replies.propose(link, {"fee": "200円", "welcome_men": "yes"}, "鍵は区長さん", who=GROUP)
    assert stage(store, round_id, point).state == "replied"
    assert "fee" not in facts(store, staff, point)
    with store.reading(staff) as unit:
        (reply,) = unit.replies.of_round(round_id)
    assert (reply.changes, reply.remark, reply.state) == (
        {"fee": "200円", "welcome_men": "yes"},
        "鍵は区長さん",
        "waiting",
    )
    with store.writing(staff) as unit:
        unit.replies.take(reply.id)
    assert facts(store, staff, point)["fee"] == "200円"
    assert "fee" not in facts(store, EVERYBODY, point)
    assert stage(store, round_id, point).state == "changed"
    with pytest.raises(NotFound), store.writing(staff) as unit:
        unit.replies.take(reply.id)
    with store.writing(staff) as unit:
        unit.replies.reconsider(reply.id)
    assert "fee" not in facts(store, staff, point)
    assert stage(store, round_id, point).state == "replied"
    with store.writing(staff) as unit:
        unit.replies.refuse(reply.id)
    assert stage(store, round_id, point).state == "asked"
    with store.writing(staff) as unit:
        unit.replies.reconsider(reply.id)
        (again,) = unit.replies.of_round(round_id)
    assert (again.state, stage(store, round_id, point).state) == ("waiting", "replied")


def test_undoing_the_step_lets_the_reply_wait_again(store, staff, round_id, point, token) -> None:
    with store.writing(OPERATOR) as unit:
        unit.replies.propose(unit.replies.open(token), {"fee": "10円"}, "", who=GROUP)
    with store.writing(staff) as unit:
        step = unit.replies.take(unit.replies.of_round(round_id)[0].id)
        unit.confirmations.undo(step)
        assert [one.state for one in unit.replies.of_round(round_id)] == ["waiting"]


def test_an_address_is_not_a_hose(store, token, monkeypatch) -> None:
    monkeypatch.setattr(reply_desk, "REPLIES_PER_HOUR", 3)
    for _ in range(3):
        with store.writing(OPERATOR) as unit:
            unit.replies.propose(unit.replies.open(token), {}, "x", who=GROUP)
    with pytest.raises(Refused) as fault, store.writing(OPERATOR) as unit:
        unit.replies.same(unit.replies.open(token), who=GROUP)
    assert fault.value.code == "reply.too_many"


def test_only_the_staff_reads_rounds_and_replies(store, round_id) -> None:
    with store.reading(Viewer(name="機関", role="partner")) as unit:
        for asked in (
            unit.confirmations.current,
            lambda: unit.confirmations.stages(round_id),
            lambda: unit.replies.tokens(round_id),
            lambda: unit.replies.of_round(round_id),
            unit.amendments.waiting,
        ):
            with pytest.raises(NotAllowed):
                asked()
