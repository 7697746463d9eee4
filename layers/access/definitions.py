"""Definition 定義: what counts as one service and how it is asked for by default, one TOML a group of services.

A kind of the vocabulary is a definition too, with no defaults of its own: only what the question says.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from layers.access.question import Question
from layers.errors import Refused
from layers.vocabulary import kinds

_FOLDER = Path(__file__).with_name("services")


@dataclass(frozen=True, kw_only=True, slots=True)
class Definition:
    """``defaults``: fields of the question; ``resident`` and ``staff``: what a place of gaps is called by each.

    ``here``: kinds shown as 「ここにあるもの」; ``caveats``: what an answer about it cannot say (no last full stop).
    """

    id: str
    label: str
    kinds: tuple[str, ...]
    defaults: Mapping[str, Any]
    resident: str
    staff: str
    here: tuple[str, ...]
    caveats: tuple[str, ...] = ()
    note: str = ""

    def question(self, **said: Any) -> Question:  # noqa: ANN401 - fields of the question
        """The question with this definition's defaults under what was said."""
        return Question(**{**self.defaults, **said, "service": self.id})


@cache
def definitions() -> Mapping[str, Definition]:
    """All definition files by id, in the order of their names."""
    found = {}
    for path in sorted(_FOLDER.glob("*.toml")):
        told = tomllib.loads(path.read_text("utf-8"))
        found[path.stem] = Definition(
            id=path.stem,
            label=told["label"],
            kinds=tuple(told["kinds"]),
            defaults=told.get("asked", {}),
            resident=told["resident"],
            staff=told["staff"],
            here=tuple(told.get("here", _of_kinds()["here"])),
            caveats=tuple(told.get("caveats", ())),
            note=told.get("note", ""),
        )
    return found


def standing() -> tuple[Question, ...]:
    """What residents may ask without anybody having asked before: each definition with its own defaults."""
    return tuple(one.question(audience="public") for one in definitions().values())


def definition(service: str) -> Definition:
    """By the id of a file or a kind code; ``Refused("coverage.service")``."""
    known = definitions().get(service)
    if known is not None:
        return known
    kind = kinds().get(service)
    if kind is None:
        raise Refused("coverage.service", service=service, known="・".join([*definitions(), *kinds()]))
    return Definition(
        id=service,
        label=kind.label,
        kinds=(service,),
        defaults={},
        resident=_of_kinds()["resident"].format(label=kind.label),
        staff=_of_kinds()["staff"],
        here=tuple(code for code in _of_kinds()["here"] if code != service),
    )


@cache
def _of_kinds() -> Mapping[str, Any]:
    """What holds where no file says otherwise."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
