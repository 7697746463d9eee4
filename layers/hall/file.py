"""The hall file ``*.ibahall``: a zip of the evening and of the laptop's keys, with a sum over all of it."""

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.errors import Refused
from layers.hall.content import HallContent
from layers.hall.sealing import LaptopKeys

SUFFIX = ".ibahall"
_FORM = "ibashomap-hall-1"
_MOST_BYTES = 64 * 1024 * 1024
_PARTS = ("hall.json", "keys.json", "sum.txt")


@dataclass(frozen=True, kw_only=True, slots=True)
class HallFile:
    """``id``: the name of this very file, by which the city's server knows its keys again."""

    id: str
    content: HallContent
    keys: LaptopKeys


def write(told: HallFile) -> bytes:
    """The bytes of the file."""
    hall = _json({"form": _FORM, "id": told.id, "content": told.content.to_json()})
    keys = _json({"sign": told.keys.sign.hex(), "seal_for": told.keys.seal_for.hex()})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, body in zip(_PARTS, (hall, keys, _sum(hall, keys)), strict=True):
            folder.writestr(name, body)
    return out.getvalue()


def read(source: Path | bytes) -> HallFile:
    """The evening in a file. ``Refused("hall.unreadable")`` for what is none, or was cut or changed on its way."""
    try:
        with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as folder:
            if sum(part.file_size for part in folder.infolist()) > _MOST_BYTES:
                raise Refused("hall.unreadable")
            hall, keys, total = (folder.read(name) for name in _PARTS)
        if total != _sum(hall, keys):
            raise Refused("hall.unreadable")
        told, secret = json.loads(hall), json.loads(keys)
        if told["form"] != _FORM:
            raise Refused("hall.unreadable")
        return HallFile(
            id=str(told["id"]),
            content=HallContent.from_json(told["content"]),
            keys=LaptopKeys(sign=bytes.fromhex(secret["sign"]), seal_for=bytes.fromhex(secret["seal_for"])),
        )
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, RecursionError, NotImplementedError) as fault:
        raise Refused("hall.unreadable") from fault


def _json(told: Any) -> bytes:  # noqa: ANN401 - anything JSON can say
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _sum(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest().encode()
