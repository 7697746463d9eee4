"""Is it up? The one address for machines."""

from flask import Blueprint, Response, jsonify

VIEW = Blueprint("health", __name__)
LABEL = "動作の確認"


@VIEW.get("/healthz")
def show() -> Response:
    """「動いていますか」."""
    return jsonify(status="ok")
