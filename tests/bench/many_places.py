"""A made-up region of 60 towns with as many places as asked for: names, halls and days as Japanese lists write them.

``python -m tests.bench.many_places FILE --places 150000`` makes a database of it, through the store as any list.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from shapely.geometry import Point, box

from layers import city as cities
from layers.intake.contract import Batch, Record
from layers.provenance import Source
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town

TOWNS = 60
SOUTH_WEST, NORTH_EAST = (134.2, 34.5), (135.5, 35.2)
COLUMNS, ROWS = 4, 3
FIRST = "浜 潮 桜 若 青 朝 春 南 北 西 東 中 大 小 上 下 松 竹 梅 藤 緑 泉 川 山 高 富 福 幸 光 清".split()  # noqa: SIM905 - a list of words reads as words
LAST = "風町 見町 が丘 葉町 葉台 日町 日台 原 野 田 川町 山手 本町 新町 宮町 寺町 浜町 園町 里 台".split()  # noqa: SIM905 - a list of words reads as words
GROUPS = "ひだまり いきいき ふれあい にこにこ すこやか なかよし ほのぼの 元気 笑顔 いこい".split()  # noqa: SIM905 - a list of words reads as words
ACTS = "百歳体操 サロン 茶話会 いきいき体操 カフェ 食堂 将棋の会 手芸の会 歌の会 健康麻雀 グラウンドゴルフ".split()  # noqa: SIM905 - a list of words reads as words
KINDS = ("kayoinoba", "salon", "ibasho", "meal", "consultation", "childcare_support", "community_centre", "medical",
         "care_service", "park")  # fmt: skip
SHARES = (0.22, 0.16, 0.06, 0.02, 0.03, 0.04, 0.09, 0.16, 0.14, 0.08)
DAYS = "月火水木金土日"
LOST = 0.01


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """Where the towns lie and how they are called."""

    centres_lonlat: np.ndarray
    spreads: np.ndarray
    names: tuple[str, ...]


def ground(chance: np.random.Generator) -> Ground:
    """A few large towns, many small ones."""
    spots = chance.uniform(SOUTH_WEST, NORTH_EAST, (TOWNS, 2))
    names = tuple(f"{FIRST[n % len(FIRST)]}{LAST[(n * 7) % len(LAST)]}" for n in range(TOWNS))
    return Ground(centres_lonlat=spots, spreads=chance.uniform(0.006, 0.03, TOWNS), names=names)


def places(number: int, seed: int = 7) -> Iterator[Record]:
    """Records as an importer would give them; one in a hundred has no position."""
    chance = np.random.default_rng(seed)
    land = ground(chance)
    share = 1 / np.arange(1, TOWNS + 1) ** 0.8
    homes = chance.choice(TOWNS, number, p=share / share.sum())
    spots = land.centres_lonlat[homes] + chance.normal(0, 1, (number, 2)) * land.spreads[homes][:, None]
    kinds = chance.choice(len(KINDS), number, p=SHARES)
    words = chance.integers(0, 1_000_000, (number, 4))
    lost = chance.random(number) < LOST
    for row in range(number):
        yield _record(row, land.names[homes[row]], None if lost[row] else spots[row], KINDS[kinds[row]], words[row])


def _record(row: int, home: str, spot: np.ndarray | None, kind: str, word: np.ndarray) -> Record:
    quarter = f"{home}{word[0] % 6 + 1}丁目"
    name = f"{quarter}{GROUPS[word[1] % len(GROUPS)]}{ACTS[word[2] % len(ACTS)]}"
    day = DAYS[word[3] % 7]
    values = {
        "name": name,
        "kind": kind,
        "venue": f"{quarter}第{word[3] % 9 + 1}集会所",
        "address": f"架空市{quarter}{word[1] % 30 + 1}-{word[2] % 20 + 1}",
        "schedule": f"第{word[0] % 4 + 1}{day}曜 {9 + word[1] % 6}:00-{11 + word[1] % 6}:30",
        "activity": ACTS[word[2] % len(ACTS)],
        "confirmed_on": f"{2024 + word[2] % 3}-{word[1] % 12 + 1:02d}-01",
    }
    point = None if spot is None else Point(*spot.round(6))
    return Record(key=f"{row:06d}", cell=f"A{row + 2}", values=values, geometry=point)


def zones() -> Batch:
    """The region cut into squares."""
    west, south = SOUTH_WEST
    wide, high = (NORTH_EAST[0] - west) / COLUMNS, (NORTH_EAST[1] - south) / ROWS
    records = []
    for number in range(COLUMNS * ROWS):
        left, low = west + wide * (number % COLUMNS), south + high * (number // COLUMNS)
        values = {"kind": "daily_life", "fiscal_year": 2026, "name": f"第{number + 1}圏域", "members": []}
        records.append(
            Record(key=f"zone{number}", cell="", values=values, geometry=box(left, low, left + wide, low + high))
        )
    return Batch(content="zones", importer="bench", records=records, findings=(), source=Source(title="圏域"))


def make(url: str, number: int) -> Store:
    """The database, on the residents' map."""
    store = Store.open(url)
    store.migrate()
    source = Source(title="大きな一覧", publisher="架空市", licence="CC BY 4.0", date="2026-04-01")
    many = Batch(content="places", importer="bench", records=list(places(number)), findings=(), source=source)
    with store.writing(OPERATOR) as unit:
        unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
        unit.accounts.add("staff", "staff", "ひみつの合言葉2026")
    for batch in (zones(), many):
        with store.writing(OPERATOR) as unit:
            told = town.document(batch)
            unit.imports.publish(unit.imports.stage(batch, told), release=True)
    return store


def main() -> None:
    """Make a database by hand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--places", type=int, default=150_000)
    asked = parser.parse_args()
    make(f"sqlite:///{asked.file}", asked.places).close()


if __name__ == "__main__":
    main()
