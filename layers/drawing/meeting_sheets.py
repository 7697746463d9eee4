"""Paper of one evening: 付箋 to cut out, 名札, cards of 手をあげた人, 「前回から変わったこと」. No colour is needed."""

from collections.abc import Mapping, Sequence
from typing import Any

from layers.drawing import typeset
from layers.errors import Refused
from layers.workshop.kinds import note_kinds

# Slips a sheet → columns, rows: large ones for writing at a table, small ones for gluing on a map.
SLIPS = {8: (2, 4), 25: (5, 5)}
CARDS = 10
HANDS = 4
MOST_SHEETS = 60


def slips(title: str, *, tables: int, sheets_each: int, a_sheet: int = 8) -> bytes:
    """付箋, numbered from 1 over all tables; each table gets whole sheets of its own. Without tables all are loose."""
    if a_sheet not in SLIPS or not 1 <= max(1, tables) * sheets_each <= MOST_SHEETS:
        raise Refused("talk.sheets", most=MOST_SHEETS)
    columns, rows = SLIPS[a_sheet]
    names = [str(number) for number in range(1, tables + 1)] or [""]
    owners = [name for name in names for _ in range(sheets_each)]
    sheets = [
        [{"number": place * a_sheet + slip, "table": owner} for slip in range(1, a_sheet + 1)]
        for place, owner in enumerate(owners)
    ]
    kinds = [{"letter": kind.letter, "label": kind.label} for kind in note_kinds().values()]
    data = {"title": title, "columns": columns, "rows": rows, "sheets": sheets, "kinds": kinds}
    return typeset.pdf("slips.typ", data)


def name_cards(heading: str, venue: str, *, people: int, tables: int) -> bytes:
    """名札 for so many people, dealt to the tables in turn so that each gets as many."""
    if not 1 <= people <= MOST_SHEETS * CARDS:
        raise Refused("talk.sheets", most=MOST_SHEETS)
    owners = [str(place % tables + 1) if tables else "" for place in range(people)]
    sheets = [owners[first : first + CARDS] for first in range(0, people, CARDS)]
    return typeset.pdf("name_cards.typ", {"title": heading, "heading": heading, "venue": venue, "sheets": sheets})


def hand_cards(title: str, heading: str, promise: str, *, people: int) -> bytes:
    """「手をあげた人」カード for so many people, four on a sheet; ``promise``: what becomes of what they write."""
    if not 1 <= people <= MOST_SHEETS * HANDS:
        raise Refused("talk.sheets", most=MOST_SHEETS)
    data = {"title": title, "heading": heading, "promise": promise, "sheets": -(-people // HANDS)}
    return typeset.pdf("hand_cards.typ", data)


def changed_sheet(
    title: str, heading: str, since: str, parts: Sequence[tuple[str, Sequence[str]]], footer: str
) -> bytes:
    """「前回から変わったこと」, part by part; a part without lines is left out."""
    told: list[Mapping[str, Any]] = [{"heading": name, "lines": list(lines)} for name, lines in parts if lines]
    data = {"title": title, "heading": heading, "since": since, "parts": told, "footer": footer}
    return typeset.pdf("changed.typ", data)
