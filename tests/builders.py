"""Nouns for tests: every value is believable, and only what a test cares about is named there."""

from typing import Any

from layers.place.services import ServicePoint, stable_id
from layers.provenance import Source

SOURCE = Source(title="通いの場一覧", publisher="架空市", licence="CC BY 4.0", date="2026-04-01")


def a_service_point(name: str = "ひだまりの会", **changes: Any) -> ServicePoint:
    """A 通いの場 in a hall, with facts that everybody may know."""
    facts = {
        "venue": "中央集会所",
        "address": "架空市中央町1丁目2-3",
        "schedule": "第2・4火曜 10:00-11:30",
        "fee_yen": 0,
    }
    given = {
        "id": stable_id("test", name),
        "kind": "kayoinoba",
        "name": name,
        "lonlat": (134.0465123, 34.3428456),
        "facts": facts,
        "zones": {"daily_life": ("中央",)},
        "source": SOURCE,
    }
    return ServicePoint(**{**given, **changes})
