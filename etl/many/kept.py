"""Results on disk: one file a city, written whole or not at all, named by all that its figures depend on.

A second run finds the files of the first and asks those cities nothing; what has changed gets another name.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from etl.many.listed import Listed
from layers import clock
from layers.access.question import Question
from layers.store import Store
from layers.trust.audience import OPERATOR

# Raised with every change of what an answer means, so that older files are not taken for it.
_EDITION = 1
_LETTERS = 16


def fingerprint(city: Listed, question: Question) -> str:
    """Of the question and of everything that is published in the city's database."""
    with closing(Store.open(city.db)) as store, store.reading(OPERATOR) as unit:
        imports = [(row.id, row.sha256, row.released) for row in unit.imports.in_force()]
        # How long ago a place was confirmed changes with the day.
        day = clock.today().isoformat() if question.confirmed_months else ""
        network = unit.walk_networks.fingerprint() or ""
        told = [_EDITION, question.to_json(), unit.city().code, unit.revision, imports, network, day]
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:_LETTERS]


def path_of(out: Path, city: Listed, mark: str) -> Path:
    """Where the result of a city stands."""
    return out / f"{city.id}-{mark}.json"


def write(path: Path, document: Mapping[str, Any]) -> None:
    """All of it under its name, or nothing: a file that stands is a result."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read(path: Path) -> dict[str, Any] | None:
    """A result of an earlier run, None where there is none."""
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found
