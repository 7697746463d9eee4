"""印刷: maps on paper. Who is known gives the work to the worker; everybody else gets small sheets at once.

What is made at once is made one after another and not too often by one caller: nobody can keep the server busy.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from flask import Blueprint, Response, current_app, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from layers.drawing import prints
from layers.drawing.choices import label_of
from layers.drawing.order import Order
from layers.drawing.prints import Print
from layers.drawing.stock import STAFF
from layers.errors import NotAllowed, Refused
from webmap import session
from webmap.access import requires_sign_in
from webmap.asking import Asked
from webmap.attachment import attachment
from webmap.filters import filters
from webmap.job_rows import progress_of
from webmap.print_order import again_url, box_of, order_of, print_choices, zone_groups
from webmap.print_pages import PrintJobPage, PrintKind, PrintsPage
from webmap.show import link, render
from webmap.throttle import Throttle

VIEW = Blueprint("prints", __name__)
LABEL = "印刷"
# What an answer may take: a sheet with so many places is set within two seconds.
MOST_PLACES = 300
_TURN = threading.Lock()
_LONGEST_WAIT_SECONDS = 20.0
_PDF = "application/pdf"


@VIEW.get("/prints")
def index() -> Response:
    """「何を印刷しますか」."""
    known = session.viewer().signed_in
    print_ = prints.prints().get(request.args.get("print", "")) or next(iter(prints.prints().values()))
    order = order_of(print_, request.args, may_staff=known)
    with session.reading() as unit:
        choices = filters(unit, Asked(kinds=order.kinds))
        groups = zone_groups(unit, order.zone)
    ready = known or print_.at_once
    return render(
        PrintsPage(
            title=LABEL,
            prints=tuple(_kind(one, order, known=known) for one in prints.prints().values()),
            ready=ready,
            action=link("prints.ask" if known else "prints.at_once", print_id=print_.id),
            by_post=known,
            choices=print_choices(print_, order),
            groups=groups,
            box=request.args.get("box", "") if box_of(request.args.get("box", "")) else "",
            seen=order.box_lonlat is not None,
            kinds=choices.kinds,
            facilities=choices.facilities,
            words=order.words,
            may_staff=known,
            staff=order.edition == STAFF,
            map_url=link("map.show"),
            plan_url=link("plan_tables.show") if session.viewer().may("confirm") else "",
        )
    )


@VIEW.post("/prints/<print_id>")
@requires_sign_in
def ask(print_id: str) -> ResponseReturnValue:
    """「PDFを作る」: the worker draws it, its page tells how far it is."""
    print_ = prints.get(print_id)
    order = order_of(print_, request.form, may_staff=session.viewer().signed_in)
    with session.writing() as unit:
        zone = unit.zones.one(order.zone).name if order.zone else session.city().name
        first = print_.choices[0]
        name = f"{zone}　{print_.label}　{label_of(print_.choices, first.name, order.chosen[first.name])}"
        job = unit.prints.ask(order, name)
    return redirect(link("prints.show", job_id=job), 303)


@VIEW.get("/prints/<print_id>.pdf")
def at_once(print_id: str) -> Response:
    """The same for everybody, of what everybody may see."""
    print_ = prints.get(print_id)
    if not print_.at_once:
        raise NotAllowed("print.staff_only")
    order = order_of(print_, request.args, may_staff=False)
    with _turn(), session.reading() as unit:
        stock = unit.prints.stock(order)
        if len(stock.places) > MOST_PLACES:
            raise Refused("print.too_many_places", found=len(stock.places), most=MOST_PLACES)
        printed = print_.make(stock, order.chosen, lambda _share: None)
    return _file(printed.name, printed.content, printed.media_type, kept=not session.viewer().signed_in)


@VIEW.get("/prints/jobs/<job_id>")
def show(job_id: str) -> Response:
    """「印刷するものは、どこまでできましたか」."""
    with session.reading() as unit:
        job = unit.prints.one(job_id)
    done = "print" in job.result
    pdf = job.result.get("media_type") == _PDF
    return render(
        PrintJobPage(
            title=LABEL,
            id=job.id,
            name=str(job.arguments.get("name", "")),
            **progress_of(job),
            file_url=link("prints.file", job_id=job.id) if done else "",
            file_word="PDFを開く" if pdf else "ファイルを保存する",
            again_url=again_url(Order.from_json(job.arguments["order"])),
            script={"url": link("prints.show_json", job_id=job.id)},
        )
    )


@VIEW.get("/prints/jobs/<job_id>.json")
def show_json(job_id: str) -> Response:
    """The same for the page's script."""
    with session.reading() as unit:
        job = unit.prints.one(job_id)
    return jsonify(**progress_of(job))


@VIEW.post("/prints/jobs/<job_id>/cancel")
@requires_sign_in
def cancel(job_id: str) -> ResponseReturnValue:
    """「止める」."""
    with session.writing() as unit:
        unit.prints.cancel(job_id)
    return redirect(link("prints.show", job_id=job_id), 303)


@VIEW.get("/prints/jobs/<job_id>/file")
def file(job_id: str) -> Response:
    """「PDFを開く」."""
    with session.reading() as unit:
        job = unit.prints.one(job_id)
        name, content = unit.prints.file(job_id)
    return _file(name, content, str(job.result["media_type"]), kept=False)


def _kind(one: Print, order: Order, *, known: bool) -> PrintKind:
    """A kind of print with the address that keeps the rest of what was chosen."""
    kept = {"zone": request.args.get("zone", ""), "box": request.args.get("box", "")}
    kept |= {"kind": ",".join(order.kinds), "q": order.words}
    return PrintKind(
        id=one.id,
        label=one.label,
        about=one.about,
        on=one.id == order.print_id,
        ready=known or one.at_once,
        url=link("prints.index", print=one.id, **{name: value for name, value in kept.items() if value}),
    )


def _file(name: str, content: bytes, media_type: str, *, kept: bool) -> Response:
    answer = attachment(content, name, media_type, inline=media_type == _PDF, kept=kept)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@contextmanager
def _turn() -> Iterator[None]:
    """One print at a time; somebody who has just made several waits a minute."""
    made = cast("Throttle", current_app.extensions.setdefault("ibashomap.prints", Throttle(12, 60.0)))
    caller = request.remote_addr or ""
    if made.is_shut(caller):
        raise Refused("print.too_many")
    made.miss(caller)
    if not _TURN.acquire(timeout=_LONGEST_WAIT_SECONDS):
        raise Refused("print.busy")
    try:
        yield
    finally:
        _TURN.release()
