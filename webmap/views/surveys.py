"""マッピング調査: the runs, and what was found on one of them; for everybody as far as single facts were opened."""

from datetime import date

from flask import Blueprint, Response, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock, export
from layers.catalog.days import japanese_day
from layers.errors import NotFound, Refused
from layers.store import Unit
from layers.survey.facts import PlaceFact, SurveyRun, fact_kinds
from layers.trust.audience import EVERYBODY
from layers.vocabulary import audiences
from webmap import session, wording
from webmap.access import requires
from webmap.attachment import attachment
from webmap.job_rows import LONGEST_ID
from webmap.pages import Choice, Saving
from webmap.printed import printed_on
from webmap.show import link, render
from webmap.survey_pages import RunRow, SurveyPage, SurveysPage
from webmap.survey_rows import by_town, counts, fact_form, held_row

VIEW = Blueprint("surveys", __name__)
LABEL = "マッピング調査"
STAFF = "staff"


@VIEW.get("/surveys")
def index() -> Response:
    """「まちを歩いて、何に気づきましたか」."""
    may = session.viewer().may("confirm")
    with session.reading() as unit:
        facts, runs = unit.surveys.facts(), unit.surveys.runs()
        held = unit.surveys.waiting() if may else []
    rows = tuple(_row(run, facts, held) for run in runs)
    return render(
        SurveysPage(title=LABEL, rows=rows, counts=counts(facts), may_write=may, today=clock.today().isoformat())
    )


@VIEW.post("/surveys")
@requires("confirm")
def start() -> ResponseReturnValue:
    """「調査を始める」."""
    told = {name: request.form.get(name, "") for name in ("zone", "partners", "remarks")}
    with session.writing() as unit:
        run_id = unit.surveys.start(
            request.form.get("title", ""), held_on=_day(request.form.get("held_on", "")), **told
        )
    flash("調査を始めました。気づいたことを1つずつ入れてください。")
    return redirect(link("surveys.one", run_id=run_id))


@VIEW.get("/surveys/<run_id>")
def one(run_id: str) -> Response:
    """「この調査では、何に気づきましたか」."""
    may = session.viewer().may("confirm")
    with session.reading() as unit:
        run, facts = unit.surveys.run(run_id), unit.surveys.facts(run_id)
        held = unit.surveys.waiting(run_id) if may else []
        dropped = unit.surveys.dropped(run_id) if may else []
        form = fact_form(unit, run_id) if may else None
        notes = _notes(unit) if may else ()
    return render(
        SurveyPage(
            title=run.title,
            id=run.id,
            day=japanese_day(run.held_on),
            zone=run.zone,
            partners=run.partners,
            remarks=run.remarks,
            counts=counts(facts),
            total=len(facts),
            held=tuple(map(held_row, held)),
            towns=by_town(facts),
            dropped=tuple(map(held_row, dropped)),
            undone=bool(run.undone_at),
            form=form,
            may_release=session.viewer().may("release"),
            saving=_saving(run_id),
            map_url=link("map.show", note=run_id if may else None),
            notes=notes,
            megabytes=session.settings().upload_megabytes,
            printed_on=printed_on(clock.today()),
        )
    )


@VIEW.post("/surveys/<run_id>/undo")
@requires("confirm")
def undo(run_id: str) -> ResponseReturnValue:
    """「この調査を取り消す」."""
    with session.writing() as unit:
        unit.surveys.take_back(run_id)
    flash("調査を取り消しました。「元に戻す」で、気づきも一緒に戻ります。")
    return redirect(link("surveys.one", run_id=run_id))


@VIEW.post("/surveys/<run_id>/again")
@requires("confirm")
def again(run_id: str) -> ResponseReturnValue:
    """「元に戻す」."""
    with session.writing() as unit:
        unit.surveys.bring_again(run_id)
    flash("調査を元に戻しました。")
    return redirect(link("surveys.one", run_id=run_id))


@VIEW.get("/surveys/<run_id>/save/<code>")
def save(run_id: str, code: str) -> Response:
    """「Excelで保存」: what everybody may see; ``?for=staff``: as the one who asks may see it."""
    inside = request.args.get("for") == STAFF and session.viewer().signed_in
    with session.store().reading(session.viewer() if inside else EVERYBODY) as unit:
        run, facts = _told(unit, run_id)
    content = export.write_table(code, LABEL, [wording.SURVEY_HEADINGS, *map(_line, facts)])
    if inside:
        with session.writing() as unit:
            unit.audit.note("survey.save", f"{code} {run_id} {len(facts)}")
    name = wording.SURVEY_SAVED.format(
        city=session.city().name,
        title=run.title,
        whose=wording.SAVED_FOR[STAFF if inside else "everybody"],
        ending=code,
    )
    return attachment(content, name, export.formats()[code].MEDIA_TYPE, kept=not inside)


def _notes(unit: Unit) -> tuple[tuple[str, str], ...]:
    """Cell and sentence of what was found in the file that was read just now."""
    name = request.args.get("job", "")
    if not name.isdecimal() or len(name) > LONGEST_ID:
        return ()
    found = unit.jobs.one(name).result.get("notes", [])
    return tuple((one["cell"], one["message"]) for one in found if one["code"].startswith(("survey.", "photo.")))


def _told(unit: Unit, run_id: str) -> tuple[SurveyRun, list[PlaceFact]]:
    facts = unit.surveys.facts(run_id)
    if not facts:
        raise NotFound("survey.not_found")
    return unit.surveys.run(run_id), facts


def _line(fact: PlaceFact) -> tuple[str | float | None, ...]:
    lon, lat = fact.lonlat or (None, None)
    label, seen = fact_kinds()[fact.kind].label, audiences()[fact.audience].label
    return (fact.id, fact.run_title, fact.day, fact.town, label, fact.text, lat, lon, seen)


def _saving(run_id: str) -> tuple[Saving, ...]:
    whose = {"everybody": {}, **({STAFF: {"for": STAFF}} if session.viewer().signed_in else {})}
    return tuple(
        Saving(
            label=wording.SAVED_FOR[who],
            ways=tuple(
                Choice(
                    value=code,
                    label=wording.SAVED_AS[code],
                    url=link("surveys.save", run_id=run_id, code=code, **more),
                )
                for code in ("xlsx", "csv")
            ),
        )
        for who, more in whose.items()
    )


def _row(run: SurveyRun, facts: list[PlaceFact], held: list[PlaceFact]) -> RunRow:
    own = [fact for fact in facts if fact.run_id == run.id]
    return RunRow(
        id=run.id,
        title=run.title,
        day=japanese_day(run.held_on),
        zone=run.zone,
        counts=counts(own),
        total=len(own),
        waiting=sum(fact.run_id == run.id for fact in held),
        undone=bool(run.undone_at),
        url=link("surveys.one", run_id=run.id),
    )


def _day(given: str) -> str:
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as fault:
        raise Refused("survey.incomplete") from fault
