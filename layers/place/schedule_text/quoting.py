"""Which words of a schedule are quoted to the staff: never a piece torn out of a word (「ことがあ」)."""

import re

_END = re.compile(r"[、。，．,\n()（）「」『』［］\[\]]")
_SCRIPTS = (re.compile("[ぁ-ゖ]"), re.compile("[ァ-ヺー]"), re.compile("[一-龥々〆]"))


def quoted(text: str, words: str) -> str:
    """The words, or where they begin or end within a word, all up to the next mark on either side."""
    start = text.find(words)
    end = start + len(words)
    if not words or start < 0 or not (_torn(text, start) or _torn(text, end)):
        return words
    before = max((one.end() for one in _END.finditer(text, 0, start)), default=0)
    after = _END.search(text, end)
    return text[before : after.start() if after else len(text)].strip()


def _torn(text: str, at: int) -> bool:
    """Whether the signs on either side are of one script."""
    return 0 < at < len(text) and any(one.match(text[at - 1]) and one.match(text[at]) for one in _SCRIPTS)
