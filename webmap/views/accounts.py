"""サインイン: a name and a password, or the one button of the sample town; signing out ends the session for good."""

import secrets

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import NotFound
from webmap import kept_form, session
from webmap.access import way_back
from webmap.pages import KeptPage, SignInPage
from webmap.show import link, render

VIEW = Blueprint("accounts", __name__)
LABEL = "サインイン"
SAMPLE_STAFF = "みほん職員"


@VIEW.get("/signin")
def sign_in() -> ResponseReturnValue:
    """「職員として入る」."""
    return render(_page())


@VIEW.post("/signin")
def enter() -> ResponseReturnValue:
    """Name and password; a wrong pair gets one answer, whichever was wrong."""
    name = request.form.get("name", "").strip()[:100]
    with session.at_the_door() as unit:
        token = unit.accounts.sign_in(name, request.form.get("password", "")[:1000])
    if token is None:
        page = render(_page(name=name, wrong=True, kept=request.form.get("kept", "")))
        page.status_code = 401
        return page
    return _welcome(token)


@VIEW.post("/signin/kept")
def keep() -> ResponseReturnValue:
    """A form that was sent when the sign-in had ended: its fields go through the door too."""
    return render(_page(kept=kept_form.write(request.form)))


@VIEW.post("/signin/sample")
def enter_sample() -> ResponseReturnValue:
    """「みほん職員として入る」: only in the demo, only on this very machine."""
    if not session.settings().demo_sign_in:
        raise NotFound("page.not_found")
    with session.at_the_door() as unit:
        if SAMPLE_STAFF not in unit.accounts.names():
            unit.accounts.add(SAMPLE_STAFF, "staff", secrets.token_urlsafe(32))
        token = unit.accounts.open_session(SAMPLE_STAFF)
    return _welcome(token)


@VIEW.post("/signout")
def sign_out() -> ResponseReturnValue:
    """「終わる」."""
    with session.at_the_door() as unit:
        unit.accounts.sign_out(session.token())
    answer = redirect(link("home.show"))
    session.forget(answer)
    return answer


def _page(name: str = "", *, wrong: bool = False, kept: str = "") -> SignInPage:
    back = way_back(request.values.get("next", "/"))
    return SignInPage(title=LABEL, name=name, way_back=back, wrong=wrong, kept=kept)


def _welcome(token: str) -> ResponseReturnValue:
    back, fields = way_back(request.form.get("next", "/")), kept_form.read(request.form.get("kept", ""))
    answer = render(KeptPage(title=LABEL, action=back, fields=fields)) if fields else redirect(back)
    session.remember(answer, token)
    return answer
