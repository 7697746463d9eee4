"""出典: where a list comes from, under which licence, of which day."""

import re
from dataclasses import dataclass

_ENDING = re.compile(r"(?<=.)\.[A-Za-z][A-Za-z0-9]{1,7}$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """出典. ``date`` is the day the content speaks of (ISO), empty where the file does not tell."""

    title: str
    publisher: str = ""
    licence: str = ""
    date: str = ""

    def credit(self) -> str:
        """The line that must stand wherever the data are shown."""
        return "・".join(part for part in (self.publisher, self.title, self.date, self.licence) if part)


def title_of_file(name: str) -> str:
    """What people call the list of a file that bears no other title: the file's name without its ending."""
    return _ENDING.sub("", name.strip()).strip() or name
