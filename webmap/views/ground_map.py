"""The file of tiles that an operator has put under the map: read piece by piece, as browsers ask for them."""

from flask import Blueprint, Response, abort, send_file

from webmap import ground_map, session

VIEW = Blueprint("ground_map", __name__)
LABEL = "下地の地図"


@VIEW.get("/ground.pmtiles")
def tiles() -> Response:
    """「地図の下地」 — in ranges of bytes."""
    found = ground_map.file(session.settings())
    if found is None:
        abort(404)
    return send_file(found, mimetype="application/octet-stream", conditional=True)
