"""Packages of several laptops come back in any order, and again: the talk is the same afterwards. All providers."""

from itertools import permutations
from pathlib import Path

from layers.store import Store
from layers.store.hall import HallStore
from layers.trust.audience import Viewer
from layers.workshop.moves import Move
from layers.workshop.template import new_talk
from tests.layers.hall.evening import note

THEME = "theme:cafe-1"


def new(store: Store, staff: Viewer, name: str) -> str:
    with store.writing(staff) as unit:
        kind = unit.zones.kinds()[0].id
        return unit.talks.keep(new_talk(name, kind, unit.zones.read(kind)[0].name))


def theme(clock: int, text: str, seat: str) -> Move:
    return Move(id=f"{clock:032x}", subject=THEME, fields={"text": text}, clock=clock, seat=seat, channel="typed")


def laptop(folder: Path, content: bytes, name: str) -> HallStore:
    path = folder / f"{name}.ibahall"
    path.write_bytes(content)
    return HallStore.open(path)


def brought(store: Store, staff: Viewer, folder: Path, name: str, order: tuple[int, ...]) -> tuple[object, ...]:
    """A talk with a file opened on two laptops and another file on a third: what it comes to after these packages."""
    folder.mkdir()
    talk = new(store, staff, name)
    with store.writing(staff) as unit:
        unit.talks.append(talk, [theme(1, "もと", "desk")])
        files = [unit.halls.make(talk, 1)[1] for _ in range(2)]
        unit.talks.append(talk, [theme(100, "道", "desk")])
    halls = [laptop(folder, files[at], str(number)) for number, at in enumerate((0, 0, 1))]
    packages = []
    for number, hall in enumerate(halls):
        seat = f"seat{number}"
        hall.append([note(number + 10, seat), theme(number + 110, f"{number}の道", seat)])
        packages.append(hall.result())
    halls[0].append([note(20, "seat0"), theme(120, "0の坂道", "seat0")])
    packages.append(halls[0].result())
    with store.writing(staff) as unit:
        how = [unit.hall_results.take(talk, packages[number]).how for number in order]
        board = unit.talks.board(talk)
        told = [(one.value, one.other_value) for one in unit.hall_results.clashes(talk)]
        assert sum(one.new for one in unit.hall_results.taken(talk)) == 8
    for hall in halls:
        hall.close()
    return how, sorted(board.notes), board.themes, told


def test_in_whatever_order_packages_come_the_talk_is_the_same(store: Store, staff: Viewer, tmp_path: Path) -> None:
    first = brought(store, staff, tmp_path / "first", "はじめ", (0, 1, 2, 3))
    assert first[0] == ["first", "more", "beside", "more"]
    assert first[3] == [("0の坂道", "1の道"), ("0の坂道", "2の道"), ("0の坂道", "道")]
    orders = list(permutations(range(4)))[11::12]
    for number, order in enumerate(orders):
        again = brought(store, staff, tmp_path / str(number), f"{number}番", order)
        assert again[1:] == first[1:], order


def test_each_package_says_what_it_was_to_those_before(store: Store, staff: Viewer, tmp_path: Path) -> None:
    talk = new(store, staff, "はじめ")
    with store.writing(staff) as unit:
        files = [unit.halls.make(talk, number)[1] for number in (1, 1, 2)]
    halls = [laptop(tmp_path, content, str(number)) for number, content in enumerate(files)]
    early = halls[0].result()
    halls[0].append([note(10, "seat0")])
    late, unchanged = halls[0].result(), halls[0].result()
    packages = [late, late, early, unchanged, halls[1].result(), halls[2].result(), late]
    with store.writing(staff) as unit:
        told = [unit.hall_results.take(talk, package) for package in packages]
        meetings = [one.id for one in unit.talks.one(talk).meetings]
        assert len(unit.hall_results.taken(talk)) == 3
    assert [one.how for one in told] == ["first", "again", "older", "nothing_new", "beside", "first", "again"]
    # The answer speaks of the package that was given, whichever came last.
    assert [one.id for one in told] == [told[0].id] * 4 + [told[4].id, told[5].id, told[0].id]
    assert [one.meeting for one in told] == [meetings[0]] * 5 + [meetings[1], meetings[0]]
    assert [one.new for one in told] == [1, 1, 1, 1, 0, 0, 1]


def test_changes_of_a_place_are_told_since_the_file_of_that_evening(
    store: Store, staff: Viewer, tmp_path: Path
) -> None:
    talk = new(store, staff, "はじめ")
    with store.writing(staff) as unit:
        content = unit.halls.make(talk, 1)[1]
        place = unit.places.read()[0].id
        meeting = unit.talks.one(talk).meetings[0].id
        unit.amendments.record(place, {"fee": "200円"}, reason="電話で確かめた")
        # A file of the next evening, made after it, has its own beginning.
        unit.halls.make(talk, 2)
    hall = laptop(tmp_path, content, "one")
    said = {"text": "会費", "meeting": meeting, "place": place, "state": "shown", "shown_text": "会費"}
    hall.append([Move(id="a" * 32, subject="note:seat-1", fields=said, clock=1, seat="seat", channel="typed")])
    with store.writing(staff) as unit:
        unit.hall_results.take(talk, hall.result())
        assert [one.changed for one in unit.hall_results.said_of_places(talk, meeting)] == [("fee",)]
    hall.close()
