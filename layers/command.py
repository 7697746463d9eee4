"""The root of `ibashomap`: finds the sub-commands of every package and loads only the one that was asked for.

Exit 0 = ran to its end (findings are part of the answer), 1 = could not be done, 2 = wrong use.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from layers.errors import LayersError
from layers.wording import sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """One sub-command: its line of help, its arguments, and what it does (the exit code is the answer)."""

    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    needs_store: bool = True


def main(given: Sequence[str] | None = None) -> int:
    """Run one command line."""
    words = list(sys.argv[1:] if given is None else given)
    parser = argparse.ArgumentParser(prog="ibashomap", description="まちの居場所マップ")
    choices = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in sorted(_commands(words).items()):
        own = choices.add_parser(name, help=command.help, description=command.help)
        if command.needs_store:
            own.add_argument(
                "--db", default=os.environ.get("IBASHOMAP_DB"), help="sqlite:///… / postgresql+psycopg://…"
            )
        command.arguments(own)
        own.set_defaults(run=command.run, needs_store=command.needs_store)
    asked = parser.parse_args(words)
    if asked.needs_store and not asked.db:
        parser.error(sentence("store.not_named"))
    try:
        return int(asked.run(asked))
    except LayersError as fault:
        say(sentence(fault.code, fault.params))
        return 1
    except KeyboardInterrupt:
        say(sentence("command.stopped"))
        return 1


def say(words: str) -> None:
    """A message for the person: to standard error, so that standard output holds the answer alone."""
    print(words, file=sys.stderr)  # noqa: T201 - this is the shell's voice


def reply(words: str) -> None:
    """The answer in words, to standard output: it goes through a pipe and into a file like any answer."""
    # A letter that the shell's encoding lacks must not cost the answer.
    coding = sys.stdout.encoding or "utf-8"
    sys.stdout.buffer.write(words.encode(coding, errors="backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def answer(document: Any) -> None:  # noqa: ANN401 - anything JSON can say
    """The answer of `--json`: one UTF-8 document."""
    # A file name that is no UTF-8 comes from the system as lone surrogates: they stay as JSON's own escapes.
    text = json.dumps(document, ensure_ascii=False, indent=1)
    sys.stdout.buffer.write(text.encode(errors="backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def _commands(words: Sequence[str]) -> dict[str, Command]:
    """All commands; packages that cannot hold the asked one are not loaded (an entry point is named by its package)."""
    found: dict[str, Command] = {}
    for entry in _entries():
        found |= entry.load().COMMANDS
        if words and words[0] in found:
            return {words[0]: found[words[0]]}
    return found


def _entries() -> list[EntryPoint]:
    """Light packages first: single words, the store's, the readers', the web's."""
    order = {"store": 1, "etl": 2, "webmap": 3}
    return sorted(entry_points(group="ibashomap.commands"), key=lambda entry: (order.get(entry.name, 0), entry.name))


if __name__ == "__main__":
    sys.exit(main())
