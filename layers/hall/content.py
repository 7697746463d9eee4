"""HallContent: everything that one meeting needs in the hall, and nothing else. Made of what residents may see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from layers.errors import Refused
from layers.workshop.moves import Move
from layers.workshop.talks import Meeting

FeatureCollection = Mapping[str, Any]
LAYERS = ("zone", "areas", "lines", "places")


@dataclass(frozen=True, kw_only=True, slots=True)
class HallContent:
    """One evening.

    ``layers``: GeoJSON in lon/lat by name (``LAYERS``). ``moves``: what was let through on earlier evenings, and the
    themes, aims and steps. ``numbers``: lines of the profile, each with its source. ``terms``: the city's own words.
    """

    talk: str
    talk_name: str
    zone: str
    meeting: Meeting
    city: str = ""
    purpose: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)
    layers: Mapping[str, FeatureCollection] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()
    numbers: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    made_at: str = ""

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            **{name: getattr(self, name) for name in _WORDS},
            "meeting": self.meeting.to_json(),
            "terms": dict(self.terms),
            "layers": {name: dict(one) for name, one in self.layers.items()},
            "moves": [move.to_json() for move in self.moves],
            "numbers": list(self.numbers),
            "credits": list(self.credits),
        }

    @classmethod
    def from_json(cls, told: Any) -> "HallContent":  # noqa: ANN401 - whatever a file holds
        """The same again, checked; ``Refused("hall.unreadable")``."""
        good = (
            isinstance(told, Mapping)
            and all(isinstance(told.get(name, ""), str) for name in _WORDS)
            and all(isinstance(told.get(name, {}), Mapping) for name in ("terms", "layers"))
            and all(isinstance(told.get(name, []), list) for name in ("moves", "numbers", "credits"))
        )
        if not good:
            raise Refused("hall.unreadable")
        return cls(
            **{name: told.get(name, "") for name in _WORDS},
            meeting=Meeting.from_json(told.get("meeting")),
            terms={str(key): str(word) for key, word in told.get("terms", {}).items()},
            layers={name: dict(told["layers"][name]) for name in LAYERS if name in told.get("layers", {})},
            moves=tuple(Move.from_json(one) for one in told.get("moves", [])),
            numbers=tuple(map(str, told.get("numbers", []))),
            credits=tuple(map(str, told.get("credits", []))),
        )


_WORDS = ("talk", "talk_name", "zone", "city", "purpose", "made_at")
