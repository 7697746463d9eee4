"""Every address of the application, built from its own map of routes: a new route joins by being there.

What stands in an address is found in the town; rows are told by small numbers. A route that asks for more (a box, a
word) has a line in ``QUERIES``; the test of the walk names every route that none of its addresses opens.
"""

from collections.abc import Iterator
from itertools import product

from flask import Flask
from werkzeug.routing import Rule

from layers import catalog, export
from layers.drawing.prints import prints
from layers.store import Store
from layers.trust.audience import OPERATOR
from layers.vocabulary import rank

ROWS = tuple(str(number) for number in range(1, 9))
_WALK = "?kind=kayoinoba&minutes=10"
_SHEET = "?zone=daily_life/西&first=2026-03-01&last=2026-05-31"
QUERIES: dict[str, tuple[str, ...]] = {
    "coverage.show": (_WALK, f"{_WALK}&seen_as=everybody", f"{_WALK}&audience=staff", ""),
    "coverage_compare.show": (f"{_WALK}&also=sex=female&started=1",),
    "coverage_files.save": (_WALK, f"{_WALK}&audience=staff"),
    "coverage_towns.show": (f"{_WALK}&town=999990000", f"{_WALK}&town=999990000&audience=staff"),
    "layer_data.show": (_WALK,),
    "gatherings.town_json": ("?spot=34.305,134.005",),
    "layer_data.within": ("?box=133,33,136,36",),
    "list_questions.columns": ("?at=0:1", "?at=0:2"),
    "map.show": ("", "?theme=projector"),
    "near.near": ("?at=34.305,134.005",),
    "one_tap.enter": ("", "?k=0123456789"),
    "plan_tables.show": ("", "?for=everybody"),
    "plan_tables.save": ("", "?for=everybody"),
    "sharing.code": ("", "?who=staff"),
    "sharing.show": ("", "?who=staff"),
    "scenarios.compare": ("", "?scenario=1"),
    "profiles.one": ("", "?year=2026"),
    "profiles.rows": ("", "?of=city"),
    "restoring.show": ("?at=2099-01-01T00:00:00%2B09:00",),
    "saving.save": ("", "?for=staff"),
    "service_points.index": ("", "?all=1", "?seen_as=everybody&all=1", "?when=week&sort=time"),
    "meeting_sheet.show": ("", _SHEET),
    "meeting_sheet.save": (_SHEET,),
    "meetings.sample": ("", "?question=q2"),
    "surveys.save": ("", "?for=staff"),
    "siting.show": ("?kind=ibasho&people=all&minutes=10&frequency=any&k=1&candidate=kayoinoba", _WALK),
    "what_if.show": ("", "?kind=kayoinoba&people=75plus&minutes=10"),
    "zone_outlines.show": ("?system=daily_life&year=2026",),
}
# What this machine or this setting does not have, and says so.
CLOSED = {"ground_map.tiles": "no PMTiles file is set", "accounts.enter_sample": "the demo alone has the button"}


def values(app: Flask, store: Store) -> dict[str, tuple[str, ...]]:
    """What can stand in the place of each argument."""
    with store.reading(OPERATOR) as unit:
        # The narrowest first: of a long list only the first are asked for.
        found = sorted(unit.places.read(), key=lambda point: -rank(point.audience))
        points = tuple(point.id for point in found)
        zones = tuple(zone.id for zone in unit.zones.read("daily_life"))
        round_ = unit.confirmations.current()
        tokens = tuple(unit.replies.tokens(round_.id).values()) if round_ else ()
    return {
        "point_id": points,
        "zone_id": zones,
        "token": tokens,
        "layer_id": tuple(catalog.layers()),
        "print_id": tuple(prints()),
        "number": ("1", "2"),
        "what": ("notes", "names", "changes", "take-home"),
        "code": tuple(export.formats()),
        "ending": ("csv", "xlsx", "geojson", "pdf", "docx"),
        "paper": ("a3", "large", "furigana", "easy", "docx", "large-docx", "pptx"),
        "version": (app.extensions["ibashomap.static"],),
        "name": ("css/house.css",),
        "view": ("map", "list", "place"),
        "edition": ("small", "large"),
        "figure": ("residents", "here.kayoinoba"),
        "kind": ("daily_life",),
        "zone": zones,
        "form": ("meeting", "photo"),
        "zoom": ("0", "14"),
        "x": ("0", "14288"),
        "y": ("0", "6512"),
    }


def rules(app: Flask, method: str) -> list[Rule]:
    """The routes that answer to a method, in the order of their addresses."""
    return sorted((rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())), key=str)


def addresses(app: Flask, rule: Rule, known: dict[str, tuple[str, ...]], *, most: int = 40) -> Iterator[str]:
    """Addresses of a route; of a long list of places not all."""
    adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
    names = sorted(rule.arguments)
    choices = [known.get(name, ROWS if name.endswith("_id") else ()) for name in names]
    for number, chosen in enumerate(product(*choices)):
        if number == most:
            return
        told = {name: int(one) if name in ("zoom", "x", "y") else one for name, one in zip(names, chosen, strict=True)}
        method = next(iter((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        path = adapter.build(rule.endpoint, told, method=method, force_external=False)
        yield from (f"{path}{query}" for query in QUERIES.get(rule.endpoint, ("",)))
