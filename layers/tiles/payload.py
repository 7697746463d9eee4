"""Places as one payload of columns: whole differences and dictionaries instead of a GeoJSON feature each.

Coordinates are counted in millionths of a degree (a decimetre), each as the difference to the one before it.
"""

from datetime import date
from typing import Any

import numpy as np
import orjson

from layers.catalog.places import FOREMOST, icon, legend_of
from layers.place.crowd import Crowd, Rows

UNIT = 1_000_000


def columns(crowd: Crowd, chosen: Rows, today: date) -> bytes:
    """The chosen places with their legend and credits, as ``places_source.js`` takes them apart."""
    told: dict[str, Any] = {
        "n": len(chosen),
        "unit": UNIT,
        "ids": _taken(crowd.ids, chosen),
        "names": _taken(crowd.names, chosen),
        **_halls(crowd, chosen),
        **_spots(crowd, chosen),
        **_looks(crowd, chosen, today),
        **said(crowd, chosen, today),
    }
    return orjson.dumps(told, option=orjson.OPT_SERIALIZE_NUMPY)


def said(crowd: Crowd, chosen: Rows, today: date) -> dict[str, Any]:
    """What a map says of a choice without drawing it: how many, how many of them nowhere, legend, credits, box."""
    marks = {
        "old": bool(crowd.is_old(today)[chosen].any()),
        "held": not crowd.released[chosen].all(),
        "rough": bool((crowd.rough & crowd.located)[chosen].any()),
    }
    lost = len(chosen) - int(crowd.located[chosen].sum())
    counts = crowd.counts(chosen)
    return {
        "found": len(chosen),
        "lost": lost,
        "counts": counts,
        "box": crowd.box(chosen),
        "legend": legend_of(counts, lost=lost, **marks).told(),
        "credits": crowd.credits(chosen),
    }


def rows(crowd: Crowd, chosen: Rows) -> list[dict[str, str]]:
    """Places as a panel lists them."""
    kinds = [crowd.kind_codes[crowd.kinds[row]] for row in chosen.tolist()]
    return [
        {"id": crowd.ids[row], "name": crowd.names[row], "kind": kind, "where": crowd.where(row)}
        for row, kind in zip(chosen.tolist(), kinds, strict=True)
    ]


def _taken(texts: tuple[str, ...], chosen: Rows) -> tuple[str, ...]:
    if len(chosen) == len(texts):
        return texts
    return tuple(texts[row] for row in chosen.tolist())


def _halls(crowd: Crowd, chosen: Rows) -> dict[str, Any]:
    """Each venue once, and which of them stands in which row."""
    if len(chosen) == len(crowd):
        return {"wheres": crowd.halls, "where_of": crowd.hall_of}
    known, at = np.unique(crowd.hall_of[chosen], return_inverse=True)
    return {"wheres": [crowd.halls[hall] for hall in known.tolist()], "where_of": at}


def _spots(crowd: Crowd, chosen: Rows) -> dict[str, Any]:
    """Differences of the located, and which rows are not."""
    there = crowd.located[chosen]
    counted = np.round(crowd.lonlat[chosen[there]] * UNIT).astype(np.int64)
    steps = np.diff(counted, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    return {"lon": steps[:, 0].copy(), "lat": steps[:, 1].copy(), "nowhere": np.flatnonzero(~there)}


def _looks(crowd: Crowd, chosen: Rows, today: date) -> dict[str, Any]:
    """Kind and icon by number: a few dozen looks for all places."""
    old, held, rough = crowd.is_old(today)[chosen], ~crowd.released[chosen], crowd.rough[chosen]
    code = crowd.kinds[chosen].astype(np.int32) * 8 + old * 4 + held * 2 + rough
    known, look = np.unique(code, return_inverse=True)
    return {"looks": [_look(crowd, int(one)) for one in known], "look_of": look}


def _look(crowd: Crowd, code: int) -> dict[str, Any]:
    kind = crowd.kind_codes[code >> 3]
    marks = {"old": bool(code & 4), "held": bool(code & 2), "rough": bool(code & 1)}
    return {"kind": kind, "icon": icon(kind, **marks), "rank": int(kind in FOREMOST)}
