"""出典: where a list comes from, under which licence, of which day."""

from dataclasses import dataclass


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
