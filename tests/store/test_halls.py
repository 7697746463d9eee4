"""会場 at the desk: what goes out holds the open part alone, what comes back is taken in once. All providers."""

from dataclasses import replace
from pathlib import Path

import pytest

from layers.errors import NotAllowed, NotFound, Refused
from layers.hall import file
from layers.store import Store
from layers.store.hall import HallStore
from layers.store.raised_hands import RaisedHand
from layers.trust.audience import EVERYBODY, Viewer
from layers.workshop.moves import KEPT_BACK, SHOWN, Move
from layers.workshop.template import new_talk
from tests.layers.hall import evening
from tests.layers.hall.evening import note

HELD = "ひみつの坂の上"
KEPT = "角のたなかさん"


def let_through(number: int, of: int, text: str) -> Move:
    return Move(
        id=f"{number:032x}",
        subject=f"note:aaaa-{of}",
        fields={"state": SHOWN, "shown_text": text},
        clock=number,
        seat="desk1",
    )


@pytest.fixture
def talk(store: Store, staff: Viewer) -> str:
    """A talk of the first zone, with a note that waits, one that was masked, and somebody who raised a hand."""
    with store.writing(staff) as unit:
        kind = unit.zones.kinds()[0].id
        zone = unit.zones.read(kind)[0].name
        talk_id = unit.talks.keep(new_talk("海辺の話し合い", kind, zone))
        masked = note(2, text=f"{KEPT}の前のベンチ")
        back = Move(id="e" * 32, subject="note:aaaa-3", fields={"state": KEPT_BACK}, clock=9, seat="desk1")
        moves = [note(1, text=HELD), masked, let_through(5, 2, "角のベンチ"), note(3, text=HELD + "の裏"), back]
        unit.talks.append(talk_id, moves)
        hand = RaisedHand(talk_id=talk_id, name="見本花子", contact="0000-00-0000", wish="お茶", may_contact=True)
        unit.raised_hands.keep(hand)
    return talk_id


def made(store: Store, staff: Viewer, talk_id: str, folder: Path) -> Path:
    with store.writing(staff) as unit:
        name, content = unit.halls.make(talk_id, 1)
    path = folder / name
    path.write_bytes(content)
    return path


def test_what_goes_out_is_open_to_all(store: Store, staff: Viewer, talk: str, tmp_path: Path) -> None:
    path = made(store, staff, talk, tmp_path)
    told = file.read(path).content
    assert [move.fields["text"] for move in told.moves] == ["角のベンチ"]
    with store.reading() as everybody:
        public = {place.id for place in everybody.places.read()}
    places = told.layers["places"]["features"]
    assert places
    assert {one["properties"]["id"] for one in places} <= public
    HallStore.open(path).close()
    for kept in (str(told.to_json()).encode(), path.with_suffix(".ibahall-db").read_bytes()):
        for canary in (HELD, KEPT, "見本花子", "0000-00-0000"):
            assert canary.encode() not in kept


def test_an_evening_comes_back_once(store: Store, staff: Viewer, talk: str, tmp_path: Path) -> None:
    hall = HallStore.open(made(store, staff, talk, tmp_path))
    hall.append([note(20, "bbbb", "夜の会で出たこと")])
    package = hall.result()
    with store.writing(staff) as unit:
        first = unit.hall_results.take(talk, package)
        again = unit.hall_results.take(talk, package)
        assert (first.new, again.id) == (1, first.id)
        assert unit.talks.board(talk).notes["bbbb-20"].text == "夜の会で出たこと"
        # What was kept back on the city's server is still as it was.
        assert unit.talks.board(talk).notes["aaaa-2"].text == f"{KEPT}の前のベンチ"


def test_what_both_sides_wrote_is_told(store: Store, staff: Viewer, talk: str, tmp_path: Path) -> None:
    hall = HallStore.open(made(store, staff, talk, tmp_path))
    theme = {"subject": "theme:desk1-1", "channel": "typed"}
    with store.writing(staff) as unit:
        unit.talks.append(talk, [Move(id="1" * 32, fields={"text": "道"}, clock=30, seat="desk1", **theme)])
    hall.append([Move(id="2" * 32, fields={"text": "坂道"}, clock=31, seat="bbbb", **theme)])
    with store.writing(staff) as unit:
        unit.hall_results.take(talk, hall.result())
        found = unit.hall_results.clashes(talk)
        assert [(one.value, one.other_value) for one in found] == [("坂道", "道")]
        place = unit.places.read()[0].id
    said = replace(
        note(40, "bbbb", "水曜に変わった"), fields={"text": "水曜に変わった", "meeting": "m1", "place": place}
    )
    shown = Move(
        id="4" * 32,
        subject=said.subject,
        fields={"state": SHOWN, "shown_text": "水曜に変わった"},
        clock=41,
        seat="bbbb",
    )
    hall.append([said, shown])
    with store.writing(staff) as unit:
        unit.hall_results.take(talk, hall.result())
        meeting = unit.talks.one(talk).meetings[0].id
        unit.talks.append(
            talk, [Move(id="5" * 32, subject=said.subject, fields={"meeting": meeting}, clock=42, seat="desk1")]
        )
        told = unit.hall_results.said_of_places(talk, meeting)
        assert [(one.place.id, [n.shown_text for n in one.notes]) for one in told] == [(place, ["水曜に変わった"])]


def test_packages_of_others_change_nothing(store: Store, staff: Viewer, talk: str, tmp_path: Path) -> None:
    hall = HallStore.open(made(store, staff, talk, tmp_path))
    package = hall.result()
    with store.writing(staff) as unit:
        other = unit.talks.keep(replace(unit.talks.one(talk), id="", version=0, name="別の話し合い"))
    for broken, code in ((package[:-1], "hall.result_broken"), (b"no package", "hall.no_result")):
        with pytest.raises(Refused) as told, store.writing(staff) as unit:
            unit.hall_results.take(talk, broken)
        assert told.value.code == code
    with pytest.raises(Refused) as told, store.writing(staff) as unit:
        unit.hall_results.take(other, package)
    assert (told.value.code, told.value.params["name"]) == ("hall.of_other_talk", "海辺の話し合い")
    unknown, _ = evening.hall_file(tmp_path, "unknown")
    with pytest.raises(Refused) as told, store.writing(staff) as unit:
        unit.hall_results.take(talk, HallStore.open(unknown).result())
    assert told.value.code == "hall.not_ours"


def test_nobody_else_makes_or_takes(store: Store, talk: str) -> None:
    for who in (EVERYBODY, Viewer(name="協力者", role="volunteer")):
        with pytest.raises((NotAllowed, NotFound)), store.writing(who) as unit:
            unit.halls.make(talk, 1)
        with pytest.raises((NotAllowed, NotFound)), store.reading(who) as unit:
            unit.hall_results.taken(talk)


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        ((), {"zone", "areas", "lines", "places"}),
        (("places",), {"zone", "places"}),
        (("unknown",), {"zone", "areas", "lines", "places"}),
    ],
)
def test_of_the_map_goes_out_what_the_evening_asks_for(
    store: Store, staff: Viewer, talk: str, tmp_path: Path, wanted: tuple[str, ...], taken: set[str]
) -> None:
    with store.writing(staff) as unit:
        there = unit.talks.one(talk)
        unit.talks.keep(there.with_meeting(replace(there.meeting(1), layers=wanted)))
    assert set(file.read(made(store, staff, talk, tmp_path)).content.layers) == taken


def test_a_ticked_name_goes_out_in_its_sentence_and_nobody_elses_does(
    store: Store, staff: Viewer, talk: str, tmp_path: Path
) -> None:
    with store.writing(staff) as unit:
        ticked = RaisedHand(talk_id=talk, name="坂本太郎", contact="", wish="花", may_name=True)
        unit.raised_hands.keep(ticked)
        said = {
            "aim:desk-1": {"text": "坂本太郎さんと佐藤花子さんが花壇をつくる"},
            "step:desk-1": {"aim": "desk-1", "who": "坂本太郎", "what": "佐藤花子さんの家で苗を分ける"},
            "step:desk-2": {"aim": "desk-1", "who": "佐藤花子", "what": "水をやる"},
        }
        for number, (subject, fields) in enumerate(said.items()):
            unit.talks.say(talk, f"{number:d>32x}", subject, fields)
    told = file.read(made(store, staff, talk, tmp_path)).content
    moves = [move.fields for move in told.moves if move.kind in ("aim", "step")]
    assert [one.get("text", one.get("who")) for one in moves] == [
        "坂本太郎さんと○○さんが花壇をつくる",
        "坂本太郎",
        "○○",
    ]
    whole = str(told.to_json())
    assert "佐藤花子" not in whole
    assert "花壇をつくる" in whole
    # The names themselves, apart from their sentences, are nowhere.
    assert whole.count("坂本太郎") == 2
