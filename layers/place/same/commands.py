"""`same`: which pairs of a file are the same group at the same place. Needs no database."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from layers.command import Command, answer
from layers.errors import Refused
from layers.place.same import Entry, judge


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="組の一覧（JSON）。- は標準入力")
    parser.add_argument("--json", action="store_true", help="JSONで答える")


def _run(asked: argparse.Namespace) -> int:
    pairs = _pairs(asked.file)
    same = [pair["id"] for pair in pairs if judge(_entry(pair.get("a")), _entry(pair.get("b"))).same]
    if asked.json:
        answer({"same": same})
    else:
        print("\n".join(map(str, same)))  # noqa: T201 - the answer itself
    return 0


def _pairs(file: str) -> list[dict[str, Any]]:
    """The pairs of a file; ``Refused("same.unreadable")`` where it is no such list."""
    try:
        text = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        pairs = json.loads(text.decode("utf-8-sig"))["pairs"]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise Refused("same.unreadable", file=file) from fault
    if not isinstance(pairs, list) or not all(isinstance(pair, dict) and "id" in pair for pair in pairs):
        raise Refused("same.unreadable", file=file)
    return pairs


def _entry(given: Any) -> Entry:  # noqa: ANN401 - whatever the file holds
    told = given if isinstance(given, dict) else {}
    return Entry(
        name=_text(told.get("name")),
        venue=_text(told.get("venue")),
        address=_text(told.get("address")),
        phones=_texts(told.get("phone")),
    )


def _text(given: Any) -> str:  # noqa: ANN401 - see above
    return "" if given is None else str(given)


def _texts(given: Any) -> tuple[str, ...]:  # noqa: ANN401 - see above
    return tuple(map(_text, given)) if isinstance(given, list) else (_text(given),)


COMMANDS = {
    "same": Command(help="同じ集まりかどうかを見分ける", arguments=_arguments, run=_run, needs_store=False),
}
