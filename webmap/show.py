"""Page → answer: renders the template of a Page with exactly its fields, inside the frame common to all pages."""

import json
from dataclasses import fields
from typing import Any

from flask import Response, g, make_response, render_template, request, url_for
from markupsafe import Markup

from layers import clock
from layers.vocabulary import roles
from webmap import session, wording
from webmap.pages import Frame, NavItem, Page
from webmap.printed import printed_on

# Page families that stand under a word of the navigation.
_UNDER = {
    "map": ("prints", "sharing"),
    "list": ("adding", "duplicates", "editing", "imports", "jobs", "plan_tables", "restoring", "review", "saving"),
    "coverage": ("coverage_compare", "coverage_files", "coverage_towns", "scenarios", "siting", "what_if", "yearly"),
    "zones": ("visions", "zone_assignment"),
    "profiles": ("profile_files", "profile_sheets", "profile_words"),
    "talks": ("halls", "hands", "meeting_sheet", "meetings", "talk_board", "vision"),
    "confirmations": (
        *("calls", "replies", "sheets", "amendments", "visits", "visits_offline", "gatherings", "monthly_report"),
        *("surveys", "survey_facts", "survey_files", "survey_photos"),
    ),
}
# Words of the navigation for those alone who may.
_NEEDS = {"confirmations": "confirm", "profiles": "confirm", "talks": "confirm"}


def render(page: Page) -> Response:
    """The page as HTML."""
    values = {known.name: getattr(page, known.name) for known in fields(page)}
    return make_response(render_template(page.template, frame=frame(), **values))


def script_json(value: Any) -> Markup:  # noqa: ANN401 - whatever the Page hands its script
    """JSON that cannot end its ``<script>``: ``<``, ``>`` and ``&`` are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, code in (
        ("&", "\\u0026"),
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(sign, code)
    return Markup(text)  # noqa: S704 - all that HTML could read is escaped above


def frame() -> Frame:
    """What stands around each page."""
    viewer, city = session.viewer(), g.get("city")
    name = wording.SITE_STAFF if viewer.signed_in else wording.SITE_PUBLIC
    if city is not None:
        name = city.term("staff_title" if viewer.signed_in else "public_title", name)
    return Frame(
        city_name=city.name if city else "",
        site_name=name,
        theme=session.theme(),
        nav=tuple(
            _item(key, endpoint, label)
            for key, endpoint, label in wording.NAVIGATION
            if city and (key not in _NEEDS or viewer.may(_NEEDS[key]))
        ),
        person=viewer.name,
        role=roles()[viewer.role].label if viewer.signed_in else "",
        demo=session.settings().demo_sign_in,
        printed_on=printed_on(clock.today()),
    )


def link(endpoint: str, **values: Any) -> str:  # noqa: ANN401 - values of the address
    """An address on this server that stays in the theme of this request."""
    if session.theme() == "projector":
        values.setdefault("theme", "projector")
    return url_for(endpoint, **values)


def _own_word(key: str, label: str) -> str:
    """What the city calls it: 話し合い is 座談会 or 地域懇談会 elsewhere."""
    return session.city().term("talk", label) if key == "talks" else label


def _item(key: str, endpoint: str, label: str) -> NavItem:
    here = (request.endpoint or "").partition(".")[0] in (endpoint.partition(".")[0], *_UNDER.get(key, ()))
    return NavItem(key=key, label=_own_word(key, label), url=link(endpoint), here=here)
