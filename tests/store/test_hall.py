"""The database of a hall: its own tables alone, everything on the disk before it is answered, the same after a fall."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from layers import clock
from layers.errors import NotFound, Refused
from layers.hall import result
from layers.store.hall import FACILITATOR, PHONE, HallStore
from layers.store.hall_database import forget
from tests.layers.hall import evening


def test_it_holds_its_own_tables_and_nothing_else(tmp_path: Path) -> None:
    path, _ = evening.hall_file(tmp_path)
    HallStore.open(path).close()
    database = path.with_suffix(".ibahall-db")
    with sqlite3.connect(database) as raw:
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        rows = {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    raw.close()
    assert rows == {"hall_meeting": 6, "hall_layer": 1, "hall_seat": 0, "board_move": len(evening.CARRIED)}
    assert database.stat().st_mode & 0o077 == 0


def test_seats_and_notes_are_there_again_after_a_fall(tmp_path: Path) -> None:
    path, _ = evening.hall_file(tmp_path)
    before = HallStore.open(path)
    way_in = before.way_in()
    seat = before.join(way_in.pin)
    assert seat.role == PHONE
    assert before.append([evening.note(9)], seat.id).new == (evening.note(9).id,)
    again = HallStore.open(path)
    assert again.way_in() == way_in
    assert (again.seat(seat.secret) or seat).id == seat.id
    assert again.append([evening.note(9)]).new == ()
    assert [move.id for _, move in again.moves(2)] == [evening.note(9).id]
    assert len(again.board().notes) == 2
    assert seat.secret.encode() not in path.with_suffix(".ibahall-db").read_bytes()


def test_only_who_has_a_word_comes_in(tmp_path: Path) -> None:
    path, _ = evening.hall_file(tmp_path)
    hall = HallStore.open(path)
    old = hall.way_in()
    assert hall.join(old.facilitator).role == FACILITATOR
    for word in ("", "000", "é", old.token[:-1]):
        with pytest.raises(NotFound):
            hall.join(word)
    staying = hall.join(old.token)
    hall.renew_way_in()
    with pytest.raises(NotFound):
        hall.join(old.token)
    assert hall.seat(staying.secret)
    hall.end()
    assert hall.seat(staying.secret)
    hall.end(at_once=True)
    assert hall.seat(staying.secret) is None
    with pytest.raises(Refused):
        hall.append([evening.note(10)])
    hall.again()
    assert hall.seat(staying.secret)


def test_what_comes_back_is_what_was_written_here(tmp_path: Path) -> None:
    path, city = evening.hall_file(tmp_path)
    hall = HallStore.open(path)
    hall.append([evening.note(9), evening.note(10)])
    told = result.read(hall.result(), lambda hall_id: {"h1": city}[hall_id])
    assert {move.id for move in told.moves} == {evening.note(9).id, evening.note(10).id}
    assert (told.talk, told.meeting) == ("7", "m2")
    hall.close()
    forget(hall.file)
    assert not list(tmp_path.glob("*.ibahall-db*"))


def test_after_the_end_the_facilitator_alone_is_in_until_it_is_forgotten(tmp_path: Path) -> None:
    path, _ = evening.hall_file(tmp_path)
    hall = HallStore.open(path)
    way_in = hall.way_in()
    lead = hall.join(way_in.facilitator)
    hall.end(at_once=True)
    assert hall.seat(lead.secret)
    assert hall.join(way_in.facilitator).role == FACILITATOR
    with pytest.raises(NotFound):
        hall.join(way_in.pin)
    hall.forget()
    assert hall.seat(lead.secret) is None
    with pytest.raises(Refused, match=r"hall\.forgotten"):
        hall.append([evening.note(10)])
    assert not list(tmp_path.glob("*.ibahall-db*"))


def test_it_says_until_when_it_may_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, _ = evening.hall_file(tmp_path)
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))
    HallStore.open(path).close()
    monkeypatch.setattr(clock, "today", lambda: date(2026, 12, 1))
    assert HallStore.open(path).forget_by == date(2026, 12, 22)
    # A database of an earlier edition does not know when it was opened.
    with sqlite3.connect(path.with_suffix(".ibahall-db")) as raw:
        raw.execute("DELETE FROM hall_meeting WHERE name = 'opened_on'")
    assert HallStore.open(path).forget_by == date(2026, 12, 31)


def test_another_evening_is_not_written_into_this_one(tmp_path: Path) -> None:
    path, _ = evening.hall_file(tmp_path)
    HallStore.open(path).close()
    evening.hall_file(tmp_path, "h2")
    with pytest.raises(Refused, match=r"hall\.other"):
        HallStore.open(path)
