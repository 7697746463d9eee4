"""A vision as residents may read it: aims, themes, steps and counts; of the notes none, and nothing that was held.

What was opened stands as it was opened, until it is opened anew or taken back.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from layers.trust.naming import Allowed
from layers.workshop.vision import Sentence, Strand, Task, Vision


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """``voices``: how many notes the aims came from; ``channels``: by which ways; ``meetings``: how many were held."""

    zone: str
    strands: tuple[Strand, ...] = ()
    voices: int = 0
    channels: Mapping[str, int] = field(default_factory=dict)
    meetings: int = 0

    @property
    def vision(self) -> Vision:
        """For the reports, which are made of one; it holds no note."""
        return Vision(strands=self.strands, channels=self.channels)

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Opened":
        """The same again."""
        strands = tuple(
            Strand(**{**one, "sentences": tuple(map(_sentence, one["sentences"])), "notes": ()})
            for one in told["strands"]
        )
        return cls(**{**told, "strands": strands})

    def named_by(self, may: Allowed) -> "Opened":
        """Who has taken the tick back since, or had the card deleted, is named no more."""
        return replace(self, strands=tuple(_strand(one, may) for one in self.strands))


def opened(found: Vision, zone: str, meetings: int = 0) -> Opened:
    """What of a vision may leave the desk: themes with an aim, and their counts."""
    strands = tuple(
        replace(one, notes=(), sentences=tuple(replace(aim, notes=(), meeting="") for aim in one.sentences))
        for one in found.strands
        if one.sentences
    )
    return Opened(zone=zone, strands=strands, voices=len(found.notes), channels=dict(found.channels), meetings=meetings)


def _sentence(told: Mapping[str, Any]) -> Sentence:
    return Sentence(**{**told, "tasks": tuple(Task(**one) for one in told["tasks"]), "notes": ()})


def _strand(one: Strand, may: Allowed) -> Strand:
    return replace(one, text=may.told(one.text), sentences=tuple(_aim(aim, may) for aim in one.sentences))


def _aim(one: Sentence, may: Allowed) -> Sentence:
    tasks = (replace(t, who=may.who(t.who), what=may.told(t.what), when=may.told(t.when)) for t in one.tasks)
    return replace(one, text=may.told(one.text), tasks=tuple(tasks))
