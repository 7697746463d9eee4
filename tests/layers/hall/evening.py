"""An evening made by hand: a hall file with one carried theme."""

from pathlib import Path

from layers.hall import file
from layers.hall.content import HallContent
from layers.hall.sealing import CityKeys, new_keys
from layers.workshop.moves import SHOWN, Move
from layers.workshop.talks import Item, Meeting, Prompt

MEETING = Meeting(
    id="m2",
    number=2,
    name="語る",
    venue="浜町集会所",
    prompts=(Prompt(id="q1", text="この町のいいところは何ですか"),),
    agenda=(Item(id="i1", minutes=10, title="はじめに"),),
)
AREAS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "浜町"},
            "geometry": {"type": "Polygon", "coordinates": [[[134, 34], [134.1, 34], [134.1, 34.1], [134, 34]]]},
        }
    ],
}
CARRIED = (
    Move(id="c" * 32, subject="theme:cccc-1", fields={"text": "歩きやすい道"}, clock=1, seat="cccc"),
    Move(
        id="d" * 32,
        subject="note:cccc-2",
        fields={"text": "坂にベンチ", "shown_text": "坂にベンチ", "state": SHOWN, "kind": "wish"},
        clock=2,
        seat="cccc",
    ),
)


def note(number: int, seat: str = "aaaa", text: str = "朝の体操") -> Move:
    """A note of a phone."""
    fields = {"text": text, "kind": "good", "meeting": "m2"}
    return Move(
        id=f"{number:032x}", subject=f"note:{seat}-{number}", fields=fields, clock=number, seat=seat, channel="phone"
    )


def hall_file(folder: Path, hall_id: str = "h1") -> tuple[Path, CityKeys]:
    """A hall file in a folder, and what the city keeps of it."""
    laptop, city = new_keys()
    content = HallContent(
        talk="7", talk_name="潮見の話し合い", zone="潮見", meeting=MEETING, layers={"areas": AREAS}, moves=CARRIED
    )
    path = folder / f"evening{file.SUFFIX}"
    path.write_bytes(file.write(file.HallFile(id=hall_id, content=content, keys=laptop)))
    return path, city
