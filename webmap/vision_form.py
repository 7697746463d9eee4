"""Forms of the vision → moves on the journal. A sentence with the name of somebody who has not ticked is not kept.

All moves of one sent form begin with the same 28 figures of the form's own key: sent twice they are said once, and
they are undone together.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from layers.errors import NotFound, Refused
from layers.store import Unit
from layers.store.talks import desk_seat
from layers.trust.naming import Allowed
from layers.workshop.board import Aim, Board, Step
from layers.workshop.undo import put_back
from webmap import session

Form = MultiDict[str, str]
Said = Iterator[tuple[str, Mapping[str, Any]]]
ACT = 28
_KEY = 32
_KINDS = ("theme", "aim", "step", "link")
_WORDS = ("who", "what", "when")


def allowed(unit: Unit, talk_id: str) -> Allowed:
    """Whose names may stand in the sentences: who ticked so on their card."""
    return unit.raised_hands.allowed(talk_id)


def say(unit: Unit, talk_id: str, key: str, told: Said) -> None:
    """Keep what a form says, under its key."""
    if len(key) != _KEY:
        raise Refused("board.move")
    for number, (subject, fields) in enumerate(told):
        unit.talks.say(talk_id, f"{key[:ACT]}{number:0{_KEY - ACT}x}", subject, fields)


def theme(board: Board, form: Form, may: Allowed) -> Said:
    """A new theme, another name for one, or 「消す」."""
    there = _there(board.themes, form.get("theme", "")) if form.get("theme") else None
    if there is not None and form.get("do") in _GONE:
        yield f"theme:{there.id}", {"gone": _GONE[form["do"]]}
        return
    text = _sentence(form.get("text", ""), may)
    if there is not None:
        yield f"theme:{there.id}", {"text": text}
        return
    yield f"theme:{_made(form)}", {"text": text, "order": _last(board.themes)}


def aim(board: Board, form: Form, may: Allowed, meeting: str) -> Said:
    """A new めざす姿 under a theme, another wording with the notes it comes from, or 「消す」."""
    if not form.get("aim"):
        under = form.get("theme", "")
        told = {"text": _sentence(form.get("text", ""), may), "order": _last(board.aims), "meeting": meeting}
        yield f"aim:{_made(form)}", told | {"theme": _there(board.themes, under).id if under else ""}
        return
    there: Aim = _there(board.aims, form["aim"])
    if form.get("do") in _GONE:
        yield f"aim:{there.id}", {"gone": _GONE[form["do"]]}
        return
    under = form.get("theme", "")
    told = {"text": _sentence(form.get("text", ""), may), "decided": form.get("decided") == "1"}
    yield f"aim:{there.id}", told | {"theme": _there(board.themes, under).id if under else ""}
    yield from _links(board, there, set(form.getlist("note")))


def step(board: Board, form: Form, may: Allowed) -> Said:
    """だれが・何を・いつ: a new line, other words, 「できた」 or 「消す」."""
    there: Aim = _there(board.aims, form.get("aim", ""))
    steps: dict[str, Step] = {one.id: one for one in there.steps}
    found = _there(steps, form["step"]) if form.get("step") else None
    if found is not None and form.get("do") in _TICKS:
        yield f"step:{found.id}", _TICKS[form["do"]]
        return
    words = {name: form.get(name, "").strip() for name in _WORDS}
    if not any(words.values()):
        raise Refused("vision.empty")
    for word in words.values():
        _unnamed(word, may)
    _unnamed("", may, who=words["who"])
    if found is not None:
        yield f"step:{found.id}", words
        return
    yield f"step:{_made(form)}", words | {"aim": there.id, "order": _last(steps)}


def undo(unit: Unit, talk_id: str, act: str, key: str) -> None:
    """「取り消す」: all that one form has said, where nobody has said otherwise since."""
    journal = [move for _, move in unit.talks.moves(talk_id)]
    undone = [move for move in journal if move.id.startswith(act) and move.kind in _KINDS]
    if len(act) != ACT or not undone:
        raise NotFound("board.move_gone")
    back = [put_back(journal, move.id) for move in undone]
    say(unit, talk_id, key, ((one.subject, one.fields) for one in back if one.fields))


def _links(board: Board, there: Aim, chosen: set[str]) -> Said:
    """What of the choice is new; a note that is no longer shown keeps its link."""
    shown = [note.id for note in board.shown()]
    if not chosen <= set(shown):
        raise NotFound("board.move_gone")
    for note in shown:
        if (note in chosen) != (note in there.notes):
            yield f"link:{there.id}:{note}", {"on": note in chosen}


def _sentence(given: str, may: Allowed) -> str:
    text = " ".join(given.split())
    if not text:
        raise Refused("vision.empty")
    _unnamed(text, may)
    return text


def _unnamed(text: str, may: Allowed, *, who: str = "") -> None:
    if may.holds_back(text, who=who):
        raise Refused("vision.name")


def _there(things: Mapping[str, Any], key: str) -> Any:  # noqa: ANN401 - themes, aims and steps alike
    if key not in things:
        raise NotFound("board.move_gone")
    return things[key]


def _made(form: Form) -> str:
    return f"{desk_seat(session.viewer().name)}-{form.get('key', '')[:16]}"


def _last(things: Mapping[str, Any]) -> float:
    return 1.0 + max((one.order for one in things.values()), default=0.0)


_GONE = {"drop": True, "again": False}
_TICKS: dict[str, dict[str, Any]] = {
    "done": {"done": True},
    "not_yet": {"done": False},
    "drop": {"gone": True},
    "again": {"gone": False},
}
