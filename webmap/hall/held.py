"""What a text gives away of a person, told to the facilitator alone, with what could be shown instead."""

import threading
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from layers.trust.spoken import personal

_MOST_KNOWN = 4096


@lru_cache(maxsize=_MOST_KNOWN)
def hint(text: str) -> dict[str, Any] | None:
    """The kinds of what was found and the masked text; None where nothing was."""
    told = personal(text)
    return {"text": text, "kinds": list(told.kinds), "masked": told.masked} if told.personal else None


def hints(moves: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the words of notes among these moves (as JSON) give away."""
    texts = dict.fromkeys(
        one["fields"]["text"] for one in moves if one["subject"].startswith("note:") and one["fields"].get("text")
    )
    return [found for text in texts if (found := hint(text))]


def warm() -> None:
    """Load what reads the words before the first note comes."""
    threading.Thread(target=hint, args=("a",), daemon=True).start()
