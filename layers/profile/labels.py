"""Short words around the numbers of a profile: names, units, classes of ages. Sentences stand in ``wording.toml``."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def _labels() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8"))


def label(name: str, **params: str | int) -> str:
    """The words of this name with what is told of it."""
    return _labels()[name].format(**params)
