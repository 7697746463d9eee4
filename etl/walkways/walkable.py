"""May it be walked on? Tags of OpenStreetMap → both ways, one way, or none; and steps. The words are a table."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from layers.access.network import STEPS

Tags = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Way:
    """How a way is walked: in the order of its nodes, against it, or both."""

    onwards: bool
    backwards: bool
    marks: int = 0


@cache
def _words() -> Mapping[str, frozenset[str]]:
    told: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in told.items()}


def walked(tags: Tags) -> Way | None:
    """How a way with these tags is walked; None where nobody may."""
    if not _open(tags):
        return None
    words = _words()
    step = tags.get("highway") in words["steps"] and not any(tags.get(name) == "yes" for name in words["ramps"])
    oneway = tags.get("oneway:foot", "")
    return Way(onwards=oneway != "-1", backwards=oneway not in ("yes", "1"), marks=STEPS if step else 0)


def blocks(tags: Tags) -> bool:
    """Whether what stands at a node lets nobody through."""
    words, barrier = _words(), tags.get("barrier", "")
    if not barrier:
        return False
    told = _on_foot(tags)
    if told is not None:
        return not told
    return barrier in words["barrier_wall"] or tags.get("locked") in words["locked"] or _closed(tags)


def _on_foot(tags: Tags) -> bool | None:
    """What is said of those on foot; None where nothing is."""
    said, words = tags.get("foot", ""), _words()
    return True if said in words["foot_yes"] else False if said in words["foot_no"] else None


def _closed(tags: Tags) -> bool:
    return tags.get("access") in _words()["access_no"]


def _open(tags: Tags) -> bool:
    """Whether the kind of the way is for walking, with what is said of those on foot."""
    words, kind, on_foot = _words(), tags.get("highway", ""), _on_foot(tags)
    plain = kind in words["highway"]
    beside = kind in words["highway_with_sidewalk"] and not _bare(tags)
    if on_foot is not None:
        return on_foot and (plain or kind in words["highway_with_sidewalk"] or kind in words["highway_by_leave"])
    return (plain or beside) and not _closed(tags)


def _bare(tags: Tags) -> bool:
    """Whether a large road is said to be no place to walk."""
    words = _words()
    return tags.get("motorroad") == "yes" or any(tags.get(name) in words["sidewalk_no"] for name in words["sidewalk"])
