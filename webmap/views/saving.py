"""保存: the places of the list as a file for Excel, for maps, for a memory stick; as far as the asker may see them."""

from flask import Blueprint, Response, request

from layers import clock, export
from layers.errors import Refused
from layers.trust.audience import EVERYBODY
from webmap import session, wording
from webmap.asking import Asked
from webmap.attachment import attachment
from webmap.chosen import choose_now

VIEW = Blueprint("saving", __name__)
LABEL = "保存"
# Above, a request would take longer than somebody waits; a zone or a kind makes fewer of them.
MOST = 20_000
STAFF = "staff"


@VIEW.get("/save/<code>")
def save(code: str) -> Response:
    """「Excelで保存」: what the list shows, for everybody; ``?for=staff``: as the one who asks may see it."""
    asked = Asked.from_args(request.args)
    inside = request.args.get("for") == STAFF and session.viewer().signed_in
    with session.store().reading(session.viewer() if inside else EVERYBODY) as unit:
        told = choose_now(unit, asked)
        if len(told.rows) > MOST:
            raise Refused("export.too_many", count=f"{len(told.rows):,}", most=f"{MOST:,}")
        points = unit.places.these([told.crowd.ids[row] for row in told.rows.tolist()])
    content = export.write(code, points)
    if inside:
        # The counts and the form, never what was asked for: words of a search may be somebody's name.
        with session.writing() as unit:
            unit.audit.note("save", f"{code} {len(points)}")
    return attachment(content, _name(code, inside=inside), export.formats()[code].MEDIA_TYPE, kept=not inside)


def _name(code: str, *, inside: bool) -> str:
    """「芦屋市_場所の一覧_住民向け_20261122.xlsx」."""
    whose = wording.SAVED_FOR[STAFF if inside else "everybody"]
    today = clock.today()
    return wording.SAVED_NAME.format(city=session.city().name, whose=whose, day=f"{today:%Y%m%d}", ending=code)
