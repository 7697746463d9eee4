"""What an act needs: a sign-in and a role that holds it. The store asks again; this only answers earlier and nicer."""

import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec
from urllib.parse import urlsplit

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webmap import kept_form, session
from webmap.settings import LOOPBACK

P = ParamSpec("P")
# One slash, then nothing that a browser reads as another or leaves out before it looks.
_PATH = re.compile(r"/(?!/)[^\\\x00-\x20\x7f\ud800-\udfff]*")
View = Callable[P, ResponseReturnValue]


def requires(act: str) -> Callable[[View[P]], View[P]]:
    """Only for roles that hold the act; somebody unknown is led to the sign-in page and back."""

    def around(view: View[P]) -> View[P]:
        @wraps(view)
        def asked(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            viewer = session.viewer()
            if not viewer.signed_in:
                return _to_the_door()
            viewer.require(act)
            return view(*args, **kwargs)

        return asked

    return around


def requires_sign_in(view: View[P]) -> View[P]:
    """For everybody who is known, whatever the role; somebody unknown is led to the sign-in page and back."""

    @wraps(view)
    def asked(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        return view(*args, **kwargs) if session.viewer().signed_in else _to_the_door()

    return asked


def _to_the_door() -> ResponseReturnValue:
    if kept_form.write(request.form) and not request.files and not request.path.endswith(".json"):
        # 307: the browser sends the same fields there, so what was written is not lost.
        return redirect(url_for("accounts.keep", next=request.full_path.rstrip("?")), 307)
    back = request.full_path if request.method == "GET" else "/"
    return redirect(url_for("accounts.sign_in", next=back.rstrip("?")))


def only_as_this_machine() -> Response | None:
    """The button without a password must not be pressed by a page that pretends to be this machine."""
    name = urlsplit(f"//{request.host}").hostname
    if session.settings().demo_sign_in and name not in LOOPBACK:
        return Response("", status=400, content_type="text/plain")
    return None


def way_back(given: str) -> str:
    """A path on this server to go on to; anything else leads to the front page."""
    return given if _PATH.fullmatch(given) else "/"
