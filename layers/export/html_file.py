"""One HTML file that works from a memory stick: a map of dots and the list beneath it, without a line of script.

Every text is escaped and the file forbids itself all loading, so that no name of a place can run or fetch anything.
"""

import math
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from layers.place.services import ServicePoint
from layers.vocabulary import fields, kinds

FORMAT = "html"
LABEL = "HTML（1つのファイルの地図と一覧）"
MEDIA_TYPE = "text/html; charset=utf-8"

_WIDTH, _LEAST_HEIGHT, _MOST_HEIGHT, _MARGIN = 1000.0, 300.0, 1400.0, 24.0
_METRES_PER_DEGREE = 111_320.0
# A town seen whole is never narrower than this: one place alone is no map of a single point.
_LEAST_METRES = 1_000.0


def write(points: Sequence[ServicePoint]) -> bytes:
    """The places as one page."""
    told = [code for code in fields() if any(code in point.facts for point in points)]
    headings = ["名称", "種類", *(fields()[code].label for code in told)]
    page = Template(Path(__file__).with_suffix(".html").read_text("utf-8")).substitute(
        count=len(points),
        map=_map([point for point in points if point.lonlat]),
        legend="".join(_legend_entry(kind) for kind in kinds() if any(point.kind == kind for point in points)),
        headings="".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings),
        rows="\n".join(_row(point, told) for point in points),
        credits="<br>".join(dict.fromkeys(escape(line) for point in points if (line := point.source.credit()))),
    )
    return page.encode()


def _row(point: ServicePoint, told: Sequence[str]) -> str:
    cells = [point.name, kinds()[point.kind].label, *(_said(point.facts.get(code)) for code in told)]
    return f'<tr id="{escape(point.id)}">' + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _said(value: Any) -> str:  # noqa: ANN401 - a fact is whatever its key says
    if isinstance(value, list | tuple):
        return "、".join(str(part) for part in value)
    return "" if value is None else str(value)


def _legend_entry(kind: str) -> str:
    look = kinds()[kind]
    dot = f'<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6" fill="{look.colour}"/></svg>'
    return f"<li>{dot} {escape(look.label)}</li>"


def _map(points: Sequence[ServicePoint]) -> str:
    """Dots in their true proportions, north above, with a scale; each leads to its row."""
    if not points:
        return ""
    plane = _plane(points)
    west, east = _spread([x for x, _ in plane])
    south, north = _spread([y for _, y in plane])
    scale = min((_WIDTH - 2 * _MARGIN) / (east - west), (_MOST_HEIGHT - 2 * _MARGIN) / (north - south))
    height = max(_LEAST_HEIGHT, (north - south) * scale + 2 * _MARGIN)
    dots = [
        _dot(point, _MARGIN + (x - west) * scale, height - _MARGIN - (y - south) * scale)
        for point, (x, y) in zip(points, plane, strict=True)
    ]
    head = f'<svg viewBox="0 0 {_WIDTH:.0f} {height:.0f}" role="img" aria-label="場所の地図（上が北）">'
    return "\n".join([head, *dots, _scale_bar(scale, height), "</svg>"])


def _plane(points: Sequence[ServicePoint]) -> list[tuple[float, float]]:
    """Metres on a plane that is true at the middle latitude of the places: good enough for one town."""
    lonlat = [point.lonlat for point in points if point.lonlat]
    middle = sum(lat for _, lat in lonlat) / len(lonlat)
    across = _METRES_PER_DEGREE * math.cos(math.radians(middle))
    return [(lon * across, lat * _METRES_PER_DEGREE) for lon, lat in lonlat]


def _spread(values: Sequence[float]) -> tuple[float, float]:
    middle, half = (min(values) + max(values)) / 2, max(max(values) - min(values), _LEAST_METRES) / 2
    return middle - half, middle + half


def _dot(point: ServicePoint, x: float, y: float) -> str:
    colour, name = kinds()[point.kind].colour, escape(point.name)
    circle = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{colour}"><title>{name}</title></circle>'
    return f'<a href="#{escape(point.id)}">{circle}</a>'


def _scale_bar(scale: float, height: float) -> str:
    """The longest round length that takes no more than a fifth of the width."""
    widest = _WIDTH / 5 / scale
    power = 10 ** math.floor(math.log10(widest))
    metres = max(step * power for step in (1, 2, 5) if step * power <= widest)
    label = f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"
    end, y = _MARGIN + metres * scale, height - 12
    line = f'<path d="M{_MARGIN:.1f} {y:.1f}H{end:.1f}" stroke="#1a1a1a" stroke-width="3"/>'
    return f'{line}<text x="{end + 6:.1f}" y="{y + 5:.1f}">{label}</text>'
