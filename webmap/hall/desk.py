"""What the pages of a meeting stand on: the same few questions, answered in the hall and on the city's server alike."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from layers.hall.content import HallContent
from layers.workshop.board import Board
from layers.workshop.moves import Move
from layers.workshop.talks import Meeting

PHONE, FACILITATOR, PROJECTOR = "phone", "facilitator", "projector"


class Seat(Protocol):
    """Who takes part: no name is needed, the role says what may be seen and done."""

    @property
    def id(self) -> str:
        """Stands at the head of every key that this seat makes."""

    @property
    def secret(self) -> str:
        """What the cookie holds."""

    @property
    def role(self) -> str:
        """phone, facilitator or projector."""


class WayIn(Protocol):
    """How phones come in: the QR's token, or the PIN on the wall."""

    @property
    def token(self) -> str:
        """128 bits, of this meeting alone."""

    @property
    def pin(self) -> str:
        """For typing."""


class Desk(Protocol):
    """One meeting and its journal."""

    def meeting(self) -> Meeting:
        """What was prepared for the evening."""

    def append(self, moves: Iterable[Move], seat: str) -> Any:  # noqa: ANN401 - whatever the store tells of it
        """Keep them; each once, however often it comes. They are on the disk when this returns."""

    def moves(self, after: int = 0) -> list[tuple[int, Move]]:
        """Those kept after this number, in the order in which they came."""

    def board(self) -> Board:
        """What all of them come to."""


class Hall(Desk, Protocol):
    """The desk of a hall: with doors, and with the ground of the zone."""

    @property
    def content(self) -> HallContent:
        """Everything that was brought along."""

    @property
    def id(self) -> str:
        """What no other hall is called: a phone keeps what it could not send under it."""

    def layers(self) -> Mapping[str, Any]:
        """GeoJSON by name: zones, areas, lines, places."""

    def way_in(self) -> WayIn:
        """How phones come in now."""

    def renew_way_in(self) -> WayIn:
        """From now on only a new token and a new PIN let phones in; who is in stays."""

    def check_room(self) -> None:
        """``LayersError("hall.full"/"hall.disk")`` while what is written could not be kept."""

    def result(self) -> bytes:
        """The sealed package for the city's server."""

    @property
    def file(self) -> Path:
        """Where the laptop keeps it."""

    @property
    def forget_by(self) -> date:
        """Until when it may."""

    def forget(self) -> None:
        """Nothing of it is left on this laptop."""

    def end(self, *, at_once: bool = False) -> None:
        """The evening is over: who is in may stay for half an hour, the facilitator until it is forgotten."""

    def again(self) -> None:
        """It is not."""

    def join(self, word: str, name: str = "") -> Seat:
        """A new seat for whoever has the token or the PIN; ``NotFound``/``Refused`` for who has not."""

    def seat(self, secret: str) -> Seat | None:
        """Whose secret this is; None once it has ended or was taken back."""
