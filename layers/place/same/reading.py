"""Whether kana and kanji spell one word: 「若がえり」 and 「若返り」, 「かみふうせん」 and 「紙風船」.

Kanji are read against other kanji only where the tables say that both write one word.
"""

import re
from functools import cache, lru_cache

from layers.place.same.folding import folded, hiragana, kanji, words

# What could be read otherwise: a text of hiragana alone is read as it stands.
_SCRIPTS = re.compile(r"[^ぁ-ん]|[ぁぃぅぇぉゃゅょっぢづをゐゑ]")
_LATIN = re.compile(r"[a-z]+")
# 連濁: the first letter of a reading inside a word, and 促音: the last one before another.
_VOICED = dict(zip("かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ", strict=True))
_HALF_VOICED = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
_CLIPPED = "きくちつ"
# An ending that is written out or left out, and the form of a verb that stands as a noun: 「集う」, 「集い」.
_NOUN = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_VOWELS = frozenset("あいうえお")
_ENDS = str.maketrans("ぢづをゐゑゃゅょ", "じずおいえやゆよ")
_SOUNDS = str.maketrans("ぢづをゐゑぁぃぅぇぉゃゅょっ", "じずおいえあいうえおやゆよつ")


def reads_alike(one: str, other: str) -> bool:
    """Whether two folded texts are one text in two scripts; each kanji may stand for any of its readings."""
    if one == other or not one.strip("ー") or not other.strip("ー") or not _SCRIPTS.search(one + other):
        return one == other
    if _aligned(one.translate(_SOUNDS), other.translate(_SOUNDS)):
        return True
    spoken = _without_latin(one), _without_latin(other)
    return spoken != (one, other) and _aligned(*(text.translate(_SOUNDS) for text in spoken))


def _without_latin(text: str) -> str:
    return _LATIN.sub(lambda found: in_kana(found[0]) or found[0], text)


def _is_kanji(letter: str) -> bool:
    return "一" <= letter <= "龠"


@lru_cache(maxsize=65536)
def _aligned(one: str, other: str) -> bool:
    if not one or not other:
        return not (one + other).strip("ー")
    if (one[0] == other[0] or _one_word(one[0], other[0])) and _behind(one, other):
        return True
    return _step(one, other) or _step(other, one)


def _behind(one: str, other: str) -> bool:
    """The rest behind a letter that both share; one may leave out its ending, as 「寄合」 beside 「寄り合い」."""
    if _aligned(one[1:], other[1:]):
        return True
    if not _is_kanji(one[0]):
        return False
    ways = [(one[1 + len(tail) :], other[1:]) for tail, _ in _with_endings(one[0]) if one.startswith(tail, 1)]
    ways += [(one[1:], other[1 + len(tail) :]) for tail, _ in _with_endings(other[0]) if other.startswith(tail, 1)]
    return any(_aligned(*way) for way in ways)


def _step(one: str, other: str) -> bool:
    """What begins the one is read as what begins the other."""
    if one[0] == "ー":
        return _aligned(one[1:], other[1:] if other[0] in _VOWELS else other)
    return any(
        _aligned(one[len(written) :], other[len(kana) :])
        for written, readings in _beginnings(one)
        for kana in readings
        if other.startswith(kana.replace("っ", "つ")) and not (kana[-1] == "っ" and len(other) == len(kana))
    )


def _beginnings(text: str) -> list[tuple[str, frozenset[str]]]:
    """The letter, or the word, with which a text begins, and how each may be read."""
    found = [(word, kana) for word, kana in _whole_words().get(text[0], ()) if text.startswith(word)]
    if not _is_kanji(text[0]):
        return found
    endings = [(text[0] + tail, kana) for tail, kana in _with_endings(text[0]) if text.startswith(tail, 1)]
    return [*found, *endings, (text[0], _forms(text[0]))]


@cache
def _whole_words() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """First letter → (word, readings) of what is read as a whole: 「向日葵」."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for kana, others in words()["reading"].items():
        for word in map(folded, others):
            found.setdefault(word[0], []).append((word, frozenset({folded(kana).translate(_SOUNDS)})))
    return found


@cache
def _with_endings(letter: str) -> list[tuple[str, frozenset[str]]]:
    """(What is written behind a kanji, the whole word): 爽 → (「やか」, 「さわやか」)."""
    said = {kana.translate(_SOUNDS) for kana in _spoken(letter)}
    said |= {kana[:-1] + _NOUN[kana[-1]] for kana in said if kana[-1] in _NOUN}
    return [(kana[cut:], frozenset({kana})) for kana in said for cut in range(1, len(kana))]


@cache
def _forms(letter: str) -> frozenset[str]:
    """Every shape in which a reading of a kanji may stand in a word."""
    said = _spoken(letter)
    found = set(hiragana(kanji()["reading"].get(letter, "")).split())
    found |= {kana[:-1] for kana in said if len(kana) > 1 and kana[-1] in {*_NOUN, "い"}}
    found |= {kana[:-1] + _NOUN[kana[-1]] for kana in said if len(kana) > 1 and kana[-1] in _NOUN}
    found |= {kana[:-1] + "っ" for kana in found if len(kana) > 1 and kana[-1] in _CLIPPED}
    for voice in (_VOICED, _HALF_VOICED):
        found |= {voice[kana[0]] + kana[1:] for kana in found if kana and kana[0] in voice}
    # A clipped reading keeps its small っ: it never ends a word.
    return frozenset(kana[:-1].translate(_SOUNDS) + kana[-1].translate(_ENDS) for kana in found if kana)


def ends_alike(one: str, other: str) -> bool:
    """Whether two last letters are those of a verb and of its noun: る and り."""
    return _NOUN.get(one) == other or _NOUN.get(other) == one


def other_kanji(one: str, other: str) -> bool:
    """Whether two letters are kanji of two words; one sound may be a slip of the keyboard."""
    if one == other or not (_is_kanji(one) and _is_kanji(other)) or _one_word(one, other):
        return False
    return not any(len(kana) > 1 for kana in _spoken(one) & _spoken(other))


def _one_word(one: str, other: str) -> bool:
    """Whether two kanji are taken for one another, as 町 and 街."""
    return any(one in letters and other in letters for letters in words()["interchangeable"]["letters"])


@cache
def _spoken(letter: str) -> frozenset[str]:
    """The 訓 of a kanji: the readings that are words by themselves."""
    readings = kanji()["reading"].get(letter, "").split()
    return frozenset(kana for kana in readings if hiragana(kana) == kana)


@cache
def in_kana(latin: str) -> str:
    """Romaji of Hepburn in hiragana, 「ashiya」 → 「あしや」; ``""`` where it is none, as 「club」."""
    found, position = [], 0
    syllables = words()["romaji"]
    while position < len(latin):
        size = next((size for size in (3, 2, 1) if latin[position : position + size] in syllables), 0)
        if not size:
            return ""
        found.append(syllables[latin[position : position + size]])
        position += size
    return "".join(found)
