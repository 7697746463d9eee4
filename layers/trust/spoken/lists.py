"""The word lists and patterns by which a note is read (``*.toml`` beside this file), and the title behind a name."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

Span = tuple[int, int]
PUNCTUATION = "、。,.・/ \n()「」『』:;!?…-"
# 「たくさんかく」 and 「様子」, 「氏名」, 「君が代」 have no title in them.
TITLE = re.compile(
    r"さん(?!ざん|ぶる|ぽ|かく|ご礁|しょう|すう|ま(?!で))|サン(?![ァ-ヶー])|さま|様(?!子|々|式|変|相)|(?<![ァ-ヶー])サマ"
    r"|氏(?![名神族素寺子])|(?<!長崎)(?<!唐津)くん(?!れ|せ|しょう)|クン|君(?![がの]代|主|臨)|ちゃん(?!ちゃん|ぽ)|チャン(?![ァ-ヶー])"
    r"|ちん(?=[がはの、])|殿(?![堂様])|たん(?=[がはのと、])|やん(?=[がはのと、])"
)


@cache
def told(name: str = "names") -> dict[str, Any]:
    """The lists of one file."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))


@cache
def of_persons(name: str) -> tuple[str, ...]:
    """A list that the sentences of a survey are read by too."""
    found: list[str] = tomllib.loads(Path(__file__).parents[1].joinpath("persons.toml").read_text("utf-8"))[name]
    return tuple(found)


@cache
def any_of(name: str, file: str = "names") -> str:
    """The words of a list as a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(told(file)[name], key=len, reverse=True)))
