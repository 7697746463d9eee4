"""Plain letters: a text as it is read (wide letters narrow, one kind of dash, hidden letters gone, 「山 田」 in one).

Each letter knows where it was written, so that what is found can be taken out of the text as it was typed.
"""

import re
import unicodedata
from dataclasses import dataclass

# A letter with what belongs to it: 「ﾀﾞ」 is written in two and read in one.
_LETTER = re.compile("(?s).[\u3099\u309a\uff9e\uff9f\u0300-\u036f\ufe00-\ufe0f]*")
_DASHES = re.compile(r"[‐‑‒–—―−－─~〜]|(?<=[\d)〇一二三四五六七八九])ー(?=[\d(〇一二三四五六七八九])|(?<=\d)一(?=\d)")
_READ = "一-龥々〆ヶ𠮷髙﨑ぁ-んァ-ヶー"
_TITLES = "さん|サン|様|さま|氏|くん|君|ちゃん|宅|殿"
# The halves of a name that somebody has spread out: one letter stands alone, or a title follows the space.
_SPREAD = re.compile(
    rf"(?<![{_READ}])(?P<alone>[{_READ}]) +(?=[{_READ}])"
    rf"|(?<=[{_READ}]) +(?=[{_READ}](?:[^{_READ}]|$|{_TITLES}))"
    rf"|(?<=[{_READ}]) +(?=(?:{_TITLES})(?![一-龥]))"
)
_NEXT_ALONE = re.compile(rf"[{_READ}] +(?=[{_READ}])")
_OLD_FORMS = str.maketrans("𠮷髙﨑", "吉高崎")


@dataclass(frozen=True, slots=True)
class Plain:
    """``begins``, ``ends``: where each letter of ``text`` was written."""

    text: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]

    def written(self, begin: int, end: int) -> tuple[int, int]:
        """Where a run of letters was written."""
        return self.begins[begin], self.ends[end - 1]


def plain(text: str) -> Plain:
    """A text as it is read."""
    letters = [
        (letter, one.start(), one.end())
        for one in _LETTER.finditer(text)
        for letter in unicodedata.normalize("NFKC", one[0])
        if unicodedata.category(letter) != "Cf"
    ]
    read = _DASHES.sub("-", "".join(_readable(letter) for letter, _, _ in letters)).translate(_OLD_FORMS)
    kept = _joined(read)
    return Plain(
        "".join(read[at] for at in kept),
        tuple(letters[at][1] for at in kept),
        tuple(letters[at][2] for at in kept),
    )


def _readable(letter: str) -> str:
    """All spaces alike; half of a letter, which no dictionary takes, is a sign."""
    if letter.isspace() and letter != "\n":
        return " "
    return "\ufffd" if unicodedata.category(letter) == "Cs" else letter


def _joined(read: str) -> list[int]:
    """The places of all letters but the spaces inside a spread name."""
    gone: set[int] = set()
    at = 0
    while found := _SPREAD.search(read, at):
        begin = found.start() + (1 if found["alone"] else 0)
        gone.update(range(begin, found.end()))
        at = found.end()
        # The letter after the space may be the next one that stands alone.
        while found["alone"] and (more := _NEXT_ALONE.match(read, at)):
            gone.update(range(at + 1, more.end()))
            at = more.end()
    return [place for place in range(len(read)) if place not in gone]
