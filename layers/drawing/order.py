"""Order: what somebody wants on paper — which ground, which places, for whom — as it is kept with the work."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from layers.drawing.stock import PUBLIC, STAFF, LonLatBox
from layers.vocabulary import kinds


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """``zone`` "" and no box: the whole city; ``kinds`` empty: all; ``chosen``: the options of the print by choice."""

    print_id: str
    zone: str = ""
    box_lonlat: LonLatBox | None = None
    kinds: tuple[str, ...] = ()
    words: str = ""
    edition: str = PUBLIC
    chosen: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        """For the queue of work."""
        box = None if self.box_lonlat is None else list(self.box_lonlat)
        return {**asdict(self), "kinds": list(self.kinds), "chosen": dict(self.chosen), "box_lonlat": box}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Order":
        """Out of the queue; what is no kind is left out, and any word but ``staff`` means everybody."""
        box = [float(edge) for edge in told.get("box_lonlat") or ()]
        return cls(
            print_id=str(told["print_id"]),
            zone=str(told["zone"]),
            box_lonlat=(box[0], box[1], box[2], box[3]) if box else None,
            kinds=tuple(kind for kind in kinds() if kind in told["kinds"]),
            words=str(told["words"]),
            edition=STAFF if told["edition"] == STAFF else PUBLIC,
            chosen={str(name): str(value) for name, value in told["chosen"].items()},
        )
