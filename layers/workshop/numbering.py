"""The number by which a note is called, the same on slip, wall, vision and list: what is printed on the slip wins.

Slips are numbered from 1 for each meeting. What came without a slip is called by a number beyond them, so that a slip
that is typed later moves nobody: in the order of writing, whether or not it was let through.
"""

from collections.abc import Iterable

from layers.workshop.board import Note

# So many slips are seldom printed for one evening; a slip beyond takes its own number nevertheless.
BEYOND = 100


def numbers(notes: Iterable[Note]) -> dict[str, int]:
    """Each note's number among those of its meeting; two with one slip's number: the first written keeps it."""
    evenings: dict[str, list[Note]] = {}
    for note in sorted(notes, key=lambda one: (one.first, one.id)):
        evenings.setdefault(note.meeting, []).append(note)
    found: dict[str, int] = {}
    for written in evenings.values():
        found |= _of_evening(written)
    return found


def _of_evening(written: list[Note]) -> dict[str, int]:
    slips: dict[int, str] = {}
    for note in written:
        if note.number > 0 and note.channel != "phone":
            slips.setdefault(note.number, note.id)
    found = {key: number for number, key in slips.items()}
    others = [note.id for note in written if note.id not in found]
    displaced = []
    for number, key in enumerate(others, BEYOND + 1):
        if number in slips:
            displaced.append(key)
        else:
            found[key] = number
    last = max(max(slips, default=0), BEYOND + len(others))
    return found | {key: number for number, key in enumerate(displaced, last + 1)}
