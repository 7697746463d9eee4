"""A meeting at the city's own server: the desk of a hall on ``unit.talks``, for what was written on paper alone."""

from collections.abc import Iterable

from layers.store import Unit
from layers.workshop.board import Board
from layers.workshop.moves import Move
from layers.workshop.talks import Meeting, Talk


class CityDesk:
    """Answers as a hall does; the journal is that of the whole talk."""

    def __init__(self, unit: Unit, talk_id: str, number: str) -> None:
        """``NotFound`` for a talk or a meeting that is not there or not for this viewer."""
        self._unit = unit
        self.talk: Talk = unit.talks.one(talk_id)
        self._meeting = self.talk.meeting(int(number) if number.isascii() and number.isdecimal() else 0)

    def meeting(self) -> Meeting:
        """What was prepared for the evening."""
        return self._meeting

    def append(self, moves: Iterable[Move], seat: str) -> object:  # noqa: ARG002 - the viewer is known to the unit
        """Keep them; each once, however often it comes."""
        return self._unit.talks.append(self.talk.id, moves)

    def moves(self, after: int = 0) -> list[tuple[int, Move]]:
        """Those kept after this number."""
        return self._unit.talks.moves(self.talk.id, after)

    def board(self) -> Board:
        """What all of them come to."""
        return self._unit.talks.board(self.talk.id)
