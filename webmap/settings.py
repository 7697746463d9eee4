"""Settings of a server: IBASHOMAP_* in the environment over ``ibashomap.toml`` over the defaults below.

What belongs to the city (zones, terms, lists) is in the city's TOML, never here.
"""

import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from layers.errors import Refused

PREFIX = "IBASHOMAP_"
FILE = "ibashomap.toml"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """How this server runs. ``secret`` signs forms only; sign-ins live in the store and survive a new secret.

    ``public_url``: how residents and groups reach this server, for addresses that are printed on paper.
    ``basemap``: a PMTiles file to lie under the map; ``map_gsi``: 地理院タイル, the one foreign host, off unless said.
    """

    db: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    https: bool = False
    demo: bool = False
    public_url: str = ""
    upload_megabytes: int = 64
    threads: int = 16
    connections: int = 2000
    basemap: str = ""
    map_gsi: bool = False
    secret: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)

    @property
    def upload_bytes(self) -> int:
        """The largest request body that is read."""
        return self.upload_megabytes * _MEGABYTE

    @property
    def is_loopback(self) -> bool:
        """Whether only this very machine can reach the server."""
        return self.host in LOOPBACK

    @property
    def demo_sign_in(self) -> bool:
        """The button without a password: in the demo and on loopback only."""
        return self.demo and self.is_loopback


def read(environment: Mapping[str, str] | None = None, folder: Path | None = None, **given: Any) -> Settings:  # noqa: ANN401
    """Settings from file and environment; ``given`` (the command line) has the last word, None means not given."""
    env = os.environ if environment is None else environment
    path = Path(env.get(f"{PREFIX}CONFIG") or (folder or Path.cwd()) / FILE)
    values = _from_file(path)
    for known in fields(Settings):
        word = env.get(f"{PREFIX}{known.name.upper()}")
        if word is not None:
            values[known.name] = _typed(known.name, word)
    values.update({name: value for name, value in given.items() if value is not None})
    return Settings(**values)


def _from_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        held = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise Refused("settings.invalid", file=path.name, reason=str(fault)) from fault
    return {name: _typed(name, value) for name, value in _flat(held).items()}


def _flat(held: Mapping[str, Any]) -> dict[str, Any]:
    """``[map] gsi = true`` is the setting ``map_gsi``."""
    flat: dict[str, Any] = {}
    for name, value in held.items():
        parts = value.items() if isinstance(value, dict) else ()
        flat |= {f"{name}_{part}": one for part, one in parts} if isinstance(value, dict) else {name: value}
    return flat


def _typed(name: str, value: Any) -> Any:  # noqa: ANN401
    """The value in the type of the default; ``Refused`` names the setting that does not fit."""
    kinds = {known.name: known.type for known in fields(Settings)}
    if name not in kinds:
        raise Refused("settings.unknown", name=name, known="・".join(kinds))
    if kinds[name] is bool:
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true", "yes", "on")
    if kinds[name] is int:
        try:
            return int(value)
        except (TypeError, ValueError) as fault:
            raise Refused("settings.number", name=name, given=str(value)) from fault
    return str(value)
