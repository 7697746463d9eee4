"""Faults in a hall → answers: a sentence as a page of its own, or as JSON where a script has asked."""

from flask import current_app, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from layers.errors import LayersError
from layers.wording import sentence
from webmap.hall_pages import HallFaultPage

_BY_CODE = {"hall.too_fast": 429, "hall.too_many_tries": 429, "hall.listeners": 503, "hall.no_seat": 401}
_BY_STATUS = {404: "hall.not_here", 405: "hall.not_here", 413: "board.move", 400: "board.move"}


def answer(fault: Exception, status: int) -> ResponseReturnValue:
    """What happened and what to do now; of the unforeseen only class and place are written down."""
    code, params = "page.fault", {}
    if isinstance(fault, LayersError):
        code, params, status = fault.code, fault.params, _BY_CODE.get(fault.code, status)
    elif isinstance(fault, HTTPException):
        status = fault.code or 500
        if 300 <= status < 400:
            return fault.get_response()
        code = _BY_STATUS.get(status, code)
    else:
        status = 500
        current_app.logger.error("%s %s", request.method, type(fault).__name__)
    words = sentence(code, params)
    if request.accept_mimetypes.best == "text/html" or "text/html" in request.headers.get("Accept", ""):
        page = HallFaultPage(title=words, status=status)
        return make_response(render_template(page.template, title=page.title, status=page.status), status)
    return make_response(jsonify(code=code, message=words), status)
