"""Findings as people and programs read them."""

from typing import Any

from layers.intake.contract import Finding
from layers.wording import sentence


def told(one: Finding) -> dict[str, Any]:
    """``{"level","code","cell","message"}``: the message is the whole sentence."""
    message = sentence(one.code, {"cell": one.cell, **one.params})
    return {"level": one.level, "code": one.code, "cell": one.cell, "message": message}
