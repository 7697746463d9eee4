"""保存: the places of the list as a file for Excel, for maps, for a memory stick; as far as the asker may see them.

What is more than a request can hold is written by the worker, for those who are known.
"""

from collections.abc import Mapping

from flask import Blueprint, Response, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock, export
from layers.errors import Refused
from layers.store.savings import SaveOrder
from layers.trust.audience import EVERYBODY
from webmap import session, wording
from webmap.access import requires_sign_in
from webmap.asking import Asked
from webmap.attachment import attachment
from webmap.chosen import choose_now
from webmap.job_rows import progress_of
from webmap.saving_pages import LargeSavingPage, SavingJobPage
from webmap.show import link, render

VIEW = Blueprint("saving", __name__)
LABEL = "保存"
# Above, a request would take longer than somebody waits.
MOST = 20_000
STAFF = "staff"


@VIEW.get("/save/<code>")
def save(code: str) -> ResponseReturnValue:
    """「Excelで保存」: what the list shows, for everybody; ``?for=staff``: as the one who asks may see it."""
    asked = Asked.from_args(request.args)
    inside = _inside(request.args)
    with session.store().reading(session.viewer() if inside else EVERYBODY) as unit:
        told = choose_now(unit, asked)
        if len(told.rows) > MOST:
            return _too_many(code, asked, len(told.rows), inside=inside)
        points = unit.places.these([told.crowd.ids[row] for row in told.rows.tolist()])
    content = export.write(code, points)
    if inside:
        # The counts and the form, never what was asked for: words of a search may be somebody's name.
        with session.writing() as unit:
            unit.audit.note("save", f"{code} {len(points)}")
    return attachment(content, _name(code, inside=inside), export.formats()[code].MEDIA_TYPE, kept=not inside)


@VIEW.post("/save/<code>")
@requires_sign_in
def ask(code: str) -> ResponseReturnValue:
    """「ファイルを作る」: the worker writes it, its page tells how far it is."""
    if code not in export.formats():
        raise Refused("export.format_unknown", given=code, known=", ".join(export.formats()))
    asked, inside = Asked.from_args(request.form), _inside(request.form)
    order = SaveOrder(
        code=code,
        name=_name(code, inside=inside),
        inside=inside,
        kinds=asked.kinds,
        words=asked.words,
        zone=asked.zone,
        wish=asked.picks.wish(),
    )
    with session.writing() as unit:
        job = unit.savings.ask(order)
    return redirect(link("saving.show", job_id=job), 303)


@VIEW.get("/save/jobs/<job_id>")
def show(job_id: str) -> Response:
    """「ファイルは、どこまでできましたか」."""
    with session.reading() as unit:
        job = unit.savings.one(job_id)
    return render(
        SavingJobPage(
            title=LABEL,
            id=job.id,
            name=str(job.arguments.get("name", "")),
            **progress_of(job),
            rows=int(job.result.get("rows", 0)),
            file_url=link("saving.file", job_id=job.id) if "save" in job.result else "",
            list_url=link("service_points.index"),
            script={"url": link("saving.show_json", job_id=job.id)},
        )
    )


@VIEW.get("/save/jobs/<job_id>.json")
def show_json(job_id: str) -> Response:
    """The same for the page's script."""
    with session.reading() as unit:
        job = unit.savings.one(job_id)
    return jsonify(**progress_of(job))


@VIEW.post("/save/jobs/<job_id>/cancel")
@requires_sign_in
def cancel(job_id: str) -> ResponseReturnValue:
    """「止める」."""
    with session.writing() as unit:
        unit.savings.cancel(job_id)
    return redirect(link("saving.show", job_id=job_id), 303)


@VIEW.get("/save/jobs/<job_id>/file")
def file(job_id: str) -> Response:
    """「ファイルを保存する」."""
    with session.reading() as unit:
        job = unit.savings.one(job_id)
        name, content = unit.savings.file(job_id)
    return attachment(content, name, str(job.result["media_type"]))


def _too_many(code: str, asked: Asked, count: int, *, inside: bool) -> Response:
    """Who is known may give it to the worker; everybody else narrows the list."""
    if not session.viewer().signed_in or code not in export.formats():
        raise Refused("export.too_many", count=f"{count:,}", most=f"{MOST:,}")
    return render(
        LargeSavingPage(
            title=LABEL,
            count=count,
            file_name=_name(code, inside=inside),
            kept={**asked.as_args(place=""), **({"for": STAFF} if inside else {})},
            action=link("saving.ask", code=code),
            inside=inside,
            list_url=link("service_points.index", **asked.as_args(place="")),
        )
    )


def _inside(given: Mapping[str, str]) -> bool:
    return given.get("for") == STAFF and session.viewer().signed_in


def _name(code: str, *, inside: bool) -> str:
    """「芦屋市_場所の一覧_住民向け_20261122.xlsx」."""
    whose = wording.SAVED_FOR[STAFF if inside else "everybody"]
    today = clock.today()
    return wording.SAVED_NAME.format(city=session.city().name, whose=whose, day=f"{today:%Y%m%d}", ending=code)
