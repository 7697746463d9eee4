"""One HTML file that works from a memory stick: a map to zoom and click, made with folium, and the list beneath it.

folium writes what it is given into JavaScript. So it is given positions, numbers and symbols of ours, never a text of a
place: the texts stand escaped in the list and in one JSON block, and ``html_file.js`` shows them as text. The page
forbids itself all loading, and every script but those it was written with.
"""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any, cast

from layers.catalog.symbols import symbols
from layers.errors import Refused
from layers.place.services import ServicePoint
from layers.vocabulary import fields, kinds, said

if TYPE_CHECKING:
    import folium
    from branca.element import Element, Figure

# Number in the list, kind, position: all that folium is told of a place.
_Placed = tuple[int, str, tuple[float, float]]

FORMAT = "html"
LABEL = "HTML（1つのファイルの地図と一覧）"
MEDIA_TYPE = "text/html; charset=utf-8"

_LEAFLET = Path(__file__).with_name("leaflet")
# What folium's map asks for: the first two are ours to give, the others serve icons and popups that we do not use.
_GIVEN = {"leaflet", "leaflet_css"}
_NOT_USED = {"jquery", "bootstrap", "awesome_markers", "bootstrap_css", "glyphicons_css", "awesome_markers_font_css"}
_NOT_USED |= {"awesome_markers_css", "awesome_rotate_css"}
_SYMBOL, _CLOSEST = 26, 19
# Said of a position that is only the middle of its town: nobody shall look for the house there.
_ROUGHLY = "位置はおよそ（町丁目の中心）"


def write(points: Sequence[ServicePoint]) -> bytes:
    """The places as one page."""
    told = [code for code in fields() if any(code in point.facts for point in points)]
    drawn, scripts = _map(points)
    style = _part(_LEAFLET / "leaflet.css") + _beside("css")
    page = Template(_beside("html")).substitute(
        policy=_policy(scripts, style),
        style=style,
        leaflet_licence=_part(_LEAFLET / "LICENSE").strip(),
        count=len(points),
        map=drawn,
        legend="".join(_legend_entry(kind, points) for kind in kinds() if any(point.kind == kind for point in points)),
        headings="".join(f'<th scope="col">{escape(heading)}</th>' for heading in _headings(told)),
        rows="\n".join(_row(number, point, told) for number, point in enumerate(points)),
        credits="<br>".join(dict.fromkeys(escape(line) for point in points if (line := point.source.credit()))),
        told=_json(_told(points, told)),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )
    return page.encode()


def _part(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError as fault:
        raise Refused("export.no_assets") from fault


def _beside(ending: str) -> str:
    return Path(__file__).with_suffix(f".{ending}").read_text("utf-8")


def _policy(scripts: Sequence[str], style: str) -> str:
    """Nothing is loaded; of scripts and styles, only those with these very bytes run."""
    allowed = " ".join(_digest(script) for script in scripts) or "'none'"
    return f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(value: Mapping[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _headings(told: Sequence[str]) -> list[str]:
    return ["名称", "種類", *(fields()[code].label for code in told)]


def _cells(point: ServicePoint, told: Sequence[str]) -> list[str]:
    return [point.name, kinds()[point.kind].label, *(_said(said(code, point.facts.get(code))) for code in told)]


def _told(points: Sequence[ServicePoint], told: Sequence[str]) -> dict[str, Any]:
    """What the script shows when a symbol is clicked, in the order of the list."""
    places = [
        {"id": point.id, "kind": point.kind, "note": _note(point), "cells": _cells(point, told)} for point in points
    ]
    return {"headings": _headings(told), "places": places}


def _note(point: ServicePoint) -> str:
    return _ROUGHLY if point.precision == "town" else ""


def _said(value: Any) -> str:  # noqa: ANN401 - a fact is whatever its key says
    if isinstance(value, list | tuple):
        return "、".join(str(part) for part in value)
    return "" if value is None else str(value)


def _row(number: int, point: ServicePoint, told: Sequence[str]) -> str:
    name, *rest = (escape(cell) for cell in _cells(point, told))
    if point.lonlat:
        name = f'<a href="#map" data-place="{number}">{name}</a>'
    if note := _note(point):
        name += f"<br><small>{escape(note)}</small>"
    cells = "".join(f"<td>{cell}</td>" for cell in rest)
    return f'<tr id="place-{escape(point.id)}"><th scope="row">{name}</th>{cells}</tr>'


def _legend_entry(kind: str, points: Sequence[ServicePoint]) -> str:
    """A line of the legend; the script makes it a switch."""
    count = sum(point.kind == kind for point in points)
    box = f'<input type="checkbox" checked disabled data-kind="{kind}">'
    return f"<li><label>{box} {_symbol(kind, 20)} {escape(kinds()[kind].label)}（{count}）</label></li>"


def _symbol(kind: str, size: int) -> str:
    look = kinds()[kind]
    symbol, colour = symbols()[look.shape or "none"], look.colour
    dark = "#1A1A1A" if symbol.border else "#FFFFFF"
    fill, rim = ("#FFFFFF", colour) if symbol.hollow else (colour, dark)
    body = f'<path d="{symbol.body}" fill="{fill}" stroke="{rim}" stroke-width="{3 if symbol.hollow else 1.3}"/>'
    over = colour if symbol.hollow else dark
    line = f'<path class="line" d="{symbol.line}" stroke="{over}"/>' if symbol.line else ""
    mark = f'<path d="{symbol.mark}" fill="#FFFFFF"/>' if symbol.mark else ""
    return f'<svg viewBox="-1 -1 26 26" width="{size}" height="{size}" aria-hidden="true">{body}{line}{mark}</svg>'


def _map(points: Sequence[ServicePoint]) -> tuple[str, list[str]]:
    """The element that is drawn in, and the scripts in their order; nothing where no place has a position."""
    placed = [(number, point.kind, point.lonlat) for number, point in enumerate(points) if point.lonlat]
    if not placed:
        return "", []
    figure = cast("Figure", _drawn(placed).get_root())
    # Not its header: that would forbid zooming on a phone, and load what is already here.
    figure.render()
    # Leaflet's map of its own source is not here, so nobody shall look for it.
    leaflet = _part(_LEAFLET / "leaflet.js").partition("//# source")[0]
    return figure.html.render(), [leaflet, figure.script.render(), _beside("js")]


def _drawn(placed: Sequence[_Placed]) -> "folium.Map":
    """The map of folium with one layer per kind; a symbol knows its place by its number in the list."""
    import folium  # noqa: PLC0415 - 0.7 s, and whoever lists the formats imports this module

    lon, lat = placed[0][2]
    # Without tiles nothing hinders the steps between whole zooms. html_file.js adds controls with Japanese words, and
    # shows all places: fit_bounds of folium would move there slowly, as if somebody had zoomed.
    made = folium.Map(
        [lat, lon], tiles=None, zoom_control=False, attribution_control=False, zoom_snap=0.25, maxZoom=_CLOSEST
    )
    made._id = "places"  # noqa: SLF001 - else a random one in every file; html_file.js knows these names
    for kind in dict.fromkeys(kind for _, kind, _ in placed):
        icon = folium.DivIcon(html=_symbol(kind, _SYMBOL), icon_size=(_SYMBOL, _SYMBOL), class_name="symbol")
        layer = folium.GeoJson(_features(placed, kind), marker=folium.Marker(icon=icon))
        layer._id = kind  # noqa: SLF001 - as above
        layer.add_to(made)
    _take_links_away(made)
    return made


def _features(placed: Sequence[_Placed], kind: str) -> dict[str, Any]:
    features = [
        {"type": "Feature", "properties": {"n": number}, "geometry": {"type": "Point", "coordinates": lonlat}}
        for number, its_kind, lonlat in placed
        if its_kind == kind
    ]
    return {"type": "FeatureCollection", "features": features}


def _take_links_away(element: "Element") -> None:
    """No part of folium links to a library; one that needs a library we do not know of stops the export."""
    for links in ("default_js", "default_css"):
        asked = {name for name, _ in getattr(element, links, [])}
        if asked - _GIVEN - _NOT_USED:
            raise LookupError(f"folium asks for {sorted(asked - _GIVEN - _NOT_USED)}")
        setattr(element, links, [])
    for child in element._children.values():  # noqa: SLF001 - folium has no other way to its parts
        _take_links_away(child)
