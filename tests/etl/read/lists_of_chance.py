"""Lists drawn by chance, for reading them back: other words than those from which the decoding has learnt."""

import random
import tomllib
from pathlib import Path

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
# Of which kinds of words a list of each character is made; a kind named twice comes twice as often.
_POOLS = {
    "mixed": ("cities", "names", "people", "words", "ascii"),
    "numbers": ("ascii", "ascii", "ascii", "cities", "names"),
    "half": ("half", "half", "ascii", "names"),
    "people": ("people", "people", "ascii"),
    "prose": ("words", "words", "names"),
    "ascii": ("ascii",),
}


def drawn(chance: random.Random) -> str:
    """A list of one of several characters: ordinary, of numbers with a few words, of half-width readings, of names."""
    kind = chance.choice(("mixed", "mixed", "mixed", "numbers", "half", "people", "prose", "ascii"))
    lines = [] if chance.random() < 0.4 else [chance.sample(_WORDS["headings"], 5)]
    if kind == "ascii":
        lines = [["id", "name", "lat", "lon", "phone"]]
    for _ in range(chance.randint(1, 40)):
        lines.append([_cell(kind, chance) for _ in range(chance.randint(3, 6))])
    mark, end = chance.choice((",", ",", "\t")), chance.choice(("\r\n", "\n"))
    return end.join(mark.join(line) for line in lines) + end


def _cell(kind: str, chance: random.Random) -> str:
    pool = chance.choice(_POOLS[kind])
    cell = str(chance.choice(_WORDS[pool]))
    if pool == "cities" and chance.random() < 0.5:
        return f"{cell}{chance.randint(1, 9)}丁目{chance.randint(1, 30)}"
    return cell


def sized(text: str, encoding: str, size: int, chance: random.Random) -> bytes:
    """About this many bytes of the list, cut between letters; what an encoding cannot hold is left out."""
    text = text.encode(encoding, "ignore").decode(encoding)
    once = len(text.encode(encoding))
    if once < size:
        text *= size // once + 1
    start = 0 if chance.random() < 0.5 else chance.randrange(max(1, len(text) // 2))
    low, high = 1, len(text) - start
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if len(text[start : start + middle].encode(encoding)) <= size else (low, middle - 1)
    return text[start : start + low].encode(encoding)
