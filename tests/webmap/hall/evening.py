"""An evening in 浜町 as a hall file, with two questions, four tables and two towns, and its hall opened."""

from pathlib import Path

from layers.hall import file
from layers.hall.content import HallContent
from layers.hall.sealing import new_keys
from layers.store.hall import HallStore
from layers.workshop.talks import Item, Meeting, Prompt


def _town(name: str, west: float) -> dict[str, object]:
    ring = [[west, 34.3], [west + 0.01, 34.3], [west + 0.01, 34.31], [west, 34.31], [west, 34.3]]
    return {
        "type": "Feature",
        "properties": {"name": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


MEETING = Meeting(
    id="m1",
    number=2,
    name="語る",
    venue="浜町集会所",
    tables=4,
    prompts=(
        Prompt(id="q1", text="この町のいいところは何ですか"),
        Prompt(id="q2", text="やってみたいことは何ですか"),
    ),
    agenda=(
        Item(id="i1", minutes=10, title="はじめに"),
        Item(id="i2", minutes=30, title="付箋を書く", note="テーブルごとに"),
    ),
)
AREAS = {"type": "FeatureCollection", "features": [_town("浜町", 134.0), _town("山手町", 134.01)]}
PLACES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"id": key, "name": name, "kind": "通いの場", "colour": "#0b6b3a", "when": "", "next": []},
            "geometry": {"type": "Point", "coordinates": spot},
        }
        for key, name, spot in (("p1", "浜町集会所", [134.0051, 34.3052]), ("p2", "坂の上の縁側", [134.0121, 34.3071]))
    ],
}


def opened(folder: Path) -> HallStore:
    """The hall; in the same folder once more, the same hall after a fall."""
    path = folder / f"evening{file.SUFFIX}"
    if not path.exists():
        laptop, _ = new_keys()
        content = HallContent(
            talk="7",
            talk_name="浜町の話し合い",
            zone="浜町",
            meeting=MEETING,
            layers={"areas": AREAS, "places": PLACES},
        )
        path.write_bytes(file.write(file.HallFile(id="h1", content=content, keys=laptop)))
    return HallStore.open(path)


def word(hall: HallStore, role: str) -> str:
    """What lets this role in."""
    way_in = hall.way_in()
    return {"phone": way_in.token, "facilitator": way_in.facilitator, "projector": way_in.projector}[role]
