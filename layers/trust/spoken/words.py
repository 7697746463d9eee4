"""Words of a Japanese text, with what they can be: read by Sudachi's dictionary, which knows 370,000 names.

The dictionary is loaded when the first text comes; a reader belongs to one thread, so each thread has its own.
"""

import threading
from dataclasses import dataclass
from functools import cache, lru_cache

from sudachipy import Dictionary, SplitMode, Tokenizer


@dataclass(frozen=True, slots=True)
class Word:
    """``kind``: 名詞, 助詞 …; ``sort``: which noun (人名姓, 地名, 普通名詞 …).

    ``known``: stands in the dictionary; ``reading``: as カタカナ.
    """

    text: str
    begin: int
    end: int
    kind: str
    sort: str
    known: bool
    reading: str = ""

    @property
    def is_name(self) -> bool:
        """Whether the sentence reads it as the name of a person."""
        return self.sort.startswith("人名")


_own = threading.local()
_lock = threading.Lock()


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in their order."""
    return tuple(
        Word(
            text=one.raw_surface(),
            begin=one.begin(),
            end=one.end(),
            kind=one.part_of_speech()[0],
            sort=_sort(one.part_of_speech()),
            known=not one.is_oov(),
            reading=one.reading_form(),
        )
        for one in _reader().tokenize(text)
    )


@lru_cache(maxsize=8192)
def sorts(text: str) -> frozenset[str]:
    """What a word can be, wherever it stands: 人名姓, 地名, 普通名詞 …; empty where the dictionary lacks it."""
    with _lock:
        return frozenset(_sort(one.part_of_speech()) for one in _dictionary().lookup(text))


def can_name(text: str) -> bool:
    """Whether people are called so."""
    return any(sort.startswith("人名") for sort in sorts(text))


def _sort(part: tuple[str, ...]) -> str:
    """人名姓, 人名名, 人名, 地名, 固有名詞, or what the dictionary says second."""
    if part[1] != "固有名詞":
        return part[1]
    if part[2] == "人名":
        return part[2] + (part[3] if part[3] in ("姓", "名") else "")
    return part[2] if part[2] == "地名" else part[1]


@cache
def _dictionary() -> Dictionary:
    return Dictionary()


def _reader() -> Tokenizer:
    reader: Tokenizer | None = getattr(_own, "reader", None)
    if reader is None:
        with _lock:
            reader = _own.reader = _dictionary().tokenizer(mode=SplitMode.C)
    return reader
