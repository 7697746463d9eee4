"""Laws of the board, on journals as chance writes them."""

import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.workshop.board import board_of, play
from layers.workshop.ledger import Ledger
from layers.workshop.moves import Move, check, union
from layers.workshop.undo import put_back
from tests.layers.workshop.boards import FOLDER, files
from tests.layers.workshop.journals import honest, journals


@given(journals(), st.data())
def test_any_order_and_any_doubling_is_one_board(moves: list[Move], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(moves + moves[: len(moves) // 2]))
    assert play(shuffled) == play(moves)
    assert play(shuffled).to_json() == play(moves).to_json()


@given(journals(12), journals(12), journals(12))
def test_halls_merge_in_any_order_and_any_grouping(one: list[Move], two: list[Move], three: list[Move]) -> None:
    assert union(one, two) == union(two, one)
    assert union(union(one, two), three) == union(one, union(two, three))
    assert union(one, one) == union(one)
    assert play(union(one, two, three)) == play(three + one + two)


@given(journals(), st.integers(0, 30))
def test_a_board_that_grows_is_the_board_of_all(moves: list[Move], cut: int) -> None:
    ledger = Ledger()
    for move in moves[:cut]:
        ledger.take(move)
    assert board_of(ledger) == play(moves[:cut])
    for move in moves[cut:]:
        ledger.take(move)
    assert board_of(ledger) == play(moves)


@given(journals())
def test_votes_and_channels_add_up(moves: list[Move]) -> None:
    board = play(moves)
    assert all(count > 0 for by in board.votes.values() for count in by.values())
    alive = [note for note in board.notes.values() if not note.gone]
    assert sum(board.channels().values()) == len(alive)
    assert board.channels() == Counter(note.channel for note in alive)
    told = board.to_json()
    assert json.loads(json.dumps(told)) == told
    assert {note.id for note in board.queue()} == {row["id"] for row in told["notes"] if row["waits"]}


@given(journals())
def test_nothing_is_shown_that_nobody_let_through(moves: list[Move]) -> None:
    said = {(move.subject, move.fields["shown_text"]) for move in moves if move.fields.get("shown_text")}
    decided = {move.subject for move in moves if move.fields.get("state") == "shown"}
    for note in play(moves).shown():
        assert (f"note:{note.id}", note.shown_text) in said
        assert f"note:{note.id}" in decided


@given(honest())
def test_undoing_the_last_move_is_the_board_without_it(moves: list[Move]) -> None:
    if not moves:
        return
    # What has no field that makes it (a note without words) cannot be told from one that is gone.
    last = replace(max(moves, key=lambda move: move.order), clock=50)
    before = [move for move in moves if move.id != last.id]
    told = put_back([*before, last], last.id)
    assert set(told.fields) - {"gone"} <= set(last.fields)
    undo = Move(
        id="f" * 31 + "0", subject=told.subject, fields=told.fields, channel=told.channel, clock=51, seat="ffff"
    )
    check(undo)
    now, then = play([*before, last, undo]), play(before)
    assert {note.id: note.text for note in now.notes.values() if not note.gone} == {
        note.id: note.text for note in then.notes.values() if not note.gone
    }
    assert {note.id for note in now.shown()} == {note.id for note in then.shown()}
    assert now.votes == then.votes
    assert {aim.id: aim.notes for aim in now.aims.values() if not aim.gone} == {
        aim.id: aim.notes for aim in then.aims.values() if not aim.gone
    }


@pytest.mark.parametrize("name", sorted(files()))
def test_the_boards_that_javascript_is_held_to_are_those_of_python(name: str) -> None:
    told = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert told == files()[name]
    for one in told if isinstance(told, list) else [told]:
        moves = [Move.from_json(row) for row in one["moves"]]
        assert play(moves[::-1]).to_json() == one["board"]
