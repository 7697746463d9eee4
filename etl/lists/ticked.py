"""Choices printed in one cell, of which some are ticked (「■活動中 □休止中 □廃止」): what was chosen."""

import re

from etl.clean import text

_TICKED = "■☑☒✓✔▣◼⬛✅"
_EMPTY = "□☐◻▢⬜"
_CHOICE = re.compile(rf"([{_TICKED}{_EMPTY}])\s*([^{_TICKED}{_EMPTY}]*)")
_ENDS = " 、,，/／・"


def chosen(written: str) -> str | None:
    """What is ticked, joined by 「・」, ``""`` where nothing is; ``None`` where the cell is no choice."""
    found = _CHOICE.findall(written)
    # An empty box must stand among them: else the squares are bullets.
    if len(found) < 2 or not any(box in _EMPTY for box, _ in found) or not all(word.strip() for _, word in found):
        return None
    if written[: written.index(found[0][0])].strip():
        return None
    return "・".join(text.plain(word).strip(_ENDS) for box, word in found if box in _TICKED)
