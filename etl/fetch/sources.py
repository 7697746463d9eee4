"""What there is to fetch for a city: the table of ``sources.toml`` with the codes of the city filled in."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from layers.city import City
from layers.errors import Refused


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """One file to fetch, and what must be said wherever it is shown."""

    id: str
    title: str
    publisher: str
    licence: str
    credit: str
    terms: str
    date: str
    file: str
    address: str
    usual: bool = True


def sources_of(city: City, only: Collection[str] = ()) -> list[Wanted]:
    """The usual sources with this city's codes, or those that are named."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    rows = told["source"]
    known = [row["id"] for row in rows]
    for name in only:
        if name not in known:
            raise Refused("fetch.unknown", given=name, known="・".join(known))
    codes = _codes(city, told["river_editions"])
    return [
        Wanted(**{**row, **{name: row[name].format(**codes) for name in ("title", "file", "address")}})
        for row in rows
        if row["id"] in only or (not only and row.get("usual", True))
    ]


def _codes(city: City, river_editions: Mapping[str, Collection[str]]) -> dict[str, str]:
    prefecture, own = city.code[:2], city.code[:5]
    # A 政令指定都市 and a prefecture have no file of their own; their prefecture's holds them.
    whole = city.is_prefecture or city.owns(f"{own[:4]}1")
    area, blocks = (prefecture, f"{prefecture}000") if whole else (own, own)
    river = next((year for year, drawn in river_editions.items() if prefecture in drawn), "")
    return {"city": own, "prefecture": prefecture, "area": area, "blocks": blocks, "river": river}


def at_base(address: str, base: str) -> str:
    """The same path and question at another server: a mirror inside the town hall, or a test."""
    if not base:
        return address
    parts = urlsplit(address)
    return f"{base.rstrip('/')}{parts.path}{'?' if parts.query else ''}{parts.query}"
