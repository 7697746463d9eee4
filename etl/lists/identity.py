"""The key that tells a record from its siblings and stays the same next year.

An identifier of the file itself where it holds one; a running number is none: next year's list counts anew.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from etl.clean import address, text
from layers.intake.contract import Record


def keyed(records: Sequence[Record], *, own: bool) -> list[Record]:
    """The records with their keys; ``own`` says that the list has a column of identifiers."""
    codes = [str(record.values.get("code", "")) for record in records]
    # An identifier that is missing anywhere, or that most rows share, identifies nothing.
    usable = own and all(codes) and len(set(codes)) * 10 >= len(codes) * 9
    found = codes if usable else [_written(record) for record in records]
    seen: Counter[str] = Counter()
    keys = []
    for key in found:
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return [_with_key(record, key) for record, key in zip(records, keys, strict=True)]


def _written(record: Record) -> str:
    name = text.folded_name(str(record.values.get("name", "")))
    place = address.split(str(record.values.get("address", ""))).key
    return f"{name}|{place or text.folded_name(str(record.values.get('venue', '')))}"


def _with_key(record: Record, key: str) -> Record:
    return replace(record, key=key)
