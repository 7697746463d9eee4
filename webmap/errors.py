"""Faults → answers: a status by class or code, a sentence by code; pages in Japanese that say what to do now."""

from flask import Flask, Response, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from layers.errors import LayersError
from layers.wording import sentence
from webmap import session, wording
from webmap.fault_status import status_of
from webmap.pages import FaultPage
from webmap.show import link, render

_BY_STATUS = {404: "page.not_found", 405: "page.method", 413: "upload.too_large", 400: "page.bad_request"}


def register(app: Flask) -> None:
    """Answer every fault that can leave a view."""
    app.register_error_handler(LayersError, _told)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def _told(fault: LayersError) -> ResponseReturnValue:
    status = status_of(fault)
    if status >= 500:
        _log(fault)
    return _answer(status, fault.code, sentence(fault.code, fault.params))


def _stale_form(_fault: CSRFError) -> ResponseReturnValue:
    return _answer(400, "form.stale", sentence("form.stale", {}))


def _http(fault: HTTPException) -> ResponseReturnValue:
    status = fault.code or 500
    if 300 <= status < 400:
        return fault.get_response()
    code = _BY_STATUS.get(status, "page.fault")
    answer = _answer(status, code, sentence(code, {}))
    if status == 405 and isinstance(answer, Response):
        answer.headers.extend(fault.get_headers(request.environ))
        answer.content_type = "text/html; charset=utf-8"
    return answer


def _unforeseen(fault: Exception) -> ResponseReturnValue:
    _log(fault)
    return _answer(500, "page.fault", sentence("page.fault", {}))


def _log(fault: Exception) -> None:
    """Class, code and place; never the values, which may be somebody's name."""
    trail, last = fault.__traceback__, ""
    while trail is not None:
        last = f"{trail.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trail.tb_lineno}"
        trail = trail.tb_next
    code = fault.code if isinstance(fault, LayersError) else ""
    current_app.logger.error("%s %s %s at %s", request.method, type(fault).__name__, code, last)


def _answer(status: int, code: str, words: str) -> ResponseReturnValue:
    if request.path.endswith((".geojson", ".json")):
        answer = jsonify(code=code, message=words)
        answer.status_code = status
        return answer
    title = wording.FAULTS.get(status, wording.FAULT)
    back_url, back_label = _way_back()
    page = render(FaultPage(title=title, status=status, message=words, back_url=back_url, back_label=back_label))
    page.status_code = status
    return page


def _way_back() -> tuple[str, str]:
    """The page where the work that failed can be taken up again; "" where its reader may not open it."""
    endpoint, label, needs = wording.WAYS_BACK.get(request.blueprint or "", ("", "", ""))
    return (link(endpoint), label) if endpoint and session.viewer().may(needs) else ("", "")
