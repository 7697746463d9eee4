"""ふだんの集まり: ラジオ体操, 畑, a bench where people talk — written on a telephone in half a minute.

The staff alone sees it. Where it is told no finer than its 町丁, unless anybody may go there; who told of it is a kind
of person, never a name.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date

from flask import Blueprint, flash, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from layers.geo.town_names import town_key
from layers.place.alike_gatherings import Alike
from layers.place.town_spots import middle_of, town_at
from layers.place.zones import Town
from layers.store import Unit, audit
from layers.trust.remark import of_people
from layers.vocabulary import words
from webmap import session, static_files, wording
from webmap.access import requires
from webmap.degrees import read_spot
from webmap.gathering_pages import AlikeRow, GatheringPage
from webmap.map_page import drawing
from webmap.pages import Choice
from webmap.show import link, render

VIEW = Blueprint("gatherings", __name__)
LABEL = "ふだんの集まりを加える"
_TEXTS = ("activity", "schedule", "target", "participants", "heard_from", "town")
_SPOKEN = ("activity", "schedule", "target")
_LONGEST = 100
_MOST_ALIKE = 5
_LONGEST_NAME = 20
_LONGEST_NUMBER = 4
Texts = Mapping[str, str]
Spot = tuple[float, float]


@VIEW.get("/gatherings/add")
@requires("confirm")
def show() -> ResponseReturnValue:
    """「だれが、どこで、何をしていますか」."""
    with session.reading() as unit:
        return render(_page(unit.areas.towns(), {}, {}))


@VIEW.post("/gatherings/add")
@requires("confirm")
def save() -> ResponseReturnValue:
    """「保存する」."""
    written = _written()
    with session.writing() as unit:
        towns = unit.areas.towns()
        town = _named(towns, written["town"])
        problems = _problems(written, town)
        if problems or town is None:
            page = render(_page(towns, written, problems))
            page.status_code = 400
            return page
        facts = _facts(written, town)
        likely = (
            [] if request.form.get("sure") == "yes" else unit.added.gatherings_alike(facts, key=_key(), today=_today())
        )
        if likely:
            return render(_page(towns, written, {}, tuple(map(_alike, likely[:_MOST_ALIKE]))))
        spot, metres = _where(unit, written, town)
        point_id = unit.added.add(facts, spot, key=_key(), metres=metres)
    flash(wording.GATHERING_KEPT)
    return redirect(link("service_points.one", point_id=point_id))


@VIEW.get("/gatherings/town.json")
@requires("confirm")
def town_json() -> ResponseReturnValue:
    """「いまいる所は、どの町丁ですか」."""
    spot = read_spot(request.args.get("spot", "")[:80])
    with session.reading() as unit:
        town = town_at(spot, unit.areas.towns(), unit.areas.pieces()) if spot else None
    return jsonify(town=town.name if town else "")


def _written() -> dict[str, str]:
    """The form as it came in, each on one line."""
    told = {name: " ".join(request.form.get(name, "").split())[: _LONGEST + 1] for name in _TEXTS}
    return {**told, "spot": request.form.get("spot", "")[:80], "public_spot": request.form.get("public_spot", "")[:1]}


def _named(towns: Sequence[Town], name: str) -> Town | None:
    """The town that was chosen, or the only one that is written so."""
    exact = next((town for town in towns if town.name == name), None)
    alike = [town for town in towns if name and town.key == town_key(name)]
    return exact or (alike[0] if len(alike) == 1 else None)


def _problems(written: Texts, town: Town | None) -> dict[str, str]:
    found = {name: wording.BOX_PROBLEMS["needed"] for name in _TEXTS if not written[name]}
    number = written["participants"]
    if number and not (number.isdecimal() and len(number) <= _LONGEST_NUMBER):
        found["participants"] = wording.BOX_PROBLEMS["number"]
    if written["heard_from"] and written["heard_from"] not in words("heard"):
        found["heard_from"] = wording.BOX_PROBLEMS["choice"]
    if written["town"] and town is None:
        found["town"] = wording.NO_SUCH_TOWN
    for name in _SPOKEN:
        if len(written[name]) > _LONGEST:
            found[name] = wording.TOO_LONG.format(longest=_LONGEST)
        elif people := of_people(written[name]):
            found[name] = wording.OF_PEOPLE.format(words="・".join(people))
    return found


def _facts(written: Texts, town: Town) -> dict[str, object]:
    name = wording.GATHERING_NAME.format(activity=written["activity"][:_LONGEST_NAME], town=town.name)
    spoken = {one: written[one] for one in (*_SPOKEN, "heard_from")}
    told = {"name": name, "kind": "gathering", "address": town.printed or town.name, "confirmed_on": audit.now()[:10]}
    return {**told, **spoken, "participants": int(written["participants"])}


def _where(unit: Unit, written: Texts, town: Town) -> tuple[Spot | None, int | None]:
    """The spot itself only where anybody may go; else somewhere in the town, and how far off that may be."""
    spot = read_spot(written["spot"])
    if spot is not None and written["public_spot"] == "1":
        return spot, None
    return middle_of(town, unit.areas.pieces()) or (None, None)


def _alike(one: Alike) -> AlikeRow:
    facts = one.place.facts
    why = [text for name, text in wording.GATHERING_ALIKE.items() if getattr(one, name)]
    return AlikeRow(
        name=one.place.name,
        told="　".join(str(facts[name]) for name in ("schedule", "target") if facts.get(name)),
        why=wording.JOIN.join(why),
        url=link("service_points.one", point_id=one.place.id),
    )


def _today() -> date:
    return date.fromisoformat(audit.now()[:10])


def _key() -> str:
    given = request.form.get("key", "")
    return given if given.isalnum() and len(given) == 32 else ""


def _page(towns: Sequence[Town], written: Texts, problems: Texts, alike: tuple[AlikeRow, ...] = ()) -> GatheringPage:
    heard = written.get("heard_from", "")
    choices = tuple(Choice(value=code, label=label, on=code == heard) for code, label in words("heard").items())
    aimed = {"aimed": wording.SPOT_SET, "hint": wording.PIN_HINT, "lost": wording.TOWN_UNKNOWN}
    return GatheringPage(
        title=LABEL,
        key=_key() or secrets.token_hex(16),
        written={name: written.get(name, "") for name in (*_TEXTS, "spot", "public_spot")},
        problems=problems,
        alike=alike,
        heard=choices,
        towns=tuple(town.name for town in towns),
        has_map=static_files.has_map(),
        script={**drawing(but=("zones",)), "words": aimed, "town": link("gatherings.town_json")},
    )
