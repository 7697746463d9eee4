"""Finding by words: the best of the places that hold them all, a name that begins so before one that holds it."""

from layers.place.crowd import Crowd, Rows
from layers.place.spelling import fold, words


def best(crowd: Crowd, chosen: Rows, text: str, most: int) -> list[int]:
    """Rows of places among the chosen; none for a text without words."""
    wanted = words(text)
    if not wanted:
        return []
    found = [row for row in chosen.tolist() if all(word in crowd.heaps[row] for word in wanted)]
    return sorted(found, key=lambda row: _rank(fold(crowd.names[row]), "".join(wanted), wanted))[:most]


def _rank(name: str, joined: str, wanted: list[str]) -> int:
    if name.startswith(joined):
        return 0
    return 1 if all(word in name for word in wanted) else 2
