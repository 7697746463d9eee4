"""履歴 in words: when, who, what, and what became of what."""

from collections.abc import Sequence
from dataclasses import dataclass

from layers.catalog.days import japanese_day
from layers.store.history import Event
from layers.vocabulary import words
from webmap import wording
from webmap.act_rows import lines_of

# After these a place says something else than before.
_CONTENT = ("listed", "changed", "corrected", "correction_undone", "added")


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryRow:
    """One act in words; ``decision`` that can be undone here, ``back_to``: the moment that can be gone back to."""

    when: str
    who: str
    what: str
    lines: tuple[str, ...]
    decision: str = ""
    back_to: str = ""


def history_rows(events: Sequence[Event], *, may_decide: bool) -> tuple[HistoryRow, ...]:
    """Each event in words; ``may_decide``: decisions on doubles can be undone from here.

    Every content but the newest can be gone back to.
    """
    contents = [event for event in events if event.what in _CONTENT]
    return tuple(
        HistoryRow(
            when=f"{japanese_day(event.at[:10])} {event.at[11:16]}",
            who=event.who if event.who != "shell" else wording.AT_THE_MACHINE,
            what=_what(event),
            lines=_lines(event),
            decision=event.decision if may_decide else "",
            back_to=event.at if event in contents[1:] else "",
        )
        for event in events
    )


def _lines(event: Event) -> tuple[str, ...]:
    if event.what == "correction_undone":
        return ()
    moved = any(one.field == "position" for one in event.changes)
    told = lines_of(one for one in event.changes if one.field != "position")
    return (*told, *([wording.MOVED_BY_LIST] if moved else []))


def _what(event: Event) -> str:
    detail = event.detail
    if event.what in ("consented", "withdrawn"):
        detail = wording.CONSENTED.get(detail, detail)
    if event.what in ("confirmed", "asked"):
        detail = words("how").get(detail, detail)
    pattern = wording.HAPPENED[event.what]
    return pattern.format(detail=detail) if detail else pattern.replace("「{detail}」", "").replace("（{detail}）", "")
