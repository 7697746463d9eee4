"""Findings as people and programs read them, on the web and at the shell."""

from typing import Any

from layers.intake.contract import Finding
from layers.vocabulary import kinds
from layers.wording import sentence

# Where a question can be answered at the shell too: how.
_BY_OPTION = {
    "edition.maybe": "shell.edition",
    "encoding.unsure": "shell.encoding",
    "file.unrecognised": "shell.heading",
    "kind.unknown": "shell.kind",
    "list.no_heading": "shell.heading",
}


def told(one: Finding) -> dict[str, Any]:
    """``{"level","code","cell","message"}``: the message is the whole sentence."""
    message = sentence(one.code, {"cell": one.cell, **one.params})
    return {"level": one.level, "code": one.code, "cell": one.cell, "message": message}


def told_at_the_shell(one: Finding) -> dict[str, Any]:
    """The same, with the option that answers it."""
    found = told(one)
    if one.code in _BY_OPTION:
        found["message"] += sentence(_BY_OPTION[one.code], {"kinds": "、".join(kinds())})
    return found
