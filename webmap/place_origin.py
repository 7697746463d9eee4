"""The note of a 話し合い from which a place comes into the register: asked for by an address, told on both pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from layers.errors import NotFound
from layers.store import Unit
from layers.store.added import Addition
from layers.workshop.place_draft import first_words
from webmap import hall_pages, wording
from webmap.show import link


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """``said``: 「浜町の話し合い 第2回 語る 12番」; ``words``: as they were let through; ``texts``: by box."""

    talk: str
    note: str
    said: str
    words: str
    url: str
    texts: Mapping[str, str]


def asked(unit: Unit, given: Mapping[str, str]) -> Origin | None:
    """The note that an address or a form names; ``None`` where it names none that was let through."""
    return _origin(unit, given.get("talk", ""), given.get("note", ""))


def of_place(unit: Unit, added: Addition | None) -> Origin | None:
    """What an added place came from, as long as it stands there."""
    return _origin(unit, added.talk, added.note) if added else None


def _origin(unit: Unit, talk_id: str, key: str) -> Origin | None:
    try:
        talk = unit.talks.one(talk_id)
    except NotFound:
        return None
    note = next((one for one in unit.talks.board(talk_id).shown() if one.id == key), None)
    if note is None:
        return None
    meeting = next((one for one in talk.meetings if one.id == note.meeting), None)
    parts = [talk.name, hall_pages.named(meeting) if meeting else "", wording.NOTE_NUMBER.format(note.number)]
    return Origin(
        talk=talk.id,
        note=note.id,
        said=" ".join(part for part in (parts if note.number else parts[:2]) if part),
        words=note.shown_text,
        url=link("halls.results", talk_id=talk.id) + "#fresh",
        texts=first_words(note),
    )
