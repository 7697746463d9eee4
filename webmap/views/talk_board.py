"""紙だけの会: the facilitator's board at the city's server, typed in by the staff, on the journal of the talk."""

from typing import Any

from flask import Blueprint, Response, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from layers.errors import Refused
from layers.store import Unit
from layers.store.talks import desk_seat
from layers.workshop.moves import Move
from webmap import session, wording
from webmap.access import requires
from webmap.hall.city_desk import CityDesk
from webmap.hall.desk import FACILITATOR
from webmap.hall.held import hints
from webmap.hall.incoming import kept, sorted_out
from webmap.hall_pages import FacilitatePage, kinds, named, rendered, script_of

VIEW = Blueprint("talk_board", __name__)
LABEL = "話し合いの付箋"
_ASK_EVERY = 5000


@VIEW.get("/talks/<talk_id>/meetings/<number>/board")
@requires("confirm")
def show(talk_id: str, number: str) -> Response:
    """「紙の付箋を打つ」."""
    with session.reading() as unit:
        meeting = CityDesk(unit, talk_id, number).meeting()
    return rendered(
        FacilitatePage(
            title=wording.HALL_TYPING,
            meeting=named(meeting),
            kinds=kinds(),
            agenda=(),
            prompts=tuple(meeting.prompts),
            in_hall=False,
            tables=tuple(range(1, meeting.tables + 1)),
            pin="",
            join_url="",
            qr=None,
            back_url=url_for("meetings.show", talk_id=talk_id, number=number),
            ended=False,
            forget_by="",
            overdue=False,
            script=script_of(
                meeting,
                hall=f"talk-{talk_id}",
                seat=desk_seat(session.viewer().name),
                role=FACILITATOR,
                urls=_urls(talk_id, number),
                headers={"X-CSRFToken": generate_csrf()},
            ),
        )
    )


@VIEW.post("/talks/<talk_id>/meetings/<number>/moves")
@requires("confirm")
def take(talk_id: str, number: str) -> ResponseReturnValue:
    """「送る」."""
    told = request.get_json(silent=True) if request.is_json else None
    seat = desk_seat(session.viewer().name)
    with session.writing() as unit:
        desk = CityDesk(unit, talk_id, number)
        places = _spots(unit, told)
        good, refused = sorted_out(told, role=FACILITATOR, seat=seat, board=desk.board(), places=places)
        received = kept(good, lambda moves: desk.append(moves, seat), refused)
    return jsonify(received=received, refused=refused)


@VIEW.get("/talks/<talk_id>/meetings/<number>/log")
@requires("confirm")
def log(talk_id: str, number: str) -> ResponseReturnValue:
    """「そのあと何かありましたか」: another of the staff may be typing too."""
    after = request.args.get("after", "") or "0"
    if not (after.isascii() and after.isdecimal() and len(after) < 16):
        raise Refused("board.move")
    with session.reading() as unit:
        fresh = CityDesk(unit, talk_id, number).moves(int(after))
    return jsonify(_news(fresh, int(after)))


@VIEW.get("/talks/<talk_id>/meetings/<number>/ground.json")
@requires("confirm")
def ground(talk_id: str, number: str) -> ResponseReturnValue:
    """「どの場所のことですか」: the places that a hall would have taken along, by their names."""
    with session.reading() as unit:
        there = CityDesk(unit, talk_id, number).talk
        return jsonify(places=unit.halls.ground(there.id)["places"])


def _spots(unit: Unit, told: Any) -> dict[str, tuple[float, float] | None]:  # noqa: ANN401 - whatever a browser has sent
    """Where the listed places among these notes stand, of those that everybody may know."""
    rows = [one.get("fields") for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    ids = {one["place"] for one in rows if isinstance(one, dict) and isinstance(one.get("place"), str)}
    return {point.id: point.lonlat for point in unit.halls.places(sorted(ids - {""}))}


def _news(fresh: list[tuple[int, Move]], after: int) -> dict[str, Any]:
    moves = [move.to_json() for _, move in fresh]
    return {
        "seq": fresh[-1][0] if fresh else after,
        "clock": max((move.clock for _, move in fresh), default=0),
        "moves": moves,
        "hints": hints(moves),
    }


def _urls(talk_id: str, number: str) -> dict[str, Any]:
    told: dict[str, Any] = {"talk_id": talk_id, "number": number}
    return {
        "moves": url_for("talk_board.take", **told),
        "log": url_for("talk_board.log", **told),
        "ground": url_for("talk_board.ground", **told),
        "events": "",
        "every": _ASK_EVERY,
    }
