"""Order: what somebody wants on paper — which ground, which places, for whom — as it is kept with the work."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from layers.drawing.stock import PUBLIC, STAFF
from layers.vocabulary import kinds


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """``zone`` "": the whole city; ``kinds`` empty: all; ``chosen``: the options of the print by their choices."""

    print_id: str
    zone: str = ""
    kinds: tuple[str, ...] = ()
    words: str = ""
    edition: str = PUBLIC
    chosen: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        """For the queue of work."""
        return {**asdict(self), "kinds": list(self.kinds), "chosen": dict(self.chosen)}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Order":
        """Out of the queue; what is no kind is left out, and any word but ``staff`` means everybody."""
        return cls(
            print_id=str(told["print_id"]),
            zone=str(told["zone"]),
            kinds=tuple(kind for kind in kinds() if kind in told["kinds"]),
            words=str(told["words"]),
            edition=STAFF if told["edition"] == STAFF else PUBLIC,
            chosen={str(name): str(value) for name, value in told["chosen"].items()},
        )
