"""The ground under our own map: a file of tiles on this machine, or 地理院タイル where an operator switched them on.

Without either, no address but our own is known to any page, and none is allowed by its headers.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from webmap.settings import Settings
from webmap.show import link
from webmap.wording import GROUND_FILE


@cache
def _known() -> dict[str, Any]:
    held: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return held


def hosts(settings: Settings) -> str:
    """The foreign host that a page may ask, or none."""
    return str(_known()["gsi"]["host"]) if settings.map_gsi else ""


def file(settings: Settings) -> Path | None:
    """The file of tiles, where there is one."""
    path = Path(settings.basemap) if settings.basemap else None
    return path if path and path.is_file() else None


def told(settings: Settings) -> dict[str, Any] | None:
    """What the map's script is told: the kind of ground, its address and whom to credit."""
    found = file(settings)
    if found is not None:
        return {"kind": "pmtiles", "url": link("ground_map.tiles"), "credits": [GROUND_FILE.format(file=found.name)]}
    if settings.map_gsi:
        gsi = _known()["gsi"]
        return {
            "kind": "raster",
            "url": gsi["host"] + gsi["tiles"],
            "nearest": gsi["nearest"],
            "credits": [gsi["credit"]],
        }
    return None
