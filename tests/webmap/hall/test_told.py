"""What everybody may be told of a note: the words that were let through, known names, and no private door."""

import pytest

from layers.workshop.board import Note, play
from layers.workshop.moves import Move
from webmap.hall import told
from webmap.hall.pace import Pace


def place(key: str, spot: list[float] | None) -> dict[str, object]:
    geometry = {"type": "Point", "coordinates": spot} if spot else None
    return {"properties": {"id": key, "name": "浜町集会所"}, "geometry": geometry}


KNOWN = told.known_of(
    {
        "areas": {"features": [{"properties": {"name": "浜町"}}, {"properties": {}}]},
        "places": {"features": [place("p1", [134.0012, 34.3012]), place("p2", None)]},
    },
    ["q1"],
)


def note(**more: object) -> Note:
    plain = {"id": "a-1", "text": "田中さん", "kind": "good", "seat": "a", "channel": "phone", "first": (1, "a", "x")}
    return Note(**plain | {"state": "shown", "shown_text": "あの庭"} | more)


def test_only_what_was_let_through() -> None:
    for hidden in (None, note(state="waiting"), note(state="kept_back"), note(shown_text=""), note(gone=True)):
        assert told.note_row(hidden, KNOWN) is None
    row = told.note_row(note(), KNOWN)
    assert row
    assert row["text"] == "あの庭"
    assert "田中" not in str(row)


def test_names_that_a_phone_makes_up_are_not_passed_on() -> None:
    row = told.note_row(note(town="田中さんの家", place="x", question="田中", table="田中"), KNOWN)
    assert row
    assert (row["town"], row["place"], row["question"]) == ("", "", "")
    assert "table" not in row
    row = told.note_row(note(town="浜町", place="p1", question="q1"), KNOWN)
    assert row
    assert (row["town"], row["place"], row["question"]) == ("浜町", "p1", "q1")


def test_a_spot_is_told_within_250_m_and_a_listed_place_as_it_stands() -> None:
    spots = {told.coarse((134.0 + at / 10000, 34.3)) for at in range(1, 31)}
    assert len(spots) == 1
    assert told.coarse((134.0032, 34.3))[0] == pytest.approx(134.0032 - 0.0032 + 1.5 / 320, abs=1e-6)
    door = (134.0077, 34.3077)
    for named, spot, lonlat in (
        ("p1", None, (134.0012, 34.3012)),
        ("p1", door, (134.0012, 34.3012)),
        ("p2", door, told.coarse(door)),
        ("x", door, told.coarse(door)),
        ("p2", None, None),
    ):
        row = told.note_row(note(spot_lonlat=spot, place=named), KNOWN)
        assert row
        assert row["lonlat"] == lonlat


def test_a_pace_gives_a_burst_and_then_so_much_a_second() -> None:
    now = [0.0]
    pace = Pace(burst=3, per_second=1, clock=lambda: now[0])
    assert [pace.take("a") for _ in range(4)] == [True, True, True, False]
    assert pace.take("b", 99)
    assert not pace.take("b", 1)
    now[0] = 2.0
    assert [pace.take("a") for _ in range(3)] == [True, True, False]


def test_a_sentence_that_came_along_keeps_its_name_and_what_is_written_here_names_nobody() -> None:
    def aims(*moves: Move, known: told.Known) -> list[str]:
        row = told.aims_row(play(moves), known.may) or {"aims": []}
        return [one["text"] for one in row["aims"]] + [step["who"] for one in row["aims"] for step in one["steps"]]

    def says(number: int, subject: str, **fields: object) -> Move:
        return Move(id=f"{number:032x}", subject=subject, fields=fields, clock=number, seat="city")

    came = [
        says(1, "aim:city-1", text="坂本太郎さんが花壇をつくる"),
        says(2, "step:city-1", aim="city-1", who="坂本太郎"),
    ]
    known = told.known_of({}, [], came)
    assert aims(*came, known=known) == ["坂本太郎さんが花壇をつくる", "坂本太郎"]
    assert aims(*came, known=told.known_of({}, [])) == ["○○さんが花壇をつくる", "○○"]
    mended = says(3, "aim:city-1", text="坂本太郎さんが大きな花壇をつくる")
    assert aims(*came, mended, known=known) == ["○○さんが大きな花壇をつくる", "坂本太郎"]
