"""Choices: what somebody may choose of a print, with a picture of the paper, and the file that comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """``sheets``: width and height of one sheet in millimetres, how many across and down; drawn beside the words."""

    value: str
    label: str
    note: str = ""
    sheets: tuple[float, float, int, int] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One question; the first option holds unless another is chosen."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """A file to be opened; ``sheets``: its pages."""

    name: str
    content: bytes
    media_type: str = "application/pdf"


def chosen(choices: Sequence[Choice], given: Mapping[str, str]) -> dict[str, str]:
    """An option of each choice; a word that is none of them means the first."""
    found = {}
    for choice in choices:
        known = [option.value for option in choice.options]
        word = given.get(choice.name, "")
        found[choice.name] = word if word in known else known[0]
    return found


def label_of(choices: Sequence[Choice], name: str, value: str) -> str:
    """The words of an option."""
    return next(option.label for one in choices if one.name == name for option in one.options if option.value == value)
