"""前回から変わったこと in words: on the page of an evening and on its sheet."""

from collections.abc import Iterable

from layers.catalog.days import japanese_day
from layers.store import Unit
from layers.trust.spoken import personal
from layers.vocabulary import fields
from layers.workshop.board import Board, Note, Step
from layers.workshop.changed import ALTERED, Brought, Changed, PlaceChange, changed
from layers.workshop.kinds import note_kinds
from layers.workshop.talks import Talk
from webmap import wording
from webmap.talk_pages import ChangesTold
from webmap.talk_rows import named

_MOST_NOTES = 8


def gathered(unit: Unit, talk: Talk, number: int, board: Board) -> Changed:
    """What the board and the register tell of the time since the last evening."""
    before = talk.before(number)
    places = unit.zone_changes.since(talk.zone_kind, talk.zone, before.date) if before and before.date else []
    return changed(talk, number, board, places)


def told(found: Changed) -> ChangesTold:
    """Part by part: what was done and what was brought before what is still to do."""
    parts = (
        (wording.TALK_DONE, _steps(found.done)),
        (wording.TALK_LAST, [*_brought(found.last, found.stickers), *_notes(found.last.notes)]),
        (wording.TALK_BETWEEN, _notes(found.between.notes)),
        (wording.TALK_PLACES, [_place(one) for one in found.places]),
        (wording.TALK_OPEN, _steps(found.open)),
        (wording.TALK_CARRIED, _brought(found.carried, found.stickers)),
    )
    since = ""
    if found.before is not None:
        day = japanese_day(found.since) or wording.TALK_NO_DAY
        since = wording.TALK_SINCE.format(meeting=named(found.before), day=day)
    return ChangesTold(since=since, parts=tuple((name, tuple(lines)) for name, lines in parts if lines))


def _brought(brought: Brought, stickers: dict[str, int]) -> list[str]:
    lines = []
    if brought.notes:
        counted = [
            wording.TALK_KIND_OF.format(kind=note_kinds()[code].label, count=count)
            for code, count in brought.by_kind().items()
        ]
        lines.append(wording.TALK_NOTES_OF.format(count=len(brought.notes), kinds=wording.JOIN.join(counted)))
    for theme in brought.themes:
        voted = stickers.get(theme.id, 0)
        words = wording.TALK_STICKERS_OF if voted else wording.TALK_THEME_OF
        lines.append(words.format(text=theme.text, count=voted))
    return lines + [wording.TALK_AIM_OF.format(text=aim.text) for aim in brought.aims]


def _notes(notes: tuple[Note, ...]) -> list[str]:
    lines = [wording.TALK_NOTE_OF.format(text=" ".join(note.shown_text.split())) for note in notes[:_MOST_NOTES]]
    more = len(notes) - _MOST_NOTES
    return [*lines, *([wording.TALK_MORE_NOTES.format(count=more)] if more > 0 else [])]


def _steps(steps: Iterable[Step]) -> list[str]:
    return [_step(one) for one in steps]


def _step(step: Step) -> str:
    """A name of somebody stands on no sheet unless the vision itself was asked for it."""
    who, what, when = (personal(word).masked for word in (step.who, step.what, step.when))
    what = wording.TALK_STEP_WHO.format(who=who, what=what) if who else wording.TALK_NOTE_OF.format(text=what)
    return what + (wording.TALK_STEP_WHEN.format(when=when) if when else "")


def _place(change: PlaceChange) -> str:
    what = wording.TALK_KINDS[change.what]
    if change.what == ALTERED:
        labels = [
            wording.TALK_PLACE_FIELDS[name] if name in wording.TALK_PLACE_FIELDS else fields()[name].label
            for name in change.fields
        ]
        what = wording.TALK_PLACE_ALTERED.format(fields=wording.JOIN.join(labels))
    return wording.TALK_PLACE_OF.format(name=change.name, what=what, day=japanese_day(change.day))
