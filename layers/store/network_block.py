"""A WalkNetwork as one block of bytes and back: numpy's own archive, read without running anything that it holds."""

import io
import json
import zipfile
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.access.network import WalkNetwork
from layers.errors import LayersError
from layers.provenance import Source

_ARRAYS = ("nodes_lonlat", "nodes_plane", "heights", "tails", "heads", "lengths", "marks", "street_of")
_TEXTS = ("node_ids", "streets")
_HEAD = "head"


def block(network: WalkNetwork) -> bytes:
    """All of a network."""
    head = {"plane_srid": network.plane_srid, "sources": [asdict(one) for one in network.sources]}
    held: dict[str, NDArray[Any]] = {name: getattr(network, name) for name in _ARRAYS}
    held |= {name: _bytes(getattr(network, name)) for name in _TEXTS}
    file = io.BytesIO()
    np.savez_compressed(file, **held, **{_HEAD: _bytes(head)})  # type: ignore[arg-type]
    return file.getvalue()


def network(content: bytes) -> WalkNetwork:
    """The same network again; ``LayersError("walk.broken")`` where the bytes are none."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            head = _told(held[_HEAD])
            return WalkNetwork(
                **{name: held[name] for name in _ARRAYS},
                node_ids=tuple(_told(held["node_ids"])),
                streets=tuple(_told(held["streets"])),
                plane_srid=head["plane_srid"],
                sources=tuple(Source(**one) for one in head["sources"]),
            )
    except (ValueError, KeyError, TypeError, OSError, EOFError, zipfile.BadZipFile) as fault:
        raise LayersError("walk.broken") from fault


def _bytes(value: Any) -> NDArray[np.uint8]:  # noqa: ANN401 - anything JSON can say
    return np.frombuffer(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), dtype=np.uint8)


def _told(held: NDArray[np.uint8]) -> Any:  # noqa: ANN401 - anything JSON can say
    return json.loads(held.tobytes().decode("utf-8", "surrogatepass"))
