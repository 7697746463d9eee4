"""What a text gives away of a person, told to the facilitator alone, with what could be shown instead."""

import threading
from functools import lru_cache
from typing import Any

from layers.trust.persons import of_the_place, speaks_of_person

_MOST_KNOWN = 4096


@lru_cache(maxsize=_MOST_KNOWN)
def hint(text: str) -> dict[str, Any] | None:
    """The kinds of what was found and the masked text; None where nothing was."""
    kinds = speaks_of_person(text)
    return {"text": text, "kinds": sorted(kinds), "masked": of_the_place(text)} if kinds else None


def warm() -> None:
    """Load what reads the words before the first note comes."""
    threading.Thread(target=hint, args=("",), daemon=True).start()
