"""話し合い at the desk: kept, seen stale, undone; a journal that only grows; persons apart. All providers."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import MetaData, create_engine, inspect, select

from layers.errors import NotAllowed, NotFound, Refused, Stale
from layers.store import Store, schema
from layers.store.journal import Journal
from layers.store.raised_hands import RaisedHand
from layers.store.schema_board import board_moves
from layers.trust.audience import EVERYBODY, Viewer, viewer_of
from layers.workshop.board import play
from layers.workshop.moves import Move
from layers.workshop.talks import Talk
from layers.workshop.template import new_talk

TALK = new_talk("潮見の話し合い", "daily_life", "潮見")


def note(number: int, text: str = "坂の上にベンチ", seat: str = "aaaa") -> Move:
    return Move(id=f"{number:032x}", subject=f"note:{seat}-{number}", fields={"text": text}, clock=number, seat=seat)


@pytest.fixture
def kept(empty: Store, staff: Viewer) -> str:
    with empty.writing(staff) as unit:
        return unit.talks.keep(TALK)


def read(store: Store, viewer: Viewer, talk_id: str) -> Talk:
    with store.reading(viewer) as unit:
        return unit.talks.one(talk_id)


def test_a_talk_is_read_as_it_was_kept(empty: Store, staff: Viewer, kept: str) -> None:
    assert read(empty, staff, kept) == replace(TALK, id=kept, version=1)
    with empty.writing(Viewer(name="同僚", role="lead")) as unit:
        other = unit.talks.keep(replace(TALK, name="次の話し合い"))
        assert [one.id for one in unit.talks.all()] == [other, kept]
    with empty.reading(Viewer(name="管理", role="admin")) as unit:
        acts = [(one.act, one.target, one.who) for one in unit.audit.recent(2)]
    assert acts == [("talk.keep", other, "同僚"), ("talk.keep", kept, staff.name)]


def test_who_has_not_seen_the_newest_keeps_nothing(empty: Store, staff: Viewer, kept: str) -> None:
    seen = read(empty, staff, kept)
    with empty.writing(staff) as unit:
        unit.talks.keep(replace(seen, purpose="はじめの人"))
    with pytest.raises(Stale), empty.writing(staff) as unit:
        unit.talks.keep(replace(seen, purpose="あとの人"))
    assert (read(empty, staff, kept).purpose, read(empty, staff, kept).version) == ("はじめの人", 2)


def test_every_change_can_be_undone(empty: Store, staff: Viewer, kept: str) -> None:
    seen = read(empty, staff, kept)
    with empty.writing(staff) as unit:
        unit.talks.keep(replace(seen, meetings=seen.meetings[:2]))
        unit.talks.back_to(kept, 1, seen=2)
        found = unit.talks.one(kept)
        assert (found.meetings, found.version) == (seen.meetings, 3)
        assert [one.version for one in unit.talks.versions(kept)] == [3, 2, 1]
        with pytest.raises(Stale):
            unit.talks.back_to(kept, 2, seen=2)
        with pytest.raises(NotFound):
            unit.talks.back_to(kept, 9, seen=3)


def test_a_whole_talk_is_taken_back_and_brought_again_with_its_notes(empty: Store, staff: Viewer, kept: str) -> None:
    with empty.writing(staff) as unit:
        unit.talks.append(kept, [note(1)])
        unit.talks.take_back(kept)
        assert unit.talks.all() == []
        assert [one.id for one in unit.talks.all(taken_back=True)] == [kept]
        assert unit.talks.one(kept).taken_back
        with pytest.raises(Refused):
            unit.talks.append(kept, [note(2)])
        unit.talks.bring_again(kept)
        assert [one.id for one in unit.talks.all()] == [kept]
        assert list(unit.talks.board(kept).notes) == ["aaaa-1"]


def test_the_journal_grows_once_by_each_move(empty: Store, staff: Viewer, kept: str) -> None:
    moves = [note(number) for number in range(1, 6)]
    with empty.writing(staff) as unit:
        other = unit.talks.keep(TALK)
        first = unit.talks.append(kept, moves[:3])
        unit.talks.append(other, moves[:1])
        again = unit.talks.append(kept, [moves[1], moves[4], moves[4]])
        nothing = unit.talks.append(kept, [])
    assert first.received == first.new == tuple(move.id for move in moves[:3])
    assert (again.received, again.new) == ((moves[1].id, moves[4].id), (moves[4].id,))
    assert (nothing.received, nothing.seq) == ((), again.seq)
    with empty.reading(staff) as unit:
        there = unit.talks.moves(kept)
        assert [move for _, move in there] == [*moves[:3], moves[4]]
        assert [move for _, move in unit.talks.moves(kept, after=first.seq)] == [moves[4]]
        assert unit.talks.moves(kept, after=again.seq) == []
        assert unit.talks.board(kept) == play([*moves[:3], moves[4]])
        assert [seq for seq, _ in there] == sorted(seq for seq, _ in there)


def test_another_move_under_a_known_id_is_refused(empty: Store, staff: Viewer, kept: str) -> None:
    with empty.writing(staff) as unit:
        unit.talks.append(kept, [note(1)])
    for moves in ([note(2), note(1, "別の言葉")], [note(3), note(3, "別の言葉")], [replace(note(4), seat="")]):
        with pytest.raises(Refused), empty.writing(staff) as unit:
            unit.talks.append(kept, moves)
    with empty.reading(staff) as unit:
        assert [move for _, move in unit.talks.moves(kept)] == [note(1)]


def test_many_at_once_lose_and_double_nothing(empty: Store, staff: Viewer, kept: str) -> None:
    def send(seat: int) -> None:
        with empty.writing(staff) as unit:
            unit.talks.append(kept, [note(1000), *(note(seat * 10 + number) for number in range(5))])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(send, range(1, 9)))
    with empty.reading(staff) as unit:
        ids = [move.id for _, move in unit.talks.moves(kept)]
    assert len(ids) == len(set(ids)) == 41


@pytest.mark.parametrize("role", ["viewer", "volunteer", "partner"])
def test_nobody_but_the_staff_sees_anything(empty: Store, staff: Viewer, kept: str, role: str) -> None:
    with empty.writing(staff) as unit:
        unit.talks.append(kept, [note(1)])
        hand = unit.raised_hands.keep(RaisedHand(talk_id=kept, name="手山", contact="", wish="花を植える"))
    for viewer in (EVERYBODY, Viewer(name="外の人", role=role), viewer_of("public")):
        with empty.writing(viewer) as unit:
            assert (unit.talks.all(), unit.talks.all(taken_back=True), unit.raised_hands.of(kept)) == ([], [], [])
            for look in (unit.talks.one, unit.talks.moves, unit.talks.board, unit.talks.versions):
                with pytest.raises(NotFound):
                    look(kept)
            with pytest.raises(NotFound):
                unit.raised_hands.one(hand)
            with pytest.raises(NotAllowed):
                unit.talks.keep(TALK)
            for act in (unit.talks.take_back, unit.talks.bring_again, unit.raised_hands.forget):
                with pytest.raises(NotAllowed):
                    act(kept)
            with pytest.raises(NotAllowed):
                unit.talks.append(kept, [note(2)])


@pytest.mark.parametrize("talk_id", ["", "0", "x", "-1", "١", "9" * 40, "1 "])
def test_an_id_of_nothing_is_not_found(empty: Store, staff: Viewer, kept: str, talk_id: str) -> None:
    with empty.reading(staff) as unit, pytest.raises(NotFound):
        unit.talks.one(talk_id)


def test_a_raised_hand_is_kept_and_forgotten_for_good(empty: Store, staff: Viewer, kept: str) -> None:
    hand = RaisedHand(
        talk_id=kept, name="手山 花", contact="0797-00-0000", wish="朝の体操", note="12", may_contact=True
    )
    with empty.writing(staff) as unit:
        made = unit.raised_hands.keep(hand)
        found = unit.raised_hands.one(made)
        assert (found.name, found.contact, found.note, found.may_name) == ("手山 花", "0797-00-0000", "12", False)
        unit.raised_hands.keep(replace(found, may_contact=False, may_name=True))
        assert [(one.contact, one.may_name) for one in unit.raised_hands.of(kept)] == [("", True)]
        with pytest.raises(Refused):
            unit.raised_hands.keep(replace(hand, name=" "))
        unit.raised_hands.forget(made)
        assert unit.raised_hands.of(kept) == []
        with pytest.raises(NotFound):
            unit.raised_hands.forget(made)
    with empty.reading(Viewer(name="管理", role="admin")) as unit:
        assert not [one for one in unit.audit.recent() if "手山" in one.act + one.target]


def test_the_halls_own_database_makes_the_same_table_alone() -> None:
    collection = MetaData()
    table, engine = board_moves(collection), create_engine("sqlite://")
    collection.create_all(engine)
    assert [name for name in inspect(engine).get_table_names() if not name.startswith("sqlite_")] == ["board_move"]
    assert [(one.name, str(one.type)) for one in table.columns] == [
        (one.name, str(one.type)) for one in schema.board_move.columns
    ]
    with engine.begin() as connection:
        receipt = Journal(connection, table, "1").append([note(1), note(2)])
        assert receipt.seq == connection.execute(select(table.c.seq).order_by(table.c.seq.desc())).scalar()
