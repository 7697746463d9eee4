"""The map of 配置案: today's gaps, the places of today, and the chosen places with their numbers."""

from typing import Any

from layers.access.siting.answered import SitingAnswer
from webmap import coverage_map
from webmap.coverage_asked import AskedCoverage

_FIRST = "walk_gaps"


def told(asked: AskedCoverage, answer: SitingAnswer) -> dict[str, Any]:
    """What the page's script draws; of the layers of 通える範囲 the gaps alone."""
    known = coverage_map.told(asked)
    others = set(coverage_map.SWITCHED) - {_FIRST}
    return {
        **known,
        "layers": [layer for layer in known["layers"] if layer["id"] not in others],
        "chosen": [
            {"number": str(number), "name": place.name, "lonlat": list(place.lonlat)}
            for number, place in enumerate(answer.ranked, 1)
        ],
    }
