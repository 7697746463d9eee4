"""10,000 places from a CSV to the map, checked and undoable, beside a GeoPackage made of them unchecked."""

import csv
import json
import random
import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd

from tests.bench.clock import Line, median
from tests.bench.shell import fresh_database, ibashomap

ROWS = 10_000
HEADINGS = ("名称", "所在地_連結表記", "緯度", "経度", "電話番号", "備考")


def measure(times: int) -> list[Line]:
    """`load` is the whole way: read, recognise, clean, check, stage, publish; the interpreter's start included."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        listed = folder / "community_center" / "list.csv"
        listed.parent.mkdir()
        write_list(listed)

        def ours() -> None:
            own = Path(tempfile.mkdtemp(dir=folder))
            (answer,) = json.loads(ibashomap("load", listed, "--json", "--db", fresh_database(own, "takamatsu")))
            if (answer["status"], answer["rows"]) != ("published", ROWS):
                raise AssertionError(answer["status"])

        def other() -> None:
            frame = pd.read_csv(listed)
            points = gpd.points_from_xy(frame["経度"], frame["緯度"])
            gpd.GeoDataFrame(frame, geometry=points, crs=6668).to_file(folder / "list.gpkg")

        job = f"{ROWS:,} rows of a CSV, file to map"
        return [
            Line(
                job=job,
                ours=median(times, ours),
                other_name="pandas → GeoPackage, nothing checked",
                other=median(times, other),
            )
        ]


def write_list(path: Path) -> None:
    """Believable places, each with its own name and position."""
    chance = random.Random(3)
    with path.open("w", encoding="utf-8-sig", newline="") as text:
        rows = csv.writer(text)
        rows.writerow(HEADINGS)
        for number in range(ROWS):
            town, block = chance.choice(("番町", "栗林町", "木太町", "香西本町")), number % 97 + 1
            lat, lon = 34.25 + chance.random() / 10, 134.0 + chance.random() / 10
            rows.writerow([f"第{number + 1}集会所", f"高松市{town}{block}番地{number}", lat, lon, "087-839-0000", ""])
