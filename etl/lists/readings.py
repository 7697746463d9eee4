"""読み: whether a line of kana can be how a name is read. Words whose reading is known: ``readings.toml``."""

import re
import tomllib
from pathlib import Path

from etl.clean import text

_READ: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["words"]
_KANA = re.compile(r"[ぁ-ん]{2,}")


def contradicts(kana: str, name: str) -> bool:
    """Whether a name holds a word that is read otherwise: 「はなまる」 is no reading of 「体操」."""
    told = hiragana(kana)
    return any(word in name and not any(one in told for one in read) for word, read in _READ.items())


def is_sure(kana: str, name: str) -> bool:
    """Whether the two share kana of their own or a word whose reading is known."""
    told, given = hiragana(kana), hiragana(name)
    shared = any(one in told for one in _KANA.findall(given))
    return shared or any(word in given and any(one in told for one in read) for word, read in _READ.items())


def hiragana(written: str) -> str:
    """Katakana as hiragana, without spaces and quotes."""
    plain = re.sub(r"[\s「」『』]", "", text.plain(written))
    return "".join(chr(ord(letter) - 0x60) if "ァ" <= letter <= "ン" else letter for letter in plain)
