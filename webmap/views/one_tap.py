"""返信用のページ: the address on a 確認票, for one group alone; no account, no cookie, no script is needed.

Reading changes nothing. What is shown is for everybody anyway, or was written at this very address.
"""

from typing import cast

from flask import Blueprint, Response, current_app, redirect, request
from flask.typing import ResponseReturnValue

from layers.catalog.days import japanese_day
from layers.errors import NotFound, Refused
from layers.place.services import ServicePoint
from layers.store.replies import Link, Reply, plain
from webmap import session
from webmap.confirmation_pages import EnterPage, MendPage, OneTapPage, ThanksPage
from webmap.pages import Page
from webmap.questions import answers_of, corrections_of, entries, is_asked, questions
from webmap.show import link, render
from webmap.throttle import Throttle
from webmap.wording import GROUP, VALUE_NAMES

VIEW = Blueprint("one_tap", __name__)
LABEL = "返信用のページ"
# The address is the right to write: there is no cookie that another page could use.
OPEN_BY_ADDRESS = True
# Asked for only when they change, never shown: they belong to a person.
_UNSHOWN = ("phone", "contact_name")
_LONGEST_REMARK = 500


@VIEW.get("/c")
def enter() -> ResponseReturnValue:
    """Where the letters of a sheet are typed in; a form without a script leads on by itself."""
    typed = plain(request.args.get("k", "")[:100])
    if not typed:
        return _guarded(EnterPage(title="確認票の文字を入れてください", enter_url=link("one_tap.enter")))
    return redirect(link("one_tap.show", token=typed))


@VIEW.get("/c/<token>")
def show(token: str) -> Response:
    """「この内容で、変わりありませんか」."""
    known, point, last = _open(token)
    return _guarded(
        OneTapPage(
            title="この内容で、変わりありませんか",
            name=point.name,
            entries=tuple(one for one in entries(point.name, point.facts, VALUE_NAMES["name"]) if one.value),
            until=japanese_day(known.ends_on),
            answered=japanese_day(last.at[:10]) if last else "",
            same_url=link("one_tap.same", token=token),
            mend_url=link("one_tap.mend", token=token),
            office=session.city().office.get("phone", ""),
        )
    )


@VIEW.post("/c/<token>")
def same(token: str) -> ResponseReturnValue:
    """「変わりありません」."""
    known, _, _ = _open(token)
    with session.at_the_door() as unit:
        unit.replies.same(known, who=GROUP)
    return redirect(link("one_tap.thanks", token=token), 303)


@VIEW.get("/c/<token>/mend")
def mend(token: str) -> Response:
    """「どこを直しますか」."""
    _, point, last = _open(token)
    written = last.changes if last and last.state == "waiting" else {}
    told = {name: value for name, value in written.items() if name not in _UNSHOWN}
    shown = entries(point.name, point.facts, VALUE_NAMES["name"], told)
    return _guarded(
        MendPage(
            title="どこを直しますか",
            name=point.name,
            entries=tuple(one for one in shown if one.name not in _UNSHOWN or one.was),
            unknown=tuple(one for one in shown if one.name in _UNSHOWN and not one.was),
            questions=questions({}, written) if is_asked(point.kind) else (),
            remark=last.remark if last and last.state == "waiting" else "",
            send_url=link("one_tap.propose", token=token),
            back_url=link("one_tap.show", token=token),
        )
    )


@VIEW.post("/c/<token>/mend")
def propose(token: str) -> ResponseReturnValue:
    """「この内容で送る」."""
    known, _, last = _open(token)
    # A number that was written before is not shown again; left empty it still stands.
    before = last.changes if last and last.state == "waiting" else {}
    kept = {name: before[name] for name in _UNSHOWN if name in before}
    changes = {**kept, **corrections_of(request.form), **answers_of(request.form)}
    remark = request.form.get("remark", "").strip()[:_LONGEST_REMARK]
    with session.at_the_door() as unit:
        if changes or remark:
            unit.replies.propose(known, changes, remark, who=GROUP)
        else:
            unit.replies.same(known, who=GROUP)
    return redirect(link("one_tap.thanks", token=token), 303)


@VIEW.get("/c/<token>/thanks")
def thanks(token: str) -> Response:
    """「ありがとうございました」."""
    known, point, last = _open(token)
    if last is None:
        raise NotFound("reply.not_found")
    return _guarded(
        ThanksPage(
            title="ありがとうございました",
            name=point.name,
            proposed=last.state != "same",
            mend_url=link("one_tap.mend", token=token),
            again_url=link("one_tap.show", token=token),
            until=japanese_day(known.ends_on),
        )
    )


def _open(token: str) -> tuple[Link, ServicePoint, Reply | None]:
    caller = request.remote_addr or ""
    misses = cast("Throttle", current_app.extensions.setdefault("ibashomap.misses", Throttle(60, 60.0)))
    if misses.is_shut(caller):
        raise Refused("reply.too_many")
    with session.reading() as unit:
        try:
            known = unit.replies.open(token)
            return known, unit.places.as_its_group_reads_it(known.point_id), unit.replies.newest(known)
        except NotFound:
            misses.miss(caller)
            raise


def _guarded(page: Page) -> Response:
    """Nobody keeps it, and no search engine finds it."""
    answer = render(page)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
