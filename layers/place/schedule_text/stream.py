"""The tokens of a text as a row of letters, in which a rule finds its pattern and puts one token for several."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from layers.place.schedule_text.tokens import Token

# A rule's answer: the tokens that stand instead, or None to leave the place as it is.
Made = Sequence[Token] | None
Make = Callable[["Stream", int, int], Made]


class Stream:
    """A row of tokens; ``replace`` walks it once from the left."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Begin with the tokens of a text."""
        self.tokens = list(tokens)

    @property
    def letters(self) -> str:
        """One letter for each token."""
        return "".join(token.letter for token in self.tokens)

    def replace(self, pattern: str, make: Make) -> None:
        """Wherever the letters match, put what ``make`` answers."""
        at = 0
        while match := _compiled(pattern).search(self.letters, at):
            start, end = match.span()
            made = make(self, start, end) if end > start else None
            if made is None:
                at = start + 1
                continue
            self.tokens[start:end] = made
            at = start + len(made)
            if at > len(self.tokens):
                return

    def of(self, start: int, end: int, letters: str) -> list[Token]:
        """The tokens of some sorts in a stretch."""
        return [token for token in self.tokens[start:end] if token.letter in letters]

    def has(self, letters: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a token of these sorts stands in a stretch."""
        return any(token.letter in letters for token in self.tokens[start:end])


def joined(letter: str, parts: Sequence[Token], value: Any) -> Token:  # noqa: ANN401 - what a token says
    """One token for several."""
    return Token(letter, " ".join(part.text for part in parts), parts[0].start, parts[-1].end, {}, value)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
