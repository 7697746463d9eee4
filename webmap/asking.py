"""What a reader asks for in the address — words, kinds, picks, zone, chosen place: the same on map and list."""

from dataclasses import dataclass, field, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from layers.vocabulary import kinds
from webmap.picks import Picks

LONGEST_WORDS = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """``kinds`` empty = all kinds; ``system`` "" = the first zone system of the city."""

    words: str = ""
    kinds: tuple[str, ...] = ()
    zone: str = ""
    system: str = ""
    place: str = ""
    picks: Picks = field(default_factory=Picks)

    @classmethod
    def from_args(cls, args: MultiDict[str, str]) -> "Asked":
        """From an address; kinds that do not exist are left out."""
        known = kinds()
        chosen = {kind for given in args.getlist("kind") for kind in given.split(",")}
        return cls(
            words=args.get("q", "")[:LONGEST_WORDS].strip(),
            kinds=tuple(kind for kind in known if kind in chosen),
            zone=args.get("zone", "")[:80],
            system=args.get("system", "")[:80],
            place=args.get("place", "")[:80],
            picks=Picks.from_args(args),
        )

    def filters(self) -> dict[str, Any]:
        """The same as filters of ``unit.places.read``."""
        return {"kinds": self.kinds or None, "text": self.words, "zone_id": self.zone, "wish": self.picks.wish()}

    def as_args(self, **changes: Any) -> dict[str, Any]:  # noqa: ANN401
        """The same as parts of an address, without what is empty."""
        now = replace(self, **changes)
        told = {
            "q": now.words,
            "kind": ",".join(now.kinds),
            "zone": now.zone,
            "system": now.system,
            "place": now.place,
            **now.picks.as_args(),
        }
        return {name: value for name, value in told.items() if value}
