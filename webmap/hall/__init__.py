"""The pages of one meeting on the laptop in the hall. ``create_hall`` joins them; nothing of the city stands behind."""

from collections.abc import Callable

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from layers.errors import LayersError
from webmap import headers, packing, show, static_files
from webmap.fault_status import status_of
from webmap.hall import board_pages, closing, door, faults, held, journal, told
from webmap.hall.desk import Hall
from webmap.hall.live import Live
from webmap.hall.room import Room
from webmap.settings import Settings

# A seat sends notes, no pictures: what is longer than a queue of many hours is none of ours.
_LARGEST_BYTES = 2 * 1024 * 1024


def create_hall(settings: Settings, hall: Hall, over: Callable[[], None] = lambda: None) -> Flask:
    """The application of one hall; it can be made anew on the same hall at any moment, and phones go on.

    ``over``: what is to be done once nothing of the evening is left on the laptop.
    """
    app = Flask("webmap", static_folder=None)
    app.config.update(SECRET_KEY=settings.secret, MAX_CONTENT_LENGTH=_LARGEST_BYTES)
    meeting = hall.meeting()
    known = told.known_of(hall.layers(), [prompt.id for prompt in meeting.prompts], hall.content.moves)
    app.extensions.update(
        {
            "ibashomap.settings": settings,
            "ibashomap.static": static_files.fingerprint(),
            "ibashomap.hall": hall,
            "ibashomap.hall.known": known,
            "ibashomap.hall.live": Live(hall, known, held.hints),
            "ibashomap.hall.over": over,
            "ibashomap.hall.room": Room(hall),
            "ibashomap.hall.places": journal.Places(settings.threads),
        }
    )
    held.warm()
    # The last to be told is the first to act.
    app.after_request(headers.guard)
    app.after_request(_pack)
    app.after_request(_keep_nothing)
    for kind in (LayersError, HTTPException, Exception):
        app.register_error_handler(kind, _answered)
    app.jinja_env.globals.update(
        static=static_files.address, modules=static_files.modules, script_json=show.script_json
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    for blueprint in (static_files.bp, door.bp, journal.bp, board_pages.bp, closing.bp):
        app.register_blueprint(blueprint)
    return app


def _pack(response: Response) -> Response:
    """Pages hold the way in beside words of the address: they travel as they are."""
    kind = response.content_type or ""
    return response if kind.startswith("text/html") else packing.pack(response)


def _keep_nothing(response: Response) -> Response:
    """What a seat was told is not left in a borrowed phone."""
    if not (request.endpoint or "").startswith("static"):
        response.headers["Cache-Control"] = "no-store"
    return response


def _answered(fault: Exception) -> ResponseReturnValue:
    return faults.answer(fault, status_of(fault) if isinstance(fault, LayersError) else 0)
