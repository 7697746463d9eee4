"""訪問メモ where there is no network: the service worker, the empty page that it keeps, and the list of places in it.

On a telephone that is lost lie the shell, which knows nobody, and places that residents see too: never a person, a
home, an answer or a token. All of it goes with the sign-out, with another worker, and by itself after some days.
"""

import json
import time

from flask import Blueprint, Response, jsonify
from flask.typing import ResponseReturnValue

from layers import clock
from layers.catalog.places import FOREMOST
from layers.trust.audience import EVERYBODY
from webmap import session, static_files
from webmap.access import requires
from webmap.questions import questions
from webmap.show import link, render
from webmap.visit_choice import choice_rows, empty_draft
from webmap.visit_pages import MOST_TOLD, VisitsPage, script
from webmap.writer import mark

VIEW = Blueprint("visits_offline", __name__)
LABEL = "訪問メモ（電波のないとき）"
# What the shell loads; a test holds it to what its template and its modules name.
ASSETS = (
    "icon.svg",
    *(f"css/{name}.css" for name in ("house", "parts", "find", "print", "visits")),
    *(f"js/{name}.js" for name in ("visit", "page", "near", "outbox", "remark", "offline", "leaving")),
)
KEPT_DAYS = 14
_SCRIPT = static_files.FOLDER / "js" / "visits_worker.js"


@VIEW.get("/visits/worker.js")
@requires("confirm")
def worker() -> ResponseReturnValue:
    """The service worker of the visits and of nothing else; another content is another worker."""
    told = {
        "cache": f"ibashomap-visits-{static_files.version()}",
        "page": link("visits.show"),
        "shell": link("visits_offline.shell"),
        "places": link("visits_offline.places_json"),
        "assets": [static_files.address(name) for name in ASSETS],
    }
    text = f"const TOLD = {json.dumps(told)};\n{_SCRIPT.read_text('utf-8')}"
    answer = Response(text, content_type="text/javascript; charset=utf-8")
    answer.headers["Service-Worker-Allowed"] = link("visits.show")
    return answer


@VIEW.get("/visits/shell")
@requires("confirm")
def shell() -> ResponseReturnValue:
    """The page of the memos with nothing in it."""
    today = clock.today().isoformat()
    return render(
        VisitsPage(
            title="訪問メモ",
            place=None,
            rows=(),
            more=0,
            words="",
            draft=empty_draft(today),
            today="",
            oldest="",
            questions=questions({}),
            problem="",
            may_take_out=False,
            written=(),
            undo="",
            offline=True,
            script=script((), None, offline=True),
        )
    )


@VIEW.get("/visits/places.json")
@requires("confirm")
def places_json() -> ResponseReturnValue:
    """The places that residents see too, the longest unseen first, without what only the staff knows of them."""
    with session.reading() as unit:
        rows = choice_rows(unit)
    with session.store().reading(EVERYBODY) as unit:
        public = {point.id: point for point in unit.places.read(kinds=FOREMOST)}
    told = [{**row.as_script(), "name": public[row.id].name, "lonlat": public[row.id].lonlat, "answers": {}}
            for row in rows if row.id in public]  # fmt: skip
    return jsonify(writer=mark(), until=time.time() + KEPT_DAYS * 86400, places=told[:MOST_TOLD])
