"""Bytes → text: byte order mark, then the reading of the bytes that is by far the likeliest; a near tie is not guessed.

Every encoding in which lists are kept reads the same bytes; ``likely`` weighs the texts. A byte that no letter has is
replaced by U+FFFD and costs the reading dearly, so that one broken byte in a long list does not hide its encoding.
Names of Python's codecs are used; UTF-16 is one name, with a byte order mark or without.
"""

import codecs
import re
from dataclasses import dataclass

from etl.read.eucjp import FILL
from etl.read.likely import likelihood, sort_of
from etl.read.reading import unreadable

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp")
BROKEN = "\ufffd"
# e^9: the likelier reading of two must be eight thousand times as likely.
MARGIN = 9.0
# UTF-8 says by its form alone that it is UTF-8: other texts fall into it hardly ever, long letters least of all.
_FORM = 6.0
_LONG_FORM = 3.0
_MOST_LONG = 4
# A text of two bytes a letter hardly ever holds nothing but bytes of ASCII.
_ASCII_FORM = 60.0
_LONG_LETTER = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BROKEN_COST = 12.0
_BROKEN_PER_BYTES = 2000
_LEAST_FOR_BROKEN = 40
_ODD_SHARE = 0.1
_SAMPLE = 6000
_HIGH_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*[\r\n]*")
_HIGH = re.compile(rb"[\x80-\xff]")
# Python's CP932 gives letters to bytes that Windows leaves open; no list holds them.
_OPEN_CP932 = dict.fromkeys(map(ord, "\x80\xa0\uf8f0\uf8f1\uf8f2\uf8f3"), BROKEN)
_WIDE = {"utf-16-le": "utf-16", "utf-16-be": "utf-16"}
_NARROW = ("utf-8", "cp932", "euc_jp")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of its encoding."""

    text: str
    encoding: str


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """The text of these bytes, in the encoding that somebody has chosen or that is sure; else ``Unreadable``."""
    if encoding:
        return _whole(raw, encoding)
    marked = _by_mark(raw)
    if marked:
        return _whole(raw, marked)
    wide = _wide(raw)
    return _whole(raw, wide) if wide else _narrow(raw)


def _by_mark(raw: bytes) -> str:
    if raw.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "iso2022_jp" if b"\x1b$" in raw and not _HIGH.search(raw) else ""


def _whole(raw: bytes, codec: str) -> Decoded:
    """The whole file by one codec; refused where more than a stray byte does not fit."""
    name = _WIDE.get(codec, codec)
    if codec == "utf-16" and not _by_mark(raw):
        codec = "utf-16-le"
    text = _lenient(raw, codec)
    if text.count(BROKEN) > _allowed(raw):
        raise unreadable("file.encoding", encoding=name)
    return Decoded(text.rstrip("\x1a"), name)


def _lenient(raw: bytes, codec: str) -> str:
    if codec == "iso2022_jp":
        return raw.decode("iso2022_jp_ext", "replace")
    text = raw.decode(codec, FILL if codec == "euc_jp" else "replace")
    return text.translate(_OPEN_CP932) if codec == "cp932" else text


def _allowed(raw: bytes) -> int:
    return 0 if len(raw) < _LEAST_FOR_BROKEN else 1 + len(raw) // _BROKEN_PER_BYTES


def _wide(raw: bytes) -> str:
    """UTF-16 without its mark, where two bytes a letter make much more sense than one."""
    head = raw[: _SAMPLE // 2 * 2]
    if len(raw) % 2:
        return ""
    scores = {codec: likelihood(head.decode(codec, "replace")) for codec in _WIDE}
    scores |= {codec: _score(head, codec) for codec in _NARROW}
    wide = max(_WIDE, key=lambda codec: scores[codec])
    narrow = max(scores[codec] for codec in _NARROW) + (_ASCII_FORM if head.isascii() and b"\x00" not in head else 0.0)
    if abs(scores[wide] - narrow) < MARGIN:
        raise unreadable("encoding.unsure")
    return wide if scores[wide] > narrow and not _is_odd(head.decode(wide, "replace")) else ""


def _narrow(raw: bytes) -> Decoded:
    """The likeliest of the encodings in which ASCII is ASCII."""
    if not _HIGH.search(raw):
        return _sane(_whole(raw, "utf-8"))
    sample = _sample(raw)
    fit = {codec: text for codec in _NARROW if (text := _lenient(raw, codec)).count(BROKEN) <= _allowed(raw)}
    if not fit:
        raise unreadable("file.encoding", encoding=", ".join(_NARROW))
    ranked = sorted(((_score(sample, codec), codec) for codec in fit), reverse=True)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        raise unreadable("encoding.unsure")
    return _sane(Decoded(fit[ranked[0][1]].rstrip("\x1a"), ranked[0][1]))


def _score(sample: bytes, codec: str) -> float:
    text = _lenient(sample, codec)
    form = _FORM + _LONG_FORM * min(_MOST_LONG, len(set(_LONG_LETTER.findall(sample)))) if codec == "utf-8" else 0.0
    return likelihood(text) - _BROKEN_COST * text.count(BROKEN) + form


def _sample(raw: bytes) -> bytes:
    """Lines that are not plain ASCII, from the whole length of the file: only they tell the encodings apart."""
    lines = list(dict.fromkeys(_HIGH_LINE.findall(raw)))
    step = max(1, sum(map(len, lines)) // _SAMPLE)
    return b"".join(lines[::step])[: 4 * _SAMPLE]


def _sane(decoded: Decoded) -> Decoded:
    if _is_odd(decoded.text[:_SAMPLE]):
        raise unreadable("file.encoding", encoding=", ".join(_NARROW))
    return decoded


def _is_odd(text: str) -> bool:
    """Whether a text holds so much that no list holds that it is none."""
    odd = sum(sort_of(letter) in ("odd", "private") for letter in text)
    return odd > _ODD_SHARE * max(1, len(text))
