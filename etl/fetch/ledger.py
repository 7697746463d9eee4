"""``sources.json`` beside fetched files: from where, under which licence, of which day, fetched when, which bytes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layers.provenance import Source

NAME = "sources.json"
_MARK = "ibashomap_sources"


def read(folder: Path) -> dict[str, Any]:
    """The entries by file name; empty where there is no ledger, or a file of that name that is none."""
    try:
        content = json.loads(folder.joinpath(NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    files = content.get(_MARK) if isinstance(content, dict) else None
    return files if isinstance(files, dict) else {}


def add(folder: Path, file: str, entry: Mapping[str, Any]) -> None:
    """Write one entry; a stop in the middle leaves the ledger as it was."""
    entries = {**read(folder), file: dict(entry)}
    beside = folder / f".{NAME}.part"
    beside.write_text(json.dumps({_MARK: entries}, ensure_ascii=False, indent=1), "utf-8")
    beside.replace(folder / NAME)


def is_ledger(path: Path) -> bool:
    """Whether a file is a ledger of ours, and so no list."""
    return path.name == NAME and bool(read(path.parent))


def source_of(path: Path, sha256: str) -> Source | None:
    """What the ledger beside a file says of it, as long as the bytes are those that were fetched."""
    entry = read(path.parent).get(path.name)
    if not isinstance(entry, dict) or entry.get("sha256") != sha256:
        return None
    told = {name: str(entry.get(name, "")) for name in ("title", "publisher", "licence", "date")}
    return Source(**told)
