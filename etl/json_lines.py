"""`--batch`: questions as JSON lines from a file or standard input, and one answer line for each, in the same order."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from layers.errors import Refused

STANDARD_INPUT = Path("-")


def lines(source: Path) -> Iterator[bytes]:
    """The lines that hold anything."""
    if source == STANDARD_INPUT:
        yield from (line for line in sys.stdin.buffer if line.strip())
        return
    try:
        with source.open("rb") as file:
            yield from (line for line in file if line.strip())
    except OSError as fault:
        raise Refused("path.missing", path=str(source)) from fault


def question(line: bytes) -> dict[str, Any]:
    """What a line asks; nothing where it is no object of JSON."""
    try:
        found = json.loads(line.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def tell(answers: Iterable[dict[str, Any]]) -> None:
    """One line each, given away as soon as all that are at hand are written."""
    for one in answers:
        told = json.dumps(one, ensure_ascii=False)
        sys.stdout.buffer.write(told.encode(errors="backslashreplace") + b"\n")
    sys.stdout.buffer.flush()
