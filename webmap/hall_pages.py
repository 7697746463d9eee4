"""The pages of a meeting: what each template gets, in the hall and where staff type in what was written on paper."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from flask import Response, make_response, render_template

from layers.errors import LayersError
from layers.wording import sentence
from layers.workshop.kinds import note_kinds
from layers.workshop.talks import Meeting
from webmap import wording
from webmap.pages import Page
from webmap.qr import Qr


@dataclass(frozen=True, kw_only=True, slots=True)
class HallFaultPage(Page):
    """Something could not be done in a hall; the title says what, and what to do now."""

    template: ClassVar[str] = "hall/fault.html"
    status: int


@dataclass(frozen=True, kw_only=True, slots=True)
class JoinPage(Page):
    """「話し合いに入る」: one field or none, one button."""

    template: ClassVar[str] = "hall/join.html"
    meeting: str
    venue: str
    token: str
    fault: str

    @classmethod
    def of(cls, meeting: Meeting, *, token: str, fault: LayersError | None) -> "JoinPage":
        """For whoever stands at the door."""
        return cls(
            title=wording.HALL_JOIN,
            meeting=named(meeting),
            venue=meeting.venue,
            token=token,
            fault=sentence(fault.code, fault.params) if fault else "",
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class NotePage(Page):
    """スマホ: one question, one field, five kinds, 送る."""

    template: ClassVar[str] = "hall/note.html"
    meeting: str
    question: str
    kinds: tuple[Any, ...]
    script: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class FacilitatePage(Page):
    """進行役: the agenda, what waits, the board."""

    template: ClassVar[str] = "hall/facilitate.html"
    meeting: str
    kinds: tuple[Any, ...]
    agenda: tuple[Any, ...]
    prompts: tuple[Any, ...]
    in_hall: bool
    tables: tuple[int, ...]
    pin: str
    join_url: str
    qr: Qr | None
    back_url: str
    ended: bool
    forget_by: str
    overdue: bool
    script: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class ForgottenPage(Page):
    """The laptop holds nothing of the evening any more; ``file``: the sealed package that is left."""

    template: ClassVar[str] = "hall/forgotten.html"
    file: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectorPage(Page):
    """投影: map, board, question or QR."""

    template: ClassVar[str] = "hall/projector.html"
    meeting: str
    pin: str
    join_url: str
    qr: Qr | None
    script: Mapping[str, Any]


def named(meeting: Meeting) -> str:
    """「第2回 語る」."""
    return wording.HALL_MEETING.format(number=meeting.number, name=meeting.name)


def rendered(page: Page) -> Response:
    """The page as HTML, with nothing of a city around it."""
    values = {known.name: getattr(page, known.name) for known in fields(page)}
    return make_response(render_template(page.template, **values))


def script_of(meeting: Meeting, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - plain values
    """What every script of a meeting is told."""
    return {
        "meeting": {"id": meeting.id, "number": meeting.number, "name": meeting.name},
        "kinds": [{"code": k.code, "label": k.label, "colour": k.colour, "letter": k.letter} for k in kinds()],
        "prompts": [{"id": p.id, "text": p.text, "kinds": list(p.kinds)} for p in meeting.prompts],
        "agenda": [{"id": i.id, "minutes": i.minutes, "title": i.title, "note": i.note} for i in meeting.agenda],
        **more,
    }


def kinds() -> tuple[Any, ...]:
    """付箋の種類, in their order."""
    return tuple(note_kinds().values())
