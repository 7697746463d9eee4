"""ServicePoint 拠点: the dot on the map, one service at one venue (HSDS ``service_at_location``).

A hall that hosts three groups is three points with one ``venue_id``; a group in two halls is two points with one
``service_id``. What the viewer may not see is not in ``facts``: it was never fetched.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from layers.geo.town_names import town_key
from layers.provenance import Source

_NAMESPACE = UUID("6f0d1f3e-5f8e-4a52-9a4e-0d8b5b1f2c11")


@dataclass(frozen=True, kw_only=True, slots=True)
class ServicePoint:
    """拠点 as one viewer sees it. ``lonlat`` is None where unknown or not for this viewer.

    ``dataset`` is the list it stands in. ``own`` are 自分の列 of its list (heading → text), filled for the staff alone.
    ``how`` the position was found (given · lot · block · hand · town · nowhere) and within how many ``metres``.
    """

    id: str
    kind: str
    name: str
    lonlat: tuple[float, float] | None = None
    how: str = ""
    metres: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    audience: str = "public"
    zones: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    service_id: str = ""
    dataset: str = ""
    venue_id: str = ""
    organization_id: str = ""
    released: bool = True
    source: Source = field(default_factory=lambda: Source(title=""))

    @property
    def precision(self) -> str:
        """``how`` the position was found, as far as this viewer sees one; 「town」 stands for provisional."""
        return self.how if self.lonlat else ""


def stable_id(*parts: str) -> str:
    """The same id for the same thing at every import, on every machine (UUIDv5 over the parts)."""
    return str(uuid5(_NAMESPACE, "/".join(parts)))


def venue_id(city_code: str, values: Mapping[str, Any]) -> str:
    """One id for one place: by its address, else by the hall's name; "" where neither is known."""
    where = values.get("address") or values.get("venue") or ""
    return stable_id(city_code, "venue", town_key(str(where))) if where else ""


def service_id(city_code: str, values: Mapping[str, Any]) -> str:
    """One id for one activity, wherever it meets."""
    return stable_id(city_code, "service", str(values["kind"]), town_key(str(values["name"])))


def organization_id(city_code: str, values: Mapping[str, Any]) -> str:
    """One id for the body that runs it; "" where the list does not say."""
    name = values.get("organization")
    return stable_id(city_code, "organization", town_key(str(name))) if name else ""
