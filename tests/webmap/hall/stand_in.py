"""A hall in memory, for the pages: what the store of a hall answers, and nothing of how it keeps it."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from layers.errors import NotFound
from layers.workshop.board import Board, play
from layers.workshop.moves import Move

AREAS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [
                        [134.0 + at, 34.3],
                        [134.01 + at, 34.3],
                        [134.01 + at, 34.31],
                        [134.0 + at, 34.31],
                        [134.0 + at, 34.3],
                    ]
                ],
            },
        }
        for name, at in (("浜町", 0.0), ("山手町", 0.01))
    ],
}


@dataclass(frozen=True)
class SeatNow:
    id: str
    secret: str
    role: str


@dataclass
class HallInMemory:
    words: dict[str, str] = field(
        default_factory=lambda: {"t" * 26: "phone", "482915": "phone", "f" * 26: "facilitator", "p" * 26: "projector"}
    )
    seats: dict[str, SeatNow] = field(default_factory=dict)
    kept: dict[str, Move] = field(default_factory=dict)
    open: bool = True

    def meeting(self) -> Any:
        return SimpleNamespace(
            id="m1",
            number=2,
            name="語る",
            venue="浜町集会所",
            tables=4,
            prompts=(
                SimpleNamespace(id="q1", text="この町のいいところは何ですか", kinds=()),
                SimpleNamespace(id="q2", text="やってみたいことは何ですか", kinds=()),
            ),
            agenda=(
                SimpleNamespace(id="i1", minutes=10, title="はじめに", note=""),
                SimpleNamespace(id="i2", minutes=30, title="付箋を書く", note="テーブルごとに"),
            ),
        )

    def layers(self) -> Mapping[str, Any]:
        return {"areas": AREAS}

    def way_in(self) -> Any:
        return SimpleNamespace(token="t" * 26, pin="482915")

    def append(self, moves: Iterable[Move], seat: str) -> None:
        for move in moves:
            self.kept.setdefault(move.id, move)

    def moves(self, after: int = 0) -> list[tuple[int, Move]]:
        return list(enumerate(self.kept.values(), 1))[after:]

    def board(self) -> Board:
        return play(self.kept.values())

    def join(self, word: str, name: str = "") -> SeatNow:
        if not self.open or word not in self.words:
            raise NotFound("hall.wrong_word")
        made = SeatNow(secrets.token_hex(4), secrets.token_hex(16), self.words[word])
        self.seats[made.secret] = made
        return made

    def seat(self, secret: str) -> SeatNow | None:
        return self.seats.get(secret) if self.open else None
