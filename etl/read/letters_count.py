"""`python -m etl.read.letters_count` writes letters.toml: which letters, and which sorts after another, lists hold.

Counted are ``letters_words.txt`` and the wordings of this program, all written for it; no list of anybody is among
them, so that the lists on which the decoding is measured are strangers to it.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import cycle, pairwise
from pathlib import Path

from etl.read.likely import BREAK, SORTS, sort_of

_HERE = Path(__file__).parent
_OWN = ("layers/vocabulary.toml", "layers/wording.toml", "etl/recognise.toml", "etl/clean/kind.toml")
# What stands between two words of a list; most often a comma.
_JOINTS = (",", "\r\n", ",", ",", " ", "\n", "\t", "　")
_KATAKANA = re.compile(r"[ァ-ヺー・]{2,}")
_FULL = (
    "ァアィイゥウェエォオカキクケコサシスセソタチッツテトナニヌネノハヒフヘホマミムメモャヤュユョヨラリルレロワヲンー・"
)
_HALF = "ｧｱｨｲｩｳｪｴｫｵｶｷｸｹｺｻｼｽｾｿﾀﾁｯﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓｬﾔｭﾕｮﾖﾗﾘﾙﾚﾛﾜｦﾝｰ･"
_TO_HALF = {**{ord(a): b for a, b in zip(_FULL, _HALF, strict=True)}, 0x3099: "ﾞ", 0x309A: "ﾟ"}
# Where the running text is cut into tiers, from common letters to uncommon ones.
_CUTS = (0.35, 0.6, 0.8, 0.93, 1.0)
_SEEN_SHARE = 0.97
_HEAD = """\
# How common letters are in lists, and which sort of letter follows which: written by `python -m etl.read.letters_count`
# from letters_words.txt and the wordings of this program; see there. `steps` = how often the row's sort is followed by
# each of `sorts`. `letters` = tiers of a sort, each with its share of the text and the letters that divide it evenly.
"""


def half_width(text: str) -> str:
    """Katakana as old systems print it: ｻﾛﾝ, ｸﾞﾙｰﾌﾟ."""
    return unicodedata.normalize("NFD", text).translate(_TO_HALF)


def _texts() -> Iterator[str]:
    lines = [one for one in _HERE.joinpath("letters_words.txt").read_text("utf-8").splitlines() if one[:1] != "#"]
    joints = cycle(_JOINTS)
    for line in lines:
        words = line.split(" ")
        yield "".join(word + next(joints) for word in words)
        yield "".join(half_width(word) + next(joints) for word in words if _KATAKANA.fullmatch(word))
    for name in _OWN:
        yield _HERE.parents[1].joinpath(name).read_text("utf-8")


def counted() -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """For each sort what follows it, and how often each of its letters occurs."""
    steps: dict[str, Counter[str]] = defaultdict(Counter)
    letters: dict[str, Counter[str]] = defaultdict(Counter)
    for text in _texts():
        sorts = [BREAK, *map(sort_of, text)]
        for before, after in pairwise(sorts):
            steps[before][after] += 1
        for letter, sort in zip(text, sorts[1:], strict=True):
            letters[sort][letter] += 1
    return steps, letters


def _tiers(counts: Counter[str]) -> Iterator[tuple[float, str]]:
    whole, seen, tier, cut = counts.total(), 0, "", 0
    start = 0
    for letter, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        tier, seen = tier + letter, seen + count
        if seen >= _CUTS[cut] * whole:
            yield (seen - start) / whole * _SEEN_SHARE, tier
            start, tier = seen, ""
            cut += sum(one * whole <= seen for one in _CUTS[cut:])


def _quoted(letters: str) -> str:
    escaped = letters.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t") + '"'


def written() -> str:
    """The content of letters.toml."""
    steps, letters = counted()
    sorts = sorted(SORTS)
    parts = [_HEAD, f"sorts = [{', '.join(map(_quoted, sorts))}]", "", "[steps]"]
    parts += [f"{before} = [{', '.join(str(steps[before][after]) for after in sorts)}]" for before in sorts]
    parts += ["", "[letters]"]
    for sort in sorted(letters):
        tiers = [f"  {{ share = {share:.4f}, letters = {_quoted(tier)} }}," for share, tier in _tiers(letters[sort])]
        parts += [f"{sort} = [", *tiers, "]"]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    _HERE.joinpath("letters.toml").write_text(written(), "utf-8")
