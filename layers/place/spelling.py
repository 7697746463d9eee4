"""Words as a search compares them: NFKC, lower case, katakana as hiragana, no spaces."""

import unicodedata

# Small katakana a to small ke, each 0x60 above its hiragana.
_KANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
# U+3000 is the last space there is.
_SPACES = dict.fromkeys(code for code in range(0x3001) if chr(code).isspace())
_FOLDED = {**_KANA, **_SPACES}


def fold(text: str) -> str:
    """The text as it is compared."""
    return unicodedata.normalize("NFKC", text).lower().translate(_FOLDED)


def words(text: str) -> list[str]:
    """The folded words of what somebody typed."""
    return [fold(word) for word in text.split()]
