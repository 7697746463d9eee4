"""架空市 with a text of the attacker's choice in every box that somebody can write in.

``text(slot)`` says what stands where: a payload, or a canary that tells where it came from. What the application
refuses to take (a remark that names somebody) is left out, as it would be.
"""

import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

import openpyxl
from shapely.geometry import Point

from etl.worker import work_once
from layers import city as cities
from layers.access.coverage import answer
from layers.access.question import Question
from layers.access.scenario import Act
from layers.access.siting.asked import SitingQuestion
from layers.drawing.choices import chosen as options
from layers.drawing.order import Order
from layers.drawing.photographs import drawn_anew
from layers.drawing.prints import prints
from layers.errors import Refused
from layers.intake.contract import Batch, Finding, Record
from layers.provenance import Source
from layers.store import Store, Unit, audit
from layers.store.raised_hands import RaisedHand
from layers.store.savings import SaveOrder
from layers.store.visits import Memo
from layers.survey.facts import Noted, fact_kinds
from layers.trust.audience import OPERATOR, Viewer
from layers.vocabulary import kinds
from layers.workshop.opened import opened
from layers.workshop.talks import Item, Prompt
from layers.workshop.template import new_talk
from layers.workshop.vision import vision
from tests import town, town_blocks
from tests.layers.drawing import snapshots

Text = Callable[[str], str]
PASSWORD = "合言葉は八文字以上"
STAFF = Viewer(name="staff", role="staff")
# Every audience, an office and a hall: what tells kinds apart. `make prove` takes them all.
KINDS = ("gathering", "host", "support_centre", "ibasho")
# Facts that are no free text: a code, a day, a number.
_CODED = {
    "fee_yen": 100,
    "capacity": 20,
    "participants": 7,
    "status": "active",
    "since": "2020-04-01",
    "confirmed_on": "2026-04-01",
    "confirmed_how": "visit",
    "heard_from": "neighbour",
}
WALKED = Question(service="kayoinoba", minutes=10.0)
_WRITTEN = ("venue", "address", "schedule", "fee", "target", "activity", "phone", "contact_name", "organization")
NEXT_PLACE = SitingQuestion(coverage=replace(WALKED, service="ibasho", people="all"), k=1, candidates=("kayoinoba",))
WRITTEN = (*_WRITTEN, "zone", "code", "url", "note", "confirmed_by")


def cram(store: Store, text: Text, *, places: int = 2, codes: Sequence[str] = KINDS) -> None:
    """Fill the town: so many 通いの場, one place of each of these kinds, and all the rest."""
    with store.writing(OPERATOR) as unit:
        unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
        zones = _zones(text)
        for batch in (town.small_areas(), town.population(), zones, _places(text, [*["kayoinoba"] * places, *codes])):
            unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)
        for role in ("volunteer", "partner", "staff", "lead"):
            unit.accounts.add(role, role, PASSWORD, zones=_zone_of(unit, role))
        unit.walk_networks.keep(town_blocks.network())
    with store.writing(STAFF) as unit:
        _write_of_places(unit, text)
        _write_a_survey(unit, text)
        _imagine(unit, text)
        _talk(unit, text)
    _put_files(store, text)
    _calculate(store)


def _calculate(store: Store) -> None:
    """The answers of 通える範囲 to what is asked at first, and to all eyes."""
    for audience in ("public", "staff"):
        with store.writing(OPERATOR) as unit:
            asked = replace(WALKED, audience=audience)
            unit.coverage.keep(answer(asked, unit.coverage.gather(asked)))


def _zones(text: Text) -> Batch:
    made = town.zones()
    names = [f"{one.values['name']}{text('zone')}" for one in made.records]
    renamed = [replace(one, values={**one.values, "name": name}) for one, name in zip(made.records, names, strict=True)]
    return replace(made, records=renamed)


def _zone_of(unit: Unit, role: str) -> tuple[str, ...]:
    """A volunteer of the eastern zone, where none of the crammed places is."""
    return (unit.zones.read("daily_life")[-1].id,) if role == "volunteer" else ()


def _places(text: Text, codes: Sequence[str]) -> Batch:
    source = Source(title=text("title"), publisher=text("publisher"), licence=text("licence"), date="2026-04-01")
    return Batch(
        content="places",
        importer="test_places",
        records=[_place(text, kind, n) for n, kind in enumerate(codes)],
        findings=(Finding(level="warning", code="place.old_source", cell="A1", params={"asked": text("finding")}),),
        as_of="2026-04-01",
        source=source,
        label=text("label"),
    )


def _place(text: Text, kind: str, number: int) -> Record:
    def of(field: str) -> str:
        return text(f"{field} of {kind}")

    values: dict[str, Any] = {"name": of("name"), "kind": kind, **_CODED}
    values |= {name: [of(name), of(name)] if name == "target" else of(name) for name in WRITTEN}
    values["own"] = {of("own"): of("own")}
    lon, lat = 134.001 + 0.0001 * number, 34.305
    placed = number % 4 != 3
    if placed:
        values |= {"lon": lon, "lat": lat}
    return Record(key=f"p{number}", cell=f"A{number + 2}", values=values, geometry=Point(lon, lat) if placed else None)


def _write_of_places(unit: Unit, text: Text) -> None:
    points = unit.places.read()
    one, other, *_ = [point for point in points if point.kind == "kayoinoba"]
    unit.amendments.record(one.id, {"note": text("amended")}, reason=text("reason"))
    unit.consents.record(
        other.id, field="fee", audience="public", given_by=text("given by"), given_on="2026-04-01", note=text("consent")
    )
    unit.twins.decide(one.id, other.id, same=False)
    key = unit.added.add({"name": text("added"), "kind": "gathering", "activity": text("gathering")}, (134.02, 34.31))
    unit.added.take_back(unit.added.add({"name": text("taken back"), "kind": "ibasho"}, (134.02, 34.31)))
    round_id = unit.confirmations.start(2026, kinds=list(kinds()), ends_on="2099-03-31")
    unit.replies.ready(round_id, [one.id, other.id, key])
    link = unit.replies.open(unit.replies.tokens(round_id)[one.id])
    unit.replies.propose(link, {"venue": text("proposed")}, text("reply"), who=text("group"))
    unit.confirmations.asked(round_id, other.id, how="phone")
    today = audit.now()[:10]
    for number in range(3):
        with suppress(Refused):
            memo = Memo(key=f"memo-{number}-0123456789", point_id=one.id, day=today, remark=text("remark"), same=True)
            unit.visits.write(memo)


def _talk(unit: Unit, text: Text) -> None:
    """A series with a note that waits and one that was let through, an aim with a step, and who raised a hand."""
    zone = unit.zones.read("daily_life")[0].name
    made = new_talk(text("talk"), "daily_life", zone, purpose=text("talk purpose"))
    first, second, *rest = made.meetings
    asked = (Prompt(id="q1", text=text("prompt")), Prompt(id="q2", text=text("second prompt")))
    line = Item(id="i1", minutes=5, title=text("agenda"), note=text("agenda note"))
    told = replace(first, date="2026-04-01", venue=text("talk venue"), purpose=text("meeting purpose"))
    first = replace(told, name=text("meeting"), prompts=asked, agenda=(line,))
    talk_id = unit.talks.keep(replace(made, meetings=(first, second, *rest)))
    shown = text("shown note")
    public: tuple[tuple[str, dict[str, Any]], ...] = (
        ("theme:bbbb-3", {"text": text("open theme"), "meeting": "m1"}),
        ("aim:bbbb-4", {"text": text("open aim"), "theme": "bbbb-3", "meeting": "m1"}),
        (
            "step:bbbb-5",
            {"aim": "bbbb-4", "who": text("open who"), "what": text("open step")},
        ),
    )
    acts: tuple[tuple[str, dict[str, Any]], ...] = (
        ("note:aaaa-1", {"text": text("waiting note"), "meeting": "m1"}),
        ("note:aaaa-2", {"text": shown, "meeting": "m1", "state": "shown", "shown_text": shown, "seen_text": shown}),
        ("theme:aaaa-3", {"text": text("theme"), "meeting": "m1"}),
        ("aim:aaaa-4", {"text": text("aim"), "meeting": "m1"}),
        ("step:aaaa-5", {"aim": "aaaa-4", "who": text("step who"), "what": text("step"), "when": text("step when")}),
    )
    for number, (subject, fields) in enumerate(public):
        unit.talks.say(talk_id, f"{number:b>32x}", subject, fields)
    there = unit.talks.one(talk_id)
    # What is written afterwards is the staff's, until they open it anew.
    unit.visions.release(there, opened(vision(unit.talks.board(talk_id)), there.zone))
    for number, (subject, fields) in enumerate(acts):
        unit.talks.say(talk_id, f"{number:032x}", subject, fields)
    unit.raised_hands.keep(
        RaisedHand(talk_id=talk_id, name=text("hand"), contact=text("contact"), wish=text("wish"), may_contact=True)
    )


def _imagine(unit: Unit, text: Text) -> None:
    added = Act(key="a1", kind="add", name=text("imagined"), at_lonlat=(134.005, 34.305))
    made = unit.scenarios.keep(text("scenario"), Question(service="kayoinoba"), [added])
    unit.scenarios.add(made, [Act(key="a2", kind="add", name=text("imagined and undone"), at_lonlat=(134.006, 34.305))])
    unit.scenarios.undo(made, "a2")


def _write_a_survey(unit: Unit, text: Text) -> None:
    told = {name: text(f"run {name}") for name in ("zone", "partners", "remarks")}
    run = unit.surveys.start(text("run title"), held_on="2026-05-10", **told)
    for number, kind in enumerate(fact_kinds()):
        noted = Noted(kind=kind, text=text("fact"), town=text("town"), lonlat=(134.005 + number / 1000, 34.305))
        fact = unit.surveys.note(run, noted)
        if number == 1 and not fact.waits:
            unit.surveys.drop(fact.id)
    unit.survey_photos.add(fact.id, drawn_anew(snapshots.jpeg()), words=text("photo words"), looked=True)
    unit.surveys.note(run, Noted(kind="good", text="田中さん（82）は足が悪く坂がつらい", town="西町一丁目"))


def _put_files(store: Store, text: Text) -> None:
    """Two lists whose names, headings and cells are the attacker's; a print and a file asked for by her words."""
    slots = ("file name", "file venue", "file schedule", "file own")
    known = [["種別", "グループ名", "開催場所", "日時", text("file heading")]]
    known += [["通いの場", *map(text, slots)] for _ in range(3)]
    strange = [["ある表", "", ""], ["よびな", "あのへん", text("strange heading")]]
    strange += [[text("strange") for _ in range(3)] for _ in range(2)]
    with store.writing(STAFF) as unit:
        for rows in (known, strange):
            kept = unit.uploads.keep(name := _file_name(text("file title")), _workbook(rows, text("sheet title")))
            unit.jobs.ask("check_and_stage", {"upload": kept, "name": name})
        first = next(iter(prints().values()))
        order = Order(print_id=first.id, words=text("print words"), chosen=options(first.choices, {}))
        unit.prints.ask(order, text("print name"))
        unit.savings.ask(SaveOrder(code="csv", name=text("save name"), inside=True))
        unit.coverage.ask(WALKED)
        unit.sitings.ask(NEXT_PLACE)
    while work_once(store):
        pass
    with store.writing(STAFF) as unit:
        made = unit.jobs.one("1").result["import"]
        unit.imports.publish(made, release=False)
        unit.jobs.ask("usual_form", {"import": made, "name": unit.kept_files.of(made).name})
        unit.profile_sheets.ask("daily_life")
    while work_once(store):
        pass


def _file_name(text: str) -> str:
    return text.replace("/", "／")[:60] + ".xlsx"


def _workbook(rows: list[list[str]], title: str) -> bytes:
    book, written = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.title = "".join(letter for letter in title if letter not in "[]:*?/\\\r\n\t")[:31] or "表"
    for row in rows:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s"
    book.save(written)
    return written.getvalue()
