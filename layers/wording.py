"""Code → Japanese sentence. The words stand in ``wording.toml`` because pages and the shell say the same thing."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def sentences() -> dict[str, str]:
    """All sentences by code, whatever they speak of."""
    tables = tomllib.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))
    return {code: words for table in tables.values() for code, words in table.items()}


def sentence(code: str, params: Mapping[str, Any] | None = None) -> str:
    """What happened, where, and what to do now.

    A code without words (a rules test forbids it) shows as itself, a missing parameter as 「？」: words never become
    a fault.
    """
    return sentences().get(code, code).format_map(_Told({key: _said(value) for key, value in (params or {}).items()}))


class _Told(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "？"


def _said(value: Any) -> str:  # noqa: ANN401 - whatever a finding carries
    if isinstance(value, list | tuple):
        return "・".join(str(one) for one in value)
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
