"""The package ``*.ibaresult`` that comes back from a hall: all moves of the evening, sealed for the city's server."""

import gzip
import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from layers.errors import Refused
from layers.hall.sealing import CityKeys, LaptopKeys, opened, sealed
from layers.workshop.moves import Move

SUFFIX = ".ibaresult"
_MAGIC = b"IBARESULT1\n"
_MOST_BYTES = 64 * 1024 * 1024
_LONGEST_LABEL = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class HallResult:
    """``hall``: the id of the hall file; ``people``: how many took part, if somebody counted."""

    hall: str
    talk: str
    meeting: str
    closed_at: str
    moves: tuple[Move, ...]
    people: int = 0


def write(told: HallResult, keys: LaptopKeys) -> bytes:
    """The bytes of the package. Its first line but one names the hall file, so that the right keys can be found."""
    plain = {
        "talk": told.talk,
        "meeting": told.meeting,
        "closed_at": told.closed_at,
        "people": told.people,
        "moves": [move.to_json() for move in told.moves],
    }
    label = told.hall.encode()
    body = gzip.compress(json.dumps(plain, ensure_ascii=False).encode(), mtime=0)
    return _MAGIC + label + b"\n" + sealed(body, keys, label)


def hall_of(package: bytes) -> str:
    """Which hall file a package answers; ``Refused("hall.no_result")`` for what is no package."""
    if not package.startswith(_MAGIC) or len(package) > _MOST_BYTES:
        raise Refused("hall.no_result")
    label, line, _ = package[len(_MAGIC) :].partition(b"\n")
    if not line or not label or len(label) > _LONGEST_LABEL or not label.isascii():
        raise Refused("hall.no_result")
    return label.decode()


def read(package: bytes, keys_of: Callable[[str], CityKeys]) -> HallResult:
    """What came back; ``Refused("hall.result_broken")`` unless every byte is as the laptop wrote it."""
    hall = hall_of(package)
    label = hall.encode()
    body = opened(package[len(_MAGIC) + len(label) + 1 :], keys_of(hall), label)
    try:
        packed = zlib.decompressobj(wbits=31)
        told = json.loads(packed.decompress(body, _MOST_BYTES))
        moves: Sequence[object] = told["moves"]
        return HallResult(
            hall=hall,
            talk=str(told["talk"]),
            meeting=str(told["meeting"]),
            closed_at=str(told["closed_at"]),
            people=int(told.get("people", 0)),
            moves=tuple(Move.from_json(one) for one in moves),
        )
    except (zlib.error, ValueError, KeyError, TypeError, RecursionError) as fault:
        raise Refused("hall.result_broken") from fault
