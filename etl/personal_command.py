"""`ibashomap personal`: what of a resident's words is personal, one text or a batch of JSON lines; needs no database.

The very code by which a hall holds a note back (``layers.trust.spoken``).
"""

import argparse
from pathlib import Path
from typing import Any

from etl.json_lines import STANDARD_INPUT, lines, question, tell
from layers.command import Command, answer, reply, say
from layers.trust.spoken import personal
from layers.wording import sentence


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", help="付箋の文")
    parser.add_argument("--json", action="store_true", help="JSONで答える")
    parser.add_argument("--batch", nargs="?", type=Path, const=STANDARD_INPUT, help='1行に1つのJSON {"id","text"}')


def _run(asked: argparse.Namespace) -> int:
    if asked.batch is not None:
        tell(_answered(line) for line in lines(asked.batch))
        return 0
    if asked.text is None:
        say(sentence("personal.no_text"))
        return 2
    if asked.json:
        answer(_told(asked.text))
    else:
        reply(personal(asked.text).masked)
    return 0


def _told(text: str) -> dict[str, Any]:
    found = personal(text)
    return {"personal": found.personal, "kinds": list(found.kinds), "masked": found.masked}


def _answered(line: bytes) -> dict[str, Any]:
    """One answer for each line; what is no text has nothing personal in it, and nothing to show."""
    asked = question(line)
    text = asked.get("text")
    return {"id": asked.get("id"), **_told(text if isinstance(text, str) else "")}


COMMANDS = {
    "personal": Command(
        help="付箋の文にある個人のことを見つけて伏せる", arguments=_arguments, run=_run, needs_store=False
    )
}
