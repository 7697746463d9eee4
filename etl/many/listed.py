"""The list of cities of a run: a TOML file with a ``[[city]]`` for each, its id and its database."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from layers.errors import Refused

# The id becomes the name of a file.
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A city of the run."""

    id: str
    db: str


def read(path: Path) -> tuple[Listed, ...]:
    """The cities in the order of the file; ``Refused`` where it cannot be read or two share an id.

    ``db`` is an address (``sqlite:///…``, ``postgresql+psycopg://…``) or the path of a file, from the list's folder.
    """
    try:
        told = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as fault:
        raise Refused("path.missing", path=str(path)) from fault
    except ValueError as fault:
        raise Refused("many.list", path=str(path), reason=str(fault)) from fault
    rows = told.get("city")
    if not isinstance(rows, list) or not rows:
        raise Refused("many.list", path=str(path), reason="[[city]]")
    found = tuple(_city(path, row) for row in rows)
    ids = [one.id for one in found]
    twice = next((one for one in ids if ids.count(one) > 1), "")
    if twice:
        raise Refused("many.twice", path=str(path), id=twice)
    return found


def _city(path: Path, row: object) -> Listed:
    told = row if isinstance(row, dict) else {}
    name, db = str(told.get("id", "")), str(told.get("db", ""))
    if not _ID.fullmatch(name) or not db:
        raise Refused("many.city", path=str(path), id=name or "—")
    return Listed(id=name, db=db if "://" in db else f"sqlite:///{(path.parent / db).resolve()}")
